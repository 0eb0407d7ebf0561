"""An amendment -> its sentences: the words that give an order, and apart from them the lines that they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amendments.operations import Clause, Lines
from corpus.amendments.quoting import QUOTED, Quoted, read_quotations
from corpus.ids import ProvisionId
from corpus.model import Article, Version

UNCLOSED = "引号没有闭合，看不出新的文字到哪里为止"
ANNEX = "附件里的内容没有作为修改读取，请对照原文"
# Between two quotations, and between a colon and the text that it announces, a line break ends no sentence.
_NO_BREAK = re.compile(rf"(?<=[：{QUOTED}])\n+(?={QUOTED})")
# …分别作为第一百二十三条至第一百二十七条。内容如下：
_FOLLOWS = "内容如下："
# A sentence ends with its 。 or with its line.
_SENTENCE = re.compile(rf"[^。\n]+(?:。(?={_FOLLOWS})[^。\n]*)?。?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its clause, its words with the sign QUOTED for every quotation, the quotations in their order.

    `problem` says why it cannot be read as an order; empty where nothing speaks against it.
    """

    clause: Clause
    words: str
    quotations: tuple[Lines, ...] = ()
    problem: str = ""


def sentences_of(amendment: Version) -> tuple[Sentence, ...]:
    """Every sentence of an amendment, in order: preamble, articles, annexes. Nothing is left out."""
    statute = ProvisionId(amendment.statute)
    found = list(sentences(statute, amendment.preamble))
    for article, quoted in _with_quoted_articles(amendment.articles):
        lines = article.text.split("\n")
        found += sentences(amendment.id_of(article), [*lines, *quoted])
    found += [Sentence(Clause(statute, annex.title), annex.title, problem=ANNEX) for annex in amendment.annexes]
    return tuple(found)


def sentences(source: ProvisionId, lines: Sequence[str]) -> Iterator[Sentence]:
    """The sentences of one article of an amendment.

        sentence = words { quotation words } ( "。" | end of line )

    A quotation that stands alone on the next line belongs to the sentence before it.
    """
    read = read_quotations(lines)
    first = 0
    for match in _SENTENCE.finditer(_NO_BREAK.sub("", read.words)):
        words = match[0].strip()
        if not words:
            continue
        last = first + words.count(QUOTED)
        yield _sentence(source, words, read, range(first, last))
        first = last


def _sentence(source: ProvisionId, words: str, read: Quoted, numbers: range) -> Sentence:
    clause = Clause(source, words.replace(QUOTED, "“…”"))
    quotations = tuple(read.quotations[n] for n in numbers)
    return Sentence(clause, words, quotations, UNCLOSED if read.endless.intersection(numbers) else "")


def _with_quoted_articles(articles: Sequence[Article]) -> Iterator[tuple[Article, list[str]]]:
    """Articles of the amendment, each with the lines of the articles of law that it quotes without marks.

    After 内容如下： a source may give the new articles of the amended law as if they were the amendment's own
    (宪法修正案第五十二条: 第一百二十三条 … 第一百二十七条); they end where the amendment's own numbers go on.
    """
    position = 0
    while position < len(articles):
        article, position = articles[position], position + 1
        quoted: list[str] = []
        while article.text.endswith(_FOLLOWS) and position < len(articles):
            if articles[position].number == article.number + 1:
                break
            quoted += f"{articles[position].label}　{articles[position].text}".split("\n")
            position += 1
        yield article, _quotation(quoted)


def _quotation(lines: Sequence[str]) -> list[str]:
    return [*(f"“{line}" for line in lines[:-1]), *(f"“{line}”" for line in lines[-1:])]
