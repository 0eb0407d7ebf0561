"""Two texts laid side by side: which words of the one are which words of the other. Pure; words in, pieces out."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from corpus.quotations.pieces import Kind, Piece, merged, numbers_told

# Words shared at this length are the frame of the alignment; below it chance would lay the frame.
_SEED = 8
_STRIDE = 2
# Between two long runs shorter ones are believed.
_FINE = 4
# A phrase is looked for at so many places of the official text and no more.
_PLACES = 32
# So few words before the first word of a sentence, or after its last, are put to it and replace none.
_WORD = 6


class _Block(NamedTuple):
    start: int
    official: int
    size: int


class _Texts(NamedTuple):
    words: str
    official: str
    stops: Collection[int]


def align(
    words: str, official: str, stops: Collection[int], near: tuple[int, int] = (0, 0), cuts: Sequence[int] = ()
) -> list[Piece]:
    """Pieces that cover both texts in order, equal and unequal by turns.

    Long shared runs are laid first, the longest before the others; what lies between is compared character by
    character. `stops` are the positions of `official` where sentences end: where it has much more than the passage,
    whole sentences are taken to be missing rather than scattered characters. Words that stand in several places of
    `official` are taken to be those of the stretch `near`. `cuts` are positions of `words` where an ellipsis stands.
    Where the two share no run of any length, all of it is one difference.
    """
    whole = Piece(0, len(words), 0, len(official), "differs")
    texts = _Texts(words, official, stops)
    if exact := _in_order(words, official, cuts, near):
        return _laid(texts, whole, exact, finer=False)
    frame = _frame(words, official, near)
    return merged(numbers_told(_laid(texts, whole, frame, finer=True), words, official)) if frame else [whole]


def _in_order(words: str, official: str, cuts: Sequence[int], near: tuple[int, int]) -> list[_Block]:
    """The passage as it stands in the official text, part by part between the cuts; nothing where a part is missing."""
    bounds = [0, *cuts, len(words)]
    for position in (near[0], 0):
        found: list[_Block] = []
        at = position
        for start, end in pairwise(bounds):
            at = official.find(words[start:end], at)
            if at < 0:
                break
            found.append(_Block(start, at, end - start))
            at += end - start
        if len(found) == len(bounds) - 1 and (position == 0 or at <= near[1]):
            return found
    return []


def _laid(texts: _Texts, gap: Piece, frame: list[_Block], *, finer: bool) -> list[Piece]:
    """The pieces of a gap: the shared runs in it, and what each pair of them leaves between."""
    first = _Block(gap.start, gap.official_start, 0)
    pieces: list[Piece] = []
    for before, after in pairwise([first, *frame, _Block(gap.end, gap.official_end, 0)]):
        rest = (before.start + before.size, after.start, before.official + before.size, after.official)
        pieces += _gap(texts, Piece(*rest, "differs"), finer=finer)
        if after.size:
            ends = (after.start + after.size, after.official, after.official + after.size)
            pieces.append(Piece(after.start, *ends, "equal"))
    return pieces


def _frame(words: str, official: str, near: tuple[int, int]) -> list[_Block]:
    """Long shared runs, none crossing another."""
    seed = _SEED if len(words) >= 4 * _SEED else max(2, min(_FINE, len(words) // 2))
    runs = set(_shared_runs(words, official, seed, _STRIDE if seed == _SEED else 1))
    if not runs:
        return []
    lead = max(runs, key=lambda b: (b.size + _favour(near[0] <= b.official < near[1]), -b.official))
    return _chosen(runs, seed, near, lead.official - lead.start)


def _chosen(runs: Iterable[_Block], seed: int, near: tuple[int, int], drift: int) -> list[_Block]:
    """The longest runs that do not cross.

    Laws repeat their phrases: a run is favoured that lies `near` where it is sought, and one that lies as far from its
    place in the passage as the others do (`drift`).
    """

    def order(block: _Block) -> tuple[int, int, _Block]:
        away = abs(block.official - block.start - drift)
        favour = _favour(near[0] <= block.official < near[1]) + _favour(away <= _SEED)
        return -block.size - favour, away, block

    chosen: list[_Block] = []
    for block in sorted(runs, key=order):
        if fitting := _fitted(block, chosen, seed):
            insort(chosen, fitting)
    return chosen


def _favour(likely: bool) -> int:
    return _SEED if likely else 0


def _shared_runs(words: str, official: str, seed: int, stride: int) -> Iterator[_Block]:
    """Shared runs at their full length; a run of seed + stride - 1 characters is never missed."""
    covered = 0
    for start in range(0, len(words) - seed + 1, stride):
        if start + seed <= covered:
            continue
        at = official.find(words[start : start + seed])
        for _ in range(_PLACES):
            if at < 0:
                break
            block = _extended(words, official, start, at, seed)
            yield block
            covered = max(covered, block.start + block.size)
            at = official.find(words[start : start + seed], at + 1)


def _extended(words: str, official: str, start: int, at: int, size: int) -> _Block:
    while start and at and words[start - 1] == official[at - 1]:
        start, at, size = start - 1, at - 1, size + 1
    limit = min(len(words) - start, len(official) - at)
    while size < limit and words[start + size] == official[at + size]:
        size += 1
    return _Block(start, at, size)


def _fitted(block: _Block, chosen: list[_Block], least: int) -> _Block | None:
    """The part of a run that does not overlap or cross the runs laid before it; None where too little is left."""
    for other in chosen:
        if other.start <= block.start:
            cut = max(other.start + other.size - block.start, other.official + other.size - block.official, 0)
            block = _Block(block.start + cut, block.official + cut, block.size - cut)
        else:
            block = block._replace(size=min(block.size, other.start - block.start, other.official - block.official))
        if block.size < least:
            return None
    return block


def _gap(texts: _Texts, gap: Piece, *, finer: bool) -> list[Piece]:
    """The pieces between two shared runs: shorter runs first, then character by character."""
    if gap.start == gap.end or gap.official_start == gap.official_end:
        return [gap] if gap.size else []
    if finer and (frame := _fine_frame(texts, gap)):
        return _laid(texts, gap, frame, finer=False)
    start, end = _counterpart(texts, gap)
    between = list(_opcodes(texts, gap._replace(official_start=start, official_end=end)))
    # Words that are only missing at an end of the passage are before or after it.
    if gap.official_start == 0 and between and between[0].start == between[0].end:
        start = between.pop(0).official_end
    if gap.official_end == len(texts.official) and between and between[-1].start == between[-1].end:
        end = between.pop().official_start
    before = Piece(gap.start, gap.start, gap.official_start, start, "missing")
    after = Piece(gap.end, gap.end, end, gap.official_end, "missing")
    return [piece for piece in (before, *between, after) if piece.size]


def _fine_frame(texts: _Texts, gap: Piece) -> list[_Block]:
    """Shorter shared runs of one gap; before the first and after the last long run only those nearby."""
    first, last, size = gap.official_start, gap.official_end, gap.end - gap.start
    room = 3 * size + 2 * _SEED
    if first == 0:
        first = max(first, last - room)
    elif last == len(texts.official):
        last = min(last, first + room)
    runs = _shared_runs(texts.words[gap.start : gap.end], texts.official[first:last], _FINE, 1)
    blocks = _chosen(set(runs), _FINE, (0, 0), last - first - size if gap.official_start == 0 else 0)
    return [_Block(gap.start + block.start, first + block.official, block.size) for block in blocks]


def _counterpart(texts: _Texts, gap: Piece) -> tuple[int, int]:
    """The stretch of the official gap that the passage's gap stands for: all of it, or its side of a sentence end."""
    first, last, size = gap.official_start, gap.official_end, gap.end - gap.start
    at_start, at_end = first == 0, last == len(texts.official)
    at_edge = at_start or at_end
    if size < _WORD and at_edge and (last if at_start else first) in texts.stops:
        return (last, last) if at_start else (first, first)
    if last - first <= size or (not at_edge and last - first <= 2 * size + _SEED):
        return first, last
    cuts = [s for s in texts.stops if first < s < last]
    sides = [(first, s) for s in cuts if last in texts.stops or at_end]
    sides += [(s, last) for s in cuts if first in texts.stops or at_start]
    best = min([(first, last), *sides], key=lambda side: abs(side[1] - side[0] - size))
    if not at_edge:
        return best
    same = (last - size, last) if at_start else (first, first + size)
    return (
        same if best[1] - best[0] > 2 * size + _SEED else min(best, same, key=lambda side: _distance(texts, gap, side))
    )


def _distance(texts: _Texts, gap: Piece, side: tuple[int, int]) -> int:
    return Levenshtein.distance(texts.words[gap.start : gap.end], texts.official[slice(*side)])


def _opcodes(texts: _Texts, gap: Piece) -> Iterator[Piece]:
    written, printed = texts.words[gap.start : gap.end], texts.official[gap.official_start : gap.official_end]
    for op in Levenshtein.opcodes(written, printed):
        here, there = (gap.start + op.src_start, gap.start + op.src_end), gap.official_start
        kind: Kind = "equal" if op.tag == "equal" else "differs"
        yield Piece(*here, there + op.dest_start, there + op.dest_end, kind)
