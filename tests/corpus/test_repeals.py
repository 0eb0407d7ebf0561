"""同时废止: which texts the held ones repeal, from when, and that the lists of the corpus say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Paragraph, Version
from corpus.names import canonical
from corpus.repeals import Repeal, repeals, repeals_of
from corpus.structure import paragraphs_of

BY = ProvisionId("gerenxinxibaohufa", 74)
DAY = date(2021, 11, 1)
IN_FORCE = "本法自2021年11月1日起施行。"


@pytest.fixture
def version(library: Library) -> Version:
    return library.statute("gerenxinxibaohufa").latest


def of(library: Library, version: Version, *lines: str) -> tuple[Repeal, ...]:
    """What the version repeals with these lines as its last article."""
    last = Article(74, 0, "第七十四条", (), tuple(paragraphs_of(list(lines))[0]))
    return repeals(replace(version, articles=(*version.articles[:-1], last)), library.names)


def titles(library: Library, version: Version, *lines: str) -> list[str]:
    return [repeal.title for repeal in of(library, version, *lines)]


def test_the_civil_code_repeals_nine_laws(library: Library) -> None:
    """民法典第一千二百六十条."""
    found = library.repeals["minfadian"]
    assert [canonical(r.title) for r in found] == [
        "婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则",
    ]  # fmt: skip
    assert {(r.day, str(r.by)) for r in found} == {(date(2021, 1, 1), "minfadian/1260")}


@pytest.mark.parametrize(
    ("statute", "repeal"),
    [
        ("juminshenfenzhengfa",
         Repeal("中华人民共和国居民身份证条例", ProvisionId("juminshenfenzhengfa", 23, 0, 1), date(2004, 1, 1))),
        ("yishifa", Repeal("中华人民共和国执业医师法", ProvisionId("yishifa", 67), date(2022, 3, 1))),
        ("minshisusongfa",
         Repeal("中华人民共和国民事诉讼法（试行）", ProvisionId("minshisusongfa", 306), date(1991, 4, 9))),
        ("shangbiaofa", Repeal("商标管理条例", ProvisionId("shangbiaofa", 73, 0, 1), date(1983, 3, 1),
                               issued=date(1963, 4, 10))),
        ("zhianguanlichufafa",
         Repeal("中华人民共和国治安管理处罚条例", ProvisionId("zhianguanlichufafa", 119), date(2006, 3, 1),
                issued=date(1986, 9, 5))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_held_laws_repeal(library: Library, statute: str, repeal: Repeal) -> None:
    assert library.repeals[statute] == (repeal,)


def test_an_earlier_text_of_the_same_name_is_not_the_text_itself(library: Library) -> None:
    """网络安全审查办法第二十三条: 2020年4月13日公布的《网络安全审查办法》（…令第6号）同时废止."""
    (repeal,) = library.repeals["wangluoanquanshenchabanfa"]
    assert (repeal.issued, repeal.statute, repeal.earlier_text) == (date(2020, 4, 13), None, True)
    assert repeal.document_number
    assert repeal.document_number.endswith("国家密码管理局令第6号")
    assert library.repealed_by("wangluoanquanshenchabanfa") == ()


def test_the_annex_of_the_criminal_law_lists_fifteen_texts(library: Library) -> None:
    """刑法第四百五十二条第二款: 列于本法附件一的…，自本法施行之日起，予以废止; those of 附件二 are kept."""
    found = library.repeals["xingfa"]
    assert len(found) == 15
    assert {(r.day, str(r.by)) for r in found} == {(date(1997, 10, 1), "xingfa/452/2")}
    assert found[0].title == "中华人民共和国惩治军人违反职责罪暂行条例"
    assert "关于禁毒的决定" not in {r.title for r in found}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"{IN_FORCE}《甲法》和《乙法》同时废止。"], [("甲法", DAY, None), ("乙法", DAY, None)]),
        (["《甲规定》（法释〔2014〕11号）自2026年3月1日起废止。"], [("甲规定", date(2026, 3, 1), "法释〔2014〕11号")]),
        ([IN_FORCE, "自本法施行之日起，《甲条例》即行废止。"], [("甲条例", DAY, None)]),
        ([f"{IN_FORCE}《关于适用〈甲法〉的解释》不再适用。"], [("关于适用〈甲法〉的解释", DAY, None)]),
        ([f"{IN_FORCE}下列规定同时废止：", "（一）《甲规定》（法发〔2002〕2号）；", "（二）乙规定。"],
         [("甲规定", DAY, "法发〔2002〕2号"), ("乙规定", DAY, None)]),
        (["本法自公布之日起施行。《甲法》同时废止。"], [("甲法", None, None)]),
    ],
    ids=["two", "own day", "by its force", "no longer applied", "list", "on promulgation"],
)  # fmt: skip
def test_forms_of_repeal(
    library: Library, version: Version, lines: list[str], expected: list[tuple[str, date | None, str | None]]
) -> None:
    assert [(r.title, r.day, r.document_number) for r in of(library, version, *lines)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "依照《中华人民共和国居民身份证条例》领取的居民身份证，自2013年1月1日起停止使用。",
        "由国务院标准化行政主管部门公告废止相关标准。",
        "依照《甲法》制定的规定，与本法抵触的，同时废止。",
        "违反《甲法》的，停止执行职务。",
        "“《甲法》同时废止。",
    ],
)
def test_what_is_not_a_repeal_of_a_text(library: Library, version: Version, line: str) -> None:
    assert titles(library, version, IN_FORCE, line) == []


def test_a_list_of_people_is_not_a_list_of_texts(library: Library, version: Version) -> None:
    """代表法第六十一条: 暂时停止执行代表职务：（一）因刑事案件被羁押…"""
    assert (
        titles(library, version, "有下列情形之一的，暂时停止执行代表职务：", "（一）被羁押的；", "（二）服刑的。") == []
    )


def test_the_law_it_relies_on_is_not_repealed(library: Library, version: Version) -> None:
    assert titles(library, version, f"{IN_FORCE}根据《立法法》，《甲条例》同时废止。") == ["甲条例"]


def test_a_part_is_told_apart_from_the_whole(library: Library, version: Version) -> None:
    (repeal,) = of(library, version, f"{IN_FORCE}《医师法》第六十七条不再适用。")
    assert (repeal.statute, repeal.part) == ("yishifa", "第六十七条")
    (whole,) = of(library, version, f"{IN_FORCE}《医师法》同时废止。")
    assert (whole.statute, whole.part) == ("yishifa", "")


def test_a_later_text_of_the_name_is_not_the_one_repealed(library: Library, version: Version) -> None:
    """A law of 2021 cannot repeal 反家庭暴力法 of 2030, though it bears the name."""
    repealing = replace(
        version,
        articles=(Article(1, 0, "第一条", (), (Paragraph(f"{IN_FORCE}《反家庭暴力法》同时废止。"),)),),
    )
    held = library.statute("fanjiatingbaolifa")
    later = replace(held, versions=(replace(held.versions[0], promulgated=date(2030, 1, 1)),))
    for statute, resolved in ((held, "fanjiatingbaolifa"), (later, None)):
        statutes = {"gerenxinxibaohufa": replace(library.statute("gerenxinxibaohufa"), versions=(repealing,)),
                    "fanjiatingbaolifa": statute}  # fmt: skip
        (repeal,) = repeals_of(statutes, library.names, {})["gerenxinxibaohufa"]
        assert repeal.statute == resolved


def test_every_repealed_by_is_what_the_repealing_provision_says(library: Library) -> None:
    for statute in library.statutes.values():
        told = [(r.by, r.day) for r in library.repealed_by(statute.id)]
        stated = {(v.repealed_by, v.repealed) for v in statute.versions if v.repealed or v.repealed_by}
        assert stated == {(str(by), day) for by, day in told}, statute.id


def test_the_list_of_texts_not_held_has_the_same_days(library: Library) -> None:
    """What a held law repeals and the list names has the day that the law says."""
    days = {canonical(r.title): r.day for found in library.repeals.values() for r in found if not r.earlier_text}
    listed = {canonical(text.title): text.repealed for text in library.not_held if canonical(text.title) in days}
    assert len(listed) > 12
    assert listed == {title: days[title] for title in listed}
