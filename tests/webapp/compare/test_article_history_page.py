"""/law/<id>/<article>/history: one article through time, the newest wording first."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.webapp.conftest import Get


def test_253_1_through_time(get: Get) -> None:
    """刑法修正案（七）第七条, in force 2009-02-28; 刑法修正案（九）第十七条, in force 2015-11-01."""
    page = get("/law/xingfa/253-1/history")
    assert page.status == 200
    assert page.headings == [
        "《刑法》第二百五十三条之一历次文本",
        "2015年11月1日起 现行有效",
        "2009年2月28日至2015年10月31日 已被修改",
    ]
    assert "《刑法修正案（九）》第十七条" in page.text
    assert "《刑法修正案（七）》第七条" in page.text
    assert "增设" in page.text
    urls = page.urls
    assert {"/law/xingfa@2015-11-01/253-1", "/law/xingfa@2009-02-28/253-1"} <= set(urls)
    compare = [url for url in urls if url.startswith("/compare/")]
    assert [get(url).status for url in compare] == [200]


def test_differences_stand_in_the_newer_wording(get: Get) -> None:
    html = get("/law/xingfa/253-1/history").html
    assert "［删：</span>前款<span" in html
    assert "［增：</span>第一款<span" in html


def test_the_history_follows_the_words_and_not_the_number(get: Get) -> None:
    """第七十一条 of 2025 merged 原第六十四条、第六十六条、第七十条; 第七十一条 of 2016 is 第七十二条."""
    page = get("/law/wangluoanquanfa/71/history")
    assert {f"/law/wangluoanquanfa@2017-06-01/{key}" for key in (64, 66, 70)} <= set(page.urls)
    assert "/law/wangluoanquanfa@2017-06-01/71" not in page.urls
    assert "原第七十条第一款" in page.text
    assert "2017年6月1日至2025年12月31日 已被修改" in page.headings


def test_a_wording_to_come_is_not_called_current(get: Get) -> None:
    """商标法 (2026) applies from 2027-01-01."""
    headings = get("/law/shangbiaofa/14/history").headings
    assert "2027年1月1日起 尚未施行" in headings
    assert any(heading.endswith("2026年12月31日 现行有效") for heading in headings)


def test_what_is_not_held_is_said(get: Get) -> None:
    """商标法 is of 1983; its wording of 2019 is the oldest that is held."""
    assert "本库最早的文本自2019年11月1日起施行；之前的文本未收录。" in get("/law/shangbiaofa/14/history").text


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("/law/xingfa@2014-01-01/253-1/history", "/law/xingfa/253-1/history"),
        ("/law/刑法/253-1/history", "/law/xingfa/253-1/history"),
    ],
)
def test_other_spellings_lead_to_the_address(get: Get, url: str, location: str) -> None:
    page = get(url)
    assert (page.status, unquote(page.location)) == (302, location)


def test_the_address_is_not_that_of_a_unit(get: Get) -> None:
    """/law/<id>/<path:units> reads the same paths: the more specific rule goes first, and leaves it the others."""
    assert get("/law/xingfa/253-1/1").headings[0] == "第二百五十三条之一"
    assert "历次文本" in get("/law/xingfa/253-1/history").headings[0]
    assert get("/law/xingfa/253-1/1/history").status == 400


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/law/xingfa/999/history", 404, "第九百九十九条"),
        ("/law/xingfa/abc/history", 400, "条号"),
        ("/law/meiyoufa/1/history", 404, "meiyoufa"),
    ],
)
def test_what_there_is_not(get: Get, url: str, status: int, words: str) -> None:
    page = get(url)
    assert page.status == status
    assert words in page.text
