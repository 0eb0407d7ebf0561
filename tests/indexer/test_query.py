from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from corpus.library import Library
from indexer.query import Understood, understand
from indexer.search import SearchIndex
from tests.conftest import TODAY

Read = Callable[..., Understood]


@pytest.fixture
def read(index: SearchIndex) -> Read:
    def run(text: str, on: date = TODAY) -> Understood:
        return understand(text, index.library, index.finder, index.analyser, on)

    return run


def addresses(understood: Understood) -> list[str]:
    return [str(pid) for pid in understood.provisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("刑法253", ["xingfa/253", "xingfa/253-1"], id="article-and-its-之一"),
        pytest.param("刑法253之一", ["xingfa/253-1"], id="之一-alone"),
        pytest.param("刑法第二百五十三条之一第二款", ["xingfa/253-1/2"], id="paragraph"),
        pytest.param("中华人民共和国民法典第一千零三十四条", ["minfadian/1034"], id="full-title"),
        pytest.param("《個人資訊保護法》第６６條", ["gerenxinxibaohufa/66"], id="traditional-and-full-width"),
        pytest.param("个保法66", ["gerenxinxibaohufa/66"], id="alias"),
        pytest.param("法释〔2017〕10号第五条第一款第（三）项", ["fashi-2017-10/5/1/3"], id="document-number"),
        pytest.param("民法典1034、1035条", ["minfadian/1034", "minfadian/1035"], id="bare-numbers-of-a-list"),
        pytest.param("民法典第1034条和第1035条", ["minfadian/1034", "minfadian/1035"], id="list"),
        pytest.param("第1034条", ["minfadian/1034"], id="bare-article-that-only-one-statute-has"),
        pytest.param("第5条", [], id="bare-article-that-many-statutes-have"),
        pytest.param("《某某条例》第3条", [], id="statute-not-held"),
        pytest.param("小区强制刷脸", [], id="words-alone"),
        pytest.param("侵犯公民个人信息罪", ["xingfa/253-1"], id="offence"),
        pytest.param("帮信罪", ["xingfa/287-2"], id="offence-by-alias"),
        pytest.param(
            "冒名顶替罪 刑法253", ["xingfa/253", "xingfa/253-1", "xingfa/280-2"], id="citation-before-offence"
        ),
    ],
)
def test_what_a_query_cites(read: Read, text: str, expected: list[str]) -> None:
    assert addresses(read(text)) == expected


def test_articles_with_the_same_number_come_in_their_order(read: Read) -> None:
    assert addresses(read("刑法287")) == ["xingfa/287", "xingfa/287-1", "xingfa/287-2"]


def test_words_after_a_citation_are_kept(read: Read) -> None:
    found = read("刑法253之一 量刑")
    assert (addresses(found), found.terms.words) == (["xingfa/253-1"], ("量刑",))


def test_words_before_a_citation_are_kept(read: Read) -> None:
    assert read("出售信息 民法典第1034条").terms.words == ("出售", "信息")


@pytest.mark.parametrize("text", ["刑法253之一", "民法典", "《个人信息保护法》第六十六条"])
def test_a_citation_alone_leaves_no_words(read: Read, text: str) -> None:
    assert read(text).terms.words == ()


@pytest.mark.parametrize(
    ("text", "statutes"),
    [
        ("民法典 隐私权", ("minfadian",)),
        ("刑法253和民法典1034", ("xingfa", "minfadian")),
        ("刑法 刑法253", ("xingfa",)),
        ("公司法定代表人", ()),
        ("《某某条例》", ()),
    ],
    ids=["named", "two", "once", "a-name-inside-a-word", "not-held"],
)
def test_statutes_that_are_named(read: Read, text: str, statutes: tuple[str, ...]) -> None:
    assert read(text).statutes == statutes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("刑法253之一", "按条文引用检索：《刑法》第二百五十三条之一", id="citation"),
        pytest.param("刑法253之一第二款", "按条文引用检索：《刑法》第二百五十三条之一第二款", id="paragraph"),
        pytest.param("刑法253之一第九款", "《刑法》第二百五十三条之一第九款不存在，下面是该条全文", id="no-such-unit"),
        pytest.param("《某某条例》第3条", "本库没有《某某条例》，只按文字检索", id="unknown-title"),
        pytest.param("第5条", "“第5条”没有说明是哪部法律", id="bare-article"),
        pytest.param("侵犯公民个人信息罪", "罪名：侵犯公民个人信息罪", id="offence"),
        pytest.param("征信业务管理办法", "《征信业务管理办法》：没有可以核对的官方文本", id="text-not-held"),
    ],
)
def test_a_note_says_how_the_query_was_read(read: Read, text: str, note: str) -> None:
    assert note in read(text).notes


def test_words_alone_need_no_note(read: Read) -> None:
    assert read("小区强制刷脸").notes == ()


def test_a_repealed_law_is_named_with_its_day_and_successor(read: Read) -> None:
    """民法典第一千二百六十条: 婚姻法 is repealed as of 2021-01-01."""
    (note,) = read("婚姻法 彩礼").notes
    assert "《中华人民共和国婚姻法》" in note
    assert "2021年1月1日" in note
    assert "民法典" in note


