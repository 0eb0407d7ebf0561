from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer import postings_files, writing
from indexer.analysis import Analyser
from indexer.build import analyser_for
from indexer.documents import Document, documents
from indexer.engines import whoosh_segments
from indexer.engines.array_engine import ArrayEngine
from indexer.engines.base import Filter, WeightedTerm
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.engines.whoosh_postings import read_from
from indexer.writing import update_documents, write_documents


@pytest.fixture(scope="module")
def analyser(template: Path) -> Analyser:
    return analyser_for(Library.load(template / "corpus"))


@pytest.fixture(scope="module")
def found(template: Path) -> list[Document]:
    return list(documents(Library.load(template / "corpus")))


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks and segments so small that the small corpus has many."""
    monkeypatch.setattr(writing, "CHUNK", 20)
    monkeypatch.setattr(writing, "SEGMENT", 50)


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def files(path: Path) -> dict[str, bytes]:
    """Bytes of the arrays and of Whoosh's segments; Whoosh's table of contents tells where objects lay in memory."""
    return {file.name: file.read_bytes() for file in path.iterdir() if file.suffix in {".npy", ".seg"}}


@pytest.mark.usefixtures("small_parts")
def test_however_many_processes_read_the_files_are_the_same(
    tmp_path: Path, found: list[Document], analyser: Analyser
) -> None:
    counted: list[int] = []
    one, two = folder(tmp_path / "one"), folder(tmp_path / "two")
    assert write_documents(one, found, analyser, processes=1) == len(found)
    assert write_documents(two, iter(found), analyser, counted.append, processes=2) == len(found)
    assert counted == list(range(1, len(found) + 1))
    assert len(whoosh_segments.segment_files(one)) > 2
    assert files(one).keys() == files(two).keys()
    assert [name for name, content in files(one).items() if files(two)[name] != content] == []


@pytest.mark.usefixtures("small_parts")
def test_arrays_and_whoosh_hold_the_same(tmp_path: Path, found: list[Document], analyser: Analyser) -> None:
    write_documents(tmp_path, found, analyser)
    arrays, whoosh = postings_files.load(tmp_path).postings, read_from(tmp_path)
    for name in ("keys", "starts", "numbers", "frequencies", "lengths"):
        assert np.array_equal(getattr(arrays, name), getattr(whoosh, name)), name


@pytest.mark.usefixtures("small_parts")
def test_without_documents_there_is_an_index_that_finds_nothing(tmp_path: Path, analyser: Analyser) -> None:
    assert write_documents(tmp_path, (), analyser) == 0
    assert (ArrayEngine(tmp_path).count(), WhooshEngine(tmp_path).count()) == (0, 0)
    assert ArrayEngine(tmp_path).search([WeightedTerm("pairs", "出售", 1.0)], Filter(), 10) == []


def test_two_documents_of_one_id_are_refused(tmp_path: Path, found: list[Document], analyser: Analyser) -> None:
    with pytest.raises(ValueError, match=found[0].id.split("@", maxsplit=1)[0]):
        write_documents(tmp_path, [*found, found[0]], analyser)


@pytest.mark.usefixtures("small_parts")
def test_an_error_among_the_documents_ends_all_processes(
    tmp_path: Path, found: list[Document], analyser: Analyser
) -> None:
    def broken() -> Iterator[Document]:
        yield from found[:70]
        raise ValueError("读到一半坏了")

    with pytest.raises(ValueError, match="读到一半坏了"):
        write_documents(tmp_path, broken(), analyser, processes=2)
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("small_parts")
def test_updates_hold_what_a_new_index_holds(tmp_path: Path, found: list[Document], analyser: Analyser) -> None:
    """Several in a row: documents that go, that come, and that change."""
    last = folder(tmp_path / "0")
    write_documents(last, found[:150], analyser)
    for step, (gone, came) in enumerate([((0, 10), (150, 160)), ((20, 25), (20, 40)), ((30, 31), (160, 185))], 1):
        target = folder(tmp_path / str(step))
        removed = [document.id for document in found[slice(*gone)]]
        assert update_documents(last, target, removed, found[slice(*came)], analyser) == came[1] - came[0]
        last = target
    left = [*found[10:30], *found[31:185]]
    write_documents(folder(tmp_path / "anew"), left, analyser)
    for question in ("出售", "网络", "信息"):
        terms = [WeightedTerm("pairs", question, 1.0), WeightedTerm("words", question, 0.4)]
        updated, anew = (ArrayEngine(path).search(terms, Filter(), 30) for path in (last, tmp_path / "anew"))
        assert [(hit.entry, round(hit.score, 4)) for hit in updated] == [(h.entry, round(h.score, 4)) for h in anew]
        # Whoosh goes on counting deleted documents when it weighs words, so that only what it finds is the same.
        found_by_whoosh = {hit.entry.id for hit in WhooshEngine(last).search(terms, Filter(), 200)}
        assert found_by_whoosh == {hit.entry.id for hit in ArrayEngine(last).search(terms, Filter(), 200)} != set()


@pytest.mark.usefixtures("small_parts")
def test_an_update_shares_what_stands_and_leaves_the_old_index(
    tmp_path: Path, found: list[Document], analyser: Analyser
) -> None:
    old, new = folder(tmp_path / "old"), folder(tmp_path / "new")
    write_documents(old, found[:120], analyser)
    before = files(old)
    update_documents(old, new, [found[3].id], found[120:130], analyser)
    assert files(old) == before
    for file in whoosh_segments.segment_files(old):
        assert file.samefile(new / file.name)
    assert not any((old / name).samefile(new / name) for name in before if name.endswith(".npy"))
    assert (WhooshEngine(old).count(), WhooshEngine(new).count()) == (120, 129)


def test_files_are_copied_where_they_cannot_be_shared(
    tmp_path: Path, found: list[Document], analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    old, new = folder(tmp_path / "old"), folder(tmp_path / "new")
    write_documents(old, found[:20], analyser)
    update_documents(old, new, [], found[20:21], analyser)
    assert WhooshEngine(new).count() == 21


def test_a_worn_index_is_written_anew(
    tmp_path: Path, found: list[Document], analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every update would leave one segment more, and Whoosh would slow down."""
    monkeypatch.setattr(writing, "MOST_SEGMENTS", 3)
    last = folder(tmp_path / "0")
    write_documents(last, found[:20], analyser)
    segments = []
    for step in range(1, 5):
        target = folder(tmp_path / str(step))
        update_documents(last, target, [], found[20 + step : 21 + step], analyser)
        segments.append(len(whoosh_segments.segment_files(target)))
        last = target
    assert segments == [2, 3, 1, 2]
    assert WhooshEngine(last).count() == ArrayEngine(last).count() == 24
