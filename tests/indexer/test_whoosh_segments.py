from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer.build import analyser_for
from indexer.documents import documents
from indexer.engines import whoosh_segments
from indexer.engines.base import Entry, Filter, WeightedTerm
from indexer.engines.whoosh_engine import WhooshEngine, WhooshWriter
from indexer.engines.whoosh_postings import read_from
from indexer.postings import Postings
from indexer.postings_build import part_of
from indexer.writing import entry_of


@pytest.fixture(scope="module")
def entries(template: Path) -> list[Entry]:
    library = Library.load(template / "corpus")
    analyser = analyser_for(library)
    return [entry_of(document, analyser) for document in documents(library)]


def written(folder: Path, postings: Postings, size: int) -> Path:
    """An index with segments of so many documents."""
    folder.mkdir()
    whoosh_segments.create(folder)
    count = len(postings.columns)
    bounds = [(first, min(first + size, count)) for first in range(0, count, size)]
    segments = [whoosh_segments.write_segment(folder, postings, *b, number) for number, b in enumerate(bounds)]
    whoosh_segments.commit(folder, (), segments)
    return folder


def same(one: Postings, other: Postings) -> None:
    assert one.columns.ids.blob.tobytes() == other.columns.ids.blob.tobytes()
    for name in ("keys", "fields", "starts", "numbers", "frequencies", "lengths"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


@pytest.mark.parametrize("size", [1000, 40], ids=["one-segment", "many-segments"])
def test_whoosh_reads_the_postings_that_were_written(tmp_path: Path, entries: list[Entry], size: int) -> None:
    postings = part_of(entries)
    folder = written(tmp_path / "index", postings, size)
    assert len(whoosh_segments.segment_files(folder)) == -(-len(entries) // size)
    same(read_from(folder), postings)
    assert [e.id for e in WhooshEngine(folder).entries()] == [e.id for e in entries]


def test_whoosh_answers_as_over_an_index_that_it_wrote_itself(tmp_path: Path, entries: list[Entry]) -> None:
    ours = WhooshEngine(written(tmp_path / "ours", part_of(entries), 50))
    (tmp_path / "whoosh").mkdir()
    WhooshWriter().write(tmp_path / "whoosh", entries)
    theirs = WhooshEngine(tmp_path / "whoosh")
    for words in (("出售", "信息"), ("网络", "安全", "罚款"), ("人脸",)):
        terms = [WeightedTerm(field, word, 1.0) for field in ("pairs", "words", "heading") for word in words]
        hits = [[(h.entry, round(h.score, 4)) for h in e.search(terms, Filter(), 20)] for e in (ours, theirs)]
        assert hits[0] == hits[1]
        assert hits[0]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path, entries: list[Entry]) -> None:
    folders = [written(tmp_path / name, part_of(entries), 60) for name in ("one", "other")]
    first, second = ([f.read_bytes() for f in whoosh_segments.segment_files(folder)] for folder in folders)
    assert first == second


def test_a_change_leaves_the_segments_that_stand(tmp_path: Path, entries: list[Entry]) -> None:
    folder = written(tmp_path / "index", part_of(entries[:90]), 30)
    before = {file: file.stat().st_mtime_ns for file in whoosh_segments.segment_files(folder)}
    new = whoosh_segments.write_segment(folder, part_of(entries[90:]), 0, len(entries) - 90, 3)
    whoosh_segments.commit(folder, [entries[0].id, entries[45].id], [new])
    assert {file: file.stat().st_mtime_ns for file in before} == before
    left = [e.id for e in entries if e.id not in (entries[0].id, entries[45].id)]
    assert [e.id for e in WhooshEngine(folder).entries()] == left


def test_an_index_is_worn_by_segments_or_by_deletions(tmp_path: Path, entries: list[Entry]) -> None:
    folder = written(tmp_path / "index", part_of(entries[:40]), 10)
    assert whoosh_segments.worn(folder, 4, 0.25)
    assert not whoosh_segments.worn(folder, 5, 0.25)
    whoosh_segments.commit(folder, [e.id for e in entries[:10]], [])
    assert not whoosh_segments.worn(folder, 5, 0.25)
    whoosh_segments.commit(folder, [entries[10].id], [])
    assert whoosh_segments.worn(folder, 5, 0.25)


def test_numbers_of_segments_do_not_come_twice(tmp_path: Path, entries: list[Entry]) -> None:
    folder = written(tmp_path / "index", part_of(entries[:40]), 10)
    assert whoosh_segments.next_number(folder) == 4
    whoosh_segments.create(tmp_path)
    assert whoosh_segments.next_number(tmp_path) == 0
