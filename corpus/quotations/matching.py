"""A quoted passage and one official text: which sentences are of this text, and what differs in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from corpus.quotations.alignment import align
from corpus.quotations.normal_text import has_ellipsis, normal, stops, words_of
from corpus.quotations.official_text import Official
from corpus.quotations.pieces import Piece

# A sentence is of a text when half of its characters stand there in runs of this length.
_RUN = 3
# So many characters in common are more than scraps; a shorter passage needs half of its own.
_ENOUGH = 12
# Words fewer than this are no sentence of their own but belong to the one before.
_SENTENCE = 6
# A remark of the writer in brackets; what is longer is no remark.
_REMARK = re.compile(r"[（(\[〔【][^（()）\[\]〔〕【】\n]{1,40}[）)\]〕】]")
# Words that are missing count so much when a passage is told from a summary.
_GAP = 4
# How far a gap may be moved along equal characters to find the sentence that is missing.
_SLIDE = 40


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of a text: its words, where they stand, and the spans of its sentences among the words."""

    text: str
    start: int
    end: int
    words: str
    places: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def cuts(self) -> tuple[int, ...]:
        """Positions among the words before which an ellipsis stands."""
        if not has_ellipsis(self.text[self.start : self.end]):
            return ()
        pairs = zip(range(1, len(self.places)), pairwise(self.places), strict=True)
        return tuple(i for i, (a, b) in pairs if b - a > 1 and has_ellipsis(self.text[a + 1 : b]))

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Written:
        """The passage `text[start:end]` without outer white space."""
        passage = text[start:end]
        start += len(passage) - len(passage.lstrip())
        passage = passage.strip()
        found = normal(passage, start)
        cuts = sorted(stops(passage, found.places, start))
        return cls(text, start, start + len(passage), found.words, found.places, _sentences(cuts))

    def without(self, spans: Sequence[tuple[int, int]]) -> Written:
        """The same passage without the words of these spans."""
        dropped = {i for a, b in spans for i in range(a, b)}
        kept = [i for i in range(len(self.words)) if i not in dropped]
        sentences = ((bisect_left(kept, a), bisect_left(kept, b)) for a, b in self.sentences)
        return replace(
            self,
            words="".join(self.words[i] for i in kept),
            places=tuple(self.places[i] for i in kept),
            sentences=tuple((a, b) for a, b in sentences if a < b),
        )

    @property
    def brackets(self) -> Iterator[tuple[int, int]]:
        """The spans of words that fill a pair of brackets, where others stand outside it."""
        for found in _REMARK.finditer(self.text, self.start, self.end):
            start, end = bisect_left(self.places, found.start()), bisect_left(self.places, found.end())
            if 0 < end - start < len(self.words):
                yield start, end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from `start` to `end` stand in the text; for no words, the place after the word before."""
        if start < end:
            return self.places[start], self.places[end - 1] + 1
        at = self.places[start - 1] + 1 if start else self.start
        return at, at

    def between(self, position: int) -> str:
        """The signs before the word at a position."""
        begin = self.places[position - 1] + 1 if position else self.start
        return self.text[begin : self.places[position] if position < len(self.places) else self.end]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage laid beside an official text.

    `kept`: the passage without its foreign sentences; `pieces` cover `kept` and the official text; `left_out` are those
    pieces that a reader may leave out of a quotation; `cost`: characters that differ, foreign ones included. `remarks`
    are spans of the text that hold what the writer has put in brackets; they are no part of `written`.
    """

    written: Written
    kept: Written
    official: Official
    pieces: tuple[Piece, ...]
    left_out: tuple[Piece, ...]
    foreign: tuple[tuple[int, int], ...]
    remarks: tuple[tuple[int, int], ...] = ()

    @property
    def foreign_size(self) -> int:
        """Characters of sentences that this text does not have."""
        return sum(end - start for start, end in self.foreign)

    @property
    def cost(self) -> int:
        """Characters that differ."""
        return self.foreign_size + sum(piece.size for piece in self.changes)

    @property
    def looseness(self) -> int:
        """Characters that differ in the kept sentences; words left out inside one count as no more than a word."""
        words, official = self.kept.words, self.official.words
        pairs = [(words[p.start : p.end], official[p.official_start : p.official_end]) for p in self.changes]
        return sum(min(Levenshtein.distance(a, b), len(a) + _GAP) for a, b in pairs)

    @property
    def strange(self) -> int:
        """Words of the passage that the official text does not have at their place."""
        return self.foreign_size + sum(piece.end - piece.start for piece in self.changes)

    @property
    def changes(self) -> tuple[Piece, ...]:
        """The pieces in which words differ."""
        return tuple(p for p in self.pieces if p.kind in ("differs", "missing") and p not in self.left_out)

    @property
    def span(self) -> tuple[int, int]:
        """The official words from the first that is quoted to the last."""
        held = [p for p in self.pieces if p.kind in ("equal", "number")]
        return held[0].official_start, held[-1].official_end


