"""What the rest of the indexer asks of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

FIELDS = ("words", "pairs", "heading", "title", "cites")


@dataclass(frozen=True, slots=True)
class Saturation:
    """How BM25 weighs a field: `b`, what its length counts; `k1`, how soon more of the same term says no more."""

    b: float
    k1: float


# As measured on lay questions (docs/search.md). The arrays hold finished scores: raise SCHEMA_VERSION with a change.
BM25 = {
    "pairs": Saturation(b=0.75, k1=0.8),
    "words": Saturation(b=0.75, k1=1.0),
    "heading": Saturation(b=0.3, k1=1.2),
    "title": Saturation(b=0.3, k1=1.2),
    "cites": Saturation(b=0.3, k1=1.2),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be stored: its keys, its dates as YYYYMMDD, and its terms by field."""

    id: str
    kind: str
    address: str
    statute: str
    level: str
    since: int
    until: int
    terms: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents count; empty sets allow all. `on` is a day as YYYYMMDD (None: any day)."""

    kinds: frozenset[str] = frozenset()
    statutes: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    on: int | None = None

    def allows(self, entry: Entry) -> bool:
        """Whether a stored document passes."""
        return (
            (not self.kinds or entry.kind in self.kinds)
            and (not self.statutes or entry.statute in self.statutes)
            and (not self.levels or entry.level in self.levels)
            and (self.on is None or entry.since <= self.on < entry.until)
        )


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A term of a field and what a match of it counts."""

    field: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A document and its score; `parts` are the scores of its fields where the engine can tell."""

    entry: Entry
    score: float
    parts: dict[str, float] = field(default_factory=dict)


class Engine(Protocol):
    """An open index: immutable, safe to share between threads."""

    def search(self, terms: Sequence[WeightedTerm], allowed: Filter, limit: int) -> list[Hit]:
        """The best documents that hold at least one term, the best first; ties by id."""

    def by_address(self, address: str, allowed: Filter) -> list[Entry]:
        """Documents that show this address."""

    def share(self, field_name: str, term: str) -> float:
        """The share (0 to 1) of documents that hold a term: how little it tells."""

    def shares(self, field_name: str, terms: Iterable[str]) -> dict[str, float]:
        """The shares of many terms at once."""

    def entries(self) -> Iterable[Entry]:
        """Every document's keys and dates, without its terms."""

    def count(self) -> int:
        """How many documents there are."""
