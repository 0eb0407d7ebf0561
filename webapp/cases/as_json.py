"""Cases and statistics as JSON values; the same for commands and for the API. docs/cli.md lists the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.case_facets import FACET_NAMES, FacetedCase
from corpus.case_parties import Party, Quantity
from corpus.case_statistics import LawLine, Scatter, Statistics
from corpus.cases import Information, court_level
from webapp.cases.casebook import FoundCases
from webapp.urls import case_url


def found_data(found: FoundCases) -> dict[str, Any]:
    """The JSON of `fatiao cases --json` and of GET /api/v1/cases."""
    query = found.query
    return {
        # Bytes that were no text reach us as lone surrogates, which JSON cannot carry.
        "query": query.words.encode("utf-8", "replace").decode(),
        "chosen": {key: list(query.choice[key]) for key in FACET_NAMES if query.choice.get(key)},
        "sort": query.sort,
        "start": query.start,
        "total": found.total,
        "cases": [case_data(case) for case in found.shown],
        "facets": {key: {value: n for value, n in found.counts[key].items() if n} for key in FACET_NAMES},
        "without": dict(found.without),
    }


def case_data(found: FacetedCase) -> dict[str, Any]:
    """A case with its facts, its defendants and its source."""
    case = found.case
    return {
        "id": case.id,
        "title": case.title,
        "kind": case.kind,
        "authority": case.authority,
        "court_level": court_level(case.authority),
        "date": case.date,
        "behaviours": list(found.values["behaviour"]),
        "acts": list(case.acts),
        "information": [_information(row) for row in case.information],
        "insider": case.insider,
        "illegal_income": case.illegal_income,
        "compensation": case.compensation,
        "defendants": [party_data(party) for party in found.parties if party.outcome],
        "result": case.result,
        "provisions": list(case.provisions),
        "source": case.source.model_dump(),
        "url": case_url(case.id),
    }


def party_data(party: Party) -> dict[str, Any]:
    """A defendant: his own part, what he got, and the tier; `tier_computed`: found by calculation, not by a court."""
    own = party.outcome
    return {
        "who": party.who,
        "role": own.role if own else None,
        "offence": own.offence if own else None,
        "count": _quantity(party.count),
        "illegal_income": party.income.value if party.income else None,
        "tier": party.tier,
        "tier_computed": party.computed,
        "sentence_months": party.months,
        "suspended_months": party.suspended_months,
        "detention": own.detention if own else None,
        "fine": own.fine if own else None,
        "combined": bool(own and own.combined),
    }


def statistics_data(statistics: Statistics) -> dict[str, Any]:
    """The JSON of GET /api/v1/statistics."""
    return {
        "cases": statistics.cases,
        "criminal_cases": statistics.criminal_cases,
        "defendants": statistics.defendants,
        "sentenced": statistics.sentenced,
        "higher_tier_months": statistics.higher_tier_months,
        "by_count": _scatter(statistics.by_count, statistics.count_lines),
        "by_income": _scatter(statistics.by_income, statistics.income_lines),
        "sentences_by_tier": _table(statistics.bands, "tier", "sentence", "defendants"),
        "cases_by_year": _table(statistics.years, "year", "kind", "cases"),
    }


def _scatter(scatter: Scatter, lines: tuple[LawLine, ...]) -> dict[str, Any]:
    return {
        "lines": [
            {"at_least": line.at_least, "tier": line.tier, "types": list(line.types), "provision": line.provision}
            for line in lines
        ],
        "defendants": [_placed(dot.party) for dot in scatter.dots],
        "left_out": [{**_placed(party), "reason": reason} for party, reason in scatter.left_out],
    }


def _placed(party: Party) -> dict[str, Any]:
    return {"case": party.case.id, "url": case_url(party.case.id), **party_data(party)}


def _table(cells: Mapping[tuple[str, str], int], row: str, column: str, value: str) -> list[dict[str, Any]]:
    return [{row: pair[0], column: pair[1], value: count} for pair, count in sorted(cells.items())]


def _information(row: Information) -> dict[str, Any]:
    return {"type": row.type, "count": row.count, "lower_bound": row.lower_bound}


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    return {"value": quantity.value, "at_least": quantity.at_least} if quantity else None
