"""A case: what was done to whose information, what was decided, and who published it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Day  # noqa: N812 - a case has a field called date.
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator

from corpus.errors import CorpusError, Problem
from corpus.frontmatter import Strict, Text, read_document, validate

KINDS = {
    "criminal": "刑事",
    "civil": "民事",
    "administrative": "行政处罚",
    "public_interest": "公益诉讼",
    "procuratorial_suggestion": "检察建议",
}
InformationType = Literal[
    "行踪轨迹", "通信内容", "征信", "财产", "住宿", "通信记录", "健康生理", "交易", "生物识别", "身份证件",
    "普通", "未知",
]  # fmt: skip


def _partial_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError("日期写成 YYYY、YYYY-MM 或 YYYY-MM-DD")
    return value


PartialDate = Annotated[str, AfterValidator(_partial_date)]
# Sources give sums to the fen; whole yuan stay whole.
Yuan = int | float


class Information(Strict):
    """A kind of personal information and how many items; count None: unknown."""

    type: InformationType
    count: int | None = None
    lower_bound: bool = False


class Outcome(Strict):
    """What one defendant or party got. Sentences in months, money in yuan; None: unknown or not imposed."""

    who: Text
    role: str | None = None
    offence: str | None = None
    sentence_months: int | None = None
    suspended_months: int | None = None
    detention: bool | None = None
    fine: Yuan | None = None
    note: str | None = None


class CaseSource(Strict):
    """Who published the account of the case, and when."""

    title: Text
    publisher: Text
    date: PartialDate
    url: str | None = None


class CaseFile(Strict):
    """Front matter of a case file; docs/corpus-format.md describes each key."""

    id: Text
    title: Text
    kind: Literal["criminal", "civil", "administrative", "public_interest", "procuratorial_suggestion"]
    authority: str | None
    date: PartialDate | None
    behaviours: tuple[Text, ...] = ()
    acts: tuple[Text, ...]
    information: tuple[Information, ...] = ()
    insider: bool | None = None
    minors: bool | None = None
    illegal_income: Yuan | None = None
    compensation: Yuan | None = None
    fine: Yuan | None = None
    outcomes: tuple[Outcome, ...] = ()
    result: Text
    provisions: tuple[Text, ...] = ()
    source: CaseSource
    notes: tuple[Text, ...] = ()


class Case(CaseFile):
    """A case with its facts in our own words."""

    facts: Text
    path: Path

    @property
    def kind_name(self) -> str:
        """The kind as a reader sees it."""
        return KINDS[self.kind]

    @property
    def day(self) -> Day:
        """The last day on which the decision can have been made: it tells which wording its citations mean.

        An unknown decision date is at the latest that of the source; an unknown day or month the last of its period.
        """
        known = last_day(self.source.date)
        return min(known, last_day(self.date)) if self.date else known


def last_day(partial: str) -> Day:
    """The last day of a year, a month or a day.

    >>> last_day("2022"), last_day("2024-02"), last_day("2021-04-09")
    (datetime.date(2022, 12, 31), datetime.date(2024, 2, 29), datetime.date(2021, 4, 9))
    """
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    month = month or 12
    return Day(year, month, day or monthrange(year, month)[1])


def read_case(path: Path) -> Case:
    """Read one case file.

    Raises:
        CorpusError: every key that breaks the schema, or a body without facts.
    """
    document = read_document(path)
    fields = validate(CaseFile, document)
    facts = "\n".join(line for _, line in document.body if line.strip())
    if not facts:
        raise CorpusError([Problem(path, document.end, "没有案情", "文件头之后几句自己的话")])
    return Case(**fields.model_dump(), facts=facts, path=path)
