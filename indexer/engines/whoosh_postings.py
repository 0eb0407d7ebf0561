"""The postings of an existing Whoosh index, read through its public reader: many segments, deletions and all.

Slow (a Python call for each posting): for an index that was written without arrays, and to hold one against the
other.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from whoosh import index

from indexer.engines.base import FIELDS, Entry
from indexer.postings import Postings
from indexer.postings_build import assembled, columns_of


def read_from(folder: Path) -> Postings:
    """The postings of the documents that are not deleted, numbered in the order of the index."""
    with index.open_dir(str(folder), readonly=True).reader() as reader:
        live = list(reader.all_doc_ids())
        place = {number: new for new, number in enumerate(live)}
        columns = columns_of([stored_entry(reader.stored_fields(number)) for number in live])
        lengths = [[reader.doc_field_length(number, name) or 0 for number in live] for name in FIELDS]
        table: list[tuple[int, str]] = []
        terms: list[int] = []
        numbers: list[int] = []
        for field, name in enumerate(FIELDS):
            for text in reader.field_terms(name):
                matcher = reader.postings(name, text)
                while matcher.is_active():
                    often = int(matcher.weight())
                    terms += [len(table)] * often
                    numbers += [place[matcher.id()]] * often
                    matcher.next()
                table.append((field, text))
        return assembled(columns, np.array(lengths), table, np.array(terms, np.int64), np.array(numbers, np.int64))


def stored_entry(stored: dict[str, object]) -> Entry:
    """A document's keys and days from its stored fields."""
    keys = {name: str(stored[name]) for name in ("id", "kind", "address", "statute", "level")}
    return Entry(**keys, since=int(str(stored["since"])), until=int(str(stored["until"])), terms={})
