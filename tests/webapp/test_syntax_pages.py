"""Conditions of a query on the page, in the terminal and as JSON."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY
from tests.webapp.conftest import Get
from webapp.syntax_view import FORMS
from webapp.texts import page_data, page_text


def queries(urls: list[str]) -> list[str]:
    """The queries that the links of a page ask."""
    return [parse_qs(urlsplit(url).query).get("q", [""])[0] for url in urls if url.startswith("/search?")]


@pytest.mark.parametrize("url", ["/", "/search?q=", "/search?q=小区强制刷脸", "/search?q=zzzzqqqq"])
def test_the_syntax_stands_beside_the_box(get: Get, url: str) -> None:
    page = get(url)
    assert "检索语法" in page.text
    assert {query for _, _, query in FORMS} <= set(queries(page.urls))


@pytest.mark.parametrize("query", [query for _, _, query in FORMS])
def test_every_example_of_the_syntax_finds_something_under_its_conditions(index: SearchIndex, query: str) -> None:
    page = search(index, Request(query, TODAY))
    assert page.syntax.parts
    assert page.hits
    assert page.syntax.notes == ()


def test_conditions_are_chips_that_take_themselves_back(get: Get) -> None:
    page = get("/search?q=隐私权 -刑法 法律:民法典&kind=provision")
    chips = {text: url for url, text in page.links if text.startswith("去掉条件")}
    assert list(chips) == ["去掉条件：不含“刑法” ×", "去掉条件：法律：民法典 ×"]
    assert [parse_qs(urlsplit(url).query) for url in chips.values()] == [
        {"q": ["隐私权 法律:民法典"], "kind": ["provision"]},
        {"q": ["隐私权 -刑法"], "kind": ["provision"]},
    ]


def test_a_day_in_the_query_is_the_day_of_the_page_and_can_be_changed_there(get: Get) -> None:
    """The form for another day must not keep the old one in its query."""
    page = get("/search?q=网络安全法64 日期:2025-12-31")
    assert "2025年12月31日" in page.text
    assert '<input type="hidden" name="q" value="网络安全法64">' in page.html
    assert 'type="hidden" name="as_of"' not in page.html
    assert any(url.startswith("/law/wangluoanquanfa@2025-12-31/64") for url in page.urls)
    back = next(url for url, text in page.links if text == "回到今天")
    assert unquote(back) == "/search?q=网络安全法64"


def test_a_wording_of_another_day_leads_to_that_day(get: Get) -> None:
    page = get("/search?q=刑法253之一 效力:已修改")
    assert ("/law/xingfa@2009-02-28/253-1", "《刑法》第二百五十三条之一（2009年2月28日起施行的文本）") in page.links
    assert "已被修改" in page.text


def test_nothing_found_says_what_each_condition_costs(get: Get) -> None:
    page = get("/search?q=“绝无此语句” 出售 法律:民法典")
    assert "没有查到" in page.headings
    assert "收录的所有文本里都没有“绝无此语句”。" in page.text
    relaxed = {text: url for url, text in page.links if text.startswith("去掉 ")}
    assert list(relaxed) == ["去掉 原文有“绝无此语句”"]
    assert queries(list(relaxed.values())) == ["绝无此语句 出售 法律:民法典"]


def test_a_choice_that_leaves_nothing_can_be_widened(get: Get) -> None:
    page = get("/search?q=隐私权 法律:民法典&level=constitution")
    assert "放宽条件" in page.headings
    assert "去掉 效力级别：宪法" in [text for _, text in page.links]


def test_a_query_of_exclusions_alone_is_explained(get: Get) -> None:
    page = get("/search?q=-出售")
    assert "还不知道要查什么" in page.headings
    assert "没有写要查什么" in page.text


def test_the_terminal_names_conditions_and_near_misses(index: SearchIndex) -> None:
    found = page_text(search(index, Request("隐私权 法律:民法典", TODAY))).splitlines()
    assert found[0] == "条件：法律：民法典"
    nothing = page_text(search(index, Request("“绝无此语句” 出售 法律:民法典", TODAY)))
    assert "收录的所有文本里都没有：“绝无此语句”" in nothing
    assert "去掉 原文有“绝无此语句”，有 " in nothing


def test_the_json_says_what_was_understood(index: SearchIndex) -> None:
    data = page_data(search(index, Request("隐私 -刑法 法律:民法典 日期:2022-01-01", TODAY)), index.library, None)
    assert data["as_of"] == "2022-01-01"
    assert data["understood"]["text"] == "隐私"
    assert data["understood"]["conditions"] == {
        "phrases": [],
        "excluded": ["刑法"],
        "statutes": ["minfadian"],
        "levels": [],
        "standings": [],
        "kinds": [],
        "as_of": "2022-01-01",
    }
    assert data["near_misses"] is None


def test_the_interface_takes_the_same_syntax(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=“绝无此语句” 出售 法律:民法典").get_json()
    assert answer["total"] == 0
    assert answer["near_misses"]["unknown_phrases"] == ["绝无此语句"]
    assert answer["near_misses"]["without"][0]["query"] == "绝无此语句 出售 法律:民法典"
    dated = client.get("/api/v1/search?q=网络安全法64 日期:2025-12-31").get_json()
    assert dated["hits"][0]["url"] == "/law/wangluoanquanfa@2025-12-31/64"


def test_the_help_of_the_command_lists_the_syntax() -> None:
    from webapp.cli import cli  # noqa: PLC0415 - the command reads its modules when it is asked.

    shown = CliRunner().invoke(cli, ["search", "--help"]).output
    assert all(form in shown for form in ("“单独同意”", "-刑法", "法律:民法典", "日期:2020-01-01", "类型:案例"))
