"""Postings in a generation of the index: written at build time, memory-mapped at opening, shared by all processes.

<generation>/postings-<name>.npy   one array each, named in ARRAYS
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.base import BM25, FIELDS
from indexer.manifest import UnusableIndexError
from indexer.postings import Coded, Columns, Postings
from indexer.postings_text import Texts

Array = NDArray[Any]
# Scores are worked out for so many postings at a time: a few hundred megabytes at most, however large the corpus.
CHUNK = 4_000_000
_TEXTS = ("ids", "addresses", "kinds", "statutes", "levels", "texts")
# Name -> kind of number ("u" unsigned, "i" signed, "f" floating) and dimensions.
ARRAYS: Mapping[str, tuple[str, int]] = {
    **{f"{name}-{part}": (kind, 1) for name in _TEXTS for part, kind in (("blob", "u"), ("starts", "i"))},
    **dict.fromkeys(("kind", "statute", "level", "keys", "fields", "frequencies", "salt"), ("u", 1)),
    **dict.fromkeys(("since", "until", "starts", "numbers", "by-id", "by-address"), ("i", 1)),
    "impacts": ("f", 1),
    "lengths": ("u", 2),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """Postings and what a query needs besides.

    `impacts` is what each posting adds to the score of its document at weight 1; `by_id` and `by_address` are the
    documents' numbers in the order of their ids and addresses (in UTF-8).
    """

    postings: Postings
    impacts: NDArray[np.float32]
    by_id: NDArray[np.int32]
    by_address: NDArray[np.int32]


def save(folder: Path, postings: Postings) -> None:
    """Write postings, their scores and the orders of documents into a generation.

    Raises:
        ValueError: two documents have the same id.
    """
    for name, array in _arrays(scored(postings)).items():
        np.save(folder / f"postings-{name}.npy", array)


def load(folder: Path) -> Scored:
    """Map the arrays of a generation; only what a query touches is read.

    Raises:
        UnusableIndexError: a file is missing, cannot be read, or does not fit the others.
    """
    arrays = {name: _mapped(folder / f"postings-{name}.npy", *shape) for name, shape in ARRAYS.items()}
    texts = {name: Texts(arrays[f"{name}-blob"], arrays[f"{name}-starts"]) for name in _TEXTS}
    columns = Columns(
        texts["ids"],
        texts["addresses"],
        Coded(arrays["kind"], texts["kinds"]),
        Coded(arrays["statute"], texts["statutes"]),
        Coded(arrays["level"], texts["levels"]),
        arrays["since"],
        arrays["until"],
    )
    lists = (arrays["starts"], arrays["numbers"], arrays["frequencies"], int(arrays["salt"].sum()))
    postings = Postings(columns, arrays["lengths"], arrays["keys"], arrays["fields"], texts["texts"], *lists)
    found = Scored(postings, *(arrays[name] for name in ("impacts", "by-id", "by-address")))
    for name, holds in _fits(found):
        if not holds:
            raise _unusable(folder / f"postings-{name}.npy", "与其他文件对不上")
    return found


def scored(postings: Postings) -> Scored:
    """Work out the scores and the orders."""
    impacts = _impacts(postings)
    by_id = _order(postings.columns.ids.code, len(postings.columns))
    ids = [postings.columns.ids[int(number)] for number in by_id]
    if twice := next((one for one, other in pairwise(ids) if one == other), None):
        raise ValueError(f"two documents have the id {twice}")
    return Scored(postings, impacts, by_id, _order(_place_of(postings.columns), len(postings.columns)))


def _impacts(postings: Postings) -> NDArray[np.float32]:
    """What each posting adds at weight 1: BM25 with Whoosh's idf, from the exact averages of the rounded lengths."""
    documents, counts = len(postings.columns), np.diff(postings.starts)
    idf = np.log(documents / (counts + 1)) + 1
    average = postings.lengths.mean(axis=1, dtype=np.float64) if documents else np.ones(len(FIELDS))
    k1, b = (np.array([getattr(BM25[name], part) for name in FIELDS]) for part in ("k1", "b"))
    base, slope = k1 * (1 - b), k1 * b / np.where(average > 0, average, 1)
    impacts = np.empty(len(postings.numbers), np.float32)
    for first, last in _chunks(postings.starts):
        terms = np.repeat(np.arange(first, last), counts[first:last])
        field = postings.fields[terms]
        here = slice(int(postings.starts[first]), int(postings.starts[last]))
        often = postings.frequencies[here].astype(np.float64)
        norm = base[field] + slope[field] * postings.lengths[field, postings.numbers[here]]
        impacts[here] = idf[terms] * often * (k1[field] + 1) / (often + norm)
    return impacts


