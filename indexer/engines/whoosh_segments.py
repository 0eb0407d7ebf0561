"""Whoosh's segments straight from postings, through the interface of its codecs.

Whoosh's own writer handles each posting several times over (analysis, a sorting pool, runs on disk); here they arrive
sorted. Segments are independent of each other, so that processes can write them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index
from whoosh.codec import default_codec
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound
from whoosh.system import pack_uint

from indexer.engines.base import FIELDS
from indexer.engines.whoosh_engine import schema
from indexer.postings import Columns, Postings

# The name that whoosh.index gives an index by itself; it begins the names of its files.
NAME = "MAIN"
_STORED = ("id", "kind", "address", "statute", "level", "since", "until")


class _Storage(FileStorage):  # type: ignore[misc]  # whoosh publishes no types
    """A folder that tells neither order nor time of its files, for Whoosh writes both into a segment.

    The same documents give the same bytes.
    """

    def list(self) -> list[str]:
        """Names of all files, sorted."""
        return sorted(super().list())

    def file_modified(self, name: str) -> float:  # noqa: ARG002 - the name is Whoosh's.
        """No time."""
        return 0.0


def create(folder: Path) -> None:
    """Make an index without documents."""
    index.create_in(str(folder), schema())


def write_segment(folder: Path, postings: Postings, first: int, last: int, number: int) -> Any:
    """Write the documents from `first` up to but not including `last` as a segment that no index lists yet.

    The segment's files are named by its number alone: the same documents give the same files.
    """
    storage, codec, fields = _Storage(str(folder)), default_codec(), schema()
    segment = codec.new_segment(storage, NAME)
    segment.segid = f"{number:08d}"
    _write_documents(codec.per_document_writer(storage, segment), fields, postings, range(first, last))
    _write_terms(codec.field_writer(storage, segment), fields, postings, first, last)
    segment.set_doc_count(last - first)
    segment.create_compound_file(storage)
    return segment


def commit(folder: Path, removed: Sequence[str], segments: Sequence[Any]) -> None:
    """Mark documents as deleted and list new segments, in one step; segments that stand are not written again."""
    writer = index.open_dir(str(folder)).writer()
    try:
        for number in _numbers_of(writer.reader(), removed):
            writer.delete_document(number)
        writer.segments.extend(segments)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(merge=False)


def next_number(folder: Path) -> int:
    """A number that no segment of the index has had."""
    return max((int(file.name.split("_")[1][:8]) for file in segment_files(folder)), default=-1) + 1


def segment_files(folder: Path) -> list[Path]:
    """The files of an index that are written once and never changed."""
    return sorted(folder.glob(f"{NAME}_????????.seg"))


def index_files(folder: Path) -> list[Path]:
    """All files of the index that another folder needs to hold it too."""
    return [*segment_files(folder), *sorted(folder.glob(f"_{NAME}_*.toc"))]


def worn(folder: Path, segments: int, share: float) -> bool:
    """Whether an index has as many segments, or as large a share of deleted documents."""
    with index.open_dir(str(folder), readonly=True).reader() as reader:
        return len(reader.leaf_readers()) >= segments or reader.doc_count() < (1 - share) * reader.doc_count_all()


def _numbers_of(reader: Any, ids: Sequence[str]) -> Iterator[int]:
    """Numbers of the documents that have these ids and are not deleted."""
    with reader:
        for document_id in ids:
            try:
                yield from reader.postings("id", document_id).all_ids()
            except TermNotFound:
                continue


def _write_documents(writer: Any, fields: Schema, postings: Postings, numbers: range) -> None:
    """What Whoosh stores of each document, and the length of its fields."""
    lengths = postings.lengths[:, numbers.start : numbers.stop].T.tolist()
    for place, number in enumerate(numbers):
        writer.start_doc(place)
        for name, value in _stored(postings.columns, number).items():
            writer.add_field(name, fields[name], value, 0)
        for name, length in zip(FIELDS, lengths[place], strict=True):
            writer.add_field(name, fields[name], None, length)
        writer.finish_doc()
    writer.close()


def _stored(columns: Columns, number: int) -> dict[str, object]:
    coded = (column.values[int(column.codes[number])] for column in (columns.kind, columns.statute, columns.level))
    kind, statute, level = coded
    days = int(columns.since[number]), int(columns.until[number])
    return dict(
        zip(_STORED, (columns.ids[number], kind, columns.addresses[number], statute, level, *days), strict=True)
    )


def _write_terms(writer: Any, fields: Schema, postings: Postings, first: int, last: int) -> None:
    """Every field's terms in the order of their UTF-8, the fields in that of their names, as Whoosh has them."""
    held = np.flatnonzero((postings.numbers >= first) & (postings.numbers < last))
    bounds = np.searchsorted(held, postings.starts)
    present = np.flatnonzero(np.diff(bounds))
    for name in sorted((*FIELDS, "id")):
        writer.start_field(name, fields[name])
        if name == "id":
            _write_ids(writer, postings.columns, range(first, last))
        else:
            field = FIELDS.index(name)
            terms = present[postings.fields[present] == field]
            _write_field(writer, postings, field, terms, held, bounds, first)
        writer.finish_field()
    writer.close()


def _write_ids(writer: Any, columns: Columns, numbers: range) -> None:
    for code, place in sorted((columns.ids.code(number), place) for place, number in enumerate(numbers)):
        writer.start_term(code)
        writer.add(place, 1.0, b"", 0)
        writer.finish_term()


def _write_field(
    writer: Any,
    postings: Postings,
    field: int,
    terms: NDArray[np.intp],
    held: NDArray[np.intp],
    bounds: NDArray[np.intp],
    first: int,
) -> None:
    """The lists of some terms; those of term t are `held[bounds[t]:bounds[t + 1]]`."""
    lengths, add = postings.lengths[field], writer.add
    for code, term in sorted((postings.texts.code(int(term)), int(term)) for term in terms):
        places = held[bounds[term] : bounds[term + 1]]
        numbers, often = postings.numbers[places], postings.frequencies[places].tolist()
        writer.start_term(code)
        for number, count, length in zip((numbers - first).tolist(), often, lengths[numbers].tolist(), strict=True):
            add(number, float(count), pack_uint(count), length)
        writer.finish_term()
