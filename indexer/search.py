"""The main path of a query: words -> what was meant -> candidates -> order -> a page of results."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.dates import show
from corpus.library import Library
from indexer.candidates import citing_cards, gather
from indexer.cards import CardMatch
from indexer.conditions import applied, card_passes, within
from indexer.near_misses import near_misses
from indexer.query import Understood, understand
from indexer.query_syntax import read_query
from indexer.request import Conditions, Request
from indexer.results import ResultPage, chosen, facets_of, hit_of
from indexer.search_index import SearchIndex

# The cards whose provisions are weighed against each other, and those that are shown.
WEIGHED_CARDS, SHOWN_CARDS = 5, 3

__all__ = ["Request", "ResultPage", "SearchIndex", "search"]


def search(index: SearchIndex, request: Request) -> ResultPage:
    """Answer a query; never raises for any text of it.

    Where a word of the law is misspelt, the page says what may have been meant; where nothing was found, it answers
    that instead, unless the words are asked for as they are.
    """
    page = _answer(index, request)
    respelt = _respelt(index, request, page)
    if respelt is None or page.hits or page.cards or request.start or request.literal:
        return replace(page, did_you_mean=respelt)
    instead = _answer(index, replace(request, query=respelt))
    found = bool(instead.hits or instead.cards)
    asked = replace(page.request, query=request.query)
    return replace(instead if found else page, request=asked, did_you_mean=respelt, searched_instead=found)


def _respelt(index: SearchIndex, request: Request, page: ResultPage) -> str | None:
    """The query with its words as they may have been meant, its conditions as they are."""
    words = page.understood.text
    meant = index.speller.correct(words)
    if meant is None or page.syntax.conditions == Conditions():
        return meant
    return request.query.replace(words, meant) if words in request.query else None


def _answer(index: SearchIndex, request: Request) -> ResultPage:
    started = time.perf_counter()
    library = index.library
    # Quotes, minus signs and filters are conditions; they come out of the words.
    syntax = read_query(request.query, library, index.finder)
    on, (request, given_way) = request.on, applied(request, syntax.conditions, library)
    # What was meant: citations, offences and statutes, and the words that remain.
    understood = understand(syntax.words, library, index.finder, index.analyser, request.on)
    also = index.synonyms.expand(understood.text, understood.terms.words)
    understood = replace(understood, phrases=request.conditions.phrases, also=also)
    # Which behaviour was told in everyday words.
    matches = index.cards.match(understood.text, understood.terms, WEIGHED_CARDS) if understood.terms.words else ()
    # Everything that answers and passes the conditions, the best first; then the part of it that was asked for.
    ranked = within(index, request, understood, gather(index, request, understood, matches))
    shown = [r for r in ranked if chosen(r.entry, request)]
    page = shown[request.start : request.start + request.top]
    cards = _cards(index, understood, matches[:SHOWN_CARDS], request)
    notes = (*syntax.notes, *given_way, *understood.notes, *_card_notes(cards[:1], library, request.on))
    return ResultPage(
        request=request,
        understood=replace(understood, notes=tuple(dict.fromkeys(notes))),
        cards=cards,
        hits=tuple(hit_of(r, library, understood, request.on) for r in page),
        total=len(shown),
        facets=facets_of(ranked, request),
        took_ms=round((time.perf_counter() - started) * 1000, 1),
        matches=tuple(matches),
        syntax=syntax,
        # What nothing was found for is told of, with what comes near to it.
        near=None
        if shown
        else near_misses(index, request, syntax, understood, on, _counter(index, understood, matches)),
    )


def _counter(index: SearchIndex, understood: Understood, matches: Sequence[CardMatch]) -> Callable[[Request], int]:
    """How much the same words find under other conditions and choices."""

    def count(request: Request) -> int:
        ranked = within(index, request, understood, gather(index, request, understood, matches))
        return sum(chosen(r.entry, request) for r in ranked)

    return count


def _cards(
    index: SearchIndex, understood: Understood, matches: Sequence[CardMatch], request: Request
) -> tuple[tuple[BehaviourCard, CardMatch], ...]:
    """The cards that the words told of; for a bare citation, those about the provision (agreement 0, no phrasing).

    None that fails a condition of the query.
    """
    library = index.library
    told = tuple((library.cards[m.card], m) for m in matches)
    if not told:
        told = tuple((card, CardMatch(card.id, 0.0, "")) for card in citing_cards(understood, library, request.on))
    if not request.conditions.restrict:
        return told
    return tuple((card, match) for card, match in told if card_passes(card, request.conditions, library))


def _card_notes(cards: Iterable[tuple[BehaviourCard, CardMatch]], library: Library, on: date) -> tuple[str, ...]:
    """A card speaks of the law of its own day: where the day asked for has other law, it is said."""
    return tuple(
        f"行为说明按{show(card.as_of)}的法律写成，其中有的条文在{show(on)}内容不同或者还没有"
        for card, _ in cards
        if library.outdated(card, on)
    )
