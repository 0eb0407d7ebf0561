"""Prose -> citations with their spans. Never raises; linear time; the main path is `CitationFinder.read`.

A text is read once from left to right. Titles, article numbers and words such as 本法, 前款 open a citation; what the
text has named before (`Reading`) tells what a number without a title belongs to. `grammar.FORMS` lists the written
forms, docs/citations.md says what each means.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.citations import grammar
from corpus.citations.citation import Citation
from corpus.citations.openings import Opening
from corpus.citations.outline import Outlines, outlines_of
from corpus.citations.reading import Reading
from corpus.citations.titles import Title, TitleScanner
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.names import Names

__all__ = ["Citation", "CitationFinder"]


class CitationFinder:
    """Finds citations of the statutes a `Names` knows; build one and keep it."""

    def __init__(self, names: Names, outlines: Outlines | None = None) -> None:
        """`outlines` gives the order of articles in each statute, which ranges and 前条 follow."""
        self._titles = TitleScanner(names)
        self._outlines = outlines or {}

    @classmethod
    def of(cls, library: Library) -> CitationFinder:
        """A finder for everything that a library holds or knows by name."""
        return cls(library.names, outlines_of(library.statutes.values()))

    def find(self, text: str, inside: str | None = None) -> list[Citation]:
        """Every citation of the text in its order.

        Args:
            text: any text.
            inside: the address of the statute, or of the 条, 款 or 项, that the text is a part of.
        """
        return self.read(text, inside).found

    def read(self, text: str, inside: str | None = None) -> Reading:
        """As `find`, with what looks like a citation and is none."""
        reading = Reading(text, self._outlines, ProvisionId.parse(inside) if inside else None)
        for opening in _openings(text, self._titles.scan(text)):
            if opening.start < reading.position:
                continue
            if isinstance(opening, Title):
                reading.title(opening)
            else:
                reading.opening(opening)
        return reading


def _openings(text: str, titles: list[Title]) -> Iterator[Title | Opening]:
    """Titles and the other openings of citations, in the order of the text; a title goes first where both open."""
    position = 0
    for title in titles:
        yield from _between(text, position, title.start)
        yield title
        position = title.end
    yield from _between(text, position, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Opening]:
    for match in grammar.OPENING.finditer(text, start, end):
        yield Opening(match.start(), match.end(), str(match.lastgroup), match[0])
