"""Numbers of another time: an address leads to the article that bears another number now, and says so."""

from __future__ import annotations

import re

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from tests.webapp.conftest import Get, Page
from webapp.law.article_numbers import ArticleNumbers

POLICE = "/law/zhianguanlichufafa"


def text_of(page: Page) -> str:
    return " ".join(page.text.split())


@pytest.mark.parametrize(
    ("url", "location"),
    [
        # 治安管理处罚法 of 2012 ends with 第一百一十九条, which is 第一百四十四条 of 2025.
        (f"{POLICE}@2020-01-01/144", f"{POLICE}@2013-01-01/119?as_of=2020-01-01&renumbered=144"),
        (f"{POLICE}@2013-01-01/144", f"{POLICE}@2013-01-01/119?renumbered=144"),
        ("/law/wangluoanquanfa@2017-06-01/81", "/law/wangluoanquanfa@2017-06-01/79?renumbered=81"),
    ],
)
def test_a_number_that_the_day_does_not_have_leads_to_its_article(get: Get, url: str, location: str) -> None:
    page = get(url)
    assert (page.status, page.location) == (302, location)
    assert get(location).status == 200


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("/law/wangluoanquanfa/71?renumbered=64", "原第六十四条（2017年6月1日起施行的文本）现为第七十一条。"),
        (
            "/law/zhianguanlichufafa@2013-01-01/119?renumbered=144",
            "第一百四十四条（2026年1月1日起施行的文本）在2013年1月1日起施行的文本中为第一百一十九条。",
        ),
    ],
)
def test_the_page_says_under_which_number_it_was_asked_for(get: Get, url: str, sentence: str) -> None:
    assert sentence in text_of(get(url))


@pytest.mark.parametrize("number", ["1", "71", "abc", "65", "9999", "<b>"])
def test_a_number_that_it_never_bore_is_not_said(get: Get, number: str) -> None:
    """网络安全法第七十一条 was 第六十四条, 第六十六条 and 第七十条; anybody can type another number into an address."""
    page = get(f"/law/wangluoanquanfa/71?renumbered={number}")
    assert page.status == 200
    assert "现为第七十一条" not in page.text


@pytest.mark.parametrize(
    ("url", "sentence", "links"),
    [
        (
            "/law/wangluoanquanfa/64",
            "当时的第六十四条，现为第七十一条。",
            {"/law/wangluoanquanfa@2017-06-01/64", "/law/wangluoanquanfa/71"},
        ),
        (
            "/law/wangluoanquanfa@2017-06-01/64",
            "本条现为第七十一条；现在的第六十四条是另一条规定。",
            {"/law/wangluoanquanfa/71", "/law/wangluoanquanfa/64"},
        ),
        (
            "/law/wangluoanquanfa/71",
            "本条在2025年12月31日以前为第六十四条、第六十六条、第七十条；当时的第七十一条，现为第七十二条。",
            {"/law/wangluoanquanfa@2017-06-01/66", "/law/wangluoanquanfa/72"},
        ),
        (
            "/law/zhianguanlichufafa/56",
            "2025年12月31日以前的第五十六条，现为第六十七条。",
            {"/law/zhianguanlichufafa@2013-01-01/56", "/law/zhianguanlichufafa/67"},
        ),
        (
            "/law/shangbiaofa@2019-11-01/53",
            "本条自2027年1月1日起为第六十四条；届时的第五十三条是另一条规定。",
            {"/law/shangbiaofa@2027-01-01/64", "/law/shangbiaofa@2027-01-01/53"},
        ),
    ],
)
def test_a_number_with_other_words_at_another_time_is_explained(
    get: Get, url: str, sentence: str, links: set[str]
) -> None:
    page = get(url)
    assert sentence in text_of(page)
    assert links <= set(page.urls)


@pytest.mark.parametrize("url", ["/law/wangluoanquanfa/1", "/law/xingfa/253-1", "/law/xingfa@2014-01-01/253-1"])
def test_a_number_that_never_moved_needs_no_words(follow: Get, url: str) -> None:
    page = follow(url)
    assert "另一条规定" not in page.text
    assert "以前为" not in page.text
    assert "现为" not in page.text


def test_an_article_without_a_counterpart_says_so(get: Get) -> None:
    """治安管理处罚法第六十一条 of 2012 (协助组织或者运送他人偷越国（边）境) has none in the text of 2025."""
    told = "2026年1月1日起施行的文本中没有找到与本条对应的条文；现在的第六十一条是另一条规定。"
    assert told in text_of(get(f"{POLICE}@2013-01-01/61"))


def test_back_to_today_leads_to_the_same_provision(follow: Get) -> None:
    """网络安全法第六十四条 of 2017 is 第七十一条 today; 第六十四条 today is about something else."""
    page = follow("/law/wangluoanquanfa@2020-05-05/64")
    (back,) = [url for url, text in page.links if text == "回到今天"]
    now = follow(back)
    assert now.headings[0] == "第七十一条"
    assert "原第六十四条（2017年6月1日起施行的文本）现为第七十一条。" in text_of(now)


def test_the_form_of_the_day_follows_the_provision_too(get: Get, follow: Get) -> None:
    now = follow("/law/wangluoanquanfa/71")
    kept = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', now.html))
    assert kept == {"number_of": "2026-01-01"}
    assert get("/law/wangluoanquanfa/72?number_of=2026-01-01&as_of=2020-05-05").location == (
        "/law/wangluoanquanfa@2017-06-01/71?as_of=2020-05-05&renumbered=72"
    )
    # Three articles went into 第七十一条: none of them alone is what it was, so the number is shown as it stood.
    plain = get("/law/wangluoanquanfa/71?number_of=2026-01-01&as_of=2020-05-05").location
    assert plain == "/law/wangluoanquanfa/71?as_of=2020-05-05"
    assert "本条现为第七十二条" in text_of(follow(plain))


def test_a_number_that_merged_into_one_is_not_chosen_for_the_reader(library: Library) -> None:
    """第八十一条 of 2026 was 第七十九条; 第七十一条 was three articles."""
    numbers, statute = ArticleNumbers(library), library.statute("wangluoanquanfa")
    old, new = statute.versions[0], statute.versions[-1]

    def moved(article: int) -> list[str]:
        return [pid.article_key for pid in numbers.moved(ProvisionId(statute.id, article), new, old)]

    assert (moved(81), moved(71)) == (["79"], ["64", "66", "70"])
