"""The official text beside a quotation, with those words marked that the quotation has otherwise or not at all.

The words shown are always those of the law as held. Where the differences do not lead back to it, nothing is shown.
"""

from __future__ import annotations

from itertools import groupby

from corpus.citations.verdicts import Difference, Quotation
from corpus.quotations.normal_text import normal
from webapp.verify.contexts import Piece, PieceKind
from webapp.verify.segments import ordered

# A long 款 that was not quoted is shown by its beginning and end.
_LEFT_OUT = 300
_HEAD, _TAIL = 180, 60


def official_pieces(quotation: Quotation, article: str) -> tuple[Piece, ...]:
    """The part of an article that a quotation and its differences amount to, cut where marks begin and end."""
    parts = _parts(quotation)
    kinds = [kind for text, kind in parts for _ in text]
    meant, held = normal("".join(text for text, _ in parts)), normal(article)
    first = held.words.find(meant.words)
    if not meant.words or first < 0:
        return ()
    marks = dict(zip(held.places[first:], (kinds[place] for place in meant.places), strict=False))
    start, end = min(marks), max(marks) + 1
    # The sign that ends the last sentence belongs to it.
    while end < len(article) and article[end] != "\n" and not article[end].isalnum():
        end += 1
    return _pieces(article, start, end, marks)


def _parts(quotation: Quotation) -> list[tuple[str, PieceKind]]:
    """The quotation with every difference undone."""
    parts: list[tuple[str, PieceKind]] = []
    position = quotation.start
    for difference in ordered(quotation):
        parts.append((_quoted(quotation, position, difference.start), ""))
        parts.append((difference.official, _kind(difference)))
        position = max(position, difference.end)
    return [*parts, (_quoted(quotation, position, quotation.end), "")]


def _pieces(article: str, start: int, end: int, marks: dict[int, PieceKind]) -> tuple[Piece, ...]:
    """Signs between words go with the word before them."""
    kinds: list[PieceKind] = []
    for place in range(start, end):
        kinds.append(marks.get(place, kinds[-1] if kinds else ""))
    pieces = []
    for kind, group in groupby(zip(article[start:end], kinds, strict=True), key=lambda pair: pair[1]):
        text = "".join(char for char, _ in group)
        pieces.append(Piece(_shortened(text) if kind == "left" else text, kind))
    return tuple(pieces)


def _shortened(text: str) -> str:
    return text if len(text) <= _LEFT_OUT else f"{text[:_HEAD]}……{text[-_TAIL:]}"


def _kind(difference: Difference) -> PieceKind:
    if difference.kind == "punctuation":
        return ""
    return "left" if difference.kind == "left_out" else "ins"


def _quoted(quotation: Quotation, start: int, end: int) -> str:
    return quotation.text[start - quotation.start : end - quotation.start]
