"""Amendments made of the sentences that a test quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from corpus.amendments.operations import Clause, Operation
from corpus.amendments.parse import parse_amendment
from corpus.ids import ProvisionId
from corpus.model import Article, Paragraph, Statute, Version
from corpus.numerals import to_chinese
from tests.corpus.amendments.made import wording

SOURCE = "ceshifa-xiugai"
DECISION = "全国人民代表大会常务委员会关于修改《中华人民共和国刑法》的决定"
SMALL = wording("## 第一条\n甲。")


def amendment(*articles: str, title: str = DECISION, preamble: tuple[str, ...] = ()) -> Version:
    """An amendment to 刑法, one text an article; the articles are numbered 一、二、."""
    return replace(
        SMALL,
        statute=SOURCE,
        title=title,
        preamble=preamble,
        articles=tuple(_article(number, text) for number, text in enumerate(articles, 1)),
    )


def _article(number: int, text: str) -> Article:
    lines = tuple(Paragraph(line) for line in text.split("\n"))
    return Article(number, 0, f"{to_chinese(number)}、", (), lines)


def clause(text: str, article: int | None = 1) -> Clause:
    """The clause of a sentence; in it every quotation reads “…”."""
    return Clause(ProvisionId(SOURCE, article), text)


def operations(*articles: str, title: str = DECISION, statute: Statute | None = None) -> tuple[Operation, ...]:
    """What the sentences order."""
    return parse_amendment(amendment(*articles, title=title), statute)


def bare(found: Iterable[Operation]) -> list[Operation]:
    """Operations without their clauses."""
    return [type(op)(**{f.name: getattr(op, f.name) for f in fields(op)} | {"clause": clause("")}) for op in found]
