from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.library import Library
from indexer.search import Request, ResultPage, SearchIndex, search
from tests.conftest import TODAY
from webapp.texts import page_data, page_text


@pytest.fixture(scope="module")
def found(index: SearchIndex) -> ResultPage:
    return search(index, Request("快递员卖客户信息怎么判", TODAY, top=5))


def test_the_keys_of_a_page_are_fixed(found: ResultPage, library: Library) -> None:
    data = page_data(found, library, None)
    keys = {
        "query",
        "as_of",
        "ranker",
        "understood",
        "behaviours",
        "hits",
        "total",
        "near_misses",
        "took_ms",
        "coverage",
    }
    assert set(data) == keys | {"did_you_mean", "searched_instead"}
    words = {"text", "provisions", "statutes", "offences", "words", "also", "conditions", "notes"}
    assert set(data["understood"]) == words
    assert set(data["behaviours"][0]) >= {"id", "name", "summary", "agreement", "phrasing", "provisions", "url"}
    for hit in data["hits"]:
        keys = {"kind", "id", "unit", "label", "title", "status", "score", "parts", "snippet", "day", "url"}
        assert set(hit) == keys


def test_a_page_says_what_was_asked_and_found(found: ResultPage, library: Library) -> None:
    data = page_data(found, library, None)
    assert (data["query"], data["as_of"]) == ("快递员卖客户信息怎么判", "2026-11-22")
    assert data["behaviours"][0]["id"] == "courier-staff-sell-data"
    assert data["behaviours"][0]["url"] == "/behaviour/courier-staff-sell-data"
    assert [hit["id"] for hit in data["hits"]] == [hit.id for hit in found.hits]
    crime = next(hit for hit in data["hits"] if hit["id"] == "xingfa/253-1")
    assert (crime["kind"], crime["status"], crime["url"]) == ("provision", "in_force", "/law/xingfa/253-1")
    assert data["coverage"]["statutes"] == len(library.statutes)


def test_a_misspelt_query_is_said_to_be_one(index: SearchIndex, library: Library) -> None:
    page = search(index, Request("隐思权", TODAY))
    assert page_data(page, library, None)["did_you_mean"] == "隐私权"
    assert page_text(page).startswith("您要找的是：隐私权\n")
    instead = search(index, Request("feibangzui", TODAY))
    assert page_data(instead, library, None)["searched_instead"]
    assert page_text(instead).startswith("没有查到“feibangzui”，以下是“诽谤罪”的结果\n")


def test_words_that_were_searched_too_are_named(found: ResultPage, library: Library) -> None:
    page = replace(found, understood=replace(found.understood, also=("图像采集", "人脸识别")))
    assert page_data(page, library, None)["understood"]["also"] == ["图像采集", "人脸识别"]
    assert page_text(page).startswith("按“图像采集”“人脸识别”一并检索\n")


def test_a_cited_unit_is_in_the_address(index: SearchIndex, library: Library) -> None:
    page = search(index, Request("刑法第二百五十三条之一第二款", TODAY))
    data = page_data(page, library, None)
    assert data["understood"]["provisions"] == ["xingfa/253-1/2"]
    assert (data["hits"][0]["id"], data["hits"][0]["url"]) == ("xingfa/253-1", "/law/xingfa/253-1/2")


def test_an_address_found_as_of_a_day_leads_to_that_day(index: SearchIndex, library: Library) -> None:
    """The undated page shows today's law: another text than the one that was found."""
    day = date(2025, 12, 31)
    data = page_data(search(index, Request("网络安全法64", day)), library, day)
    assert (data["as_of"], data["hits"][0]["url"]) == ("2025-12-31", "/law/wangluoanquanfa@2025-12-31/64")


def test_a_page_as_lines(found: ResultPage) -> None:
    text = page_text(found)
    assert text.startswith("行为：")
    assert "刑事责任：" in text
    assert f"1. {found.hits[0].label}" in text
    assert text.split("\n")[-1].startswith(f"共 {found.total} 条")
    assert "适用日期 2026-11-22" in text


def test_nothing_found_is_said(index: SearchIndex) -> None:
    assert "没有找到" in page_text(search(index, Request("zzzzqqqq", TODAY)))
