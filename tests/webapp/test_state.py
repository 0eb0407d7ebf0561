from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import DATA
from indexer import kept_dictionary, kept_library
from indexer import manifest as manifests
from indexer.build import CURRENT, build, current_generation
from indexer.manifest import UnusableIndexError
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY
from webapp import state as states
from webapp.state import State


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for name in ("statutes/fashi-2017-10", "statutes/fashi-2021-15"):
        shutil.copytree(DATA / name, folder / name)
    (folder / "cases").mkdir()
    (folder / "behaviours").mkdir()
    shutil.copy(DATA / "not_held.yaml", folder)
    shutil.copy(DATA / "offences.yaml", folder)
    return folder


@pytest.fixture
def index(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(states, "LOOK_EVERY", -1.0)
    build(tmp_path / "index", corpus)
    return tmp_path / "index"


def add_a_case(corpus: Path) -> None:
    shutil.copy(DATA / "cases" / "gc193-wen.md", corpus / "cases")


def damage(index: Path) -> None:
    segment = next(current_generation(index).glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-1] + b"\x00")


def test_the_index_is_opened_once(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    assert state.search_index() is state.search_index()


def test_a_new_generation_is_opened_with_its_corpus(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    add_a_case(corpus)
    build(index, corpus)
    after = state.search_index()
    assert ("gc193-wen" in before.library.cases, "gc193-wen" in after.library.cases) == (False, True)
    assert after.engine.count() == before.engine.count() + 1
    assert state.search_index() is after


def test_requests_that_hold_the_old_index_finish_with_it(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    add_a_case(corpus)
    build(index, corpus)
    assert state.search_index() is not before
    assert search(before, Request("公民个人信息", TODAY)).total > 0


def test_a_damaged_generation_is_not_taken(index: Path, corpus: Path, caplog: pytest.LogCaptureFixture) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    damage(index)
    with caplog.at_level(logging.ERROR):
        assert state.search_index() is before
    assert "gen-000002" in caplog.text
    assert search(before, Request("公民个人信息", TODAY)).total > 0


def test_the_generation_that_mends_it_is_taken(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    damage(index)
    assert state.search_index() is before
    build(index, corpus, full=True)
    assert state.search_index() is not before


def test_a_corpus_with_an_error_is_not_taken(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    (corpus / "cases" / "broken.md").write_text("没有文件头\n", encoding="utf-8")
    assert state.search_index() is before


@pytest.mark.parametrize("content", [b"", b"gen-000009\n"], ids=["empty", "unknown"])
def test_a_current_that_leads_nowhere_changes_nothing(index: Path, corpus: Path, content: bytes) -> None:
    state = State(index, corpus)
    before = state.search_index()
    (index / CURRENT).write_bytes(content)
    assert state.search_index() is before


def test_a_current_of_other_bytes_changes_nothing(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    (index / CURRENT).write_bytes(b"\xff\xfe")
    assert state.search_index() is before


def test_a_lost_current_changes_nothing(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    (index / CURRENT).unlink()
    assert state.search_index() is before


def test_it_looks_only_now_and_then(index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(index, corpus)
    before = state.search_index()
    monkeypatch.setattr(states, "LOOK_EVERY", 3_600.0)
    build(index, corpus, full=True)
    assert state.search_index() is before


def test_no_index_says_what_to_run(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        State(tmp_path / "nowhere", corpus)


def test_an_index_of_another_corpus_is_not_opened(index: Path, corpus: Path) -> None:
    """A case that was deleted after the build is still in the index."""
    add_a_case(corpus)
    build(index, corpus)
    (corpus / "cases" / "gc193-wen.md").unlink()
    with pytest.raises(UnusableIndexError, match="语料改动过。请运行：fatiao build"):
        State(index, corpus)


def look(state: State, times: int) -> list[SearchIndex]:
    return [state.search_index() for _ in range(times)]


def test_a_damaged_generation_is_told_of_once(index: Path, corpus: Path, caplog: pytest.LogCaptureFixture) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    damage(index)
    with caplog.at_level(logging.ERROR):
        assert look(state, 5) == [before] * 5
    (record,) = caplog.records
    assert "新索引 gen-000002 打不开，继续使用 gen-000001。" in record.getMessage()
    assert "可能损坏。请运行：fatiao build --full" in record.getMessage()


def test_a_generation_of_another_schema_is_told_of_once(
    index: Path, corpus: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    folder = current_generation(index)
    manifests.save(replace(manifests.load(folder), schema=99), folder)
    with caplog.at_level(logging.ERROR):
        assert look(state, 3) == [before] * 3
    (record,) = caplog.records
    assert "索引版本是 99" in record.getMessage()


@pytest.mark.parametrize("name", [kept_library.NAME, kept_dictionary.NAME, "card_words.json"])
def test_a_file_that_is_damaged_in_agreement_with_its_manifest_is_not_taken(
    index: Path, corpus: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As after an interrupted copy whose manifest was made anew."""
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    folder = current_generation(index)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 1000 + 10])
    manifests.save(replace(manifests.load(folder), digest=manifests.folder_digest(folder)), folder)
    with caplog.at_level(logging.ERROR):
        assert look(state, 2) == [before] * 2
    (record,) = caplog.records
    assert "读不出来" in record.getMessage()


def test_what_nobody_foresaw_does_not_end_serving(
    index: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    monkeypatch.setattr(SearchIndex, "open", None)
    with caplog.at_level(logging.ERROR):
        assert look(state, 3) == [before] * 3
    (record,) = caplog.records
    assert record.exc_info


def test_a_corpus_that_is_mended_is_taken_without_a_new_build(index: Path, corpus: Path) -> None:
    state = State(index, corpus)
    before = state.search_index()
    build(index, corpus, full=True)
    add_a_case(corpus)
    assert state.search_index() is before
    (corpus / "cases" / "gc193-wen.md").unlink()
    assert state.search_index() is not before


def test_while_the_index_is_rebuilt_the_old_one_serves(index: Path, corpus: Path) -> None:
    """A generation that is being written has a folder, and CURRENT still names the other one."""
    state = State(index, corpus)
    before = state.search_index()
    shutil.copytree(current_generation(index), index / "gen-000002")
    (index / "gen-000002" / manifests.NAME).unlink()
    assert state.search_index() is before
