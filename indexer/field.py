"""Whether a query is about personal information and private life at all, judged by its meaning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Logistic regression of phrasings of the cards, each held against all others, against questions on other law (the
# training part of STARD); `python -m benchmarks.field` prints these rows, docs/search.md has the figures.
# Of each feature: its mean, its spread, its weight.
_FEATURES = (
    # the nearest card, and how far it stands before the fourth
    (0.4189, 0.1245, 1.183),
    (0.1531, 0.0941, -0.279),
    # the nearest phrasing
    (0.9285, 0.0214, 2.650),
    # the middle of all phrasings
    (0.9241, 0.0138, 2.974),
)
_INTERCEPT = 2.970


@dataclass(frozen=True, slots=True)
class Field:
    """The middle of all phrasings, and its direction."""

    middle: NDArray[np.float32]
    direction: NDArray[np.float32]

    @classmethod
    def of(cls, rows: NDArray[np.float32]) -> Field:
        """The field that some phrasings span."""
        middle = rows.mean(axis=0) if len(rows) else np.zeros(rows.shape[1], np.float32)
        return cls(middle, middle / max(float(np.linalg.norm(middle)), 1e-9))


def share_of_field(query: NDArray[np.float32], nearest: float, meaning: NDArray[np.float32], field: Field) -> float:
    """How likely a query is of the field (0 to 1); `nearest` phrasing and `meaning` per card as cosines."""
    values = features(query, nearest, meaning, field)
    total = _INTERCEPT + sum(w * (v - mean) / spread for v, (mean, spread, w) in zip(values, _FEATURES, strict=True))
    return float(1 / (1 + np.exp(-total)))


def features(
    query: NDArray[np.float32], nearest: float, meaning: NDArray[np.float32], field: Field
) -> tuple[float, float, float, float]:
    """What the judgment rests on, in the order of its rows."""
    best = np.sort(meaning)[::-1]
    fourth = float(best[min(3, len(best) - 1)])
    return float(best[0]), float(best[0]) - fourth, nearest, float(query @ field.direction)
