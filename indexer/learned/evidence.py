"""How near every article comes to a question: in words, in meaning, and in meaning as learned from questions.

All arrays have one value for each row of the surroundings; articles that a search leaves out score below all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.article_vectors import ArticleVectors
from indexer.engines.array_engine import ArrayEngine, Mask
from indexer.engines.base import WeightedTerm
from indexer.learned.adapter import adapted
from indexer.learned.surroundings import Surroundings

Column = NDArray[np.float32]
Places = NDArray[np.intp]
TEXT_FIELDS = ("pairs", "words", "heading", "title")
# So many of the best of each kind say which laws and chapters a question is about.
BEST = 200
# What an article that is left out scores in meaning: less than any.
OUT = -2.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """The articles that are searched: engine, vectors (in the order of the rows) and surroundings."""

    engine: ArrayEngine
    vectors: ArticleVectors
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Leading:
    """The best rows by one measure, the best first, and how good each is: 1 for the best, towards 0 for the last."""

    rows: Places
    worth: Column

    def gathered(self, groups: NDArray[np.int32], count: int) -> Column:
        """For each group (law, chapter) how much of the best it holds: the sum of squares."""
        return np.bincount(groups[self.rows], self.worth**2, minlength=count).astype(np.float32)


class Evidence:
    """The measures of one question over a corpus."""

    def __init__(
        self, corpus: Corpus, terms: Sequence[WeightedTerm], vector: Column, adapter: NDArray[np.float32], mask: Mask
    ) -> None:
        """`vector` is that of the question, of length 1; `mask` says by number which documents count."""
        around = corpus.surroundings
        self.corpus = corpus
        self.allowed: Mask = mask[around.numbers]
        self.fields: Mapping[str, Column] = {
            name: corpus.engine.scores([t for t in terms if t.field == name])[around.numbers] * self.allowed
            for name in TEXT_FIELDS
        }
        self.lexical: Column = np.sum(list(self.fields.values()), axis=0, dtype=np.float32)
        asked = corpus.vectors.centred(vector)
        both = corpus.vectors.nearness(np.stack([asked, adapted(asked[None], adapter)[0]]))
        self.near, self.turned = (np.where(self.allowed, column, np.float32(OUT)) for column in both)

    @cached_property
    def by_words(self) -> Leading:
        """The best in words, as shares of the best score."""
        rows = best(self.lexical, BEST)
        rows = rows[self.lexical[rows] > 0]
        return Leading(rows, self.lexical[rows] / (self.lexical[rows[0]] if len(rows) else 1.0))

    @cached_property
    def by_meaning(self) -> Leading:
        """The nearest in meaning."""
        return _between(self.near, self.allowed)

    @cached_property
    def by_turned(self) -> Leading:
        """The nearest in meaning as learned."""
        return _between(self.turned, self.allowed)

    @cached_property
    def fused(self) -> Column:
        """Reciprocal ranks by all three measures, added up."""
        total = np.zeros(len(self.lexical), np.float32)
        for leading in (self.by_words, self.by_meaning, self.by_turned):
            total[leading.rows] += 1 / (20 + np.arange(len(leading.rows), dtype=np.float32))
        return total


def best(values: Column, count: int) -> Places:
    """Rows of the highest values, the best first; equals in the order of the texts."""
    count = min(count, len(values))
    if not count:
        return np.zeros(0, np.intp)
    some = np.sort(np.argpartition(-values, count - 1)[:count])
    return some[np.argsort(-values[some], kind="stable")]


def _between(values: Column, allowed: Mask) -> Leading:
    rows = best(values, min(BEST, int(allowed.sum())))
    if not len(rows):
        return Leading(rows, np.zeros(0, np.float32))
    top, last = float(values[rows[0]]), float(values[rows[-1]])
    return Leading(rows, ((values[rows] - last) / ((top - last) or 1.0)).astype(np.float32))
