from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import LEVELS
from tests.webapp.conftest import Get, Page
from webapp.urls import behaviour_url, case_url


def heading(page: Page) -> str:
    return page.headings[0]


def test_the_start_page_shows_what_can_be_asked(get: Get, library: Library) -> None:
    page = get("/")
    assert page.status == 200
    assert "个人信息保护法" in page.text
    assert {behaviour_url(card) for card in library.cards} <= set(page.urls)
    assert {"/law/gerenxinxibaohufa", "/law/xingfa", "/coverage"} <= set(page.urls)
    assert [url for url in page.urls if url.startswith("/search?q=")]


def test_a_statute_shows_its_standing_wordings_and_contents(get: Get) -> None:
    page = get("/law/gerenxinxibaohufa")
    assert (page.status, heading(page)) == (200, "中华人民共和国个人信息保护法")
    for words in ("现行有效", "全国人民代表大会常务委员会", "2021年8月20日", "2021年11月1日", "第一章　总则"):
        assert words in page.text, words
    articles = [url for url in page.urls if url.startswith("/law/gerenxinxibaohufa/")]
    assert {f"/law/gerenxinxibaohufa/{n}" for n in range(1, 75)} <= set(articles)


def test_the_full_text_holds_every_article(get: Get, library: Library) -> None:
    page = get("/law/gerenxinxibaohufa/full")
    assert page.status == 200
    for article in library.statutes["gerenxinxibaohufa"].latest.articles:
        assert article.label in page.text
        for paragraph in article.paragraphs:
            assert paragraph.text in page.text, article.key


def test_an_article_shows_its_words_standing_and_neighbours(get: Get, library: Library) -> None:
    page = get("/law/xingfa/253-1")
    assert (page.status, heading(page)) == (200, "第二百五十三条之一")
    article = library.statutes["xingfa"].latest.article("253-1")
    assert article is not None
    assert all(paragraph.text in page.text for paragraph in article.paragraphs)
    assert "侵犯公民人身权利、民主权利罪" in page.text
    assert {"/law/xingfa", "/law/xingfa/253", "/law/xingfa/254"} <= set(page.urls)
    assert {"/law/xingfa@2009-02-28/253-1", "/law/xingfa@2015-11-01/253-1"} <= set(page.urls)
    assert {behaviour_url(c.id) for c in library.citing_cards["xingfa/253-1"]} <= set(page.urls)
    assert {case_url(c.id) for c in library.citing_cases["xingfa/253-1"]} <= set(page.urls)


def test_a_case_shows_what_was_done_and_decided(get: Get, library: Library) -> None:
    case = library.cases["rugao-wang-dong"]
    page = get("/case/rugao-wang-dong")
    assert (page.status, heading(page)) == (200, case.title)
    for words in (case.facts, case.result, "3年3个月", "侵犯公民个人信息罪", case.source.publisher, *case.notes):
        assert words in page.text, words
    assert "/law/xingfa/253-1" in page.urls
    assert "/behaviour/courier-staff-sell-data" in page.urls


def test_a_behaviour_shows_duties_consequences_and_help(get: Get, library: Library) -> None:
    card = library.cards["courier-staff-sell-data"]
    page = get("/behaviour/courier-staff-sell-data")
    assert (page.status, heading(page)) == (200, card.name)
    assert {"刑事责任", "行政处罚", "民事责任"} <= set(page.headings)
    for statement in card.statements():
        assert statement.text in page.text
    for remedy in card.remedies:
        assert remedy.channel in page.text
    assert "/law/xingfa/253-1/2" in page.urls or "/law/xingfa/253-1/1" in page.urls


def test_coverage_says_what_is_held_and_what_is_not(get: Get, library: Library) -> None:
    page = get("/coverage")
    assert page.status == 200
    for statute in library.statutes.values():
        assert statute.latest.title in page.text
        assert f"/law/{statute.id}" in page.urls
    for missing in library.not_held:
        assert missing.title in page.text
        assert missing.reason in page.text
    assert {LEVELS["law"], LEVELS["judicial_interpretation"], "没有收录", "案例"} <= set(page.headings)


def test_a_search_shows_card_hits_and_marks(get: Get) -> None:
    page = get("/search?q=快递员卖客户信息怎么判")
    assert page.status == 200
    assert "/behaviour/courier-staff-sell-data" in page.urls
    assert "/law/xingfa/253-1" in page.urls
    assert "信息" in "".join(page.marks)
    assert {"类型", "法规", "效力级别"} <= set(page.headings)


def test_a_hit_that_came_by_its_meaning_says_so(get: Get) -> None:
    """口供 of the question is 供述 in the law: meaning brings articles that words would not."""
    assert "意思与所问相近" in get("/search?q=刑讯逼供得来的口供能用吗").text
    assert "意思与所问相近" not in get("/search?q=刑法253之一").text


def test_a_search_for_a_paragraph_leads_to_it(get: Get) -> None:
    page = get("/search?q=刑法第二百五十三条之一第二款")
    assert ("/law/xingfa/253-1/2", "《刑法》第二百五十三条之一第二款") in page.links


def test_a_search_without_words_explains_what_can_be_asked(get: Get) -> None:
    page = get("/search?q=")
    assert page.status == 200
    assert [url for url in page.urls if url.startswith("/search?q=")]


