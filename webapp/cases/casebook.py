"""The cases of a library made ready once - facets, tiers, statistics - and what a query finds among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from corpus.case_facets import FacetedCase, chosen, counted, facet_labels, faceted_cases, left_without, ordered
from corpus.case_statistics import Statistics, statistics_of
from corpus.library import Library
from indexer.case_search import search_cases
from indexer.search_index import SearchIndex
from indexer.snippets import Snippet
from webapp.cases.query import RELEVANCE, CaseQuery, Labels


@dataclass(frozen=True, slots=True)
class Casebook:
    """Every case with its facets, the names of the facets' values, and (in a corpus with rules) the statistics."""

    by_id: Mapping[str, FacetedCase]
    cases: tuple[FacetedCase, ...]
    labels: Labels
    statistics: Statistics | None

    @classmethod
    def of(cls, library: Library) -> Casebook:
        """The cases of a library."""
        cases = faceted_cases(library)
        statistics = statistics_of(cases, library.rules) if library.rules else None
        by_id = MappingProxyType({found.case.id: found for found in cases})
        return cls(by_id, cases, facet_labels(library), statistics)


@dataclass(frozen=True, slots=True)
class FoundCases:
    """What a query finds: all that pass, in its order; the part that is shown; excerpts where words were asked for.

    `counts` are those of the facets; `without` says how many cases there are if a facet's choice (q: the words) is
    dropped, `alone` how many if all others are.
    """

    query: CaseQuery
    total: int
    shown: tuple[FacetedCase, ...]
    excerpts: Mapping[str, Snippet]
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]
    alone: Mapping[str, int]


def find_cases(casebook: Casebook, query: CaseQuery, index: SearchIndex | None, on: date) -> FoundCases:
    """Answer a query; the index is needed where it has words."""
    excerpts = _excerpts(index, query.words, on) if index and query.words else {}
    pool = [casebook.by_id[case] for case in excerpts] if query.words else list(casebook.cases)
    passing = chosen(pool, query.choice)
    if query.sort != RELEVANCE:
        passing = ordered(passing, query.sort)
    without = left_without(pool, query.choice)
    if query.words:
        without["q"] = len(chosen(casebook.cases, query.choice))
    return FoundCases(
        query=query,
        total=len(passing),
        shown=tuple(passing[query.start : query.start + query.top]),
        excerpts=excerpts,
        counts=counted(pool, query.choice),
        without=without,
        alone=_alone(casebook, query, len(pool)),
    )


def _alone(casebook: Casebook, query: CaseQuery, with_words: int) -> dict[str, int]:
    """How many cases each condition has by itself."""
    found = {key: len(chosen(casebook.cases, {key: values})) for key, values in query.choice.items() if values}
    return {"q": with_words} | found if query.words else found


def _excerpts(index: SearchIndex, words: str, on: date) -> dict[str, Snippet]:
    """The cases that answer the words, the best first, each with an excerpt."""
    return {hit.case: hit.excerpt for hit in search_cases(index, words, on)}
