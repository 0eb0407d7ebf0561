"""What is asked of a comparison, as people write it -> statute, days, article; of the website and of the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar, get_args

from corpus.citations.format import in_guillemets
from corpus.errors import FatiaoError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from webapp.dates import parse_date
from webapp.urls import compare_url, split_dated

View = Literal["side", "inline"]
Only = Literal["changed", "words", "all"]
EXAMPLE = "/compare/xingfa@2021-03-01/xingfa@2024-03-01"
_Value = TypeVar("_Value", bound=str)


class CompareError(FatiaoError, ValueError):
    """What is to be compared is not said, or cannot be compared; says what is expected."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a comparison is to be shown, and how."""

    article: str = ""
    view: View = "side"
    only: Only = "changed"

    @classmethod
    def of(cls, article: str, parameters: Mapping[str, str]) -> Asked:
        """The choices of a query string; what is left out is as usual.

        Raises:
            CompareError: a value that there is not.
        """
        return cls(article, _choice(parameters, "view", get_args(View)), _choice(parameters, "only", get_args(Only)))

    def url(self, statute: str, days: tuple[date, date], article: str | None = None) -> str:
        """The page of two wordings with the choices that are not the usual ones; `article` in place of the own one."""
        view = "" if self.view == "side" else self.view
        only = "" if self.only == "changed" else self.only
        return compare_url(statute, *days, self.article if article is None else article, view=view, only=only)


def asked_statute(library: Library, name: str) -> Statute:
    """The statute by its id, or by a name that means it alone.

    Raises:
        CompareError: the name is in use for several texts.
        NotHeldError: there is none; says what is near.
    """
    candidates = () if name in library.statutes else library.names.candidates(name)
    if len(candidates) > 1:
        titles = [library.statutes[c].latest.title if c in library.statutes else c for c in candidates]
        raise CompareError(f"“{name}”对应不止一部法规：{'、'.join(map(in_guillemets, titles))}。请写全称或者法规代号")
    return library.statute(candidates[0] if candidates and candidates[0] in library.statutes else name)


def asked_wordings(library: Library, first: str, second: str) -> tuple[Statute, tuple[date, date]]:
    """The statute and the days of two wordings.

        wording = statute "@" date          xingfa@2021-03-01, 刑法@2021-03-01

    Raises:
        CompareError: the statutes differ, or a day is missing.
        DateError: a day is none.
        NotHeldError: there is no such statute.
    """
    (name, day), (other, last) = split_dated(first), split_dated(second)
    statute = asked_statute(library, name)
    if asked_statute(library, other) is not statute:
        raise CompareError("只能比较同一部法规的两个文本，这里写了两部法规")
    if not day or not last:
        raise CompareError(f"两个文本都要写明日期，例如 {EXAMPLE}")
    return statute, (parse_date(day), parse_date(last))


def asked_article(statute: Statute, text: str) -> str:
    """`253-1` of 253-1 or 253-1/1; empty for the whole statute.

    Raises:
        AddressError: the text is no number of an article.
    """
    return ProvisionId.parse(f"{statute.id}/{text}").article_key if text else ""


def _choice(parameters: Mapping[str, str], name: str, known: tuple[_Value, ...]) -> _Value:
    given = parameters.get(name, "") or known[0]
    if found := next((value for value in known if value == given), None):
        return found
    raise CompareError(f"参数 {name} 的值“{given[:30]}”无法识别。应为：{'、'.join(known)}")
