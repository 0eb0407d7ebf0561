from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.citations.find import CitationFinder
from corpus.errors import CorpusError
from corpus.library import DATA, Library
from indexer import build as builds
from indexer import manifest as manifests
from indexer.build import CURRENT, build, current_generation, open_engine
from indexer.documents import documents
from indexer.engines.base import Filter, WeightedTerm
from indexer.manifest import UnusableIndexError
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY
from tests.indexer.conftest import edit

BAD = Path(__file__).parent.parent / "data" / "bad"
QUESTIONS = ("出售公民个人信息", "小区强制刷脸", "网络运营者 实名 罚款", "如皋快递客服", "法释〔2017〕10号第五条")


@pytest.fixture
def index_path(tmp_path: Path) -> Path:
    return tmp_path / "index"


def answers(index: Path, corpus: Path) -> list[list[tuple[str, str, float, str]]]:
    opened = SearchIndex.open(index, corpus)
    pages = [search(opened, Request(question, TODAY, top=50)) for question in QUESTIONS]
    return [[(hit.kind, hit.id, hit.score, str(hit.snippet)) for hit in page.hits] for page in pages]


def test_the_first_build_indexes_everything(index_path: Path, small_corpus: Path) -> None:
    counted: list[tuple[int, int]] = []
    result = build(index_path, small_corpus, progress=lambda done, total: counted.append((done, total)))
    expected = {d.id for d in documents(Library.load(small_corpus))}
    assert (result.mode, result.generation) == ("full", "gen-000001")
    assert result.documents == result.analysed == len(expected)
    assert counted == [(done, len(expected)) for done in range(1, len(expected) + 1)]
    assert {e.id for e in open_engine(index_path)[0].entries()} == expected


def test_a_build_without_changes_does_nothing(built: Path, small_corpus: Path) -> None:
    first = open_engine(built)[1]
    result = build(built, small_corpus)
    assert (result.mode, result.generation, result.analysed) == ("unchanged", "gen-000001", 0)
    assert result.documents == first.documents
    assert open_engine(built)[1] == first


def test_full_rebuilds_what_has_not_changed(built: Path, small_corpus: Path) -> None:
    assert build(built, small_corpus, full=True).mode == "full"
    assert current_generation(built).name == "gen-000002"


def change_a_case(corpus: Path) -> None:
    edit(corpus / "cases" / "rugao-wang-dong.md", "快递公司做客服", "快递公司做客服，倒卖面单")


def remove_a_card(corpus: Path) -> None:
    (corpus / "behaviours" / "sell-personal-data.yaml").unlink()


def add_a_case(corpus: Path) -> None:
    shutil.copy(DATA / "cases" / "jinzhou-liu-express.md", corpus / "cases")


def remove_a_version(corpus: Path) -> None:
    (corpus / "statutes" / "wangluoanquanfa" / "2017-06-01.md").unlink()


def reword_an_article(corpus: Path) -> None:
    edit(
        corpus / "statutes" / "wangluoanquanfa" / "2026-01-01.md", "为了保障网络安全，", "为了保障网络安全和个人信息，"
    )


def rephrase_a_card(corpus: Path) -> None:
    edit(corpus / "behaviours" / "forced-face-recognition.yaml", "phrasings:\n  [", "phrasings:\n  [不刷脸不让进门, ")


