from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask import Flask

from corpus.library import Library
from tests.webapp.conftest import Get, Page
from webapp.urls import case_url, cases_url

EVERY = [
    "/cases",
    "/cases?q=快递",
    "/cases?tier=serious&sort=count",
    "/cases?kind=civil&tier=serious",
    "/cases?q=zzzzqqqq",
    "/cases?sort=income&start=20",
]


def listed(page: Page) -> list[str]:
    return [text for url, text in page.links if url.startswith("/case/")]


def total(page: Page) -> int:
    (number,) = re.findall(r"共 (\d+) 件", page.text)
    return int(number)


def pages(get: Get, url: str) -> Iterator[Page]:
    for _ in range(40):
        page = get(url)
        yield page
        following = [href for href, text in page.links if text == "下一页"]
        if not following:
            return
        url = following[0]
    raise AssertionError("下一页 never ends")


@pytest.mark.parametrize("url", EVERY)
def test_the_list_needs_no_script_and_nothing_from_elsewhere(get: Get, url: str) -> None:
    page = get(url)
    assert page.status == 200
    assert page.foreign_scripts == 0
    assert " style=" not in page.html
    assert not [u for u in [*page.urls, *page.sources] if urlsplit(u).netloc]
    for href in page.urls:
        if href.startswith("#"):
            assert f'id="{href[1:]}"' in page.html


def test_all_cases_are_listed_once_over_the_pages(get: Get, library: Library) -> None:
    titles = [title for page in pages(get, "/cases") for title in listed(page)]
    assert sorted(titles) == sorted(case.title for case in library.cases.values())


def test_the_newest_come_first(get: Get, library: Library) -> None:
    days = {case.title: case.day for case in library.cases.values()}
    shown = [days[title] for title in listed(get("/cases"))]
    assert shown == sorted(shown, reverse=True)


def test_a_row_says_court_year_scale_income_sentence_and_tier(get: Get) -> None:
    page = get("/cases?behaviour=courier-staff-sell-data&year=2022")
    row = " ".join(page.text.split())
    for words in (
        "江苏省如皋市人民法院，2022-08-30",
        "查询寄递用户信息",
        "违法所得 24万元",
        "有期徒刑3年3个月；有期徒刑2年，缓刑2年6个月",
        "王某获有期徒刑三年三个月",
    ):
        assert words in row, words


def test_the_number_beside_a_choice_is_what_it_leads_to(get: Get) -> None:
    """Every choice of every facet, over a narrowed list."""
    chosen = {"kind": ["criminal,civil"], "type": ["普通"]}
    page = get("/cases?kind=criminal,civil&type=普通")
    options = [(url, text) for url, text in page.links if url.startswith("/cases") and re.search(r"\s\d+$", text)]
    assert len(options) > 20
    for url, text in options:
        added = parse_qs(urlsplit(url).query)
        if all(added[key] == values for key, values in chosen.items()):
            assert total(get(url)) == int(text.split()[-1]), text
        else:
            # A further value of a facet that is chosen already widens the list.
            assert total(page) <= total(get(url)) <= total(page) + int(text.split()[-1]), text


def test_a_chosen_value_can_be_taken_back(get: Get) -> None:
    page = get("/cases?kind=civil&type=生物识别")
    chips = {text.removesuffix("×").strip(): url for url, text in page.links if text.endswith("×")}
    assert chips == {
        "去掉类别：民事": cases_url(type="生物识别"),
        "去掉信息类型：生物识别": cases_url(kind="civil"),
    }
    assert ("/cases", "全部去掉") in page.links
    # In the facet too, a second click takes it back.
    assert (cases_url(type="生物识别"), "民事 取消") in page.links


def test_a_value_is_understood_by_its_name(get: Get) -> None:
    assert listed(get("/cases?kind=民事&tier=")) == listed(get("/cases?kind=civil"))


def test_the_words_are_kept_by_the_form_and_the_choices_too(get: Get) -> None:
    page = get("/cases?q=快递&kind=criminal&sort=income")
    assert 'name="q" type="search" value="快递"' in page.html
    assert '<input type="hidden" name="kind" value="criminal">' in page.html
    assert '<input type="hidden" name="sort" value="income">' in page.html


def test_words_find_cases_and_are_marked(get: Get) -> None:
    page = get("/cases?q=快递")
    assert case_url("rugao-wang-dong") in page.urls
    assert "快递" in page.marks


def test_the_order_can_be_chosen_and_is_kept_on_the_next_page(get: Get, library: Library) -> None:
    shown = [title for page in pages(get, "/cases?sort=income") for title in listed(page)]
    by_title = {case.title: case.illegal_income for case in library.cases.values()}
    sums = [by_title[title] for title in shown]
    known = [value for value in sums if value is not None]
    assert known[:3] == sorted(known, reverse=True)[:3]
    assert len(shown) == len(set(shown)) == len(library.cases)


