"""Whoosh's own searcher over the schema and the weights of the project's Whoosh index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh import index, query, scoring
from whoosh.searching import Searcher

from benchmarks.engines.base import Asked
from indexer.engines.base import BM25, Entry, WeightedTerm
from indexer.engines.whoosh_engine import WhooshWriter


class Whoosh:
    """Whoosh, written in one process and searched without a filter."""

    name = "whoosh"
    note = ""

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Write one segment."""
        WhooshWriter().write(folder, entries)

    def open(self, folder: Path) -> OpenWhoosh:
        """Open it with the same BM25 as ours."""
        fields = {name: scoring.BM25F(B=one.b, K1=one.k1) for name, one in BM25.items()}
        opened = index.open_dir(str(folder), readonly=True)
        return OpenWhoosh(opened.searcher(weighting=scoring.MultiWeighting(scoring.BM25F(), **fields)))


class OpenWhoosh:
    """An open searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """An Or of boosted terms."""
        made = query.Or([query.Term(term.field, term.text, boost=term.weight) for term in terms])
        return lambda k: [hit["id"] for hit in self._searcher.search(made, limit=k)]


ENGINE = Whoosh()
