"""Ours: memory-mapped arrays, scored with NumPy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.engines.base import Asked
from indexer import postings_build, postings_files
from indexer.engines.array_engine import ArrayEngine
from indexer.engines.base import Entry, Filter, WeightedTerm

# As many documents as become one part of the arrays.
PART = 2000


class Ours:
    """The array engine."""

    name = "ours"
    note = "only the arrays; the Whoosh index that is written beside them is in build_seconds"

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Write the arrays."""
        source = iter(entries)
        parts = []
        while chunk := list(islice(source, PART)):
            parts.append(postings_build.part_of(chunk))
        postings_files.save(folder, postings_build.merged(parts))

    def open(self, folder: Path) -> OpenArrays:
        """Map them."""
        return OpenArrays(ArrayEngine(folder))


class OpenArrays:
    """Mapped arrays."""

    def __init__(self, opened: ArrayEngine) -> None:
        self._engine = opened

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """Weighted terms are the engine's own form."""
        return lambda k: [hit.entry.id for hit in self._engine.search(terms, Filter(), k)]


ENGINE = Ours()
