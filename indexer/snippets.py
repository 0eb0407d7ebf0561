"""Matched terms -> the excerpt that shows them best, and where they stand in it; no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 96


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt and the spans (start, end) of matched words in it; `cut` marks a left or right end that goes on."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    cut: tuple[bool, bool] = (False, False)

    def __str__(self) -> str:
        return ("…" if self.cut[0] else "") + self.text + ("…" if self.cut[1] else "")


def snippet(text: str, terms: Iterable[str], width: int = WIDTH) -> Snippet:
    """The `width` characters of the text with the most matched characters, beginning at a sentence where one is near.

    Terms are searched without regard to case; the text keeps its own.
    """
    flat = text.replace("\n", " ")
    spans = _merged(_matches(small_letters(flat), terms))
    if len(flat) <= width:
        return Snippet(flat, tuple(spans))
    start = _sentence_start(flat, _best_start(spans, width), width)
    end = min(len(flat), start + width)
    inside = [(max(s, start) - start, min(e, end) - start) for s, e in spans if s < end and e > start]
    return Snippet(flat[start:end], tuple(inside), (start > 0, end < len(flat)))


def small_letters(text: str) -> str:
    """Small letters, each where its capital stood: İ would become two characters and stays."""
    # No character has a shorter small form: a text that keeps its length keeps every place.
    if len(low := text.lower()) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _matches(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for term in {t for t in terms if t}:
        position = text.find(term)
        while position >= 0:
            found.append((position, position + len(term)))
            position = text.find(term, position + len(term))
    return sorted(found)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _best_start(spans: list[tuple[int, int]], width: int) -> int:
    """Start of the window with the most matched characters; sliding over the spans, so linear in their number."""
    best, best_start, weight, left = 0, 0, 0, 0
    for place, (start, end) in enumerate(spans):
        weight += end - start
        while left < place and spans[left][0] < end - width:
            weight -= spans[left][1] - spans[left][0]
            left += 1
        if weight > best:
            best, best_start = weight, spans[left][0]
    return best_start


def _sentence_start(text: str, start: int, width: int) -> int:
    """Begin at the sentence or clause before `start` if it is near, and leave no short tail unused."""
    latest = len(text) - width
    for mark in "。；， ":
        position = text.rfind(mark, max(0, start - width // 4), start)
        if position >= 0:
            return min(position + 1, latest)
    return min(start if start > width // 4 else 0, latest)
