"""The keys of documents, read one by one out of mapped arrays: by number, by id, by address."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from indexer.engines.base import Entry
from indexer.postings_files import Scored
from indexer.postings_text import Texts

# Addresses whose documents are kept: the same articles are asked for again and again.
ADDRESSES = 4096


class DocumentKeys:
    """Looks documents up. Single numbers come out of a memoryview several times sooner than out of an array.

    `values` and `codes`, by column: its different values, and the number of each document's value.
    """

    def __init__(self, held: Scored) -> None:
        columns = held.postings.columns
        self._by_id, self._by_address = held.by_id.data, held.by_address.data
        self._id, self._address = _codes(columns.ids), _codes(columns.addresses)
        coded = {"kind": columns.kind, "statute": columns.statute, "level": columns.level}
        self.values = {name: [c.values[code] for code in range(len(c.values))] for name, c in coded.items()}
        self.codes = {name: column.codes for name, column in coded.items()}
        self._kind, self._statute, self._level = (self._value(name) for name in coded)
        self._since, self._until = columns.since.data, columns.until.data
        self.at: Callable[[str], tuple[Entry, ...]] = lru_cache(maxsize=ADDRESSES)(self._at)
        self.id_code = self._id

    def entry(self, number: int) -> Entry:
        """The keys and days of a document, without its terms."""
        return Entry(
            self._id(number).decode("utf-8", "surrogatepass"),
            self._kind(number),
            self._address(number).decode("utf-8", "surrogatepass"),
            self._statute(number),
            self._level(number),
            self._since[number],
            self._until[number],
            {},
        )

    def number(self, document_id: str) -> int | None:
        """The number of a document; None where there is none of this id."""
        found = next(_equal(document_id, self._by_id, self._id), None)
        return None if found is None else int(found)

    def _at(self, address: str) -> tuple[Entry, ...]:
        """Documents that show an address, the oldest wording first."""
        return tuple(self.entry(number) for number in _equal(address, self._by_address, self._address))

    def _value(self, name: str) -> Callable[[int], str]:
        values, codes = self.values[name], self.codes[name].data
        return lambda number: values[codes[number]]


def _equal(text: str, order: memoryview[int], code_of: Callable[[int], bytes]) -> Iterator[int]:
    """The numbers of the documents whose key is this text; `order` sorts them by this key."""
    wanted = text.encode("utf-8", "surrogatepass")
    place = bisect_left(order, wanted, key=code_of)
    while place < len(order) and code_of(order[place]) == wanted:
        yield order[place]
        place += 1


def _codes(texts: Texts) -> Callable[[int], bytes]:
    blob, starts = texts.blob.data, texts.starts.data
    return lambda number: bytes(blob[starts[number] : starts[number + 1]])
