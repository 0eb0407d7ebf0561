"""Ranked documents -> what a result page shows: labels, standings, excerpts, counts of facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.citations.format import full_label
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.status import Status
from indexer.cards import CardMatch
from indexer.engines.base import Entry
from indexer.query import Understood
from indexer.ranking import Ranked
from indexer.request import Request
from indexer.snippets import Snippet, snippet


@dataclass(frozen=True, slots=True)
class ResultHit:
    """One result: its kind, address, label, title of its statute or case, standing, score, parts and excerpt.

    `unit` is the address down to the 款, 项, 目 that the query asked for; it equals `id` where none was.
    """

    kind: str
    id: str
    unit: str
    label: str
    title: str
    status: Status | None
    score: float
    parts: dict[str, float]
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What a search found; `facets` count the hits by kind, statute and level before those filters."""

    request: Request
    understood: Understood
    cards: tuple[tuple[BehaviourCard, CardMatch], ...]
    hits: tuple[ResultHit, ...]
    total: int
    facets: dict[str, Counter[str]]
    took_ms: float


def chosen(entry: Entry, request: Request) -> bool:
    """Whether a document passes the choices of a request."""
    return (
        (not request.kinds or entry.kind in request.kinds)
        and (not request.statute or entry.statute == request.statute)
        and (not request.level or entry.level == request.level)
    )


def facets_of(ranked: Sequence[Ranked], request: Request) -> dict[str, Counter[str]]:
    """How many hits each choice of a facet would leave, the other facets kept."""
    facets: dict[str, Counter[str]] = {"kind": Counter(), "statute": Counter(), "level": Counter()}
    for entry in (r.entry for r in ranked):
        by_kind = not request.kinds or entry.kind in request.kinds
        by_statute = not request.statute or entry.statute == request.statute
        by_level = not request.level or entry.level == request.level
        facets["kind"][entry.kind] += by_statute and by_level
        if entry.statute:
            facets["statute"][entry.statute] += by_kind and by_level
            facets["level"][entry.level] += by_kind and by_statute
    return facets


def hit_of(ranked: Ranked, library: Library, understood: Understood, on: date) -> ResultHit:
    """A ranked document as a result."""
    entry = ranked.entry
    status, unit = None, entry.address
    if entry.kind == "provision":
        unit, label, title, text, status = _provision(entry, understood, library, on)
    elif entry.kind == "case":
        case = library.cases[entry.address]
        label, title, text = case.title, case.kind_name, f"{case.facts}\n{case.result}"
    else:
        card = library.cards[entry.address]
        label, title, text = card.name, "行为", card.summary
    parts = {name: round(value, 4) for name, value in ranked.parts.items()}
    excerpt = snippet(text, _marked(understood, text))
    return ResultHit(entry.kind, entry.address, unit, label, title, status, round(ranked.score, 4), parts, excerpt)


def _provision(entry: Entry, understood: Understood, library: Library, on: date) -> tuple[str, str, str, str, Status]:
    """Unit that was asked for, its label, title of the statute, text, standing."""
    pid = ProvisionId.parse(entry.address)
    asked = next((p for p in understood.provisions if p.article_id == pid), pid)
    found = library.latest_provision(pid, on)
    unit = asked if library.unit_exists(asked, on) else pid
    label = full_label(found.version.short_title, unit)
    return str(unit), label, found.version.title, unit_text(found.article, unit), found.status


def _marked(understood: Understood, text: str) -> list[str]:
    """The terms an excerpt marks: whole words where the text has any, else pairs of characters."""
    words = [w for w in understood.terms.words if len(w) > 1 and w in text]
    return words or list(understood.terms.pairs)
