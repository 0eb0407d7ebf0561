"""The main path of a query: words -> what was meant -> candidates -> order -> a page of results."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.dates import show
from corpus.library import Library
from indexer.candidates import citing_cards, gather
from indexer.cards import CardMatch
from indexer.query import Understood, understand
from indexer.request import Request
from indexer.results import ResultPage, chosen, facets_of, hit_of
from indexer.search_index import SearchIndex

# The cards whose provisions are weighed against each other, and those that are shown.
WEIGHED_CARDS, SHOWN_CARDS = 5, 3

__all__ = ["Request", "ResultPage", "SearchIndex", "search"]


def search(index: SearchIndex, request: Request) -> ResultPage:
    """Answer a query; never raises for any text of it."""
    started = time.perf_counter()
    library = index.library
    # What was meant: citations, offences and statutes, and the words that remain.
    understood = understand(request.query, library, index.finder, index.analyser, request.on)
    # Which behaviour was told in everyday words.
    matches = index.cards.match(understood.text, understood.terms, WEIGHED_CARDS) if understood.terms.words else ()
    # Everything that answers, the best first; then the part of it that was asked for.
    ranked = gather(index, request, understood, matches)
    shown = [r for r in ranked if chosen(r.entry, request)]
    page = shown[request.start : request.start + request.top]
    cards = _cards(index, understood, matches[:SHOWN_CARDS], request.on)
    return ResultPage(
        request=request,
        understood=replace(understood, notes=understood.notes + _card_notes(cards[:1], library, request.on)),
        cards=cards,
        hits=tuple(hit_of(r, library, understood, request.on) for r in page),
        total=len(shown),
        facets=facets_of(ranked, request),
        took_ms=round((time.perf_counter() - started) * 1000, 1),
    )


def _cards(
    index: SearchIndex, understood: Understood, matches: Sequence[CardMatch], on: date
) -> tuple[tuple[BehaviourCard, CardMatch], ...]:
    """The cards that the words told of; for a bare citation, those about the provision (agreement 0, no phrasing)."""
    told = tuple((index.library.cards[m.card], m) for m in matches)
    if told:
        return told
    return tuple((card, CardMatch(card.id, 0.0, "")) for card in citing_cards(understood, index.library, on))


def _card_notes(cards: Iterable[tuple[BehaviourCard, CardMatch]], library: Library, on: date) -> tuple[str, ...]:
    """A card speaks of the law of its own day: where the day asked for has other law, it is said."""
    return tuple(
        f"行为说明按{show(card.as_of)}的法律写成，其中有的条文在{show(on)}内容不同或者还没有"
        for card, _ in cards
        if library.outdated(card, on)
    )
