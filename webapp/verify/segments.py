"""A checked text -> stretches to show: cut at every citation, quotation, difference and line break.

Spans may lie inside each other (a citation inside a quotation); what comes out is never nested: each stretch carries
all that is true of it, so that no markup can overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.citations.verdicts import Difference, Passage, Quotation, Report
from webapp.verify.contexts import Mark, Segment
from webapp.verify.words import clip

LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Words that the official text has not, or has otherwise; and official words that are not here.
_DELETED = ("changed", "added", "not_statute_text")
_INSERTED = ("changed", "omitted")


@dataclass(frozen=True, slots=True)
class _Spans:
    """Spans that do not overlap, asked by position."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> _Spans:
        """Spans by their number; one that begins inside another is left out, an empty one too."""
        kept: list[tuple[int, int, int]] = []
        for start, end, number in sorted((start, end, number) for number, (start, end) in enumerate(spans)):
            if start < end and (not kept or start >= kept[-1][1]):
                kept.append((start, end, number))
        starts, ends, numbers = zip(*kept, strict=True) if kept else ((), (), ())
        return cls(starts, ends, numbers)

    def at(self, position: int) -> int | None:
        """The number of the span that covers a position."""
        found = bisect_right(self.starts, position) - 1
        return self.numbers[found] if found >= 0 and position < self.ends[found] else None


@dataclass(frozen=True, slots=True)
class _Cutter:
    """The text with all that is known of its stretches."""

    report: Report
    listed: Sequence[Passage]
    marks: Sequence[Mark]
    citations: _Spans
    quotations: _Spans
    deleted: _Spans
    passages: _Spans
    insertions: Mapping[int, Sequence[str]]
    cuts: Sequence[int]

    def line(self, start: int, end: int) -> tuple[Segment, ...]:
        """The stretches of text[start:end]."""
        points = [start, *self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)], end]
        segments: list[Segment] = []
        for first, last in pairwise(points):
            if first < last:
                segments += [*self._inserted(first), self._stretch(first, last)]
        return (*segments, *self._inserted(end))

    def _inserted(self, position: int) -> list[Segment]:
        return [Segment(clip(words), change="ins", quoted=True) for words in self.insertions.get(position, ())]

    def _stretch(self, start: int, end: int) -> Segment:
        passage = self.passages.at(start)
        return Segment(
            self.report.text[start:end],
            self._mark(start, end),
            self.quotations.at(start) is not None,
            "" if self.deleted.at(start) is None else "del",
            "" if passage is None else self.listed[passage].reason,
        )

    def _mark(self, start: int, end: int) -> Mark | None:
        number = self.citations.at(start)
        if number is None:
            return None
        citation = self.report.citations[number].citation
        return replace(self.marks[number], first=start == citation.start, last=end == citation.end)


def line_spans(text: str) -> list[tuple[int, int]]:
    """The span of every line, without its line break.

    >>> line_spans("一\\r\\n二")
    [(0, 1), (3, 4)]
    """
    breaks = [match.span() for match in LINE_BREAK.finditer(text)]
    return list(zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)], strict=True))


def segments_by_line(report: Report, marks: Sequence[Mark]) -> list[tuple[Segment, ...]]:
    """The text line by line, cut into stretches; marks[i] belongs to report.citations[i]."""
    quotations = [checked.quotation for checked in report.citations if checked.quotation]
    differences = [d for quotation in quotations for d in ordered(quotation)]
    citations = [(c.citation.start, c.citation.end) for c in report.citations]
    quoted = [(q.start, q.end) for q in quotations]
    deleted = [(d.start, d.end) for d in differences if d.kind in _DELETED]
    listed = (*report.unparsed, *report.not_checked)
    passages = [(p.start, p.end) for p in listed]
    insertions = _insertions(differences)
    edges = {edge for span in (*citations, *quoted, *deleted, *passages) for edge in span}
    cutter = _Cutter(
        report=report,
        listed=listed,
        marks=marks,
        citations=_Spans.of(citations),
        quotations=_Spans.of(quoted),
        deleted=_Spans.of(deleted),
        passages=_Spans.of(passages),
        insertions=insertions,
        cuts=sorted(edges | set(insertions)),
    )
    return [cutter.line(start, end) for start, end in line_spans(report.text)]


def ordered(quotation: Quotation) -> list[Difference]:
    """The differences in the order of the text, without those that overlap one before."""
    kept: list[Difference] = []
    for difference in sorted(quotation.differences, key=lambda d: (d.start, d.end)):
        if not kept or difference.start >= kept[-1].end:
            kept.append(difference)
    return kept


def _insertions(differences: Iterable[Difference]) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for difference in differences:
        if difference.kind in _INSERTED and difference.official:
            found[difference.end].append(difference.official)
    return found