CHANGES = [change_a_case, remove_a_card, add_a_case, remove_a_version, reword_an_article, rephrase_a_card]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change.__name__))
def test_an_incremental_build_holds_what_a_full_one_holds(
    built: Path, small_corpus: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(small_corpus)
    assert build(built, small_corpus).mode == "incremental"
    assert build(tmp_path / "other", small_corpus).mode == "full"
    updated, fresh = (open_engine(path)[0] for path in (built, tmp_path / "other"))
    assert sorted(updated.entries(), key=lambda e: e.id) == sorted(fresh.entries(), key=lambda e: e.id)
    for pair in ("出售", "信息", "倒卖", "快递", "人脸"):
        assert updated.share("pairs", pair) == fresh.share("pairs", pair), pair
    assert build(built, small_corpus).mode == "unchanged"


@pytest.mark.parametrize("change", [add_a_case, remove_a_version], ids=lambda change: str(change.__name__))
def test_an_incremental_build_answers_as_a_full_one(
    built: Path, small_corpus: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(small_corpus)
    build(built, small_corpus)
    build(tmp_path / "other", small_corpus)
    assert answers(built, small_corpus) == answers(tmp_path / "other", small_corpus)


def test_only_what_changed_is_analysed_again(built: Path, small_corpus: Path) -> None:
    change_a_case(small_corpus)
    assert build(built, small_corpus).analysed == 1


def test_a_new_name_of_a_statute_rebuilds_everything(built: Path, small_corpus: Path) -> None:
    """Names decide what is a citation, in every document."""
    edit(small_corpus / "statutes" / "wangluoanquanfa" / "2026-01-01.md", "- 网安法", "- 网安法\n- 新网安法")
    assert build(built, small_corpus).mode == "full"


def test_a_stale_index_is_not_opened(built: Path, small_corpus: Path) -> None:
    assert SearchIndex.open(built, small_corpus).library.cases
    change_a_case(small_corpus)
    with pytest.raises(UnusableIndexError, match="语料改动过。请运行：fatiao build"):
        SearchIndex.open(built, small_corpus)


def test_no_index_says_what_to_run(index_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match=r"还没有索引.*请运行：fatiao build"):
        open_engine(index_path)


def test_a_lost_generation_says_what_to_run(built: Path, small_corpus: Path) -> None:
    shutil.rmtree(current_generation(built))
    with pytest.raises(UnusableIndexError, match="不见了。请运行：fatiao build"):
        open_engine(built)
    assert build(built, small_corpus).mode == "full"


@pytest.mark.parametrize("content", [b"", b"gen-000009\n", b"\n\n"], ids=["empty", "unknown", "blank"])
def test_a_damaged_current_says_what_to_run(built: Path, content: bytes) -> None:
    (built / CURRENT).write_bytes(content)
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        open_engine(built)


def test_a_current_of_other_bytes_says_what_to_run(built: Path) -> None:
    (built / CURRENT).write_bytes(b"\xff\xfe")
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        open_engine(built)


def test_a_damaged_index_is_refused_and_rebuilt(built: Path, small_corpus: Path) -> None:
    segment = next(current_generation(built).glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-1] + b"\x00")
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build --full"):
        open_engine(built)
    assert build(built, small_corpus).mode == "full"
    assert open_engine(built)[0].count() > 0


def test_an_index_of_another_schema_is_refused_and_rebuilt(
    built: Path, small_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifests, "SCHEMA_VERSION", manifests.SCHEMA_VERSION + 1)
    with pytest.raises(UnusableIndexError, match=r"索引版本是.*请运行：fatiao build"):
        open_engine(built)
    assert build(built, small_corpus).mode == "full"


def test_a_corpus_with_an_error_leaves_the_index_in_use_untouched(built: Path, small_corpus: Path) -> None:
    before = open_engine(built)[1]
    shutil.copy(BAD / "card-with-unknown-stage.yaml", small_corpus / "behaviours")
    with pytest.raises(CorpusError, match=r"card-with-unknown-stage\.yaml:3"):
        build(built, small_corpus)
    assert open_engine(built)[1] == before
    assert [p.name for p in built.glob("gen-*")] == ["gen-000001"]


def test_a_build_that_breaks_off_leaves_the_index_in_use_untouched(built: Path, small_corpus: Path) -> None:
    def interrupt(done: int, _total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    before = open_engine(built)[1]
    with pytest.raises(KeyboardInterrupt):
        build(built, small_corpus, full=True, progress=interrupt)
    assert open_engine(built)[1] == before
    result = build(built, small_corpus, full=True)
    assert (result.mode, result.documents) == ("full", before.documents)
    assert current_generation(built).name == result.generation
    # Files that were left open announce themselves when they are collected.
    gc.collect()


def test_only_the_generation_before_is_kept(built: Path, small_corpus: Path) -> None:
    """Processes that still read the previous generation keep its files until the next build."""
    for _ in range(2):
        build(built, small_corpus, full=True)
    assert sorted(p.name for p in built.glob("gen-*")) == ["gen-000002", "gen-000003"]
    assert (built / CURRENT).read_text(encoding="utf-8") == "gen-000003\n"
    assert not list(built.glob("*.new"))


def test_an_open_index_answers_after_the_switch(built: Path, small_corpus: Path) -> None:
    engine, _ = open_engine(built)
    change_a_case(small_corpus)
    build(built, small_corpus)
    assert engine.search([WeightedTerm("pairs", "倒卖", 1.0)], Filter(frozenset({"case"})), 5) == []
    hits = open_engine(built)[0].search([WeightedTerm("pairs", "倒卖", 1.0)], Filter(frozenset({"case"})), 5)
    assert [hit.entry.id for hit in hits] == ["case/rugao-wang-dong"]


def test_a_second_build_at_the_same_time_is_refused(built: Path, small_corpus: Path) -> None:
    refused: list[str] = []

    def build_again(done: int, _total: int) -> None:
        if done == 1:
            with pytest.raises(UnusableIndexError, match="另一个 fatiao build 正在写") as caught:
                build(built, small_corpus)
            refused.append(str(caught.value))

    assert build(built, small_corpus, full=True, progress=build_again).mode == "full"
    assert len(refused) == 1
    assert build(built, small_corpus).mode == "unchanged"


def test_a_document_is_stored_with_its_citations(small_corpus: Path) -> None:
    library = Library.load(small_corpus)
    document = next(d for d in documents(library) if d.id == "wangluoanquanfa@2026-01-01/64")
    entry = builds.entry_of(document, builds.analyser_for(library))
    cited = {str(c.id) for c in CitationFinder.of(library).find(document.text, "wangluoanquanfa") if c.id}
    assert set(entry.terms["cites"]) == {str(c).split("/", 1)[0] + "/" + c.split("/")[1] for c in cited}
    assert "wangluoanquanfa/26" in entry.terms["cites"]
    assert (entry.address, entry.since) == ("wangluoanquanfa/64", 20260101)


BUILD = """
import sys
from pathlib import Path
from indexer import writing
from indexer.build import build

writing.CHUNK = 10

def told(done, total):
    if done == 50:
        print("halfway", flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), full=True, progress=told, processes=2)
"""


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_a_build_that_is_killed_leaves_the_index_in_use_and_no_process(
    built: Path, small_corpus: Path, tmp_path: Path
) -> None:
    before = open_engine(built)[1]
    script = tmp_path / "killed.py"
    script.write_text(BUILD, encoding="utf-8")
    command = [sys.executable, str(script), str(built), str(small_corpus)]
    environment = os.environ | {"PYTHONPATH": str(Path(builds.__file__).parent.parent)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == b"halfway\n"
        started = children(process.pid)
        with pytest.raises(UnusableIndexError, match=r"正在建立.*等正在运行的 fatiao build 结束"):
            (built / CURRENT).rename(built / "aside")
            open_engine(built)
        (built / "aside").rename(built / CURRENT)
        process.kill()
        process.wait()
    assert len(started) >= 2
    gone_by = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in started):
        assert time.monotonic() < gone_by, "processes of a killed build go on"
        time.sleep(0.05)
    assert open_engine(built)[1] == before
    assert (built / "gen-000002").is_dir()
    assert build(built, small_corpus).mode == "unchanged"
    assert build(built, small_corpus, full=True).generation == "gen-000003"
    assert not (built / "gen-000002").exists()
