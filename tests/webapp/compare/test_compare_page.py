"""/compare and /api/v1/compare: where addresses lead, and what a reader is told of two wordings."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from corpus.compared import comparable, newest_two
from corpus.library import Library
from tests.webapp.conftest import Get

NETWORK = "/compare/wangluoanquanfa@2017-06-01/wangluoanquanfa@2026-01-01"
CRIMINAL = "/compare/xingfa@2021-03-01/xingfa@2024-03-01"


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("/compare/wangluoanquanfa", NETWORK),
        ("/compare/网络安全法", NETWORK),
        ("/compare/wangluoanquanfa@2018-01-01/wangluoanquanfa@2026-11-22", NETWORK),
        ("/compare/wangluoanquanfa@2026-01-01/wangluoanquanfa@2017-06-01", NETWORK),
        ("/compare/网络安全法@2017年6月1日/wangluoanquanfa@2026-01-01", NETWORK),
        ("/compare/wangluoanquanfa@2018-01-01/wangluoanquanfa@2026-01-01/71?view=inline", f"{NETWORK}/71?view=inline"),
        (
            "/compare/wangluoanquanfa?from=2017-06-01&to=2026-01-01&view=inline&only=all",
            f"{NETWORK}?view=inline&only=all",
        ),
        ("/compare/wangluoanquanfa?from=2026-01-01&to=2017-06-01&article=71", f"{NETWORK}/71"),
        ("/compare/wangluoanquanfa@2017-06-01", NETWORK),
        ("/compare/xingfa", CRIMINAL),
    ],
)
def test_an_address_leads_to_the_first_days_the_earlier_first(get: Get, url: str, location: str) -> None:
    page = get(url)
    while page.status == 302 and unquote(page.location) != location:
        page = get(page.location)
    assert unquote(page.location) == location
    assert get(location).status == 200


def test_what_happened_to_the_network_law(get: Get) -> None:
    page = get(NETWORK)
    assert page.headings[0] == "《网络安全法》新旧文本比较"
    assert page.headings[1] == (
        "修改 10 条，增加 4 条，合并 1 条，只有引用的条号或者序号变化 4 条，只改条号 60 条，没有变化 2 条"
    )
    assert "已被修改" in page.text
    assert "现行有效" in page.text
    assert "第三条至第十七条→第四条至第十八条" in page.text
    assert "另有 62 条文字没有改动，这里没有列出。" in page.text


def test_changed_words_carry_marks_that_need_no_colour(get: Get) -> None:
    """刑法修正案（十二）第四条 amended 第三百八十七条第一款."""
    for view in ("", "?view=inline"):
        html = get(f"{CRIMINAL}/387{view}").html
        assert '<del><span class="unseen">［删：</span>五年<span class="unseen">］</span></del>' in html
        assert '<ins><span class="unseen">［增：</span>三年<span class="unseen">］</span></ins>' in html


def test_what_moved_is_not_told_as_gone_and_new(get: Get) -> None:
    page = get(NETWORK)
    assert "移至第二十条第二款" in page.text
    assert "原第十八条第二款" in page.text
    assert "［删：国家支持创新网络安全管理方式" not in page.text
    assert "［增：国家支持创新网络安全管理方式" not in page.text


def test_the_choice_of_rows(get: Get) -> None:
    """第三十六条 differs only in a number that it cites, 第四条 only in its own."""
    usual, words, everything = (get(f"{NETWORK}{only}").html for only in ("", "?only=words", "?only=all"))
    assert [f'id="a{key}"' in usual for key in ("61", "36", "4")] == [True, True, False]
    assert [f'id="a{key}"' in words for key in ("61", "36", "4")] == [True, False, False]
    assert [f'id="a{key}"' in everything for key in ("61", "36", "4", "1")] == [True, True, True, True]


def test_every_article_leads_to_its_dated_page(get: Get) -> None:
    urls = get(NETWORK).urls
    assert {"/law/wangluoanquanfa@2017-06-01/64", "/law/wangluoanquanfa@2026-01-01/71"} <= set(urls)
    assert "/law/wangluoanquanfa/71/history" in urls
    for url in ("/law/wangluoanquanfa@2017-06-01/64", "/law/wangluoanquanfa@2026-01-01/71"):
        assert get(url).status == 200


def test_every_link_inside_the_page_has_its_place(get: Get) -> None:
    for url in (NETWORK, f"{NETWORK}?only=all", "/compare/shangbiaofa@2019-11-01/shangbiaofa@2027-01-01"):
        page = get(url)
        places = [link[1:] for link in page.urls if link.startswith("#")]
        assert len(places) > 10
        assert all(f'id="{place}"' in page.html for place in places)


def test_a_number_that_was_another_article_is_said(get: Get) -> None:
    page = get(f"{NETWORK}/71")
    assert page.headings[0] == "《网络安全法》第七十一条新旧文本比较"
    assert "2017年6月1日起施行的文本里的第七十一条现为第七十二条" in page.text
    assert f"{NETWORK}/72" in page.urls


def test_a_deleted_article_by_its_own_number(get: Get) -> None:
    """治安管理处罚法 (2012) 第六十二条 was left out; 第六十二条 of 2025 is another."""
    whole = "/compare/zhianguanlichufafa@2013-01-01/zhianguanlichufafa@2026-01-01"
    assert 'id="was62"' in get(whole).html
    page = get(f"{whole}/62")
    assert "第六十二条已删去" in page.text
    assert f"{whole}#was62" in page.urls


def test_the_same_wording_twice_offers_the_others(get: Get) -> None:
    page = get("/compare/wangluoanquanfa@2018-01-01/wangluoanquanfa@2019-01-01")
    assert page.status == 200
    assert "这两个日期适用的是《网络安全法》的同一个文本（自2017年6月1日起施行），没有可以比较的。" in page.text
    assert NETWORK in page.urls


def test_a_law_with_one_wording_says_so(get: Get) -> None:
    page = get("/compare/gerenxinxibaohufa")
    assert page.status == 200
    assert "《个人信息保护法》本库只收录了一个文本（2021年11月1日起施行），没有可以比较的。" in page.text
    assert "/law/gerenxinxibaohufa" in page.urls


def test_the_list_names_every_law_that_can_be_compared(get: Get, library: Library) -> None:
    urls = get("/compare").urls
    assert {f"/compare/{s.id}" for s in comparable(library)} <= set(urls)
    assert "/compare/gerenxinxibaohufa" not in urls


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/compare/xingfa@2021-03-01/minfadian@2021-01-01", 400, "只能比较同一部法规的两个文本"),
        ("/compare/xingfa/xingfa@2024-03-01", 400, "两个文本都要写明日期"),
        ("/compare/xingfa@abc/xingfa@2024-03-01", 400, "看不懂日期“abc”"),
        ("/compare/xingfa@2026-02-30/xingfa@2024-03-01", 400, "2026-02-30"),
        ("/compare/xingfa?from=2021-13-01", 400, "2021-13-01"),
        (f"{CRIMINAL}?view=upside", 400, "参数 view 的值“upside”无法识别。应为：side、inline"),
        (f"{CRIMINAL}?only=x", 400, "参数 only 的值“x”无法识别。应为：changed、words、all"),
        (f"{CRIMINAL}/abc", 400, "条号"),
        (f"{CRIMINAL}/999", 404, "第九百九十九条：2021年3月1日和2024年3月1日起施行的文本都没有这一条"),
        ("/compare/wangluoanquanfa@2010-01-01/wangluoanquanfa@2026-01-01", 404, "《网络安全法》在2010年1月1日的文本"),
        ("/compare/meiyoufa", 404, "meiyoufa"),
        ("/compare/刑法修正案", 400, "对应不止一部法规"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_answered_in_words(get: Get, url: str, status: int, words: str) -> None:
    page = get(url)
    assert page.status == status
    assert words in page.text


def test_every_pair_of_newest_wordings_opens_in_every_form(get: Get, library: Library) -> None:
    for statute in comparable(library):
        days = newest_two(statute)
        assert days
        url = f"/compare/{statute.id}@{days[0]}/{statute.id}@{days[1]}"
        for choice in ("", "?view=inline", "?only=all", "?view=inline&only=all"):
            assert get(url + choice).status == 200, url


def data(client: FlaskClient, **asked: str) -> dict[str, Any]:
    response = client.get("/api/v1/compare", query_string=asked)
    assert response.status_code == 200
    found: dict[str, Any] = json.loads(response.data)
    return found


def test_a_comparison_for_programs(client: FlaskClient) -> None:
    found = data(client, **{"statute": "网络安全法", "from": "2020-01-01", "to": "2026-01-01", "article": "36"})
    assert (found["statute"], found["from"]["effective"], found["to"]["effective"]) == (
        "wangluoanquanfa",
        "2017-06-01",
        "2026-01-01",
    )
    assert found["counts"] == {
        "changed": 10, "inserted": 4, "merged": 1, "references": 4, "renumbered": 60, "unchanged": 2,
    }  # fmt: skip
    (row,) = found["articles"]
    assert (row["kind"], row["only_references"]) == ("renumbered_changed", True)
    assert (row["earlier"], row["later"]) == (["wangluoanquanfa/34"], "wangluoanquanfa/36")
    assert row["lines"][0]["segments"][1] == {"kind": "reference", "earlier": "第二十一条", "later": "第二十三条"}
    assert client.get(found["url"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("statute=xingfa", 400, "缺少参数 from、to"),
        ("statute=xingfa&from=2021-03-01&to=2024-03-01&artikel=1", 400, "没有参数 artikel"),
        ("statute=xingfa&from=2021-03-01&to=abc", 400, "看不懂日期“abc”"),
        ("statute=xingfa&from=2021-03-01&to=2021-04-01", 400, "同一个文本"),
        ("statute=xingfa&from=2021-03-01&to=2024-03-01&article=999", 404, "都没有这一条"),
        ("statute=meiyoufa&from=2021-03-01&to=2024-03-01", 404, "meiyoufa"),
    ],
)
def test_errors_for_programs_are_problem_documents(client: FlaskClient, query: str, status: int, words: str) -> None:
    """RFC 9457."""
    response = client.get(f"/api/v1/compare?{query}")
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    body = json.loads(response.data)
    assert body["status"] == status
    assert words in body["detail"]
