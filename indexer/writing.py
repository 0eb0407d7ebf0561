"""Documents -> the files of a generation: postings as arrays, and Whoosh's segments from these.

Texts are read in chunks, by several processes where there are many of them; the same documents give the same files,
however many processes read them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from indexer import postings_files
from indexer.analysis import Analyser
from indexer.documents import Document
from indexer.engines import whoosh_segments
from indexer.engines.base import Entry
from indexer.postings import Postings
from indexer.postings_build import merged, part_of, updated
from indexer.workers import Workers, available, workers

Progress = Callable[[int], None]
# Documents that a process reads at a time.
CHUNK = 500
# With fewer documents, starting processes takes longer than reading.
PARALLEL_FROM = 6_000
# Documents of one of Whoosh's segments: few segments, and enough of them for several processes.
SEGMENT = 15_000
# An update that finds so many segments, or such a share of deleted documents, writes Whoosh's index anew.
MOST_SEGMENTS, MOST_DELETED = 24, 0.25


def write_documents(
    target: Path,
    documents: Iterable[Document],
    analyser: Analyser,
    progress: Progress | None = None,
    processes: int | None = None,
) -> int:
    """Write an index of documents into an empty folder; returns how many.

    Args:
        target: an empty folder.
        documents: what to write; they are numbered in this order.
        analyser: what gives their terms.
        progress: is told after each document how many are read.
        processes: how many read; where it is not said, one for each processor, and only this one for few documents.

    Raises:
        LostWorkerError: a process that read came to an end by itself.
        ValueError: two documents have the same id.
    """
    remaining = iter(documents)
    some = list(islice(remaining, PARALLEL_FROM))
    with workers(_processes(processes, len(some)), _prepare, analyser) as crew:
        postings = merged(list(_read(crew, chain(some, remaining), progress)))
        postings_files.save(target, postings)
        _write_segments(crew, target, len(postings.columns))
    return len(postings.columns)


def update_documents(
    old: Path,
    target: Path,
    removed: Collection[str],
    documents: Iterable[Document],
    analyser: Analyser,
    progress: Progress | None = None,
    processes: int | None = None,
) -> int:
    """Write the index of `old`, less the removed documents (by id) and with new ones, into an empty folder.

    New documents replace those of their id. Only they are read; what stands is taken over. Arguments, returned count
    (of new documents) and errors are those of `write_documents`.
    """
    found = list(documents)
    with workers(_processes(processes, len(found)), _prepare, analyser) as crew:
        added = merged(list(_read(crew, found, progress)))
        postings = updated(postings_files.load(old).postings, removed, added)
        postings_files.save(target, postings)
        if whoosh_segments.worn(old, MOST_SEGMENTS, MOST_DELETED):
            _write_segments(crew, target, len(postings.columns))
        else:
            _add_segment(old, target, [*removed, *(document.id for document in found)], added)
    return len(found)


def entry_of(document: Document, analyser: Analyser) -> Entry:
    """A document with its terms."""
    text = analyser.text(document.text, document.statute or None)
    heading = analyser.text(document.heading)
    title = analyser.text(document.title)
    return Entry(
        id=document.id,
        kind=document.kind,
        address=document.address,
        statute=document.statute,
        level=document.level,
        since=document.since,
        until=document.until,
        terms={
            "words": text.words,
            "pairs": text.pairs,
            "heading": heading.pairs,
            "title": title.pairs,
            "cites": text.citations,
        },
    )


def _processes(asked: int | None, documents: int) -> int:
    return asked or (available() if documents >= PARALLEL_FROM else 1)


class _Reader:
    """The analyser of a process; made once, for it is large."""

    analyser: Analyser


def _prepare(analyser: Analyser) -> None:
    _Reader.analyser = analyser


def _read(crew: Workers, documents: Iterable[Document], progress: Progress | None) -> Iterator[Postings]:
    """The postings of each chunk of documents."""
    done = 0
    for part in crew.map(_part, _chunks(documents)):
        yield part
        for _ in range(len(part.columns)):
            done += 1
            if progress:
                progress(done)


def _part(documents: Sequence[Document]) -> Postings:
    return part_of(entry_of(document, _Reader.analyser) for document in documents)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _write_segments(crew: Workers, target: Path, documents: int) -> None:
    """Whoosh's index of the documents whose arrays stand in the folder."""
    whoosh_segments.create(target)
    spans = [(first, min(first + SEGMENT, documents)) for first in range(0, documents, SEGMENT)]
    wanted = [(target, first, last, number) for number, (first, last) in enumerate(spans)]
    whoosh_segments.commit(target, (), list(crew.map(_segment, wanted)))


def _segment(wanted: tuple[Path, int, int, int]) -> Any:
    folder, first, last, number = wanted
    return whoosh_segments.write_segment(folder, postings_files.load(folder).postings, first, last, number)


def _add_segment(old: Path, target: Path, removed: Sequence[str], added: Postings) -> None:
    """Whoosh's index of `old` with one more segment."""
    for file in whoosh_segments.index_files(old):
        _take_over(file, target / file.name)
    segments = []
    if documents := len(added.columns):
        number = whoosh_segments.next_number(target)
        segments.append(whoosh_segments.write_segment(target, added, 0, documents, number))
    whoosh_segments.commit(target, removed, segments)


def _take_over(file: Path, target: Path) -> None:
    """The same file in another folder; Whoosh never writes into a file that stands, so both may share it."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)