def test_an_article_that_does_not_exist_is_said_to_be_none(read: Read) -> None:
    """刑法 ends with 第四百五十二条."""
    (note,) = read("刑法999").notes
    assert "《刑法》第九百九十九条" in note
    assert "没有这一条" in note


def test_an_article_before_its_day_says_since_when_it_exists(read: Read) -> None:
    """刑法修正案（七）, in force 2009-02-28, added 第二百五十三条之一."""
    (note,) = read("刑法253之一", date(2008, 1, 1)).notes
    assert "《刑法》第二百五十三条之一" in note
    assert "2009年2月28日起增设" in note


def test_an_article_whose_wording_of_the_day_is_not_held_says_so(read: Read) -> None:
    """The full text of 刑法 is held since the revision in force from 1997-10-01."""
    (note,) = read("刑法264", date(1990, 1, 1)).notes
    assert "《刑法》第二百六十四条" in note
    assert "1997年10月1日" in note


def test_a_text_of_which_only_some_articles_are_held_says_so(read: Read) -> None:
    """Of the decision of 2009 only 第二条 is held, which amends 刑法."""
    assert read("《关于修改部分法律的决定》", date(2026, 11, 22)).notes == (
        "本库只收录《关于修改部分法律的决定》的部分条文",
    )


def test_an_abolished_offence_says_until_when_and_what_replaced_it(read: Read) -> None:
    """罪名补充规定（六）, in force 2015-11-01, merged two offences into 侵犯公民个人信息罪."""
    found = read("非法获取公民个人信息罪")
    assert addresses(found) == ["xingfa/253-1"]
    assert found.notes == ("非法获取公民个人信息罪这一罪名用到2015年10月31日，现为侵犯公民个人信息罪",)


@pytest.mark.parametrize("on", [date(2014, 1, 1), date(2015, 10, 31)], ids=str)
def test_an_abolished_offence_is_plain_while_it_was_in_use(read: Read, on: date) -> None:
    assert read("非法获取公民个人信息罪", on).notes == ("罪名：非法获取公民个人信息罪",)


def test_an_offence_before_its_day_is_said_not_to_exist_yet(read: Read) -> None:
    """侵犯公民个人信息罪 has been the name since 2015-11-01 (罪名补充规定六)."""
    assert "罪名：侵犯公民个人信息罪" not in read("侵犯公民个人信息罪", date(2014, 1, 1)).notes


def test_a_name_inside_a_longer_name_is_no_offence_of_its_own(read: Read) -> None:
    names = [o.name for o in read("使用虚假身份证件、盗用身份证件罪").offences]
    assert names == ["使用虚假身份证件、盗用身份证件罪"]


def test_every_offence_is_understood_by_all_its_names(read: Read, library: Library) -> None:
    for offence in library.offences:
        for name in (offence.name, *offence.aliases):
            found = read(f"{name}判几年")
            assert offence in found.offences, name
            assert set(offence.provisions) <= set(addresses(found)), name


def test_every_text_not_held_is_named_with_its_reason(read: Read, library: Library) -> None:
    for missing in (text for text in library.not_held if text.statute is None):
        assert f"《{missing.title}》：{missing.reason}" in read(missing.title.removeprefix("中华人民共和国")).notes


def test_every_short_title_names_its_statute(read: Read, library: Library) -> None:
    for statute in library.statutes.values():
        assert read(f"{statute.latest.short_title} 规定").statutes == (statute.id,)


def test_a_statute_that_is_not_in_force_yet_is_said_to_be(read: Read) -> None:
    """个人信息保护法第七十四条: 自2021年11月1日起施行."""
    assert any("2021年11月1日" in note for note in read("个人信息保护法13", date(2020, 1, 1)).notes)


def test_a_statute_named_before_its_day_is_said_not_to_be_in_force(read: Read) -> None:
    assert any("2021年11月1日" in note for note in read("个人信息保护法", date(2020, 1, 1)).notes)


def test_a_bare_article_that_was_found_is_not_said_to_be_unclear(read: Read) -> None:
    found = read("第1034条")
    assert addresses(found) == ["minfadian/1034"]
    assert "“第1034条”没有说明是哪部法律" not in found.notes


@pytest.mark.parametrize("unit", ["第九十九款", "第零款", "第12345款"])
def test_a_unit_that_does_not_exist_is_no_reason_to_fail(read: Read, unit: str) -> None:
    found = read(f"刑法第253条{unit}")
    assert found.provisions[0].article_key == "253"
    assert not any("按条文引用检索" in note and unit in note for note in found.notes)


@pytest.mark.parametrize("unit", ["第一二三四五款", "第（一二三四五）项"])
def test_a_unit_with_an_absurd_number_is_no_reason_to_fail(read: Read, unit: str) -> None:
    assert read(f"刑法第253条{unit}").provisions[0].article_key == "253"


def test_a_number_too_long_is_no_other_article(read: Read) -> None:
    assert addresses(read("民法典10345")) != ["minfadian/1034"]


def test_nothing_is_understood_of_nothing(read: Read) -> None:
    empty = read("")
    assert replace(empty, terms=read("，").terms) == read("")
    assert (empty.text, empty.provisions, empty.statutes, empty.offences, empty.notes) == ("", (), (), (), ())