def test_nothing_found_says_which_condition_to_drop(get: Get) -> None:
    """Civil cases have no tier: without the kind there are some, without the tier there are some."""
    page = get("/cases?kind=civil&tier=serious")
    assert listed(page) == []
    assert "没有同时符合这些条件的案例" in page.text
    drops = {text: url for url, text in page.links if text.startswith("不限")}
    assert drops == {"不限类别": "/cases?tier=serious", "不限情节": "/cases?kind=civil"}
    for url in drops.values():
        assert listed(get(url))


def test_where_no_single_condition_is_to_blame_each_is_shown_alone(get: Get) -> None:
    page = get("/cases?q=zzzzqqqq&kind=civil&tier=serious")
    alone = {text: url for url, text in page.links if text.startswith("只按")}
    assert list(alone) == ["只按关键词：“zzzzqqqq”", "只按类别：民事", "只按情节：情节严重"]
    assert "程序出错" not in page.text


def test_a_page_after_the_last_says_so(get: Get) -> None:
    page = get("/cases?start=5000")
    assert (page.status, listed(page)) == (200, [])
    assert "这一页没有案例了" in page.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tier=terrible", "参数 tier 的值“terrible”无法识别"),
        ("tier=serious,terrible", "especially_serious（情节特别严重）"),
        ("year=22", "四位数的年份"),
        ("kind=penal", "criminal（刑事）"),
        ("behaviour=sell-data", "sell-personal-data"),
        ("count=many", "500-5000"),
        ("sort=size", "date、sentence、count、income、relevance"),
        ("start=-5", "从 0 起的整数"),
        ("start=abc", "从 0 起的整数"),
        ("start=" + "9" * 400, "从 0 起的整数"),
        ("type=<script>alert(1)</script>", "行踪轨迹"),
    ],
)
def test_a_bad_parameter_is_refused_and_says_what_is_expected(get: Get, query: str, words: str) -> None:
    page = get(f"/cases?{quote(query, safe='=,')}")
    assert page.status == 400
    assert words in page.text
    assert page.foreign_scripts == 0


def test_a_year_without_cases_is_no_error(get: Get) -> None:
    page = get("/cases?year=1999")
    assert (page.status, listed(page)) == (200, [])
    assert any(text.startswith("不限裁判年份") for _, text in page.links)


@pytest.mark.parametrize("query", ["\x00", "\ud83d", "“", "个人信息" * 2_500, "AND * ?", "{{ 7*7 }}", "<b>", "%FF"])
def test_no_words_break_the_list(get: Get, query: str) -> None:
    page = get("/cases?q=" + quote(query, errors="surrogatepass"))
    assert page.status == 200
    assert "<b>" not in page.html


def test_the_case_page_shows_each_defendant_and_where_the_tier_is_from(get: Get) -> None:
    text = " ".join(get("/case/foshan-car-5").text.split())
    assert "邓某 行为 购买、提供 信息 行踪轨迹 1,100 条" in text
    assert "情节 情节特别严重" in text
    assert "情节特别严重（推算）" not in text
    assert "情节特别严重（推算）" in get("/case/hongkou-edu-3").text


def test_a_case_leads_to_its_likes_with_reasons(get: Get, library: Library) -> None:
    page = get("/case/foshan-car-5")
    assert "与本案相近的案例" in page.headings
    assert "同为行踪轨迹信息" in page.text
    like = [url for url in page.urls if url.startswith("/case/")]
    assert len(like) == len(set(like)) >= 3
    assert case_url("foshan-car-5") not in like
    assert {url.removeprefix("/case/") for url in like} <= set(library.cases)


def test_a_defendant_leads_to_the_assessment_of_his_facts(get: Get) -> None:
    """54 tracks bought and provided: 五十条以上, 情节严重."""
    urls = [url for url in get("/case/foshan-car-5").urls if url.startswith("/assess?")]
    assert len(urls) == 5
    stated = parse_qs(urlsplit(urls[-1]).query)
    assert (stated["act"], stated["type1"], stated["count1"]) == (["buy", "provide"], ["行踪轨迹"], ["54"])
    page = get(urls[-1])
    assert page.status == 200
    assert "情节严重" in page.text


def test_every_case_has_its_page_with_the_new_parts(get: Get, library: Library) -> None:
    for case in library.cases:
        page = get(case_url(case))
        assert page.status == 200, case
        assert "None" not in page.text, case


def test_the_lists_are_reached_from_every_page(get: Get) -> None:
    assert ("/cases", "案例") in get("/").links
    assert ("/statistics", "看统计图") in get("/cases").links


def test_the_addresses_have_their_routes(app: Flask) -> None:
    routes = app.url_map.bind("localhost")
    assert routes.match("/cases") == ("cases.cases", {})
    assert routes.match("/statistics") == ("cases.statistics", {})
    assert cases_url() == "/cases"
    assert cases_url("a&b", tier="serious,none", start=0) == "/cases?q=a%26b&tier=serious,none"
