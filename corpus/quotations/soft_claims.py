"""Passages without quotation marks: how far they are the law's words, and which of them a reader should hear about.

After a colon, under a heading or after 规定， a writer may give the text, a summary or thoughts. Nobody says which:
what is far from the text is not compared word by word, and in prose only a slip that changes the rule is told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from corpus.citations.verdicts import ClaimKind, Difference, Quotation
from corpus.quotations.attribution import Found
from corpus.quotations.differences import changes
from corpus.quotations.matching import Match, Written, match

# A third of the words, or a sixth in prose, may not be as in the text.
_SUMMARY, _PROSE = 3, 6
# A short passage with more than a tenth of its words not as in the text is no copy, unless what differs is grave.
_SHORT, _CLOSE = 40, 10
# Words fewer than these are no rule told in prose.
_LEAST = 16
# Runs of equal words that are shorter lie in any two texts on one subject.
_RUN = 6
# A slip is short; longer words are another way to tell the rule.
_SLIP = 12
_CLAUSE = "，。；：、！？,;:!?\n"
# What decides a rule: duty, permission, negation, alternatives' number, and every figure.
_GRAVE = re.compile(
    r"不得|无需|不需|应当?|必须|须|可以?|除外|之一|[不未无非]|年|月|日|倍|百分之|[零〇一二三四五六七八九十百千万亿0-9.]+"
)
_FIGURE = re.compile(r"[零〇一二三四五六七八九十百千万亿0-9]\s?(?:年|个月|日|天|倍|元|%)|百分之")
_SAME = {"应": "应当", "可": "可以", "无需": "不需"}
# What of the grave words is counted in others: 一般, 一起, 统一 are no figures.
_NO_FIGURE = re.compile(
    r"一(?:般|起|切|致|样|旦|些|定|种|个|项|方|并)|统一|同一|任一|不仅|不但|非法|未来|无论|日常|可能|相应|适应"
)


def narrowed(found: Found, kind: ClaimKind) -> Found:
    """The passage without what follows, or in prose surrounds, the words of the law."""
    if kind == "marks":
        return found
    shorter = _clauses(found.match) if kind == "prose" else _lines(found.match)
    laid = match(shorter, found.match.official, found.target) if shorter and shorter.words else None
    return replace(found, match=laid) if laid else found


def is_summary(laid: Match, kind: ClaimKind) -> bool:
    """Whether so much differs that a passage without marks tells what the law says in words of its own."""
    if kind == "marks":
        return False
    if is_far(laid, _PROSE if kind == "prose" else _SUMMARY):
        return True
    kept = len(laid.kept.words)
    return kept < _SHORT and _CLOSE * laid.looseness > kept and not any(_is_grave(d) for d in changes(laid))


def is_far(laid: Match, share: int = _SUMMARY) -> bool:
    """Whether more than a share of the words are not as in the text, or most of the sentences are of no text."""
    kept = len(laid.kept.words)
    return share * laid.looseness > kept or laid.foreign_size > 2 * kept


def is_told(quotation: Quotation) -> bool:
    """Whether a reader should hear of it: soft claims only where they hold words of the law, prose where they err."""
    if quotation.claim == "line":
        return quotation.verdict != "not_statute_text"
    if quotation.claim != "prose":
        return True
    if sum(char.isalnum() for char in quotation.text) < _LEAST:
        return False
    wordy = [d for d in quotation.differences if d.kind in ("changed", "added", "omitted")]
    if quotation.verdict in ("other_version", "other_provision"):
        return not wordy and not any(d.kind == "not_statute_text" for d in quotation.differences)
    return quotation.verdict == "altered" and any(_is_grave(d) for d in wordy)


def _lines(laid: Match) -> Written | None:
    """The passage without the lines at its end that are no statute text."""
    written = laid.written
    last = laid.kept.places[-1]
    cut = written.text.find("\n", last, written.end)
    trailing = [span for span in laid.foreign if written.places[span[0]] > last]
    if cut < 0 or not trailing or written.places[trailing[-1][1] - 1] < cut:
        return None
    return Written.of(written.text, written.start, cut)


def _clauses(laid: Match) -> Written | None:
    """The clauses from the first to the last that have words of the law in a run."""
    runs = [p for p in laid.pieces if p.kind == "equal" and p.size >= _RUN]
    if not runs:
        return None
    written, places = laid.written, laid.kept.places
    first, last = places[runs[0].start], places[runs[-1].end - 1]
    start = max((written.text.rfind(sign, written.start, first) for sign in _CLAUSE), default=-1) + 1
    ends = [at for sign in _CLAUSE if (at := written.text.find(sign, last, written.end)) >= 0]
    return Written.of(written.text, max(start, written.start), min(ends, default=written.end))


def names_a_figure(words: str) -> bool:
    """Whether words set a time or a sum: 应当在十五日内提供."""
    return bool(_FIGURE.search(words))


def _is_grave(difference: Difference) -> bool:
    """Whether other figures, or another word of duty, stand there, or such a word too many or too few."""
    written, official = difference.written, difference.official
    if max(len(written), len(official)) > _SLIP:
        return False
    here, there = _weight(written), _weight(official)
    return here != there and (bool(here and there) or not (written and official))


def _weight(words: str) -> Counter[str]:
    found = _GRAVE.findall(_NO_FIGURE.sub("", words))
    return Counter(_SAME.get(word, word) for word in found)
