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
from corpus.vocabulary import Act, ItemType, Prior, StatedTier

KINDS = {
    "criminal": "刑事",
    "civil": "民事",
    "administrative": "行政处罚",
    "public_interest": "公益诉讼",
    "procuratorial_suggestion": "检察建议",
}


def _partial_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError("日期写成 YYYY、YYYY-MM 或 YYYY-MM-DD")
    return value


CourtLevel = Literal["基层人民法院", "中级人民法院", "高级人民法院", "最高人民法院"]
# What tells the level in the name of a court, the first that is found. Intellectual-property, financial and maritime
# courts stand at the intermediate level; internet courts and railway courts without 中级 at that of a basic court.
_COURT_LEVELS: tuple[tuple[str, CourtLevel], ...] = (
    ("最高人民法院", "最高人民法院"),
    ("高级人民法院", "高级人民法院"),
    ("中级人民法院", "中级人民法院"),
    ("运输中级法院", "中级人民法院"),
    ("林区中级法院", "中级人民法院"),
    ("知识产权法院", "中级人民法院"),
    ("金融法院", "中级人民法院"),
    ("海事法院", "中级人民法院"),
    ("互联网法院", "基层人民法院"),
    ("运输法院", "基层人民法院"),
    ("林区基层法院", "基层人民法院"),
    ("人民法院", "基层人民法院"),
)
PartialDate = Annotated[str, AfterValidator(_partial_date)]
# Sources give sums to the fen; whole yuan stay whole.
Yuan = int | float


class Information(Strict):
    """A kind of personal information and how many items; count None: unknown."""

    type: ItemType
    count: int | None = None
    lower_bound: bool = False


class Outcome(Strict):
    """What one defendant or party got. Sentences in months, money in yuan; None: unknown or not imposed.

    `information`, `illegal_income`, `insider` and `conduct` are this one's own part, where the source tells it apart;
    `tier` is what the court found of this one; `combined`: the sentence is for several offences together.
    """

    who: Text
    role: str | None = None
    offence: str | None = None
    sentence_months: int | None = None
    suspended_months: int | None = None
    detention: bool | None = None
    fine: Yuan | None = None
    information: tuple[Information, ...] = ()
    illegal_income: Yuan | None = None
    insider: bool | None = None
    conduct: tuple[Act, ...] = ()
    tier: StatedTier | None = None
    mitigation: tuple[Text, ...] = ()
    combined: bool = False
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
    conduct: tuple[Act, ...] = ()
    conduct_until: PartialDate | None = None
    information: tuple[Information, ...] = ()
    insider: bool | None = None
    prior: Prior | None = None
    lawful_business: bool | None = None
    tier: StatedTier | None = None
    mitigation: tuple[Text, ...] = ()
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


def court_level(authority: str | None) -> CourtLevel | None:
    """The level of the court that decided; None for agencies, procuratorates and what is not known.

    >>> court_level("浙江省杭州市拱墅区人民法院"), court_level("北京互联网法院"), court_level("上海金融法院")
    ('基层人民法院', '基层人民法院', '中级人民法院')
    >>> court_level("博乐市人民检察院"), court_level(None)
    (None, None)
    """
    return next((level for words, level in _COURT_LEVELS if words in (authority or "")), None)


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
