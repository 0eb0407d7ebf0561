from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query_syntax import QuerySyntax, label, read_query
from indexer.request import Conditions
from indexer.search import SearchIndex

Read = Callable[[str], QuerySyntax]
SIGNS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "「",
        "」",
        "-",
        "－",
        ":",
        "：",
        "法律",
        "效力",
        "日期",
        "民法典",
        "2020",
        "《",
        "》",
        ",",
        " ",
        "出售",
    ]
)


@pytest.fixture
def read(index: SearchIndex) -> Read:
    return lambda text: read_query(text, index.library, index.finder)


@pytest.mark.parametrize(
    ("text", "words", "conditions"),
    [
        pytest.param("“单独同意” 人脸", "单独同意 人脸", Conditions(phrases=("单独同意",)), id="chinese-quotes"),
        pytest.param('"单独同意"', "单独同意", Conditions(phrases=("单独同意",)), id="straight-quotes"),
        pytest.param("「單獨同意」", "单独同意", Conditions(phrases=("单独同意",)), id="traditional"),
        pytest.param("出售 -刑法", "出售", Conditions(excluded=("刑法",)), id="minus"),
        pytest.param("出售 －刑法，", "出售", Conditions(excluded=("刑法",)), id="full-width-minus"),
        pytest.param("出售 -“情节严重”", "出售", Conditions(excluded=("情节严重",)), id="phrase-excluded"),
        pytest.param("法律:民法典 隐私", "隐私", Conditions(statutes=("minfadian",)), id="statute"),
        pytest.param("隐私，法律：民法典", "隐私，", Conditions(statutes=("minfadian",)), id="full-width-colon"),
        pytest.param("法律: 民法典", "", Conditions(statutes=("minfadian",)), id="space-after-the-colon"),
        pytest.param("法规:《民法典》", "", Conditions(statutes=("minfadian",)), id="guillemets"),
        pytest.param("法律:fashi-2017-10", "", Conditions(statutes=("fashi-2017-10",)), id="id"),
        pytest.param("法律:法释〔2017〕10号", "", Conditions(statutes=("fashi-2017-10",)), id="document-number"),
        pytest.param(
            "法律:刑法、个保法", "", Conditions(statutes=("xingfa", "gerenxinxibaohufa")), id="several-of-one-filter"
        ),
        pytest.param(
            "法律:刑法 法律:民法典", "", Conditions(statutes=("xingfa", "minfadian")), id="the-same-filter-twice"
        ),
        pytest.param("层级:规章", "", Conditions(levels=("departmental_rule",)), id="level"),
        pytest.param("效力:现行", "", Conditions(standings=("in_force", "amended_later")), id="standing"),
        pytest.param("日期:2020-01-01", "", Conditions(day=date(2020, 1, 1)), id="day"),
        pytest.param("日期:2020年1月1日", "", Conditions(day=date(2020, 1, 1)), id="day-in-words"),
        pytest.param("日期:2020", "", Conditions(day=date(2020, 1, 1)), id="year"),
        pytest.param("类型:案例", "", Conditions(kinds=("case",)), id="kind"),
    ],
)
def test_what_a_query_demands(read: Read, text: str, words: str, conditions: Conditions) -> None:
    found = read(text)
    assert (found.words, found.conditions) == (words, conditions)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2020-01-01 e-mail 网络-安全", id="hyphens-inside-words"),
        pytest.param("“个人信息保护法”第六十六条", id="quoted-title"),
        pytest.param("“刑法第二百五十三条之一”", id="quoted-citation"),
        pytest.param("我想问的法律：能卖信息吗", id="colon-inside-prose"),
        pytest.param("原告：张三 被告：李四", id="names-that-are-no-filter"),
        pytest.param("出售 - 提供", id="lone-minus"),
        pytest.param("-- x--", id="two-minus-signs"),
        pytest.param("“”", id="nothing-in-quotes"),
        pytest.param("个人信息 AND NOT 出售", id="operators-of-other-languages"),
    ],
)
def test_what_is_no_syntax_stays_as_it_is(read: Read, text: str) -> None:
    found = read(text)
    assert (found.words, found.conditions, found.parts) == (text, Conditions(), ())


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        pytest.param("法律:民法点 隐私", "民法点 隐私", "是不是要找：法律：民法典", id="statute-misspelt"),
        pytest.param("法律:婚姻法", "婚姻法", "没有收录《中华人民共和国婚姻法》", id="statute-not-held"),
        pytest.param("法律:司法解释", "司法解释", "是不是要找：层级：司法解释", id="value-of-another-filter"),
        pytest.param("效力:有点效", "有点效", "可以写：现行、已修改、已废止、尚未施行", id="standing-unknown"),
        pytest.param("日期:2020-13-45", "2020-13-45", "看不懂日期“2020-13-45”", id="no-day"),
        pytest.param("日期:2020", "", "按2020年1月1日的法律检索", id="year-alone"),
        pytest.param("法例:刑法", "法例:刑法", "没有叫“法例”的筛选条件", id="filter-misspelt"),
        pytest.param("-法律:刑法 出售", "法律:刑法 出售", "请写 -刑法", id="minus-before-a-filter"),
        pytest.param("“出售", "“出售", "引号没有成对", id="open-quote"),
        pytest.param("日期:2020-01-01 日期:2021-01-01", "", "用的是先写的那个", id="two-days"),
    ],
)
def test_what_takes_no_effect_is_said_and_searched_as_words(read: Read, text: str, words: str, note: str) -> None:
    found = read(text)
    assert found.words == words
    assert any(note in each for each in found.notes), found.notes


def test_of_two_days_the_first_counts(read: Read) -> None:
    found = read("日期:2020-01-01 日期:2021-01-01")
    assert found.conditions.day == date(2020, 1, 1)
    assert [part.key for part in found.parts] == ["day"]


def test_of_several_values_those_that_there_are_count(read: Read) -> None:
    found = read("法律:民法典、民法点 隐私")
    assert (found.conditions.statutes, found.words) == (("minfadian",), "民法点 隐私")


def test_a_condition_can_be_taken_back(read: Read) -> None:
    found = read("“单独同意” 人脸 -刑法 法律:个保法")
    assert [label(part) for part in found.parts] == ["原文有“单独同意”", "不含“刑法”", "法律：个人信息保护法"]
    assert [found.without(part) for part in found.parts] == [
        "单独同意 人脸 -刑法 法律:个保法",
        "“单独同意” 人脸 法律:个保法",
        "“单独同意” 人脸 -刑法",
    ]


@given(st.lists(SIGNS, max_size=14).map("".join))
def test_any_heap_of_signs_is_read(index: SearchIndex, text: str) -> None:
    found = read_query(text, index.library, index.finder)
    for part in found.parts:
        again = read_query(found.without(part), index.library, index.finder)
        assert len(again.text) < len(found.text) or part.key == "phrases"


@pytest.mark.parametrize("piece", ["“", '"', "-", "法律:", "《", "法律:民法典、", "-“"])
def test_two_thousand_characters_of_signs(read: Read, piece: str) -> None:
    assert len(read((piece * 2_000)[:2_000]).notes) <= 9


def test_every_name_of_a_statute_is_a_value(read: Read, index: SearchIndex) -> None:
    for statute in index.library.statutes.values():
        assert statute.id in read(f"法律:《{statute.latest.short_title}》").conditions.statutes
