"""Plain words -> behaviour cards by the words alone, where nothing can be encoded (meaning.py)."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Terms
from indexer.card_words import CardWords, rarity, word_features
from indexer.cards import MIN_BELONGING, MIN_SHARE, CardMatch

# How much surer a card is for each standard deviation of its score over the cards; the likeliest value on the
# development sentences, of which .70 have the right card first and .83 among the first three.
STEEPNESS = 1.4
# Whether a question is of the field: for each feature its mean, its spread and its weight in a logistic regression of
# the development sentences against questions of STARD's training part on other law. Area under the curve 0.968.
_FEATURES = (
    # how far the best card stands out, in standard deviations
    (5.4751, 1.7467, -2.371),
    # the best score as a share of what all its words could give
    (0.2140, 0.1778, 1.784),
    # the best score
    (18.2924, 12.2331, 3.254),
)
_INTERCEPT = -1.760


class WordCardMatcher:
    """Matches queries with the words of all phrasings of each card."""

    def __init__(self, words: CardWords, phrasings: Mapping[str, str]) -> None:
        """`phrasings`: phrasing/<card>/<number> -> text."""
        self._words = words
        self._said = {text: name.split("/")[1] for name, text in phrasings.items()}

    def match(self, text: str, terms: Terms, limit: int = 3) -> tuple[CardMatch, ...]:
        """The cards that come nearest to a query, the best first; none where it is not of the field."""
        if not self._words.knows(terms):
            return ()
        scores = self._words.scores(terms)
        scaled = (scores - scores.mean()) / (float(scores.std()) or 1.0)
        shares = np.exp(STEEPNESS * (scaled - scaled.max()))
        shares /= shares.sum()
        belongs = self._belongs(terms, scores, float(scaled.max()))
        if said := self._said.get(text):
            belongs, shares = 1.0, np.array([float(card == said) for card in self._words.cards])
        if belongs < MIN_BELONGING:
            return ()
        best = [int(place) for place in np.argsort(-shares, kind="stable")[:limit] if shares[place] >= MIN_SHARE]
        return tuple(self._match(place, shares, belongs) for place in best)

    def _belongs(self, terms: Terms, scores: NDArray[np.float64], stands_out: float) -> float:
        """How likely a query is of the field (0 to 1)."""
        best = float(scores.max())
        possible = sum(rarity(self._words, term) for term in word_features(terms)) or 1.0
        values = zip((stands_out, best / possible, best), _FEATURES, strict=True)
        total = _INTERCEPT + sum(weight * (value - mean) / spread for value, (mean, spread, weight) in values)
        return 1 / (1 + math.exp(-total))

    def _match(self, place: int, shares: NDArray[np.float64], belongs: float) -> CardMatch:
        top = float(shares.max())
        agreement = belongs * (0.5 + 0.5 * top) * math.sqrt(float(shares[place]) / top)
        return CardMatch(self._words.cards[place], agreement, "", belongs * float(shares[place]))
