"""Citations inside quoted statute text: they are the law's own, and 本法, 前款 in them count from its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.citations.citation import Citation
from corpus.citations.find import CitationFinder
from corpus.citations.verdicts import Quotation
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.matching import Written, match
from corpus.quotations.official_text import Official


@dataclass(frozen=True, slots=True)
class Source:
    """Where quoted words come from: the address, and the day whose wording they are."""

    pid: ProvisionId
    on: date


def source_of(quotation: Quotation, on: date) -> Source | None:
    """The source of a quotation, with the day of its own wording where that is not the one asked for."""
    if not quotation.source_id:
        return None
    statute, _, rest = quotation.source_id.partition("/")
    name, _, day = statute.partition("@")
    pid = ProvisionId.parse(f"{name}/{rest}" if rest else name)
    return Source(pid, date.fromisoformat(day) if day else on)


def citations_inside(
    quotation: Quotation, source: Source, finder: CitationFinder, library: Library
) -> Iterator[Citation]:
    """The citations of quoted words, read where the words stand in the law; spans count in the checked text.

    The words are laid beside the official text, so that 前款 is counted from the right 款 though the writer has run
    several together.
    """
    text = quotation.text
    parts = [(0, source.pid), *_units(text, source, library)]
    for (start, pid), end in zip(parts, [*(at for at, _ in parts[1:]), len(text)], strict=True):
        for citation in finder.find(text[start:end], str(pid)):
            offset = quotation.start + start
            yield replace(citation, start=citation.start + offset, end=citation.end + offset)


def _units(text: str, source: Source, library: Library) -> Iterator[tuple[int, ProvisionId]]:
    """Where in the text each 款 and 项 of the article begins, in the order of the text."""
    official = _official(source, library)
    written = Written.of(text, 0, len(text))
    laid = match(written, official, official.span([source.pid]) or (0, 0)) if official else None
    if official is None or laid is None:
        return
    last: ProvisionId | None = None
    for piece in laid.pieces:
        if piece.start == piece.end:
            continue
        for line in official.lines_in(piece.official_start, piece.official_end):
            pid = official.ids[line]
            if pid != last:
                begin = piece.start + max(0, official.starts[line] - piece.official_start)
                yield laid.kept.places[min(begin, piece.end - 1)], pid
                last = pid


def _official(source: Source, library: Library) -> Official | None:
    """The article of the source in the wording that the words are of."""
    if source.pid.article is None:
        return None
    for version in reversed(library.statute(source.pid.statute).versions):
        article = version.article(source.pid.article_key)
        if article and version.effective and version.effective <= source.on:
            return Official.of(version, [article])
    return None
