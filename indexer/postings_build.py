"""Entries -> postings, in parts that worker processes can make apart; parts -> one; the old and a change -> the new.

The same documents in the same order give the same arrays, however they were parted.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.engines.base import FIELDS, Entry
from indexer.engines.lengths import rounded
from indexer.postings import Coded, Columns, Postings
from indexer.postings_text import Keys, Texts, joined, keys_of, spans

Value = TypeVar("Value", bound=np.generic)


def part_of(entries: Iterable[Entry]) -> Postings:
    """The postings of some documents, numbered in the order given."""
    found = list(entries)
    table: list[tuple[int, str]] = []
    terms, numbers, lengths = [], [], []
    for field, name in enumerate(FIELDS):
        # A term that is new gets the next number; no line of Python runs for each occurrence.
        places = defaultdict[str, int](count(len(table)).__next__)
        said = array("q")
        for entry in found:
            said.extend(map(places.__getitem__, entry.terms.get(name, ())))
        lengths.append([len(entry.terms.get(name, ())) for entry in found])
        terms.append(np.array(said, np.int64))
        numbers.append(np.repeat(np.arange(len(found)), lengths[-1]))
        table += [(field, term) for term in places]
    occurrences = np.concatenate(terms), np.concatenate(numbers)
    return assembled(columns_of(found), np.array(lengths, np.int64), table, *occurrences)


def assembled(
    columns: Columns,
    lengths: NDArray[np.int64],
    table: Sequence[tuple[int, str]],
    terms: NDArray[np.int64],
    numbers: NDArray[np.int64],
) -> Postings:
    """Postings of a table of (field, term), and for each single occurrence its place in the table and its document."""
    fields = np.array([field for field, _ in table], np.uint8)
    texts = Texts.of(text for _, text in table)
    salt, keys = _parted(texts, fields)
    order = np.argsort(keys)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    size = max(1, len(columns))
    places, counts = np.unique(rank[terms] * size + numbers, return_counts=True)
    starts = np.searchsorted(places, np.arange(len(order) + 1) * size).astype(np.int64)
    held = (places % size).astype(np.int32)
    columns_terms = (keys[order], fields[order], texts.take(order), starts, held, counts.astype(np.uint32))
    return Postings(columns, rounded(lengths), *columns_terms, salt)


def merged(parts: Sequence[Postings]) -> Postings:
    """Several parts as one, their documents one behind the other."""
    texts = joined(part.texts for part in parts)
    fields = _joined(np.uint8, [part.fields for part in parts])
    salt = max((part.salt for part in parts), default=0)
    keys = _joined(np.uint64, [p.keys if p.salt == salt else keys_of(p.texts, p.fields, salt) for p in parts])
    different, first, place = np.unique(keys, return_index=True, return_inverse=True)
    if not _same(texts, fields, first[place]):
        return merged([replace(p, keys=keys_of(p.texts, p.fields, salt + 1), salt=salt + 1) for p in parts])
    starts, numbers, frequencies = _poured(parts, place, len(different))
    return Postings(
        _columns_joined([part.columns for part in parts]),
        np.concatenate([np.zeros((len(FIELDS), 0), np.uint32), *(p.lengths for p in parts)], axis=1),
        different, fields[first], texts.take(first), starts, numbers, frequencies, salt,
    )  # fmt: skip


def updated(old: Postings, removed: Collection[str], added: Postings) -> Postings:
    """The old postings less the removed documents (by id), and the added ones, which replace those of their id."""
    gone = {*removed, *(added.columns.ids[n] for n in range(len(added.columns)))}
    return merged([without(old, gone), added])


def without(postings: Postings, ids: Collection[str]) -> Postings:
    """The postings of the other documents; terms that no document holds any more are gone."""
    keep = ~_among(postings.columns.ids, ids)
    if keep.all():
        return postings
    renumbered = (np.cumsum(keep) - 1).astype(np.int32)
    stays = keep[postings.numbers]
    counts = np.diff(np.concatenate([[0], np.cumsum(stays)])[postings.starts])
    alive = np.flatnonzero(counts)
    return Postings(
        _columns_taken(postings.columns, np.flatnonzero(keep)),
        postings.lengths[:, keep],
        postings.keys[alive],
        postings.fields[alive],
        postings.texts.take(alive),
        np.concatenate([[0], np.cumsum(counts[alive])]).astype(np.int64),
        renumbered[postings.numbers[stays]],
        postings.frequencies[stays],
        postings.salt,
    )


def columns_of(entries: Sequence[Entry]) -> Columns:
    """The keys and days of documents."""
    return Columns(
        Texts.of(e.id for e in entries),
        Texts.of(e.address for e in entries),
        _coded([e.kind for e in entries]),
        _coded([e.statute for e in entries]),
        _coded([e.level for e in entries]),
        np.array([e.since for e in entries], np.int32),
        np.array([e.until for e in entries], np.int32),
    )


def _parted(texts: Texts, fields: NDArray[np.uint8]) -> tuple[int, Keys]:
    """The first salt with which different terms have different keys, and the keys."""
    salt = 0
    while len(np.unique(keys := keys_of(texts, fields, salt))) < len(keys):
        salt += 1
    return salt, keys


def _same(texts: Texts, fields: NDArray[np.uint8], first: NDArray[np.intp]) -> bool:
    """Whether every term is the one that stands at `first` of it: whether equal keys are of equal terms."""
    lengths = texts.lengths()
    if not (np.array_equal(fields, fields[first]) and np.array_equal(lengths, lengths[first])):
        return False
    return np.array_equal(texts.blob, texts.blob[spans(texts.starts[:-1][first], lengths)])


def _poured(
    parts: Sequence[Postings], place: NDArray[np.intp], terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint32]]:
    """The lists of all parts, behind each other term by term; `place` is the new number of each part's terms."""
    counts = [np.diff(part.starts) for part in parts]
    places = np.split(place, np.cumsum([len(held) for held in counts]).astype(np.int64))[:-1]
    starts = np.zeros(terms + 1, np.int64)
    for where, held in zip(places, counts, strict=True):
        starts[1:][where] += held
    np.cumsum(starts, out=starts)
    numbers, frequencies = np.empty(int(starts[-1]), np.int32), np.empty(int(starts[-1]), np.uint32)
    free, before = starts[:-1].copy(), 0
    for part, where, held in zip(parts, places, counts, strict=True):
        target = spans(free[where], held)
        numbers[target], frequencies[target] = part.numbers + np.int32(before), part.frequencies
        free[where] += held
        before += len(part.columns)
    return starts, numbers, frequencies


