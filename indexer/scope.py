"""Which documents an engine may return for a request: what of its conditions an engine can tell."""

from __future__ import annotations

from indexer.documents import day_number
from indexer.engines.base import Filter
from indexer.request import DEFAULT_KINDS, Request

# Standings of wordings that are law on the day asked for: for them the day's own documents are enough.
_OF_THE_DAY = frozenset({"in_force", "amended_later", "undetermined"})


def scope_of(request: Request) -> Filter:
    """The documents that an engine may return: one pool for provisions and cases, so that facets and totals agree."""
    conditions = request.conditions
    kinds = conditions.kinds or (("behaviour",) if "behaviour" in request.kinds else DEFAULT_KINDS)
    return Filter(
        frozenset(kinds),
        frozenset(conditions.statutes),
        frozenset(conditions.levels),
        day_number(request.on, 0) if set(conditions.standings) <= _OF_THE_DAY else None,
    )
