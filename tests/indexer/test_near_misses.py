from __future__ import annotations

import pytest

from indexer.near_misses import ONLY_A_DAY, ONLY_EXCLUDED
from tests.indexer.conftest import Ask


def test_what_is_found_needs_no_near_misses(ask: Ask) -> None:
    assert ask("小区强制刷脸").near is None
    assert ask("").near is None


def test_each_condition_says_what_its_absence_would_find(ask: Ask) -> None:
    page = ask("“绝无此语句” 出售 法律:民法典")
    near = page.near
    assert near
    assert page.total == 0
    assert near.nowhere == ("绝无此语句",)
    assert [(r.name, r.request.query) for r in near.relaxed] == [
        ("原文有“绝无此语句”", "绝无此语句 出售 法律:民法典"),
        ("", "绝无此语句 出售"),
    ]
    for relaxed in near.relaxed:
        assert ask(relaxed.request.query).total == relaxed.total > 0


def test_a_choice_beside_the_query_can_be_what_leaves_nothing(ask: Ask) -> None:
    page = ask("隐私权 法律:民法典", level="constitution")
    assert page.near
    assert ("效力级别：宪法", ask("隐私权 法律:民法典").total) in [(r.name, r.total) for r in page.near.relaxed]


def test_taking_back_the_day_asks_for_the_day_that_was_chosen(ask: Ask) -> None:
    """个人信息保护法第七十四条: 自2021年11月1日起施行."""
    page = ask("“不需取得个人同意” 法律:个人信息保护法 日期:2015-01-01")
    near = page.near
    assert near
    found = {r.name: r.total for r in near.relaxed}
    assert found["日期：2015-01-01"] == ask("“不需取得个人同意” 法律:个人信息保护法").total > 0


@pytest.mark.parametrize(("query", "told"), [("-出售", ONLY_EXCLUDED), ("日期:2020-01-01", ONLY_A_DAY)])
def test_a_query_without_anything_to_find_says_what_it_lacks(ask: Ask, query: str, told: str) -> None:
    page = ask(query)
    assert (page.total, page.near and page.near.explanation) == (0, told)


def test_words_that_stand_nowhere_are_named(ask: Ask) -> None:
    near = ask("zzzzqqqq").near
    assert near
    assert (near.unknown, near.articles, near.statutes) == (("zzzzqqqq",), (), ())


def test_a_question_in_another_language_is_near_by_its_meaning(ask: Ask) -> None:
    """网络安全法、数据安全法 and 网络数据安全管理条例 say what is to be done after an incident."""
    near = ask("data breach notification").near
    assert near
    assert {str(found.address).split("/")[0] for found in near.articles} & {
        "wangluoanquanfa",
        "shujuanquanfa",
        "wangluoshujuanquanguanlitiaoli",
    }
    assert near.articles[0].label.startswith("《")


def test_texts_that_lost_their_force_and_are_not_held_are_named_with_the_reason(ask: Ask) -> None:
    """民法典第一千二百六十条: 婚姻法 and eight other laws are repealed as of 2021-01-01."""
    near = ask("效力:已废止 层级:法律").near
    assert near
    assert "中华人民共和国婚姻法" in {text.title for text in near.not_held}
    assert all(text.reason for text in near.not_held)


def test_a_name_spelt_wrong_finds_the_statute_spelt_right(ask: Ask) -> None:
    near = ask("民法殿 类型:案例 “绝无此语句”").near
    assert near
    assert [str(found.address) for found in near.statutes][:1] == ["minfadian"]
