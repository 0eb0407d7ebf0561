"""Explicit numbers are slots; what has none fills the numbers between, in its old order (条文顺序作相应调整)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import TypeVar

_Value = TypeVar("_Value")


def filled(loose: Sequence[_Value], placed: Mapping[int, _Value]) -> list[tuple[int, _Value]]:
    """Numbers with what stands there, from 1 on; an explicit number beyond the end leaves a gap before it.

    >>> filled(["a", "b"], {2: "x"})
    [(1, 'a'), (2, 'x'), (3, 'b')]
    """
    free = _free(placed)
    return sorted([*placed.items(), *((next(free), value) for value in loose)], key=lambda pair: pair[0])


def gap(numbers: Sequence[int]) -> int | None:
    """The first number that nothing stands at, where the numbers do not run on from 1."""
    return next((expected for expected, number in enumerate(numbers, 1) if number != expected), None)


def _free(placed: Mapping[int, object]) -> Iterator[int]:
    return (number for number in count(1) if number not in placed)
