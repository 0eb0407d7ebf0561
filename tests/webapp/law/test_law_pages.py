"""Addresses and dates of the law: which words a page shows on a day, and where other spellings lead."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import unquote

import pytest

from corpus.dates import show
from corpus.library import Library
from tests.webapp.conftest import Get

AMENDMENT_7 = "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，违反国家规定"
AMENDMENT_9 = "违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的"


@pytest.mark.parametrize(
    ("day", "shown", "hidden"),
    [
        ("2009-02-28", AMENDMENT_7, AMENDMENT_9),
        ("2014-01-01", AMENDMENT_7, AMENDMENT_9),
        ("2015-10-31", AMENDMENT_7, AMENDMENT_9),
        ("2015-11-01", AMENDMENT_9, AMENDMENT_7),
        ("2020-06-01", AMENDMENT_9, AMENDMENT_7),
        ("2024-03-01", AMENDMENT_9, AMENDMENT_7),
    ],
)
def test_253_1_shows_the_words_of_the_day(follow: Get, day: str, shown: str, hidden: str) -> None:
    """刑法修正案（七）第七条, in force 2009-02-28; 刑法修正案（九）第十七条, in force 2015-11-01."""
    page = follow(f"/law/xingfa@{day}/253-1")
    assert page.status == 200
    assert shown in page.text
    assert hidden not in page.text
    assert f"适用日期 {show(date.fromisoformat(day))}" in page.text


@pytest.mark.parametrize("day", ["2008-01-01", "2009-02-27"])
def test_253_1_was_not_there_before_amendment_7(get: Get, day: str) -> None:
    page = get(f"/law/xingfa@{day}/253-1")
    assert page.status == 404
    assert "第二百五十三条之一" in page.text
    assert "2009年2月28日起增设" in page.text
    assert AMENDMENT_9 not in page.text


def test_an_amended_wording_names_what_made_it(follow: Get) -> None:
    assert "《刑法修正案（七）》第七条" in follow("/law/xingfa@2014-01-01/253-1").text


def test_an_article_whose_wording_is_not_held_is_not_shown_in_another(get: Get) -> None:
    """刑法 is in force since 1980 and held from 1997-10-01: what 第二百六十四条 said in 1990 is not guessed."""
    page = get("/law/xingfa@1990-01-01/264")
    assert page.status == 404
    assert "1997年10月1日" in page.text
    assert "/law/xingfa@1997-10-01/264" in page.urls


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/law/wangluoanquanfa@2025-12-31/64", "侵害个人信息依法得到保护的权利"),
        ("/law/wangluoanquanfa@2026-01-01/64", "网络运营者违反本法第二十六条第一款规定"),
        ("/law/zhianguanlichufafa@2025-12-31/56", "旅馆业的工作人员"),
        ("/law/zhianguanlichufafa@2026-01-01/56", "向他人出售或者提供个人信息的"),
        ("/law/zhianguanlichufafa/56", "向他人出售或者提供个人信息的"),
    ],
)
def test_an_amended_law_shows_the_words_of_the_day(follow: Get, url: str, words: str) -> None:
    page = follow(url)
    assert page.status == 200
    assert words in page.text


def test_a_superseded_wording_is_not_called_current(follow: Get) -> None:
    assert "现行有效" not in follow("/law/wangluoanquanfa@2025-12-31/64").text.split("其他时期")[0]


def test_a_promulgated_law_is_shown_as_not_in_force_yet(follow: Get) -> None:
    """个人信息保护法: promulgated 2021-08-20, in force 2021-11-01."""
    page = follow("/law/gerenxinxibaohufa@2021-10-31/66")
    assert page.status == 200
    assert "尚未施行" in page.text
    assert follow("/law/gerenxinxibaohufa@2021-08-20").status == 200
    for early in ("/law/gerenxinxibaohufa@2021-08-19/66", "/law/gerenxinxibaohufa@2021-08-19"):
        assert follow(early).status == 404


@pytest.mark.parametrize("day", ["2014-01-01", "2014-1-1", "20140101", "2014年1月1日", "二〇一四年一月一日"])
def test_any_form_of_a_date_is_read_in_an_address(follow: Get, day: str) -> None:
    page = follow(f"/law/xingfa@{day}/253-1")
    assert page.status == 200
    assert AMENDMENT_7 in page.text


def test_dated_links_stay_at_their_date(follow: Get) -> None:
    page = follow("/law/wangluoanquanfa@2020-01-01")
    articles = [url for url in page.urls if url.startswith("/law/wangluoanquanfa@2020-01-01/")]
    assert len({url for url in articles if url.rpartition("/")[2].isdigit()}) == 79


def test_every_version_of_every_statute_opens_on_its_first_day(get: Get, library: Library) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            if version.extent != "full":
                continue
            page = get(f"/law/{statute.id}@{version.effective}")
            assert (page.status, page.headings[0]) == (200, version.title), version.path
            key = version.articles[-1].key
            assert get(f"/law/{statute.id}@{version.effective}/{key}").status == 200, version.path


def test_an_article_that_merged_or_went_has_no_page_before_it_came(get: Get) -> None:
    """治安管理处罚法 of 2012 has 119 articles, that of 2025 has 144; 第五十六条之一 has neither."""
    last = date(2026, 1, 1) - timedelta(1)
    assert get("/law/zhianguanlichufafa@2026-01-01/144").status == 200
    assert get(f"/law/zhianguanlichufafa@{last}/145").status == 404
    assert get(f"/law/zhianguanlichufafa@{last}/56-1").status == 404


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("/law/刑法", "/law/xingfa"),
        ("/law/中华人民共和国刑法", "/law/xingfa"),
        ("/law/《刑法》", "/law/xingfa"),
        ("/law/个保法", "/law/gerenxinxibaohufa"),
        ("/law/法释〔2017〕10号", "/law/fashi-2017-10"),
        ("/law/刑法@2022-01-01", "/law/xingfa@2022-01-01"),
        ("/law/刑法/253-1", "/law/xingfa/253-1"),
        ("/law/xingfa/", "/law/xingfa"),
        ("/law/民法典第1034条", "/law/minfadian/1034"),
        ("/law/刑法253之一@2014-01-01", "/law/xingfa@2014-01-01/253-1"),
        ("/law/刑法@2014-01-01/253-1/1", "/law/xingfa@2014-01-01/253-1/1"),
    ],
)
def test_a_law_by_name_leads_to_its_address(get: Get, follow: Get, url: str, location: str) -> None:
    page = get(url)
    assert (page.status, unquote(page.location)) == (302, location)
    assert follow(page.location).status == 200


def test_the_full_text_of_a_law_by_name_leads_to_its_full_text(get: Get) -> None:
    assert get("/law/刑法/full").location == "/law/xingfa/full"


@pytest.mark.parametrize(
    ("typed", "location"),
    [
        ("/law/xingfa/第二百五十三条之一", "/law/xingfa/253-1"),
        ("/law/xingfa/第二百五十三条之一第二款", "/law/xingfa/253-1/2"),
        ("/law/xingfa/253之一", "/law/xingfa/253-1"),
        ("/law/xingfa/第２５３条", "/law/xingfa/253"),
        ("/law/xingfa@2014-01-01/第二百五十三条之一", "/law/xingfa@2014-01-01/253-1"),
        ("/law/fashi-2017-10/第五条第一款第（三）项", "/law/fashi-2017-10/5/1/3"),
    ],
)
def test_an_article_as_people_write_it_leads_to_its_address(get: Get, follow: Get, typed: str, location: str) -> None:
    page = get(typed)
    assert (page.status, page.location) == (302, location)
    assert follow(location).status == 200


def test_a_name_and_a_chinese_article_lead_there_in_two_steps(get: Get) -> None:
    first = get("/law/刑法/第二百五十三条之一")
    assert get(first.location).location == "/law/xingfa/253-1"


@pytest.mark.parametrize(
    ("url", "unit"),
    [
        ("/law/xingfa/253-1/9", "第九款"),
        ("/law/xingfa/253-1/1/3", "第一款第（三）项"),
        ("/law/fashi-2017-10/5/1/3/8", "第一款第（三）项第8目"),
    ],
)
def test_a_unit_that_does_not_exist_shows_the_article_with_a_notice(get: Get, url: str, unit: str) -> None:
    page = get(url)
    assert page.status == 200
    assert f"本条没有{unit}，下面是全条。" in page.text


def test_a_unit_that_exists_needs_no_notice(get: Get) -> None:
    assert "下面是全条" not in get("/law/xingfa/253-1/2").text


@pytest.mark.parametrize(
    "url", ["/law/xingfa/abc", "/law/xingfa/253-1/x", "/law/xingfa/253/0", "/law/xingfa/1/1/1/1/1"]
)
def test_what_is_no_address_is_answered_with_an_example(get: Get, url: str) -> None:
    page = get(url)
    assert page.status == 400
    assert "xingfa/253-1/1" in page.text


@pytest.mark.parametrize("units", ["10345", "第10345条", "第一零三四五条"])
def test_a_number_too_long_does_not_lead_to_another_article(get: Get, units: str) -> None:
    """民法典 has 1260 articles: 10345 is none of them, least of all 第一千零三十四条."""
    page = get(f"/law/minfadian/{units}")
    if page.status == 302:
        page = get(page.location)
    assert page.status in (400, 404)


@pytest.mark.parametrize("key", ["0", "999", "253-9"])
def test_an_article_that_does_not_exist_is_404(get: Get, key: str) -> None:
    page = get(f"/law/xingfa/{key}")
    assert page.status == 404
    assert "/law/xingfa" in page.urls


def test_a_corrected_misprint_is_shown_corrected_and_said(get: Get, library: Library) -> None:
    fixes = [
        (v.statute, v.effective, fix)
        for s in library.statutes.values() for v in s.versions for fix in v.corrections
    ]  # fmt: skip
    assert fixes
    for statute, effective, fix in fixes:
        page = get(f"/law/{statute}@{effective}/{fix.article}")
        assert f"已订正为“{fix.correct}”" in page.text, (statute, fix.article)
        assert fix.reason in page.text
