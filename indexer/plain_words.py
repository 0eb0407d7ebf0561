"""Which provisions plain words may mean, by the ranker asked for: nearness in meaning, or a model's likelihood.

`lexical` has the words alone, which the engine weighs; `hybrid` adds the meaning; `learned` puts a model in the place
of both. Where nothing can be encoded, all three are `lexical`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from indexer.documents import day_number
from indexer.engines.base import Filter, WeightedTerm
from indexer.meaning import encode_one
from indexer.query import Understood
from indexer.request import Request
from indexer.scope import scope_of
from indexer.search_index import SearchIndex

_PROVISIONS = frozenset({"provision"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """By document id: nearness in meaning, or where a model was asked the likelihood of the likeliest (0 to 1)."""

    meaning: Mapping[str, float] = field(default_factory=dict)
    learned: Mapping[str, float] | None = None

    def likely(self) -> AbstractSet[str]:
        """The documents that a model weighed."""
        return (self.learned or {}).keys()


NOTHING = Weighed()


def weighed(index: SearchIndex, request: Request, understood: Understood, terms: Sequence[WeightedTerm]) -> Weighed:
    """What the ranker of a request says of the provisions; `terms` are those of the query and their synonyms."""
    if request.ranker == "lexical":
        return NOTHING
    vector = encode_one(understood.text)
    if request.ranker == "learned" and index.learned:
        mask = index.engine.mask(_provisions(request))
        likely = index.learned.scores(understood.terms, terms, vector, mask)
        return Weighed(learned={index.engine.entry(number).id: value for number, value in likely.items()})
    return Weighed(index.articles.nearest(vector))


def _provisions(request: Request) -> Filter:
    """The provisions that a request lets through."""
    scope = scope_of(request)
    return Filter(_PROVISIONS, scope.statutes, scope.levels, scope.on or day_number(request.on, 0))