def _among(texts: Texts, wanted: Collection[str]) -> NDArray[np.bool_]:
    """Which texts are among the wanted; keys find them, and the text itself decides."""
    named = Texts.of(wanted)
    found = np.isin(_plain_keys(texts), _plain_keys(named))
    for number in np.flatnonzero(found):
        found[number] = texts[int(number)] in wanted
    return found


def _plain_keys(texts: Texts) -> Keys:
    return keys_of(texts, np.zeros(len(texts), np.uint8), 0)


def _coded(values: Sequence[str]) -> Coded:
    table = sorted(set(values))
    place = {value: number for number, value in enumerate(table)}
    return Coded(np.array([place[value] for value in values], np.uint32), Texts.of(table))


def _columns_taken(columns: Columns, numbers: NDArray[np.intp]) -> Columns:
    """Some documents; values that none of them has are gone."""
    coded = [Coded(c.codes[numbers], c.values) for c in (columns.kind, columns.statute, columns.level)]
    kind, statute, level = (_coded_again([column]) for column in coded)
    days = columns.since[numbers], columns.until[numbers]
    return Columns(columns.ids.take(numbers), columns.addresses.take(numbers), kind, statute, level, *days)


def _columns_joined(many: Sequence[Columns]) -> Columns:
    return Columns(
        joined(c.ids for c in many),
        joined(c.addresses for c in many),
        _coded_again([c.kind for c in many]),
        _coded_again([c.statute for c in many]),
        _coded_again([c.level for c in many]),
        _joined(np.int32, [c.since for c in many]),
        _joined(np.int32, [c.until for c in many]),
    )


def _coded_again(many: Sequence[Coded]) -> Coded:
    """Several columns behind each other, over the values that stand in them."""
    used = [{int(code) for code in np.unique(c.codes)} for c in many]
    table = sorted({c.values[code] for c, codes in zip(many, used, strict=True) for code in codes})
    place = {value: number for number, value in enumerate(table)}
    codes = []
    for column in many:
        values = (column.values[n] for n in range(len(column.values)))
        codes.append(np.array([place.get(value, 0) for value in values], np.uint32)[column.codes])
    return Coded(_joined(np.uint32, codes), Texts.of(table))


def _joined(kind: type[Value], arrays: Sequence[NDArray[Value]]) -> NDArray[Value]:
    return np.concatenate([np.zeros(0, kind), *arrays])
