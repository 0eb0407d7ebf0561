"""Whoosh as engine and writer. Works with whoosh 2.7.4 and with whoosh3, which share name and format.

Terms come ready-made (indexer.analysis), so fields only split at spaces; queries are built from terms, never by
parsing what a user typed.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from whoosh import index, query, scoring
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.searching import Searcher

from indexer.engines.base import BM25, FIELDS, Entry, Filter, Hit, WeightedTerm

# Whoosh cuts equal scores at the limit in the order of writing: a few more are asked for, and cut by id.
TIES = 50
_WEIGHTING = {name: scoring.BM25F(B=field.b, K1=field.k1) for name, field in BM25.items()}


def schema() -> Schema:
    """The fields of the index; change SCHEMA_VERSION in indexer.manifest with them."""
    terms = {name: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False) for name in FIELDS}
    # Only terms and ids are looked up: days are filtered in the arrays.
    return Schema(
        id=ID(stored=True, unique=True),
        kind=STORED,
        address=STORED,
        statute=STORED,
        level=STORED,
        since=STORED,
        until=STORED,
        **terms,
    )


class WhooshWriter:
    """Writes an index the plain way, in one process through Whoosh's analysis: what ours is measured against."""

    def write(self, folder: Path, entries: Iterable[Entry]) -> int:
        """Write all entries into an empty folder; returns how many."""
        writer = index.create_in(str(folder), schema()).writer(limitmb=256)
        count = 0
        try:
            for entry in entries:
                writer.add_document(**_fields(entry))
                count += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(optimize=True)
        return count


class _ExactSearcher(Searcher):  # type: ignore[misc]  # whoosh publishes no types
    """A searcher whose average lengths come from the stored lengths of the documents.

    Whoosh keeps a total per field that a merge sums from rounded lengths: an updated index would score otherwise
    than one built anew.
    """

    @lru_cache(maxsize=len(FIELDS))  # noqa: B019 - one searcher lives as long as its engine.
    def avg_field_length(self, fieldname: str, default: float | None = None) -> float | None:
        """Terms of a field per document."""
        reader = self.reader()
        total = sum(reader.doc_field_length(number, fieldname) or 0 for number in reader.all_doc_ids())
        return total / reader.doc_count() if total else default


class WhooshEngine:
    """An open Whoosh index. Documents' keys and dates are read once and held in memory; terms stay on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        weighting = scoring.MultiWeighting(scoring.BM25F(), **_WEIGHTING)
        opened = index.open_dir(str(folder), readonly=True)
        self._searcher = _ExactSearcher(opened.reader(), fromindex=opened, weighting=weighting)
        self._lock = threading.Lock()
        reader = self._searcher.reader()
        self._entries = {number: _entry(reader.stored_fields(number)) for number in reader.all_doc_ids()}
        self._addresses: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            self._addresses[entry.address].append(entry)
        self._allowed = lru_cache(maxsize=64)(self._numbers)

    def search(self, terms: Sequence[WeightedTerm], allowed: Filter, limit: int) -> list[Hit]:
        """The best documents that hold at least one term, the best first; ties by id."""
        known = [query.Term(t.field, t.text, boost=t.weight) for t in terms]
        numbers = self._allowed(allowed)
        if not known or not numbers:
            return []
        # A Whoosh searcher keeps state while it collects: one query at a time.
        with self._lock:
            results = self._searcher.search(query.Or(known), limit=limit + TIES, filter=set(numbers))
            hits = [Hit(self._entries[number], score) for score, number in results.top_n]
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.id))[:limit]

    def by_address(self, address: str, allowed: Filter) -> list[Entry]:
        """Documents that show this address."""
        return [entry for entry in self._addresses.get(address, ()) if allowed.allows(entry)]

    def share(self, field_name: str, term: str) -> float:
        """The share (0 to 1) of documents that hold a term."""
        return float(self._searcher.doc_frequency(field_name, term)) / max(1, len(self._entries))

    def shares(self, field_name: str, terms: Iterable[str]) -> dict[str, float]:
        """The shares of many terms."""
        return {term: self.share(field_name, term) for term in terms}

    def entries(self) -> Iterable[Entry]:
        """Every document's keys and dates."""
        return self._entries.values()

    def count(self) -> int:
        """How many documents there are."""
        return len(self._entries)

    def _numbers(self, allowed: Filter) -> frozenset[int]:
        return frozenset(number for number, entry in self._entries.items() if allowed.allows(entry))


def _fields(entry: Entry) -> dict[str, object]:
    keys: dict[str, object] = {
        "id": entry.id,
        "kind": entry.kind,
        "address": entry.address,
        "statute": entry.statute,
        "level": entry.level,
        "since": entry.since,
        "until": entry.until,
    }
    return keys | {name: " ".join(entry.terms.get(name, ())) for name in FIELDS}


def _entry(stored: dict[str, object]) -> Entry:
    keys = {name: str(stored[name]) for name in ("id", "kind", "address", "statute", "level")}
    return Entry(**keys, since=int(str(stored["since"])), until=int(str(stored["until"])), terms={})
