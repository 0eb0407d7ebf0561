from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import AddressError, CitationError, NotHeldError
from corpus.library import Library
from indexer.search import Request, ResultPage, SearchIndex, search
from tests.conftest import TODAY
from webapp.texts import page_data, page_text, show


@pytest.fixture(scope="module")
def found(index: SearchIndex) -> ResultPage:
    return search(index, Request("快递员卖客户信息怎么判", TODAY, top=5))


def test_the_keys_of_a_page_are_fixed(found: ResultPage, library: Library) -> None:
    data = page_data(found, library, None)
    keys = {"query", "as_of", "understood", "behaviours", "hits", "total", "took_ms", "coverage"}
    assert set(data) == keys
    assert set(data["understood"]) == {"text", "provisions", "statutes", "offences", "words", "notes"}
    assert set(data["behaviours"][0]) >= {"id", "name", "summary", "agreement", "phrasing", "provisions", "url"}
    for hit in data["hits"]:
        keys = {"kind", "id", "unit", "label", "title", "status", "score", "parts", "snippet", "url"}
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


def test_a_provision_is_shown_with_its_standing(library: Library) -> None:
    text = show(library, "xingfa/253-1/2", TODAY)
    assert text.startswith("《刑法》第二百五十三条之一第二款［")
    assert text.endswith("的，依照前款的规定从重处罚。")


def test_a_provision_is_shown_as_of_a_day(library: Library) -> None:
    """刑法修正案（七）第七条."""
    text = show(library, "xingfa/253-1", date(2014, 1, 1))
    assert "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员" in text
    assert "2009年2月28日起施行" in text


def test_a_statute_is_shown_as_its_contents(library: Library) -> None:
    lines = show(library, "gerenxinxibaohufa", TODAY).split("\n")
    assert lines[0].startswith("中华人民共和国个人信息保护法（")
    assert lines[1].split() == ["《个人信息保护法》第一条", "gerenxinxibaohufa/1"]
    assert len(lines) == 75


def test_a_case_is_shown_with_its_source_and_doubts(library: Library) -> None:
    case = library.cases["rugao-wang-dong"]
    text = show(library, case.id, TODAY)
    for words in (case.title, case.facts, case.result, case.source.publisher, *case.notes):
        assert words in text


def test_a_card_is_shown_with_its_provisions(library: Library) -> None:
    card = library.cards["courier-staff-sell-data"]
    text = show(library, card.id, TODAY)
    for statement in (*card.duties, *card.consequences.criminal, *card.consequences.civil):
        assert f"{statement.text}（{'、'.join(statement.provisions)}）" in text
    for remedy in card.remedies:
        assert remedy.channel in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("xinfa/253", "xingfa", id="near-law"),
        pytest.param("courier-staff-sell", "courier-staff-sell-data", id="near-card"),
        pytest.param("rugao-wang", "rugao-wang-dong", id="near-case"),
        pytest.param("xingfa/999", "第九百九十九条", id="no-article"),
        pytest.param("xingfa/253-1/9", "没有第9款", id="no-paragraph"),
        pytest.param("xingfa/253-1/1/4", "没有第4项", id="no-item"),
    ],
)
def test_what_is_not_held_is_said_with_what_is_near(library: Library, address: str, words: str) -> None:
    with pytest.raises(NotHeldError, match=words):
        show(library, address, TODAY)


@pytest.mark.parametrize("address", ["", "xingfa/x", "Xingfa/1", "xingfa/1/0", "xingfa/"])
def test_what_is_no_address_is_refused(library: Library, address: str) -> None:
    with pytest.raises(AddressError, match="例如 xingfa/253-1/1"):
        show(library, address, TODAY)


def test_a_provision_is_shown_under_the_words_that_people_cite_it_by(library: Library) -> None:
    assert show(library, "刑法253之一第1款", TODAY) == show(library, "xingfa/253-1/1", TODAY)


@pytest.mark.parametrize("address", ["刑法253吗", "民法典第十十条", "他人信息"])
def test_what_is_no_citation_is_refused(library: Library, address: str) -> None:
    with pytest.raises(CitationError, match="不是一处引用"):
        show(library, address, TODAY)


def test_a_statute_before_its_day_is_not_shown(library: Library) -> None:
    with pytest.raises(NotHeldError, match="个人信息保护法"):
        show(library, "gerenxinxibaohufa", date(2020, 1, 1))
