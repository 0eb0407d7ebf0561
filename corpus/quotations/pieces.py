"""Pieces of two texts that lie side by side: what each stands for, numbers as a whole, neighbours joined."""

from __future__ import annotations

from typing import Literal, NamedTuple

from corpus.quotations import amounts

# Equal characters between two differences that are fewer than this read as one difference.
_MERGE = 3

Kind = Literal["equal", "number", "differs", "missing"]


class Piece(NamedTuple):
    """Words `start:end` of the passage stand for words `official_start:official_end` of the official text.

    `kind`: the same characters; the same number in other figures; a difference; or official sentences that are missing
    beside a difference and are none of its words.
    """

    start: int
    end: int
    official_start: int
    official_end: int
    kind: Kind

    @property
    def size(self) -> int:
        """The words that it covers, on the side that has more of them."""
        return max(self.end - self.start, self.official_end - self.official_start)


def numbers_told(pieces: list[Piece], words: str, official: str) -> list[Piece]:
    """3年 for 三年, 5% for 百分之五 is another way to write the number; another number is told as a whole."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.kind == found[-1].kind == "differs":
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    for i, piece in enumerate(found):
        if piece.kind == "differs" and _is_numeric(piece, words, official):
            _complete(found, i, words)
            found[i] = found[i]._replace(kind="number" if _is_same_number(found[i], words, official) else "differs")
    return [piece for piece in found if piece.size]


def _is_numeric(piece: Piece, words: str, official: str) -> bool:
    written, printed = words[piece.start : piece.end], official[piece.official_start : piece.official_end]
    return amounts.is_numeric(written) and amounts.is_numeric(printed)


def _complete(pieces: list[Piece], i: int, words: str) -> None:
    """Moves the ends of a difference between figures to the ends of its number; the figures around it are equal."""
    piece = pieces[i]
    if i and pieces[i - 1].kind == "equal":
        last = pieces[i - 1]
        back = amounts.before(words, piece.start, last.start)
        pieces[i - 1] = last._replace(end=last.end - back, official_end=last.official_end - back)
        piece = piece._replace(start=piece.start - back, official_start=piece.official_start - back)
    if i + 1 < len(pieces) and pieces[i + 1].kind == "equal":
        following = pieces[i + 1]
        on = amounts.after(words, piece.end, following.end)
        ends = (following.start + on, following.official_start + on)
        pieces[i + 1] = following._replace(start=ends[0], official_start=ends[1])
        piece = piece._replace(end=piece.end + on, official_end=piece.official_end + on)
    pieces[i] = piece


def _is_same_number(piece: Piece, words: str, official: str) -> bool:
    value = amounts.amount(words[piece.start : piece.end])
    return value is not None and value == amounts.amount(official[piece.official_start : piece.official_end])


def merged(pieces: list[Piece]) -> list[Piece]:
    """Joins neighbours of one kind, and differences that only a few equal characters part."""
    found: list[Piece] = []
    for piece in pieces:
        if len(found) > 1 and piece.kind == "differs" == found[-2].kind and _is_sliver(found[-1]):
            found[-2:] = [_joined(found[-2], found[-1])]
        if found and piece.kind != "number" and found[-1].kind == piece.kind:
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _is_sliver(piece: Piece) -> bool:
    return piece.kind == "equal" and piece.size < _MERGE


def _joined(one: Piece, other: Piece) -> Piece:
    """Both pieces as one; a joined sliver becomes part of the difference."""
    return Piece(one.start, other.end, one.official_start, other.official_end, one.kind)
