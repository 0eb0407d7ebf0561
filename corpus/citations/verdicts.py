"""What a check of citations finds: values alone, no rules.

Wording is factual: a finding says what differs from the official text, never why the writer erred.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.citations.citation import Citation

Verdict = Literal[
    "exact",  # this law says something at this address on this day
    "other_version",  # the address exists in a wording that is not in force on the day
    "renumbered",  # the provision carries another number on the day
    "repealed",  # the statute, or the name of the offence, had ended by the day
    "not_yet_in_force",  # the statute or the article begins after the day
    "out_of_range",  # no such article, or the article has no such 款, 项, 目
    "unresolved",  # unknown title, ambiguous, not held, or no statute named
]
VERDICT_NAMES: dict[Verdict, str] = {
    "exact": "存在且有效",
    "other_version": "见于其他时期的文本",
    "renumbered": "条号已变",
    "repealed": "已废止",
    "not_yet_in_force": "尚未施行",
    "out_of_range": "没有这一条款",
    "unresolved": "未能核对",
}

QuotationVerdict = Literal[
    "identical",
    "identical_but_punctuation",  # punctuation, spacing, paragraph breaks, bracket or digit style differ; no word does
    "excerpt",  # every word is official, parts are left out
    "altered",  # words differ
    "other_version",  # the words of the same provision at another time
    "other_provision",  # the words of another provision
    "not_statute_text",  # no held provision has these words
]
QUOTATION_NAMES: dict[QuotationVerdict, str] = {
    "identical": "与原文一致",
    "identical_but_punctuation": "文字一致，标点或分段不同",
    "excerpt": "节录",
    "altered": "文字有改动",
    "other_version": "是其他时期的文本",
    "other_provision": "是另一条的文字",
    "not_statute_text": "不是法条原文",
}

GRAVEST_QUOTATION_FIRST: tuple[QuotationVerdict, ...] = (
    "altered", "other_provision", "other_version", "not_statute_text", "excerpt", "identical_but_punctuation",
    "identical",
)  # fmt: skip

DifferenceKind = Literal[
    "changed",  # other words stand where official ones should
    "added",  # words that the official text lacks
    "omitted",  # official words missing inside the quotation
    "left_out",  # whole 款, 项 or sentences before, after or between what is quoted
    "punctuation",
    "not_statute_text",  # a sentence of the quotation that no held provision has
]


# What gives a passage as the words of a citation: quotation marks, a colon, its place in a line, or prose alone.
ClaimKind = Literal["marks", "colon", "line", "prose"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its span in the checked text (empty where words are missing), both wordings, and a remark."""

    kind: DifferenceKind
    start: int
    end: int
    written: str
    official: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted text after a citation, compared with the official text.

    `start`, `end`: the span of the quoted words in the checked text, without their quotation marks. `source_id`: the
    address of the smallest unit that holds the words, dated where it is not the wording of the day
    (`wangluoanquanfa@2017-06-01/64`); None for text that no held provision has. `claim`: without quotation marks nobody
    says that these are the law's very words.
    """

    verdict: QuotationVerdict
    start: int
    end: int
    text: str
    source_id: str | None
    differences: tuple[Difference, ...]
    message: str
    claim: ClaimKind = "marks"


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation with its verdict; `normalized` is the address in words, `ids` every address it names."""

    citation: Citation
    normalized: str
    ids: tuple[str, ...]
    verdict: Verdict
    message: str
    candidates: tuple[str, ...]
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that was not checked or could not be read, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole check of one text as of a day, in the order of the text."""

    as_of: date
    text: str
    citations: tuple[Checked, ...]
    unparsed: tuple[Passage, ...]
    not_checked: tuple[Passage, ...]
