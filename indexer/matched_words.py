"""Words of a query that stand in a text: which, how few documents hold them, and how much each field brings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis import Terms, pairs
from indexer.engines.base import Engine, WeightedTerm
from indexer.normalise import normalise_text
from indexer.ranking import weighted_terms
from indexer.snippets import small_letters

# A single character stands in too many words to be worth naming: 信 in 信息, 短信, 信用.
LEAST = 2


@dataclass(frozen=True, slots=True)
class MatchedWord:
    """A word as it stands in a text, and how many documents hold it; all wordings of an article count.

    `documents` is exact for two characters and for Latin words and numbers. A longer Chinese word is in no more
    documents than the rarest of its pairs, and mostly in as many.
    """

    text: str
    documents: int

    @property
    def exact(self) -> bool:
        """Whether the number of documents is exact, not the highest that it can be."""
        return len(self.text) == LEAST or self.text.isascii()


class WordCounts:
    """The terms of one query against an engine; each is looked up once, however many texts are read."""

    def __init__(self, terms: Terms, engine: Engine) -> None:
        self._engine = engine
        self._words = tuple(dict.fromkeys(terms.words))
        self._shares: dict[tuple[str, str], float] = {}
        self._terms = weighted_terms(terms, engine.shares)

    def matched(self, text: str) -> tuple[MatchedWord, ...]:
        """Words of the query that stand in a text, the rarest first; of a word that does not, its longest pieces.

        >>> counts.matched("违反国家有关规定，向他人出售公民个人信息")  # doctest: +SKIP
        (MatchedWord(text='公民个人信息', documents=130), MatchedWord(text='出售', documents=250))
        """
        plain = searchable(text)
        found = dict.fromkeys(piece for word in self._words for piece in _standing(word, plain))
        longest = [piece for piece in found if not any(piece != other and piece in other for other in found)]
        words = [MatchedWord(_as_written(piece, plain, text), self._documents(piece)) for piece in longest]
        return tuple(sorted(words, key=lambda word: (word.documents, word.text)))

    def by_field(self, texts: Mapping[str, str]) -> dict[str, float]:
        """About how much each field (text, heading, title) brings: the rarity of its terms of the query, weighted.

        An estimate, for how often a term stands there and how long the field is count for the engine too.
        """
        plain = {field: searchable(text) for field, text in texts.items()}
        found = dict.fromkeys(texts, 0.0)
        for term in self._terms:
            field = term.field if term.field in found else "text"
            if _telling(term.text) and _position(term.text, plain[field]) >= 0:
                found[field] += self._worth(term)
        return found

    def _documents(self, piece: str) -> int:
        shares = [self._share("pairs", pair) for pair in pairs(piece)]
        return round(min(shares, default=0.0) * self._engine.count())

    def _worth(self, term: WeightedTerm) -> float:
        holding = self._share(term.field, term.text) * self._engine.count()
        return term.weight * (1 + math.log(max(1, self._engine.count()) / (holding + 1)))

    def _share(self, field: str, term: str) -> float:
        key = field, term
        if key not in self._shares:
            self._shares[key] = self._engine.share(field, term)
        return self._shares[key]


@lru_cache(maxsize=64)
def searchable(text: str) -> str:
    """A text in the letters that terms have, each character in its place."""
    return small_letters(normalise_text(text))


def none_stands(words: Sequence[str], texts: Iterable[str]) -> bool:
    """Whether no word of a query and no piece of one stands in any of the texts, single characters included."""
    plain = " ".join(map(searchable, texts))
    return not any(_position(word, plain) >= 0 or _standing(word, plain) for word in words)


def _standing(word: str, text: str) -> list[str]:
    """The word, or the longest pieces of it that stand in the text; Latin words and numbers only whole."""
    if word.isascii() or _position(word, text) >= 0:
        return [word] if len(word) >= LEAST and _position(word, text) >= 0 else []
    pieces, start = [], 0
    while start < len(word) - 1:
        end = start + 1
        while end < len(word) and word[start : end + 1] in text:
            end += 1
        pieces += [word[start:end]] if end - start >= LEAST else []
        start = end
    return pieces


def _position(term: str, text: str) -> int:
    """Where a term stands; a Latin word or a number not inside a longer one (app in whatsapp)."""
    place = text.find(term)
    while place >= 0 and term.isascii() and not _alone(text, place, place + len(term)):
        place = text.find(term, place + 1)
    return place


def _telling(word: str) -> bool:
    return len(word) >= LEAST or word.isascii()


def _alone(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(char.isascii() and char.isalnum() for char in beside)


def _as_written(piece: str, plain: str, text: str) -> str:
    place = _position(piece, plain)
    return text[place : place + len(piece)]
