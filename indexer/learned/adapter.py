"""What a question means to the law: a linear map that turns its vector towards the articles that answer it.

The encoder was trained on general text; questions of lay people and articles of law meet in it only roughly. The map
is learned from questions with their gold articles (softmax over articles, Adam), drawn towards no change at all, so
that it holds no single question: what it learns also helps for laws that no training question asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
# Found on the training part, by question and by topic; around these values little changes.
PULL, STEPS, RATE, SHARPNESS, NEAREST = 0.2, 60, 0.003, 25.0, 40
_FIRST, _SECOND, _LEAST = 0.9, 0.99, 1e-8


def adapted(questions: Matrix, adapter: Matrix) -> Matrix:
    """Questions (rows of length 1, seen from the middle of the law) turned; rows of length 1."""
    return _unit(questions + questions @ adapter)


def train_adapter(questions: Matrix, gold: Sequence[Sequence[int]], articles: Matrix) -> Matrix:
    """The map (width × width) for questions and their gold articles, given as rows of `articles`; all rows of length 1.

    Each question is held against its gold articles and against all that come near any question.
    """
    near = np.argpartition(-(questions @ articles.T), min(NEAREST, len(articles) - 1), axis=1)[:, :NEAREST]
    chosen = np.unique(np.concatenate([near.ravel(), *(np.asarray(rows, np.intp) for rows in gold)]))
    wanted = np.zeros((len(questions), len(chosen)), np.float32)
    for question, rows in enumerate(gold):
        wanted[question, np.searchsorted(chosen, rows)] = 1 / len(rows)
    adapter = np.zeros((questions.shape[1], questions.shape[1]), np.float32)
    first, second = np.zeros_like(adapter), np.zeros_like(adapter)
    for step in range(1, STEPS + 1):
        slope = _slope(adapter, questions, articles[chosen], wanted) + PULL * adapter
        first += (1 - _FIRST) * (slope - first)
        second += (1 - _SECOND) * (slope * slope - second)
        scale = np.sqrt(second / (1 - _SECOND**step)) + _LEAST
        adapter -= RATE * (first / (1 - _FIRST**step)) / scale
    return adapter


def _slope(adapter: Matrix, questions: Matrix, articles: Matrix, wanted: Matrix) -> Matrix:
    """The gradient of the mean cross entropy between the gold articles and the softmax over articles."""
    turned = questions + questions @ adapter
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    unit = turned / lengths
    likely = SHARPNESS * (unit @ articles.T)
    likely -= likely.max(axis=1, keepdims=True)
    np.exp(likely, out=likely)
    likely /= likely.sum(axis=1, keepdims=True)
    towards = ((likely - wanted) * (SHARPNESS / len(questions))) @ articles
    slope: Matrix = questions.T @ ((towards - unit * (towards * unit).sum(axis=1, keepdims=True)) / lengths)
    return slope


def _unit(rows: Matrix) -> Matrix:
    unit: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
