"""Many lists of (document, value), each with a weight -> the sum of every document, in one pass of NumPy."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

# So many postings are added at once: 16 megabytes of memory per thread at most, and only where queries need it.
ROOM = 1 << 20


@dataclass(frozen=True, slots=True)
class Lists:
    """Ranges of the postings, each with its first place, the place after its last, and its weight."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    weights: NDArray[np.float32]

    def size(self) -> int:
        """How many postings there are."""
        return int((self.ends - self.starts).sum())

    def by_weight(self) -> Lists:
        """The same, ordered by weight."""
        order = np.argsort(self.weights, kind="stable")
        return Lists(self.starts[order], self.ends[order], self.weights[order])

    def halves(self) -> tuple[Lists, Lists]:
        """The first lists and the last; of one list alone, its first part and its last."""
        cut = len(self.starts) // 2
        if cut:
            first, last = slice(cut), slice(cut, None)
            return (
                Lists(self.starts[first], self.ends[first], self.weights[first]),
                Lists(self.starts[last], self.ends[last], self.weights[last]),
            )
        middle = (self.starts + self.ends) // 2
        return Lists(self.starts, middle, self.weights), Lists(middle, self.ends, self.weights)


class Adder(threading.local):
    """Adds lists up in memory that it keeps: fresh memory of that size would cost several times as much as the sums."""

    def __init__(self) -> None:
        self._numbers = np.empty(0, np.int64)
        self._values = np.empty(0, np.float64)

    def sums(
        self, numbers: NDArray[np.int32], impacts: NDArray[np.float32], lists: Lists, documents: int
    ) -> NDArray[np.float64]:
        """The sum of each document, from the postings' numbers of documents and their values.

        In double precision: documents of the same text tie exactly, and no order of the terms shows.
        """
        size = lists.size()
        if size > ROOM:
            first, last = (self.sums(numbers, impacts, half, documents) for half in lists.halves())
            return first + last
        if not size:
            return np.zeros(documents, np.float64)
        self._grow(size)
        sorted_lists = lists.by_weight()
        ranges = list(map(slice, sorted_lists.starts.tolist(), sorted_lists.ends.tolist()))
        held, values = self._numbers[:size], self._values[:size]
        np.concatenate([numbers[one] for one in ranges], out=held)
        np.concatenate([impacts[one] for one in ranges], out=values)
        _weigh(values, sorted_lists)
        return np.bincount(held, values, documents).astype(np.float64, copy=False)

    def _grow(self, wanted: int) -> None:
        """Make room for so many postings, in powers of two."""
        if wanted > len(self._numbers):
            room = 1 << (wanted - 1).bit_length()
            self._numbers, self._values = np.empty(room, np.int64), np.empty(room, np.float64)


def _weigh(values: NDArray[np.float64], lists: Lists) -> None:
    """Multiply the values of each list, which stand behind each other, by its weight; each weight once."""
    changes = np.flatnonzero(np.diff(lists.weights)) + 1
    bounds = np.concatenate([[0], np.cumsum(lists.ends - lists.starts)])[[0, *changes, len(lists.weights)]]
    weights = lists.weights[[0, *changes]].tolist()
    for (start, end), weight in zip(pairwise(bounds.tolist()), weights, strict=True):
        values[start:end] *= weight
