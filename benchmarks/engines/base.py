"""What the comparison asks of an engine."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, cast

from indexer.engines.base import Entry, WeightedTerm

# What a query looks into; citations are another question.
SEARCHED = ("pairs", "words", "heading", "title")
# A query in the engine's own form: (how many) -> ids, the best first.
Asked = Callable[[int], list[str]]


class Opened(Protocol):
    """An open index."""

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """The query in the engine's own form; any document that holds one term answers."""


class Tested(Protocol):
    """An engine of the comparison; `note` says what it cannot do as the others do."""

    name: str
    note: str

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Write an index of entries with ready terms into an empty folder."""

    def open(self, folder: Path) -> Opened:
        """Open it."""


# Each is imported in the process that runs it, so that memory is that of one engine.
MODULES = {
    "ours": "ours",
    "whoosh": "whoosh_searcher",
    "tantivy": "tantivy_engine",
    "fts5": "sqlite_fts5",
    "bm25s": "bm25s_engine",
}


def engine(name: str) -> Tested:
    """The engine of this name.

    Raises:
        ImportError: its package is not installed.
    """
    return cast(Tested, importlib.import_module(f"benchmarks.engines.{MODULES[name]}").ENGINE)
