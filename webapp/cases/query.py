"""What is asked of the cases: query string <-> value. Keys and values are those of docs/cli.md, also by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from corpus.case_bands import UNKNOWN
from corpus.case_facets import FACET_NAMES, NO_CHOICE, ORDERS, Choice
from corpus.errors import FatiaoError
from webapp.dates import date_or_today
from webapp.urls import AS_OF, cases_url

RELEVANCE = "relevance"
SORTS = (*ORDERS, RELEVANCE)
KEYS = ("q", *FACET_NAMES, "sort", "start", AS_OF)
PAGE_SIZE = 20
# Longer words tell no more, and the address would not fit.
MAX_WORDS = 2_000
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_COMMA = re.compile(r"[,，]")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
Labels = Mapping[str, Mapping[str, str]]


class CaseQueryError(FatiaoError, ValueError):
    """A parameter has a value that there is not; says which ones there are."""

    def __init__(self, key: str, value: str, expected: str) -> None:
        self.key, self.value, self.expected = key, value, expected
        super().__init__(f"参数 {key} 的值“{value[:60]}”无法识别。应为：{expected}")


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Words, chosen values by facet, order, the first row that is shown, how many are; the chosen day of law."""

    words: str = ""
    choice: Choice = field(default_factory=lambda: NO_CHOICE)
    sort: str = "date"
    start: int = 0
    top: int = PAGE_SIZE
    as_of: date | None = None

    @property
    def default_sort(self) -> str:
        """The order where none is asked for: what fits the words best, else the newest."""
        return RELEVANCE if self.words else "date"

    def url(self, start: int = 0) -> str:
        """The address that asks the same; from the first row unless another is named."""
        choices = {key: ",".join(self.choice.get(key, ())) for key in FACET_NAMES}
        sort = "" if self.sort == self.default_sort else self.sort
        return cases_url(self.words, **choices, sort=sort, start=start, as_of=self.as_of)

    def toggled(self, key: str, value: str) -> CaseQuery:
        """With a value of a facet chosen, or taken back if it was."""
        held = self.choice.get(key, ())
        values = tuple(v for v in held if v != value) if value in held else (*held, value)
        return replace(self, choice={**self.choice, key: values}, start=0)

    def without(self, key: str) -> CaseQuery:
        """With no value of a facet chosen."""
        return replace(self, choice={k: v for k, v in self.choice.items() if k != key}, start=0)

    def asking(self, words: str) -> CaseQuery:
        """With other words."""
        sort = self.sort if words or self.sort != RELEVANCE else "date"
        return replace(self, words=words, sort=sort, start=0)


def read_query(given: Mapping[str, str], labels: Labels, strict: bool = False) -> CaseQuery:
    """Read parameters; several values of a facet are parted by commas.

    Args:
        given: the parameters; empty ones are left out.
        labels: facet -> value -> name; either is understood.
        strict: whether a parameter that there is not is an error.

    Raises:
        CaseQueryError: a value that there is not.
        DateError: the day is none.
    """
    if strict and (others := [key for key in given if key not in KEYS]):
        raise CaseQueryError(others[0], given[others[0]], f"没有这个参数；可用的参数是 {'、'.join(KEYS)}")
    words = given.get("q", "").strip()[:MAX_WORDS]
    choice = {key: _values(key, given[key], labels[key]) for key in FACET_NAMES if given.get(key, "").strip()}
    on, dated = date_or_today(given.get(AS_OF))
    return CaseQuery(
        words,
        choice,
        _sort(given.get("sort", "").strip(), words),
        _start(given.get("start", "").strip()),
        as_of=on if dated else None,
    )


def _values(key: str, text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    by_name = {name: value for value, name in names.items()}
    parts = [part.strip() for part in _COMMA.split(text) if part.strip()]
    return tuple(dict.fromkeys(_value(key, part, names, by_name) for part in parts))


def _value(key: str, part: str, names: Mapping[str, str], by_name: Mapping[str, str]) -> str:
    if part in names or (key == "year" and _YEAR.fullmatch(part)):
        return part
    if part in by_name:
        return by_name[part]
    if key == "year":
        raise CaseQueryError(key, part, f"四位数的年份，如 2022；或者 {UNKNOWN}（不详）")
    if key == "behaviour":
        near = get_close_matches(part, [*names, *by_name], 3, 0.4)
        hint = f"；是不是要找：{'、'.join(near)}" if near else ""
        raise CaseQueryError(key, part, f"行为说明的代号，如 sell-personal-data{hint}")
    raise CaseQueryError(key, part, _listed(names))


def _listed(names: Mapping[str, str]) -> str:
    return "、".join(value if value == name else f"{value}（{name}）" for value, name in names.items())


def _sort(text: str, words: str) -> str:
    if text and text not in SORTS:
        raise CaseQueryError("sort", text, _options(SORTS))
    default = RELEVANCE if words else "date"
    return default if not text or (text == RELEVANCE and not words) else text


def _options(values: Iterable[str]) -> str:
    return "、".join(values)


def _start(text: str) -> int:
    if text and not _NUMBER.fullmatch(text):
        raise CaseQueryError("start", text, "从 0 起的整数")
    return int(text or 0)
