"""What a check leaves aside, and says so: what looks like a citation and cannot be read, and what is not checked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from corpus.citations.grammar import DIVISION, S
from corpus.citations.openings import STANDARD, Skipped
from corpus.citations.verdicts import Passage

Span = tuple[int, int]
# 第××条, 第十十条, 第10000条, 第  条, 第一干零三十四条: a number that is none, or that no law reaches
_SIGN = r"零〇○一二两三四五六七八九十百千万干仟佰拾\dA-Za-z０-９.．\-—×＊*_＿…\s某几"
_ARTICLE_LIKE = re.compile(
    rf"(?:第[{_SIGN}]{{1,14}}|(?<=[、，和及与至到-])[零一二三四五六七八九十百千\d]{{1,8}}|\d{{1,4}}[.．]\d{{1,2}})[条條](?!例|件|款|约|文|信|消|短|微|线|路)(?:[（(]?之[一二三四五六七八九十\dA-Za-z]{{1,3}}[）)]?)?"
    r"|§{1,2}\s?\d{1,4}|Art(?:icle|\.)?\s?\d{1,4}|(?<=[》法典例定释])\s?\d{1,4}(?:[（(]\d{1,2}[）)]){1,3}"
)
# 《民法典第三条, with no closing mark
_OPEN_TITLE = re.compile(r"《[^《》\n]{2,40}?(?:法|法典|条例|规定|办法|解释)[^《》\n]{0,12}(?=\n|$)")
# 第五款第十十项 after a citation
_UNIT_LIKE = re.compile(rf"第{S}(?:[十百千零]{{2,6}}|[xX×某]{{1,3}}){S}[款项]")
# （2019）沪01民终123号
_CASE_NUMBER = re.compile(
    r"[（(〔\[]\s?(?:19|20)\d{2}\s?[）)〕\]]\s?[\u4e00-\u9fff]{1,4}\d{0,6}[\u4e00-\u9fff]{1,6}\d{1,7}号(?:之[一二三四五六七八九十]{1,2})?"
)
_STANDARD = re.compile(r"(?:GB|YD|JR|GA)(?:/[TZ])?\s?\d{3,6}(?:\.\d{1,3})?(?:[-—]\d{4})?")
REASONS = (
    (_CASE_NUMBER, "案号，不核对裁判文书"),
    (_STANDARD, STANDARD),
    (DIVISION, "编、章、节，只核对条、款、项、目"),
)


def unparsed(text: str, taken: Iterable[Span]) -> tuple[Passage, ...]:
    """Passages that look like a citation and belong to none that was read."""
    reasons = (
        (_ARTICLE_LIKE, "像条号，读不出是第几条"),
        (_UNIT_LIKE, "像款、项，读不出是第几款、第几项"),
        (_OPEN_TITLE, "书名号没有配对"),
    )
    return _outside(text, reasons, taken)


def not_checked(text: str, taken: Iterable[Span], skipped: Iterable[Skipped]) -> tuple[Passage, ...]:
    """Passages that refer to something which this check does not cover, each with the reason."""
    spans = sorted(taken)
    own = [Passage(s.start, s.end, text[s.start : s.end], s.reason) for s in skipped if s.reason]
    return tuple(sorted([*own, *_outside(text, REASONS, spans)], key=lambda passage: passage.start))


def _outside(text: str, reasons: Iterable[tuple[re.Pattern[str], str]], taken: Iterable[Span]) -> tuple[Passage, ...]:
    free = _Free(taken)
    found = [
        Passage(match.start(), match.end(), match[0], reason)
        for pattern, reason in reasons
        for match in pattern.finditer(text)
        if free.is_free(match.start(), match.end())
    ]
    return tuple(sorted(found, key=lambda passage: passage.start))


class _Free:
    """Which stretches of a text are not taken; asked in logarithmic time."""

    def __init__(self, taken: Iterable[Span]) -> None:
        self._spans = sorted(taken)
        self._starts = [start for start, _ in self._spans]

    def is_free(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, end - 1)
        return place == 0 or self._spans[place - 1][1] <= start
