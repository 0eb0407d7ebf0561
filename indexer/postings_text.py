"""Many short texts as two arrays, so that they can be memory-mapped; and their keys of 64 bits, made all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
# Odd constants of 64 bits: the base of the polynomial, and what parts fields, lengths and salts.
_BASE, _FIELD, _LENGTH, _SALT = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB
# The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the sum moves every bit of the key.
_MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in UTF-8, one behind the other: text number n is `blob[starts[n]:starts[n + 1]]`."""

    blob: NDArray[np.uint8]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Pack texts; a lone surrogate, which a query may hold, is kept."""
        coded = [text.encode("utf-8", "surrogatepass") for text in texts]
        starts = np.zeros(len(coded) + 1, np.int64)
        np.cumsum([len(code) for code in coded], out=starts[1:])
        return cls(np.frombuffer(b"".join(coded), np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def code(self, number: int) -> bytes:
        """One text in UTF-8."""
        return self.blob[self.starts[number] : self.starts[number + 1]].tobytes()

    def __getitem__(self, number: int) -> str:
        return self.code(number).decode("utf-8", "surrogatepass")

    def lengths(self) -> NDArray[np.int64]:
        """Bytes of each text."""
        return np.diff(self.starts)

    def take(self, numbers: NDArray[np.intp]) -> Texts:
        """The texts of these numbers, in their order."""
        lengths = self.lengths()[numbers]
        starts = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        return Texts(self.blob[spans(self.starts[:-1][numbers], lengths)], starts)


def joined(many: Iterable[Texts]) -> Texts:
    """All texts of several, one behind the other."""
    found = list(many)
    starts = np.zeros(1 + sum(len(texts) for texts in found), np.int64)
    np.cumsum(np.concatenate([np.zeros(0, np.int64), *(t.lengths() for t in found)]), out=starts[1:])
    return Texts(np.concatenate([np.zeros(0, np.uint8), *(t.blob for t in found)]), starts)


def spans(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of several ranges, one range behind the other.

    >>> spans(np.array([10, 40]), np.array([2, 3])).tolist()
    [10, 11, 40, 41, 42]
    """
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int64)


def keys_of(texts: Texts, fields: NDArray[np.uint8], salt: int) -> Keys:
    """A key for each pair of a field and a text; what two pairs share by chance another salt parts."""
    lengths = texts.lengths()
    place = np.arange(len(texts.blob)) - np.repeat(texts.starts[:-1], lengths)
    powers = np.cumprod(np.full(int(lengths.max(initial=0)), _BASE, np.uint64))
    sums = np.zeros(len(texts.blob) + 1, np.uint64)
    np.cumsum((texts.blob.astype(np.uint64) + np.uint64(1)) * powers[place], out=sums[1:])
    keys = sums[texts.starts[1:]] - sums[texts.starts[:-1]]
    keys += fields.astype(np.uint64) * np.uint64(_FIELD)
    keys += lengths.astype(np.uint64) * np.uint64(_LENGTH) + np.uint64(salt * _SALT % 2**64)
    for shift, factor in _MIX:
        keys = (keys ^ (keys >> np.uint64(shift))) * np.uint64(factor)
    return keys