def test_a_search_without_hits_says_so(get: Get) -> None:
    page = get("/search?q=zzzzqqqq")
    assert page.status == 200
    assert "没有" in page.text
    assert "/coverage" in page.urls
    assert page.marks == []


def test_a_chosen_kind_gives_that_kind_alone_and_can_be_taken_back(get: Get) -> None:
    page = get("/search?q=出售公民个人信息&kind=case&start=20")
    assert [url for url in page.urls if url.startswith("/case/")]
    assert not [url for url in page.urls if url.startswith("/law/")]
    assert any(url.startswith("/search?") and "kind" not in url and "level" not in url for url in page.urls)


@pytest.mark.parametrize("start", ["-5", "abc", "", "0"])
def test_a_start_that_is_no_number_is_the_first_page(get: Get, start: str) -> None:
    first = get("/search?q=出售公民个人信息")
    assert [u for u in get(f"/search?q=出售公民个人信息&start={start}").urls if u.startswith("/law/")] == [
        u for u in first.urls if u.startswith("/law/")
    ]


def test_a_search_as_of_a_day_shows_the_law_of_that_day(get: Get) -> None:
    page = get("/search?q=网络安全法64&as_of=2025-12-31")
    assert "/law/wangluoanquanfa@2025-12-31/64" in page.urls
    assert "适用日期 2025年12月31日" in page.text
    assert "现行有效" not in page.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("xinfa", "刑法"),
        ("xingfaa", "刑法"),
        ("minfadan", "民法典"),
        ("gerenxinxibaohu", "个人信息保护法"),
        ("个人信息保护条例", "个人信息保护法"),
    ],
)
def test_an_unknown_law_suggests_near_ones(get: Get, address: str, words: str) -> None:
    page = get(f"/law/{address}")
    assert page.status == 404
    assert words in [text.strip("《》") for _, text in page.links]


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("/case/rugao-wang", "/case/rugao-wang-dong"),
        ("/behaviour/courier-staff", "/behaviour/courier-staff-sell-data"),
        ("/law/xinfa/253", "/law/xingfa"),
    ],
)
def test_an_unknown_page_suggests_near_ones(get: Get, url: str, near: str) -> None:
    page = get(url)
    assert page.status == 404
    assert near in page.urls


@pytest.mark.parametrize(
    "url", ["/nothing", "/law", "/law/", "/case/", "/behaviour/", "/law/%00", "/case/%E4%BD%A0", "/.env"]
)
def test_what_is_not_there_is_404(get: Get, url: str) -> None:
    assert get(url).status == 404


@pytest.mark.parametrize("name", ["婚姻法", "中华人民共和国婚姻法", "征信业务管理办法"])
def test_a_law_that_is_not_held_says_why(get: Get, library: Library, name: str) -> None:
    (missing,) = (m for m in library.not_held if m.title.endswith(name))
    page = get(f"/law/{name}")
    assert page.status == 404
    assert missing.reason in page.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    assert client.open("/law/xingfa", method=method).status_code == 405


def test_a_card_on_another_day_says_so_and_links_to_the_words_it_means(get: Get) -> None:
    """治安管理处罚法第五十六条 was about hotels until 2025-12-31: the link must not lead there."""
    page = get("/behaviour/courier-staff-sell-data?as_of=2025-06-01")
    assert "本说明按2026年11月22日的法律写成" in page.text
    assert "/law/zhianguanlichufafa@2026-11-22/56/1" in page.urls
    assert "/law/zhianguanlichufafa@2025-06-01/56/1" not in page.urls
    assert "/law/xingfa@2025-06-01/253-1/2" in page.urls
    assert "本说明按" not in get("/behaviour/courier-staff-sell-data").text


def test_a_case_that_means_other_words_under_the_number_says_so(follow: Get) -> None:
    """网络安全法第六十四条 of 2016 is not that of 2026."""
    title = "甘肃武山10家物业公司未妥善保护业主信息案"
    assert f"{title} 行政处罚，所引为当时的文本" in " ".join(follow("/law/wangluoanquanfa/64").text.split())
    assert "所引为当时的文本" not in follow("/law/wangluoanquanfa@2025-12-31/64").text
    urls = follow("/case/wushan-wuye-10").urls
    assert any(url.startswith("/law/wangluoanquanfa@202") and url.endswith("/64") for url in urls)


def test_a_page_of_another_day_lists_no_card_that_means_other_words(follow: Get) -> None:
    """治安管理处罚法第五十六条 of 2012 is about hotels."""
    assert "/behaviour/sell-personal-data" in follow("/law/zhianguanlichufafa/56").urls
    assert "/behaviour/sell-personal-data" not in follow("/law/zhianguanlichufafa@2020-01-01/56").urls


def test_a_hit_stands_under_the_divisions_of_its_day(get: Get) -> None:
    assert "第六章 法律责任" in " ".join(get("/search?q=网络安全法64&as_of=2025-12-31").text.split())


def test_a_cited_provision_stands_above_the_card(get: Get) -> None:
    text = get("/search?q=刑法253之一").text
    assert text.index("第二百五十三条之一") < text.index("出售、非法提供公民个人信息")
    told = get("/search?q=快递员卖客户信息怎么判").text
    assert told.index("快递员工查询并出售客户寄递信息") < told.index("条结果")
