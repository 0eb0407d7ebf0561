"""Ranked documents -> what a result page shows: labels, standings, excerpts, counts of facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.citations.format import full_label
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.status import Status
from indexer.cards import CardMatch
from indexer.document_text import wording
from indexer.documents import date_of, day_number
from indexer.engines.base import Entry
from indexer.near_misses import NearMisses
from indexer.query import Understood
from indexer.query_syntax import QuerySyntax
from indexer.ranking import Ranked
from indexer.request import Request
from indexer.snippets import Snippet, snippet


@dataclass(frozen=True, slots=True)
class ResultHit:
    """One result: its kind, address, label, title of its statute or case, standing, score, parts and excerpt.

    `unit` is the address down to the 款, 项, 目 that the query asked for; it equals `id` where none was. `day` is one
    on which the words shown are the law, where on the day asked for they are not (None: they are).
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
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What a search found; `facets` count the hits by kind, statute and level before those filters.

    `cards` are those to show, `matches` all whose provisions were weighed.
    `did_you_mean` is the query as it may have been meant. Where nothing was found for the words themselves, these are
    the results of `did_you_mean`, and `searched_instead` says so.
    `syntax` is how the query was read, `request` what was asked under its conditions; `near` is what comes near where
    nothing was found.
    """

    request: Request
    understood: Understood
    cards: tuple[tuple[BehaviourCard, CardMatch], ...]
    hits: tuple[ResultHit, ...]
    total: int
    facets: dict[str, Counter[str]]
    took_ms: float
    syntax: QuerySyntax
    matches: tuple[CardMatch, ...] = ()
    did_you_mean: str | None = None
    searched_instead: bool = False
    near: NearMisses | None = None


def chosen(entry: Entry, request: Request) -> bool:
    """Whether a document passes the choices of a request."""
    return (
        (not request.kinds or entry.kind in request.kinds)
        and (not request.statute or entry.statute == request.statute)
        and (not request.level or entry.level == request.level)
    )


def facets_of(ranked: Sequence[Ranked], request: Request) -> dict[str, Counter[str]]:
    """How many hits each choice of a facet would leave, the other facets kept."""
    if not (request.kinds or request.statute or request.level):
        return _all_facets([r.entry for r in ranked])
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


def _all_facets(entries: Sequence[Entry]) -> dict[str, Counter[str]]:
    """As `facets_of` where nothing was chosen, as mostly; three times as fast."""
    of_statutes = [entry for entry in entries if entry.statute]
    return {
        "kind": Counter(entry.kind for entry in entries),
        "statute": Counter(entry.statute for entry in of_statutes),
        "level": Counter(entry.level for entry in of_statutes),
    }


def hit_of(ranked: Ranked, library: Library, understood: Understood, on: date) -> ResultHit:
    """A ranked document as a result."""
    entry = ranked.entry
    status, unit, day = None, entry.address, None
    if entry.kind == "provision":
        unit, label, title, text, status, day = _provision(entry, understood, library, on)
    elif entry.kind == "case":
        case = library.cases[entry.address]
        label, title, text = case.title, case.kind_name, f"{case.facts}\n{case.result}"
    else:
        card = library.cards[entry.address]
        label, title, text = card.name, "行为", card.summary
    parts = {name: round(value, 4) for name, value in ranked.parts.items()}
    excerpt = snippet(text, _marked(understood, text))
    return ResultHit(entry.kind, entry.address, unit, label, title, status, round(ranked.score, 4), parts, excerpt, day)


def _provision(
    entry: Entry, understood: Understood, library: Library, on: date
) -> tuple[str, str, str, str, Status, date | None]:
    """Unit that was asked for, its label, title of the statute, text, standing, and the day where it is another one."""
    pid = ProvisionId.parse(entry.address)
    if not entry.since <= day_number(on, 0) < entry.until:
        return _of_another_day(entry, pid, library, on)
    asked = next((p for p in understood.provisions if p.article_id == pid), pid)
    found = library.latest_provision(pid, on)
    unit = asked if asked != pid and library.unit_exists(asked, on) else pid
    label = full_label(found.version.short_title, unit)
    return str(unit), label, found.version.title, unit_text(found.article, unit), found.status, None


def _of_another_day(
    entry: Entry, pid: ProvisionId, library: Library, on: date
) -> tuple[str, str, str, str, Status, date | None]:
    """As `_provision`, of a wording that is not that of the day: the label says of which day it is."""
    version, article = wording(entry, library)
    label, since = full_label(version.short_title, pid), date_of(entry.since)
    if since:
        label += f"（{show(since)}起施行的文本）"
    return str(pid), label, version.title, article.text, library.status(version, on), since


def _marked(understood: Understood, text: str) -> list[str]:
    """The terms an excerpt marks: phrases and whole words where the text has any, else pairs of characters."""
    words = [w for w in (*understood.phrases, *understood.terms.words) if len(w) > 1 and w in text]
    return words or list(understood.terms.pairs)
