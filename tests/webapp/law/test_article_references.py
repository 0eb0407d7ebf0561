"""What an article cites and what cites it, on its page."""

from __future__ import annotations

import re

from tests.webapp.conftest import Get


def section(text: str, heading: str) -> list[tuple[str, str]]:
    """(address, words) of the links under a heading; empty where the page has no such section."""
    body = re.search(rf"<h2>{heading}</h2>(.*?)</section>", text, re.DOTALL)
    links = re.findall(r'href="([^"]+)">(.*?)</a>', body[1]) if body else []
    return [(url, re.sub(r"<[^>]+>", "", words)) for url, words in links]


def test_an_article_lists_what_it_cites(get: Get) -> None:
    """网络安全法第七十一条: 违反本法第二十四条第三款、第四十三条至第四十五条 …；第三十九条 …；第四十六条."""
    cited = section(get("/law/wangluoanquanfa/71").html, "本条引用的规定")
    assert [url.removeprefix("/law/wangluoanquanfa/") for url, _ in cited] == [
        "13/2", "24/3", "43", "44", "45", "39", "46",
    ]  # fmt: skip
    assert cited[1][1] == "《网络安全法》第二十四条第三款"


def test_an_article_lists_what_cites_it(get: Get) -> None:
    """法释〔2017〕10号第一条: 刑法第二百五十三条之一规定的“公民个人信息” …"""
    citing = dict(section(get("/law/xingfa/253-1").html, "引用本条的规定"))
    assert citing["/law/fashi-2017-10/1"] == "《办理侵犯公民个人信息刑事案件解释》第一条"
    assert citing["/law/xingfa-xiuzhengan-9/17"] == "《刑法修正案（九）》第十七条"


def test_an_article_that_cites_nothing_and_that_nothing_cites_has_neither_list(get: Get) -> None:
    text = get("/law/minfadian/1260").text
    assert "本条引用的规定" not in text
    assert "引用本条的规定" not in text


def test_on_a_day_the_references_are_those_of_the_day(get: Get) -> None:
    """法释〔2017〕10号 is in force from 2017-06-01."""
    citing = section(get("/law/xingfa@2015-11-01/253-1").html, "引用本条的规定")
    assert [url for url, _ in citing if "fashi-2017-10" in url] == []
    assert any("@2015-11-01" in url for url, _ in citing)


def test_every_reference_on_a_page_has_a_page(get: Get) -> None:
    for page in ("/law/xingfa/253-1", "/law/wangluoanquanfa/71", "/law/fashi-2017-10/5", "/law/minfadian/1039"):
        text = get(page).html
        for url, _ in [*section(text, "本条引用的规定"), *section(text, "引用本条的规定")]:
            assert get(url).status == 200, url
