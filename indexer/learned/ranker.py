"""The learned ranker: a question -> the articles that a model holds likeliest to answer it.

The model weighs numbers that say how an article stands to a question (features.py); it knows no article by name, and no
question that it was trained on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Terms
from indexer.engines.array_engine import Mask
from indexer.engines.base import WeightedTerm
from indexer.learned.evidence import Corpus, Evidence
from indexer.learned.features import candidates
from indexer.learned.model import Model, UnusableModelError


class LearnedRanker:
    """A model over a corpus; immutable, safe to share between threads."""

    def __init__(self, corpus: Corpus, model: Model) -> None:
        """Vectors and surroundings of the corpus must be of the same articles in the same order.

        Raises:
            ValueError: they are not.
        """
        if len(corpus.vectors) != len(corpus.surroundings):
            raise ValueError(f"{len(corpus.vectors)} vectors, {len(corpus.surroundings)} articles")
        self._corpus = corpus
        self._model = model

    def scores(
        self, terms: Terms, weighted: Sequence[WeightedTerm], vector: NDArray[np.float32], mask: Mask
    ) -> dict[int, float]:
        """Document number -> score of the likeliest articles: 1 for the likeliest, 0 for the least likely weighed.

        Args:
            terms: of the question.
            weighted: the same, weighted by field, with whatever is searched besides.
            vector: what the question means, of length 1.
            mask: which documents count, by number.

        Raises:
            UnusableModelError: the model was made for other features.
        """
        evidence = Evidence(self._corpus, weighted, vector, self._model.adapter, mask)
        if not evidence.allowed.any():
            return {}
        found = candidates(evidence, terms)
        if tuple(found.columns) != self._model.names:
            reason = "排序模型与程序不符：它所用的特征不是这个版本的"
            raise UnusableModelError(f"{reason}。请用 python -m indexer.learned.train 重新训练")
        values = self._model.trees.scores(found.matrix())
        low, high = float(values.min()), float(values.max())
        numbers = self._corpus.surroundings.numbers[found.rows]
        return dict(zip(numbers.tolist(), ((values - low) / ((high - low) or 1.0)).tolist(), strict=True))
