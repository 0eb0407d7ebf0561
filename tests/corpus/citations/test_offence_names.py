"""Names of offences in prose: in use, ended, to come, and on no record; the words of the law itself name none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corpus.citations.offence_names import OffenceNames
from corpus.library import Library
from tests.conftest import TODAY

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def names(library: Library) -> OffenceNames:
    return OffenceNames(library.offences)


def found(names: OffenceNames, text: str) -> list[tuple[str, bool]]:
    """The names of a text, and whether they are on record."""
    named = names.find(text)
    assert all(text[n.start : n.end] == n.text for n in named)
    return [(n.text, bool(n.offences)) for n in named]


def judged(names: OffenceNames, text: str, on: date = TODAY) -> tuple[str, str]:
    (named,) = names.find(text)
    finding = names.judge(named, on)
    return finding.verdict, finding.message


@pytest.mark.parametrize(
    ("name", "day", "verdict", "message"),
    [
        ("侵犯公民个人信息罪", "2026-11-22", "exact", "罪名自2015年11月1日起使用"),
        ("侵犯公民个人信息罪", "2015-11-01", "exact", "罪名自2015年11月1日起使用"),
        ("侵犯公民个人信息罪", "2015-10-31", "not_yet_in_force",
         "这一罪名自2015年11月1日起使用，2015年10月31日时还没有"),
        ("非法获取公民个人信息罪", "2015-10-31", "exact", "罪名自2009年2月28日起使用"),
        ("非法获取公民个人信息罪", "2015-11-01", "repealed", "这一罪名用到2015年10月31日，现为侵犯公民个人信息罪"),
        ("非法获取公民个人信息罪", "2008-05-01", "not_yet_in_force",
         "这一罪名自2009年2月28日起使用，2008年5月1日时还没有"),
        ("出售、非法提供公民个人信息罪", "2026-11-22", "repealed",
         "这一罪名用到2015年10月31日，现为侵犯公民个人信息罪"),
        ("嫖宿幼女罪", "2026-11-22", "repealed", "这一罪名用到2015年10月31日"),
        ("嫖宿幼女罪", "2014-05-01", "exact", "罪名自1997年10月1日起使用"),
        ("奸淫幼女罪", "2019-05-01", "repealed", "这一罪名用到2002年3月25日，现为强奸罪"),
        ("帮信罪", "2026-11-22", "exact", "罪名自2015年11月1日起使用（规范的罪名：帮助信息网络犯罪活动罪）"),
        ("销售假药罪", "2019-05-01", "exact", "罪名自1997年10月1日起使用（规范的罪名：生产、销售假药罪）"),
        ("销售假药罪", "2026-11-22", "exact", "罪名自2021年3月1日起使用（规范的罪名：生产、销售、提供假药罪）"),
        ("拒不履行信息网络安全管理义务罪", "2014-05-01", "not_yet_in_force",
         "这一罪名自2015年11月1日起使用，2014年5月1日时还没有"),
    ],
)  # fmt: skip
def test_a_name_on_a_day(names: OffenceNames, name: str, day: str, verdict: str, message: str) -> None:
    """补充规定（四）gave the names of 2009, 补充规定（六）ended them on 2015-11-01."""
    assert judged(names, name, date.fromisoformat(day)) == (verdict, message)


@pytest.mark.parametrize(
    "text",
    [
        "构成泄露公民个人信息罪",
        "追究其泄露公民个人信息罪的刑事责任",
        "以泄露公民个人信息罪追究",
        "涉嫌泄露公民个人信息罪",
        "罪名为泄露公民个人信息罪",
    ],
)
def test_a_name_on_no_record(names: OffenceNames, text: str) -> None:
    """刑法第二百五十三条之一 has one name alone."""
    assert found(names, text) == [("泄露公民个人信息罪", False)]
    assert judged(names, text) == (
        "unresolved",
        "“泄露公民个人信息罪”不在最高人民法院、最高人民检察院确定的罪名之中",
    )


def test_a_name_on_no_record_has_a_like_one(names: OffenceNames) -> None:
    assert "侵犯公民个人信息罪" in names.alike("泄露公民个人信息罪")
    assert names.alike("侵犯隐私罪") == ()


@pytest.mark.parametrize(
    "text",
    ["构成犯罪的，依法追究刑事责任", "数罪并罚", "认定有罪", "他是否构成罪", "判处死刑，罪责刑相适应", "犯有数罪",
     "构成共同犯罪", "构成侵犯公民个人信息犯罪", "涉嫌犯罪", "本罪的主体", "认定为单位犯罪", "判处罪犯", "",
     "有罪或者无罪、罪轻或者罪重", "因犯有贪污、贿赂、侵占财产、挪用财产罪"],
)  # fmt: skip
def test_words_that_name_no_offence(names: OffenceNames, text: str) -> None:
    assert found(names, text) == []


def test_the_longest_of_two_names(names: OffenceNames) -> None:
    long = "非法获取计算机信息系统数据、非法控制计算机信息系统罪"
    assert found(names, f"构成{long}") == [(long, True)]
    assert found(names, "以危险方法危害公共安全罪") == [("以危险方法危害公共安全罪", True)]
    assert found(names, "以故意伤害罪追究") == [("故意伤害罪", True)]


def test_a_row_of_names(names: OffenceNames) -> None:
    text = "被告人犯盗窃罪、诈骗罪，数罪并罚"
    assert found(names, text) == [("盗窃罪", True), ("诈骗罪", True)]


def test_the_citation_of_a_name(names: OffenceNames) -> None:
    (named,) = names.find("犯侵犯公民个人信息罪的")
    citation = named.citation()
    assert (citation.start, citation.end, citation.form) == (1, 10, "offence")
    assert (citation.candidates, [str(i) for i in citation.ids]) == (("xingfa",), ["xingfa/253-1"])
    (unknown,) = names.find("构成侵犯隐私罪")
    assert (unknown.citation().candidates, unknown.citation().ids) == ((), ())


def test_every_name_is_judged_by_its_days(library: Library, names: OffenceNames) -> None:
    """On its first and last day a name is in use; the day after its last it has ended, save where another took it."""
    for offence in library.offences:
        (named,) = names.find(offence.name)
        assert names.judge(named, offence.since).verdict == "exact", offence.name
        end = offence.until
        if end:
            assert names.judge(named, end).verdict == "exact", offence.name
            again = any(o.since <= end + DAY and o is not offence for o in named.offences)
            assert names.judge(named, end + DAY).verdict == ("exact" if again else "repealed"), offence.name


def test_no_names_without_a_list() -> None:
    assert OffenceNames(()).find("构成泄露公民个人信息罪") == []


def test_statutes_name_no_unknown_offence(library: Library, names: OffenceNames) -> None:
    """刑法第二百五十三条之一第四款: 单位犯前三款罪的; 第六十六条: 再犯上述任一类罪的.

    Whoever quotes it names no offence that does not exist.
    """
    texts = (a.text for s in library.statutes.values() for v in s.versions for a in v.articles)
    assert {n.text for text in texts for n in names.find(text) if not n.offences} == set()


def test_the_second_of_two_unknown_names(names: OffenceNames) -> None:
    text = "涉嫌侵犯公民隐私罪和泄露公民个人信息罪"
    assert found(names, text) == [("侵犯公民隐私罪", False), ("泄露公民个人信息罪", False)]


@pytest.mark.parametrize("name", ["盗窃罪", "诈骗罪", "故意伤害罪", "侵犯公民个人信息罪"])
def test_a_day_before_the_list_is_not_known(names: OffenceNames, name: str) -> None:
    """刑法 of 1979, in force from 1980-01-01, punished 盗窃 and 诈骗 in 第一百五十一条."""
    for day in (date(1990, 1, 1), date(1997, 9, 30)):
        assert judged(names, name, day) == ("unresolved", "罪名表从1997年10月1日起，此前的罪名没有收录")
