"""Whether the numbers of an imported text run on: what is missing or repeated becomes a question, with its line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.division_numbers import leaps
from corpus.model import Article
from corpus.sources.source_lines import Findings
from corpus.structure import WHOLE_TEXT


def missing_articles(articles: Sequence[Article]) -> list[str]:
    """Where the numbers of articles leap: 第三条之后是第五条."""
    found = []
    if articles and articles[0].label != WHOLE_TEXT and (articles[0].number, articles[0].suffix) != (1, 0):
        found.append(f"第一个是{articles[0].label}")
    for before, after in pairwise(articles):
        nexts = ((before.number + 1, 0), (before.number, before.suffix + 1))
        if (after.number, after.suffix) not in nexts:
            found.append(f"{before.label}之后是{after.label}")
    return found


def ask_about_numbers(articles: Sequence[Article], findings: Findings) -> None:
    """Ask about divisions and 项 that do not run on from 一; `fatiao check` reports them, too.

    A 项 of several paragraphs looks the same: the format has no place for them, and the 项 behind stand alone.
    """
    for line, division, _ in leaps(articles):
        findings.asked("编章节的编号不连续", line, division.label)
    for article in articles:
        for paragraph in article.paragraphs:
            numbers = [item.number for item in paragraph.items]
            if numbers != list(range(1, len(numbers) + 1)):
                detail = f"{article.label}的项：{'、'.join(map(str, numbers))}；缺项，或一项之内另起了段"
                findings.asked("项的编号不连续", article.line, detail)
