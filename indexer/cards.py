"""Plain words -> behaviour cards: how much of what was typed, and of how people say it, agree."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.analysis import Analyser, Terms
from indexer.engines.base import Engine, Filter, WeightedTerm

# Below this agreement a card says more about the words of asking than about what was done.
MIN_AGREEMENT = 0.30
# How many phrasings the engine hands over to be compared term by term.
CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class CardMatch:
    """A card's id and its agreement with the query (0 to 1), with the phrasing that agreed best."""

    card: str
    agreement: float
    phrasing: str


class CardMatcher:
    """Matches queries with the phrasings of all cards; holds the terms of each phrasing."""

    def __init__(self, engine: Engine, analyser: Analyser, phrasings: Iterable[tuple[str, str, str]]) -> None:
        """`phrasings` are (document id, card id, text)."""
        self._engine = engine
        self._analyser = analyser
        self._texts = {document: (card, text) for document, card, text in phrasings}
        self._terms: dict[str, frozenset[str]] = {}

    def match(self, terms: Terms, limit: int = 3) -> tuple[CardMatch, ...]:
        """The cards whose phrasings agree best with the query, the best first."""
        asked = _features(terms)
        weighted = [WeightedTerm(f, t, 1.0) for f, t in asked]
        hits = self._engine.search(weighted, Filter(kinds=frozenset({"phrasing"})), CANDIDATES)
        weight = self._weight()
        found: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for hit in hits:
            card, text = self._texts.get(hit.entry.id, ("", ""))
            if card:
                said = self._said(hit.entry.id, text)
                found[card].append((agreement({t for _, t in asked}, said, weight), text))
        matches = [_match(card, scores) for card, scores in found.items()]
        matches.sort(key=lambda m: (-m.agreement, m.card))
        return tuple(m for m in matches if m.agreement >= MIN_AGREEMENT)[:limit]

    def _said(self, document: str, text: str) -> frozenset[str]:
        if document not in self._terms:
            self._terms[document] = frozenset(t for _, t in _features(self._analyser.query(text)))
        return self._terms[document]

    def _weight(self) -> Callable[[str], float]:
        def weight(term: str) -> float:
            share = max(self._engine.share("pairs", term), self._engine.share("words", term))
            return math.log(1 / max(share, 1e-4))

        return weight


def agreement(asked: set[str], said: frozenset[str], weight: Callable[[str], float]) -> float:
    """Weight of the shared terms against that of both sides (Dice), leaning to the side of the phrasing.

    A long question may tell more than any phrasing: two thirds of the measure is the share of the phrasing that
    the question covers, one third the share of the question that the phrasing covers.
    """
    common = sum(weight(t) for t in asked & said)
    if not common:
        return 0.0
    covered = common / sum(weight(t) for t in said)
    used = common / sum(weight(t) for t in asked)
    return 3 * covered * used / (covered + 2 * used)


def _match(card: str, scores: list[tuple[float, str]]) -> CardMatch:
    best = sorted(scores, reverse=True)
    support = sum(score for score, _ in best[1:4]) / 3
    return CardMatch(card, min(1.0, best[0][0] + 0.15 * support), best[0][1])


def _features(terms: Terms) -> list[tuple[str, str]]:
    return [("pairs", p) for p in dict.fromkeys(terms.pairs)] + [("words", w) for w in dict.fromkeys(terms.words)]
