"""Words of a query against the words of all phrasings of a card together: BM25 over cards as documents."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Analyser, Terms
from indexer.manifest import UnusableIndexError

_FILE = "card_words.json"
# The usual values of Robertson and Zaragoza (2009); nothing was gained by others on the development sentences.
K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class CardWords:
    """Cards in a fixed order, the number of terms of each, and for each term (place of card, count)."""

    cards: tuple[str, ...]
    lengths: tuple[int, ...]
    postings: Mapping[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, phrasings: Mapping[str, str], analyser: Analyser) -> CardWords:
        """Count the terms of phrasings (phrasing/<card>/<number> -> text)."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for name, text in phrasings.items():
            counts[name.split("/")[1]].update(word_features(analyser.query(text)))
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, counted in enumerate(counts.values()):
            for term, count in counted.items():
                postings[term].append((place, count))
        lengths = tuple(sum(counted.values()) for counted in counts.values())
        return cls(tuple(counts), lengths, {term: tuple(found) for term, found in postings.items()})

    def knows(self, terms: Terms) -> bool:
        """Whether a phrasing has any of the words; pairs do not count, for they also run across words."""
        return any(f"w {word}" in self.postings for word in terms.words)

    def scores(self, terms: Terms) -> NDArray[np.float64]:
        """The score of every card, in the order of the cards."""
        found = np.zeros(len(self.cards))
        average = sum(self.lengths) / max(len(self.lengths), 1)
        for term in word_features(terms):
            rare = rarity(self, term)
            for place, count in self.postings.get(term, ()):
                long = 1 - B + B * self.lengths[place] / average
                found[place] += rare * count * (K1 + 1) / (count + K1 * long)
        return found


def rarity(words: CardWords, term: str) -> float:
    """What a term tells: the more, the fewer cards have it."""
    held = len(words.postings.get(term, ()))
    return math.log(1 + (len(words.cards) - held + 0.5) / (held + 0.5))


def write(folder: Path, words: CardWords) -> None:
    """Keep the counts beside the index."""
    data = {"cards": words.cards, "lengths": words.lengths, "postings": words.postings}
    (folder / _FILE).write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read(folder: Path) -> CardWords:
    """The counts of a generation.

    Raises:
        UnusableIndexError: they are missing or cannot be read.
    """
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return CardWords(tuple(data["cards"]), tuple(data["lengths"]), data["postings"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"索引 {folder} 里的说法用词读不出来（{error}）"
        raise UnusableIndexError(f"{reason}。请运行：fatiao build --full") from error


def word_features(terms: Terms) -> Iterable[str]:
    """Pairs and words; a pair that is also a word counts twice."""
    return [
        *(f"p {pair}" for pair in dict.fromkeys(terms.pairs)),
        *(f"w {word}" for word in dict.fromkeys(terms.words)),
    ]
