"""Plain words -> behaviour cards: by what they mean, and by the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Terms
from indexer.card_words import CardWords
from indexer.field import Field, share_of_field
from indexer.meaning import Vectors, encode_one
from indexer.phrasing_vectors import PhrasingVectors

# Below this a query is taken to be of another field; of questions on other law one in ten gets past it.
MIN_BELONGING = 0.20
# A card less likely than this is no answer.
MIN_SHARE = 0.02
# How many of the nearest phrasings of a card speak for it.
NEAREST = 3
# What each measure counts, in standard deviations over the cards; a listwise logistic regression on the development
# sentences (docs/search.md): the middle of a card's phrasings, its nearest phrasings, its words.
MIDDLE, NEAR, WORDS = 0.93, 0.73, 0.56
# A sentence as near as this to a phrasing is that phrasing: what is left is rounding.
SAME = 0.999

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CardMatch:
    """A card's id, its agreement with the query, its share, and the phrasing that came nearest.

    `agreement` (0 to 1): how sure it is that the query is about this card or one as near. `share` (0 to 1): how likely
    it is this one; all shares of a query add up to at most 1.
    """

    card: str
    agreement: float
    phrasing: str
    share: float = 0.0


class CardMatcher:
    """Matches queries with the phrasings of all cards.

    The phrasings of a card surround what it is about: their middle says more than any one of them. Whether a query
    is of the field at all is a question apart (field.py).
    """

    def __init__(self, vectors: PhrasingVectors, words: CardWords) -> None:
        self._texts = vectors.texts
        self._words = words
        self._rows = vectors.rows
        places = {card: place for place, card in enumerate(words.cards)}
        self._owners = np.array([places[name.split("/")[1]] for name in vectors.ids], np.intp)
        self._own = _own(self._owners, len(places))
        self._field = Field.of(vectors.rows)
        self._middles = _middles(vectors.rows - self._field.middle, self._owners, len(places))

    def match(self, text: str, terms: Terms, limit: int = 3) -> tuple[CardMatch, ...]:
        """The cards that come nearest to a query, the best first; none where it is not of the field.

        Words of which no phrasing has any (怎么办 alone, another language) tell of nothing.
        """
        if not self._words.knows(terms):
            return ()
        query = encode_one(text)
        near = self._rows @ query
        meaning = self._middles @ _unit(query - self._field.middle)
        shares = _shares(MIDDLE * _scaled(meaning) + NEAR * _scaled(self._nearest(near)) + WORDS * self._worded(terms))
        belongs = share_of_field(query, float(near.max()), meaning, self._field)
        if near.max() >= SAME:
            belongs, shares = 1.0, np.eye(len(shares))[self._owners[int(near.argmax())]]
        if belongs < MIN_BELONGING:
            return ()
        best = [int(place) for place in np.argsort(-shares, kind="stable")[:limit] if shares[place] >= MIN_SHARE]
        return tuple(self._match(place, shares, belongs, near) for place in best)

    def _worded(self, terms: Terms) -> Scores:
        return _scaled(self._words.scores(terms))

    def _nearest(self, near: Vectors) -> Scores:
        """For each card the mean of its nearest phrasings."""
        if not self._own.size:
            return np.zeros(len(self._words.cards))
        # One value more, which is no number, stands for the phrasings that a card does not have.
        of_card = np.append(near, np.float32(np.nan))[self._own]
        best = np.sort(-of_card, axis=1)[:, :NEAREST]
        return np.asarray(np.nanmean(-best, axis=1), np.float64)

    def _match(self, place: int, shares: Scores, belongs: float, near: Vectors) -> CardMatch:
        """Of two cards that are about as likely each is in question: agreement falls slower than the share."""
        top = float(shares.max())
        agreement = belongs * (0.5 + 0.5 * top) * float(np.sqrt(shares[place] / top))
        own = np.flatnonzero(self._owners == place)
        phrasing = self._texts[int(own[near[own].argmax()])]
        return CardMatch(self._words.cards[place], agreement, phrasing, belongs * float(shares[place]))


def _own(owners: NDArray[np.intp], cards: int) -> NDArray[np.intp]:
    """For each card the places of its phrasings, filled up with a place behind the last to rows of one length."""
    most = int(np.bincount(owners, minlength=1).max()) if len(owners) else 0
    places = np.full((cards, most), len(owners), np.intp)
    for card in range(cards):
        own = np.flatnonzero(owners == card)
        places[card, : len(own)] = own
    return places


def _scaled(values: Scores | Vectors) -> Scores:
    """In standard deviations from the mean of all cards."""
    spread = float(values.std())
    return np.asarray((values - values.mean()) / (spread or 1.0), np.float64)


def _shares(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), np.float64)


def _middles(rows: Vectors, owners: NDArray[np.intp], cards: int) -> Vectors:
    """For each card the direction of the sum of its rows."""
    sums = np.zeros((cards, rows.shape[1]), np.float32)
    np.add.at(sums, owners, rows)
    return np.array([_unit(row) for row in sums], np.float32).reshape(sums.shape)


def _unit(row: Vectors) -> Vectors:
    return row / max(float(np.linalg.norm(row)), 1e-9)
