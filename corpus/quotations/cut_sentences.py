"""What a quotation leaves out around its sentences, in Chinese: the rest of a sentence, and the exception after it."""

from __future__ import annotations

from itertools import pairwise

from corpus.quotations.differences import exception_in
from corpus.quotations.matching import Match

# Longer wordings are cut in a message; the differences hold them in full.
_SHOWN = 40


def cut_sentence(match: Match) -> str:
    """Where a quotation begins or ends inside a sentence, and the exception after it that it leaves out."""
    official, (start, end) = match.official, match.span
    parts = [cut_before(match)] if start not in official.stops else []
    if end not in official.stops:
        stop = min(stop for stop in official.stops if stop > end)
        name = exception_in(official, end, stop)
        called = f"的{name}" if name else "还有"
        parts.append(f"引文止于句中，后面{called}“{short(official.exact(end, stop))}”未引")
    elif exception := _exception(match):
        first, stop, name = exception
        parts.append(f"后面的{name}“{short(official.exact(first, stop))}”未引")
    return "；".join(parts)


def _exception(match: Match) -> tuple[int, int, str] | None:
    """The first sentence after the quotation, in the same 款 or 项, that says when the rule does not apply."""
    official, end = match.official, match.span[1]
    last = official.end_of(official.lines_in(*match.span)[-1])
    for start, stop in pairwise(sorted(stop for stop in official.stops if end <= stop <= last)):
        if name := exception_in(official, start, stop):
            return start, stop, name
    return None


def cut_before(match: Match) -> str:
    """Where a quotation begins inside a sentence: the words before it."""
    start = match.span[0]
    before = match.official.exact(max(stop for stop in match.official.stops if stop < start), start)
    return f"引文起于句中，前面还有“{short(before, tail=True)}”"


def short(text: str, *, tail: bool = False) -> str:
    """A wording for a message: its beginning, or its end, where it is long."""
    text = text.replace("\n", "")
    if len(text) <= _SHOWN:
        return text
    return f"……{text[-_SHOWN:]}" if tail else f"{text[:_SHOWN]}……"


def is_told_in_full(match: Match) -> bool:
    """Whether the words that are missing at the ends are named in what is said of the sentence."""
    exception = _exception(match)
    at_end = match.span[1] not in match.official.stops or (exception is not None and exception[0] == match.span[1])
    return at_end or match.span[0] not in match.official.stops
