"""Lengths of fields as Whoosh stores them: rounded up to one of 256 values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

_VALUES = np.array([byte_to_length(byte) for byte in range(256)], np.uint32)


def rounded(lengths: NDArray[np.integer]) -> NDArray[np.uint32]:
    """What Whoosh makes of these numbers of terms.

    >>> rounded(np.array([10, 11, 12, 1000])).tolist()
    [10, 12, 12, 1032]
    """
    return _VALUES[np.minimum(np.searchsorted(_VALUES, lengths), len(_VALUES) - 1)]