def _chunks(starts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of terms with about CHUNK postings each."""
    first, last = 0, len(starts) - 1
    while first < last:
        after = max(first + 1, int(np.searchsorted(starts, starts[first] + CHUNK)))
        yield first, min(after, last)
        first = after


def _order(key: Callable[[int], Any], size: int) -> NDArray[np.int32]:
    return np.array(sorted(range(size), key=key), np.int32)


def _place_of(columns: Columns) -> Callable[[int], tuple[bytes, int, bytes]]:
    """Wordings of an article stand in the order of their days."""
    return lambda number: (columns.addresses.code(number), int(columns.since[number]), columns.ids.code(number))


def _arrays(found: Scored) -> dict[str, Array]:
    """Every array under its name, in the smallest unsigned type that holds it where the type does not matter."""
    held, columns = found.postings, found.postings.columns
    coded = {"kind": columns.kind, "statute": columns.statute, "level": columns.level}
    texts = {"ids": columns.ids, "addresses": columns.addresses, "texts": held.texts}
    texts |= {f"{name}s": column.values for name, column in coded.items()}
    return {
        **{f"{name}-blob": packed.blob for name, packed in texts.items()},
        **{f"{name}-starts": packed.starts for name, packed in texts.items()},
        **{name: _small(column.codes) for name, column in coded.items()},
        "since": columns.since,
        "until": columns.until,
        "lengths": _small(held.lengths),
        "keys": held.keys,
        "fields": held.fields,
        "starts": held.starts,
        "numbers": held.numbers,
        "frequencies": _small(held.frequencies),
        "salt": np.array([held.salt], np.uint64),
        "impacts": found.impacts,
        "by-id": found.by_id,
        "by-address": found.by_address,
    }


def _small(array: NDArray[np.uint32]) -> Array:
    return array.astype(np.min_scalar_type(int(array.max(initial=0))))


def _mapped(file: Path, kind: str, dimensions: int) -> Array:
    try:
        # A plain array over the map: slices of np.memmap itself cost several times as much.
        array: Array = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False)).view(np.ndarray)
    except FileNotFoundError as error:
        raise _unusable(file, "不见了") from error
    except (OSError, ValueError, EOFError, SyntaxError, TypeError) as error:
        raise _unusable(file, f"读不出来（{error}）") from error
    if array.dtype.kind != kind or array.ndim != dimensions:
        raise _unusable(file, f"应是 {dimensions} 维的 {kind} 类数组，实为 {array.ndim} 维的 {array.dtype} 数组")
    return array


def _fits(found: Scored) -> Iterator[tuple[str, bool]]:
    """File -> whether its size agrees with the others and its bounds hold; nothing that reads whole arrays."""
    held, columns = found.postings, found.postings.columns
    documents, terms, size = len(columns), len(held.keys), len(held.numbers)
    packed = {
        "ids": (columns.ids, documents),
        "addresses": (columns.addresses, documents),
        "texts": (held.texts, terms),
    }
    for name, column in (("kind", columns.kind), ("statute", columns.statute), ("level", columns.level)):
        yield name, len(column.codes) == documents
        yield name, int(column.codes.max(initial=0)) < max(1, len(column.values))
        packed[f"{name}s"] = (column.values, len(column.values))
        yield f"{name}s-starts", bool((column.values.lengths() >= 0).all())
    for name, (texts, count) in packed.items():
        yield f"{name}-starts", len(texts.starts) == count + 1 and _bounds(texts.starts, len(texts.blob))
    yield "starts", len(held.starts) == terms + 1 and _bounds(held.starts, size)
    yield "until", len(columns.until) == documents
    yield "lengths", held.lengths.shape == (len(FIELDS), documents)
    yield "by-id", len(found.by_id) == documents
    yield "by-address", len(found.by_address) == documents
    yield "fields", len(held.fields) == terms
    yield "frequencies", len(held.frequencies) == size
    yield "impacts", len(found.impacts) == size


def _bounds(starts: Array, end: int) -> bool:
    return len(starts) > 0 and int(starts[0]) == 0 and int(starts[-1]) == end


def _unusable(file: Path, reason: str) -> UnusableIndexError:
    return UnusableIndexError(f"索引文件 {file} {reason}，索引可能损坏。请运行：fatiao build --full")
