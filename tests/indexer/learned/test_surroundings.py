"""What stands around an article, over the real corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer.documents import documents
from indexer.learned import surroundings
from indexer.learned.surroundings import Surroundings
from indexer.manifest import UnusableIndexError
from indexer.search import SearchIndex


@pytest.fixture(scope="module")
def around(index: SearchIndex) -> Surroundings:
    return surroundings.load(index.engine.folder)


def row(index: SearchIndex, around: Surroundings, name: str) -> int:
    number = index.engine.number(name)
    assert number is not None
    return int(np.flatnonzero(around.numbers == number)[0])


def test_rows_stand_in_the_order_of_the_vectors(index: SearchIndex, around: Surroundings, library: Library) -> None:
    wanted = [document.id for document in documents(library) if document.kind == "provision"]
    assert [index.engine.entry(int(number)).id for number in around.numbers] == wanted
    assert len(index.articles) == len(around)


def test_articles_of_one_law_and_chapter_share_a_number(index: SearchIndex, around: Surroundings) -> None:
    """民法典第四编第六章 隐私权和个人信息保护 begins with 第一千零三十二条."""
    first, second, other = (row(index, around, f"minfadian@2021-01-01/{n}") for n in (1032, 1034, 1019))
    assert around.chapters[first] == around.chapters[second] != around.chapters[other]
    assert (
        around.laws[first] == around.laws[other] != around.laws[row(index, around, "gerenxinxibaohufa@2021-11-01/13")]
    )
    assert 0 < around.depths[other] < around.depths[first] < 1


def test_citations_lead_both_ways(index: SearchIndex, around: Surroundings) -> None:
    """法释〔2017〕10号第三条: 应当认定为刑法第二百五十三条之一规定的“提供公民个人信息”."""
    citing = [int(n) for n in around.numbers if index.engine.entry(int(n)).address == "fashi-2017-10/3"]
    holder = int(np.flatnonzero(around.numbers == citing[0])[0])
    cited = [n for n in range(len(around)) if index.engine.entry(int(around.numbers[n])).address == "xingfa/253-1"]
    assert len(cited) == 2  # the wordings of 2009 and 2015
    for target in cited:
        assert holder in around.citing[around.starts[target] : around.starts[target + 1]]
        assert target in around.cited[around.cited_starts[holder] : around.cited_starts[holder + 1]]


def test_no_article_cites_itself(around: Surroundings) -> None:
    for target in range(0, len(around), 97):
        assert target not in around.citing[around.starts[target] : around.starts[target + 1]]


def test_a_damaged_file_is_told(tmp_path: Path, around: Surroundings) -> None:
    surroundings.save(tmp_path, around)
    assert np.array_equal(surroundings.load(tmp_path).numbers, around.numbers)
    file = tmp_path / surroundings.NAME
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(UnusableIndexError, match="fatiao build --full"):
        surroundings.load(tmp_path)
