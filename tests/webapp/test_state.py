from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from corpus.library import DATA
from indexer.build import CURRENT, build, current_generation
from indexer.manifest import UnusableIndexError
from indexer.search import Request, search
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
