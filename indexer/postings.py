"""The postings of a set of documents as arrays: which terms they hold, how often, and the documents' keys.

All fields share one table of terms, sorted by a key of 64 bits, so that a query finds all its terms in one step.
Values only: postings_build.py makes them, postings_files.py keeps them, engines/array_engine.py scores with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.postings_text import Keys, Texts


@dataclass(frozen=True, slots=True)
class Coded:
    """A column with few different values: the number of each document's value, and the values, sorted."""

    codes: NDArray[np.uint32]
    values: Texts


@dataclass(frozen=True, slots=True)
class Columns:
    """The keys and days of documents, by number."""

    ids: Texts
    addresses: Texts
    kind: Coded
    statute: Coded
    level: Coded
    since: NDArray[np.int32]
    until: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.since)


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents numbered from 0, and which of them hold each term.

    Term number t stands in the documents `numbers[starts[t]:starts[t + 1]]` (ascending), as often as `frequencies`
    tells there. `fields` are places in `indexer.engines.base.FIELDS`; `lengths` has a row of terms per document,
    rounded as Whoosh rounds them, for each field.
    """

    columns: Columns
    lengths: NDArray[np.uint32]
    keys: Keys
    fields: NDArray[np.uint8]
    texts: Texts
    starts: NDArray[np.int64]
    numbers: NDArray[np.int32]
    frequencies: NDArray[np.uint32]
    salt: int = 0
