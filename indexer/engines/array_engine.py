"""Scoring, filters and facets on memory-mapped arrays: the same documents and scores as Whoosh's own, much sooner.

Documents are named by their numbers here. An open engine holds little memory of its own: the arrays belong to the
page cache, and all processes share them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer import postings_files
from indexer.engines.array_sums import Adder, Lists
from indexer.engines.base import FIELDS, Entry, Filter, Hit, WeightedTerm
from indexer.postings_keys import DocumentKeys
from indexer.postings_text import Texts, keys_of

Scores = NDArray[np.float32]
Mask = NDArray[np.bool_]
# Filters whose documents are kept: a byte for each document and filter.
FILTERS = 32
# Documents are parted into blocks of this size to find the best: the best of each block bound the best of all.
BLOCK = 64
# Below every score: a document that scores less holds no term.
LEAST = 1e-30
_PLACE = {name: place for place, name in enumerate(FIELDS)}


class ArrayEngine:
    """An open index over the arrays of a generation: immutable, safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Map the arrays.

        Raises:
            UnusableIndexError: they are missing or damaged.
        """
        self.folder = folder
        self._held = postings_files.load(folder)
        self._columns = self._held.postings.columns
        self._keys = DocumentKeys(self._held)
        self._adder = Adder()
        self.mask: Callable[[Filter], Mask] = lru_cache(maxsize=FILTERS)(self._mask)

    def search(self, terms: Sequence[WeightedTerm], allowed: Filter, limit: int) -> list[Hit]:
        """The best documents that hold at least one term, the best first; ties by id."""
        return [Hit(self.entry(n), score) for n, score in self.top(self.scores(terms), self.mask(allowed), limit)]

    def by_address(self, address: str, allowed: Filter) -> list[Entry]:
        """Documents that show this address, the oldest wording first."""
        return [entry for entry in self._keys.at(address) if allowed.allows(entry)]

    def share(self, field_name: str, term: str) -> float:
        """The share (0 to 1) of documents that hold a term."""
        return self.shares(field_name, [term])[term]

    def shares(self, field_name: str, terms: Iterable[str]) -> dict[str, float]:
        """The shares of many terms: all at once costs little more than one."""
        wanted = list(dict.fromkeys(terms))
        counts = self._frequencies(field_name, wanted)
        return {term: count / max(1, self.count()) for term, count in zip(wanted, counts, strict=True)}

    def entries(self) -> Iterable[Entry]:
        """Every document's keys and dates."""
        return map(self.entry, range(self.count()))

    def count(self) -> int:
        """How many documents there are."""
        return len(self._columns)

    def scores(self, terms: Sequence[WeightedTerm]) -> Scores:
        """The score of every document: the sum of BM25 over the fields, exactly; 0 where it holds no term."""
        found, weights = self._known(terms)
        held = self._held.postings
        lists = Lists(held.starts[found], held.starts[found + 1], weights)
        sums = self._adder.sums(held.numbers, self._held.impacts, lists, self.count())
        return sums.astype(np.float32)

    def top(self, scores: Scores, mask: Mask, limit: int) -> list[tuple[int, float]]:
        """(number, score) of the best documents that the mask lets through, the best first; ties by id."""
        let = scores * mask
        numbers = np.flatnonzero(let >= max(_bar(let, limit), LEAST))
        ids = {number: self._keys.id_code(number) for number in numbers.tolist()}
        best = sorted(zip(ids, let[numbers].tolist(), strict=True), key=lambda pair: (-pair[1], ids[pair[0]]))
        return best[: max(0, limit)]

    def entry(self, number: int) -> Entry:
        """The keys and days of a document."""
        return self._keys.entry(number)

    def number(self, document_id: str) -> int | None:
        """The number of a document; None where there is none of this id."""
        return self._keys.number(document_id)

    def holding(self, field_name: str, terms: Iterable[str]) -> NDArray[np.int32]:
        """The numbers of the documents whose field holds all of these terms, ascending; all where none is given."""
        wanted = list(dict.fromkeys(terms))
        found, known = self._places([_PLACE[field_name]] * len(wanted), wanted)
        if not known.all():
            return np.zeros(0, np.int32)
        starts, held = self._held.postings.starts, self._held.postings.numbers
        lists = sorted((held[starts[term] : starts[term + 1]] for term in found), key=len)
        numbers = lists[0] if lists else np.arange(self.count(), dtype=np.int32)
        for other in lists[1:]:
            numbers = numbers[_among(numbers, other)]
        return numbers

    def holding_each(self, field_name: str, terms: Sequence[str]) -> Iterator[NDArray[np.int32]]:
        """For each term the numbers of the documents whose field holds it, ascending; views of the arrays."""
        places, known = self._places([_PLACE[field_name]] * len(terms), terms)
        starts, held = self._held.postings.starts, self._held.postings.numbers
        for place, there in zip(places.tolist(), known.tolist(), strict=True):
            yield held[starts[place] : starts[place + 1]] if there else held[:0]

    def frequency(self, field_name: str, term: str) -> int:
        """How many documents hold a term in a field."""
        return self._frequencies(field_name, [term])[0]

    def contributions(self, terms: Sequence[WeightedTerm], number: int) -> dict[WeightedTerm, float]:
        """What each term adds to the score of one document; terms that it does not hold are left out."""
        places, known = self._places([_PLACE[term.field] for term in terms], [term.text for term in terms])
        starts, numbers, found = self._held.postings.starts, self._held.postings.numbers, {}
        for term, place in ((term, place) for term, place, there in zip(terms, places, known, strict=True) if there):
            first, last = starts[place], starts[place + 1]
            at = first + np.searchsorted(numbers[first:last], number)
            if at < last and numbers[at] == number:
                found[term] = term.weight * float(self._held.impacts[at])
        return found

    def facets(self, numbers: NDArray[np.integer]) -> dict[str, Counter[str]]:
        """How many of these documents are of each kind, statute and level; values that none has are left out."""
        found = {}
        for name, values in self._keys.values.items():
            counts = np.bincount(self._keys.codes[name][numbers], minlength=len(values)).tolist()
            found[name] = Counter({value: count for value, count in zip(values, counts, strict=True) if count})
        return found

    def _known(self, terms: Sequence[WeightedTerm]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Numbers in the table and weights of the terms that some document holds."""
        places, known = self._places([_PLACE[term.field] for term in terms], [term.text for term in terms])
        return places[known], np.array([term.weight for term in terms], np.float32)[known]

    def _frequencies(self, field_name: str, terms: Sequence[str]) -> list[int]:
        places, known = self._places([_PLACE[field_name]] * len(terms), terms)
        starts, counts = self._held.postings.starts, np.zeros(len(terms), np.int64)
        counts[known] = starts[places[known] + 1] - starts[places[known]]
        return counts.tolist()

    def _places(self, fields: Sequence[int], texts: Sequence[str]) -> tuple[NDArray[np.intp], Mask]:
        """Where terms stand in the table, and which of them stand there at all."""
        held = self._held.postings
        if not len(held.keys):
            return np.zeros(len(texts), np.intp), np.zeros(len(texts), np.bool_)
        keys = keys_of(Texts.of(texts), np.array(fields, np.uint8), held.salt)
        places = np.minimum(np.searchsorted(held.keys, keys), len(held.keys) - 1)
        return places, held.keys[places] == keys

    def _mask(self, allowed: Filter) -> Mask:
        columns = self._columns
        mask = np.ones(self.count(), np.bool_)
        for name, wanted in (("kind", allowed.kinds), ("statute", allowed.statutes), ("level", allowed.levels)):
            if wanted:
                chosen = np.array([value in wanted for value in self._keys.values[name]], np.bool_)
                mask &= chosen[self._keys.codes[name]]
        if allowed.on is not None:
            mask &= (columns.since <= allowed.on) & (allowed.on < columns.until)
        # All queries with this filter share it.
        mask.flags.writeable = False
        return mask


def _among(numbers: NDArray[np.int32], other: NDArray[np.int32]) -> Mask:
    """Which of these numbers stand in another ascending list."""
    places = np.minimum(np.searchsorted(other, numbers), len(other) - 1)
    found: Mask = other[places] == numbers
    return found


def _bar(scores: Scores, limit: int) -> float:
    """A score that at least `limit` documents reach, where so many have one: all of the best reach it."""
    blocks = len(scores) // BLOCK
    if not 0 < limit < blocks:
        return 0.0
    # Every `blocks`-th document is of one block: rows are compared as wholes, which is several times faster.
    best = scores[: blocks * BLOCK].reshape(BLOCK, blocks).max(axis=0)
    return float(np.partition(best, blocks - limit)[blocks - limit])
