"""The mean of the vectors of national law: the middle from which articles and questions are seen.

The mean of a small collection would take out what the collection is about; that of all law takes out what all
articles have in common. `python -m indexer.middle_of_law CORPUS` makes indexer/data/middle.npy from a corpus in the
format of docs/evaluation.md; the kept one is of 59,147 articles of 1,419 national laws.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

import numpy as np

from indexer.meaning import Vectors

FILE = Path(__file__).parent / "data" / "middle.npy"


@lru_cache(maxsize=1)
def kept() -> Vectors:
    """The middle that comes with the package: one row, 384 wide, shorter than 1."""
    middle: Vectors = np.load(FILE, allow_pickle=False)
    middle.setflags(write=False)
    return middle


def of_corpus(corpus: Path) -> Vectors:
    """The mean of the vectors of a corpus's articles; they are read beside it, or encoded, which takes long."""
    from indexer.evaluation.files import read_rows  # noqa: PLC0415 - only who makes the file reads a corpus.
    from indexer.evaluation.vectors import beside, encoded  # noqa: PLC0415

    rows = read_rows(corpus)
    held = beside(corpus, rows)
    vectors = encoded(rows, Path(".cache/middle")) if held is None else held
    middle: Vectors = np.asarray(vectors, np.float32).mean(axis=0)
    return middle


if __name__ == "__main__":
    np.save(FILE, of_corpus(Path(sys.argv[1])))