def match(written: Written, official: Official, near: tuple[int, int] = (0, 0)) -> Match | None:
    """The passage beside an official text, or None where the two have no more than scraps in common.

    Sentences of which less than half is found are not of this text and are set aside before the rest is compared.
    """
    remarks = [span for span in written.brackets if _is_remark(written.words[slice(*span)], official)]
    aside = tuple(written.span(*span) for span in remarks)
    written = written.without(remarks) if remarks else written
    pieces = align(written.words, official.words, official.stops, near, written.cuts)
    foreign = tuple(sentence for sentence in written.sentences if not _is_of(sentence, pieces))
    kept = written.without(foreign) if foreign else written
    if foreign and kept.words:
        pieces = align(kept.words, official.words, official.stops, near, kept.cuts)
    common = sum(_common(piece, 0, len(kept.words)) for piece in pieces) if kept.words else 0
    if common < min(_ENOUGH, (len(written.words) + 1) // 2) or not common:
        return None
    pieces = _slid(pieces, official)
    left_out = tuple(piece for piece in pieces if _may_be_left_out(piece, kept, official))
    return Match(written, kept, official, tuple(pieces), left_out, foreign, aside)


def _is_remark(words: str, official: Official) -> bool:
    """Whether what stands in brackets is the writer's: the official text has no such words, nor brackets like them."""
    if words in official.words:
        return False
    brackets = (words_of(found[0]) for found in _REMARK.finditer(official.text))
    return not any(2 * len(set(words) & set(other)) >= min(len(set(words)), len(set(other))) for other in brackets)


def _sentences(cuts: list[int]) -> tuple[tuple[int, int], ...]:
    """Spans between the cuts; scraps belong to the sentence before them, at the start to the one after."""
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if found and (end - start < _SENTENCE or found[-1][1] - found[-1][0] < _SENTENCE):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _is_of(sentence: tuple[int, int], pieces: list[Piece]) -> bool:
    return 2 * sum(_common(piece, *sentence) for piece in pieces) >= sentence[1] - sentence[0]


def _common(piece: Piece, start: int, end: int) -> int:
    """How many words of a stretch are equal in runs that are no accident."""
    if piece.kind == "number":
        return max(0, min(end, piece.end) - max(start, piece.start))
    if piece.kind != "equal" or piece.end - piece.start < min(_RUN, end - start):
        return 0
    return max(0, min(end, piece.end) - max(start, piece.start))


def _slid(pieces: list[Piece], official: Official) -> list[Piece]:
    """Gaps moved along equal characters to where a sentence begins and ends, if they can be.

    Of 甲应当登记。乙应当登记。 without its second sentence, chance decides which 应当登记 is the missing one.
    """
    found = list(pieces)
    for i in range(1, len(found) - 1):
        before, gap, after = found[i - 1 : i + 2]
        if gap.start == gap.end and gap.kind == "differs" and before.kind == after.kind == "equal":
            step = next((s for s in _steps(before, gap, after, official.words) if _is_whole(gap, s, official)), 0)
            found[i - 1] = before._replace(end=before.end + step, official_end=before.official_end + step)
            found[i] = Piece(
                gap.start + step, gap.end + step, gap.official_start + step, gap.official_end + step, "differs"
            )
            found[i + 1] = after._replace(start=after.start + step, official_start=after.official_start + step)
    return [piece for piece in found if piece.size]


def _is_whole(gap: Piece, step: int, official: Official) -> bool:
    return gap.official_start + step in official.stops and gap.official_end + step in official.stops


def _steps(before: Piece, gap: Piece, after: Piece, words: str) -> Iterator[int]:
    """0, then each step by which the gap can be moved without changing the words around it."""
    start, end = gap.official_start, gap.official_end
    yield 0
    for step in range(1, min(_SLIDE, after.size) + 1):
        if words[start + step - 1] != words[end + step - 1]:
            break
        yield step
    for step in range(1, min(_SLIDE, before.size) + 1):
        if words[start - step] != words[end - step]:
            break
        yield -step


def _may_be_left_out(piece: Piece, kept: Written, official: Official) -> bool:
    """Words before or after the passage, whole sentences between its parts, or words for which an ellipsis stands."""
    if piece.start != piece.end or piece.kind not in ("differs", "missing"):
        return False
    if piece.official_start == 0 or piece.official_end == len(official.words):
        return True
    if piece.official_start in official.stops and piece.official_end in official.stops:
        return True
    return has_ellipsis(kept.between(piece.start))
