from __future__ import annotations

import pytest

from indexer.case_search import search_cases
from indexer.search_index import SearchIndex
from tests.conftest import TODAY


def ids(index: SearchIndex, text: str) -> list[str]:
    return [hit.case for hit in search_cases(index, text, TODAY)]


@pytest.mark.parametrize("word", ["快递", "人脸", "开盒", "学生", "宁波"])
def test_no_case_that_has_the_word_is_lost(index: SearchIndex, word: str) -> None:
    told = {case.id for case in index.library.cases.values() if word in f"{case.title}{case.facts}{case.result}"}
    assert told
    assert told <= set(ids(index, word))


def test_several_words_must_all_stand_there_to_lead(index: SearchIndex) -> None:
    (first, *_) = ids(index, "快递 如皋")
    assert first == "rugao-wang-dong"


def test_plain_words_lead_to_the_cases_of_their_card(index: SearchIndex) -> None:
    found = ids(index, "快递员卖客户信息怎么判")
    assert "rugao-wang-dong" in found[:3]


def test_a_cited_article_leads_to_the_cases_that_rest_on_it(index: SearchIndex) -> None:
    resting = {case.id for case in index.library.citing_cases["xingfa/253-1"]}
    assert resting <= set(ids(index, "刑法253之一"))


@pytest.mark.parametrize("text", ["zzzzqqqq", "", " ", "\x00", "“", "AND * ?"])
def test_what_says_nothing_finds_nothing(index: SearchIndex, text: str) -> None:
    assert ids(index, text) == []


def test_scores_fall_and_no_case_comes_twice(index: SearchIndex) -> None:
    hits = search_cases(index, "出售公民个人信息", TODAY)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.case for hit in hits}) == len(hits) > 10
    assert any(hit.excerpt.spans for hit in hits)
