"""Which provision brought each wording into force: 立法法（2023）第六十一条: 法律应当明确规定施行日期."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.causes import amendments_of, causes_of
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from corpus.status import Cause
from corpus.statute_history import Decision, StatuteHistory


def begun(library: Library, statute: str, effective: str) -> Cause | None:
    return library.causes.begun.get((statute, date.fromisoformat(effective)))


@pytest.mark.parametrize(
    ("statute", "effective", "label"),
    [
        ("gerenxinxibaohufa", "2021-11-01", "《个人信息保护法》第七十四条"),
        ("gongsifa", "2024-07-01", "《公司法》第二百六十六条第一款"),
        ("wangluoanquanfa", "2017-06-01", "《网络安全法》第七十九条"),
        ("zhianguanlichufafa", "2026-01-01", "《治安管理处罚法》第一百四十四条"),
        ("xingfa-xiuzhengan-7", "2009-02-28", "《刑法修正案（七）》第十五条"),
        ("cujinheguifanshujukuajingliudongguiding", "2024-03-22", "《促进和规范数据跨境流动规定》第十四条"),
    ],
)
def test_a_text_names_its_own_day(library: Library, statute: str, effective: str, label: str) -> None:
    cause = begun(library, statute, effective)
    assert cause
    assert cause.label == label
    assert cause.provision
    assert cause.provision.statute == statute


def test_an_amendment_brings_the_wording_of_the_amended_law(library: Library) -> None:
    """刑法修正案（十二）第八条: 本修正案自2024年3月1日起施行; 刑法第四百五十二条 says 1997."""
    cause = causes_of(_amending(library), StatuteHistory()).begun["xingfa", date(2024, 3, 1)]
    assert cause == Cause("《刑法修正案（十二）》第八条", ProvisionId("xingfa-xiuzhengan-12", 8))


def test_a_decision_that_is_not_held_is_named(library: Library) -> None:
    """食品安全法第一百五十四条 still says 2015年10月1日."""
    cause = begun(library, "shipinanquanfa", "2025-12-01")
    assert cause == Cause("《全国人民代表大会常务委员会关于修改〈中华人民共和国食品安全法〉的决定》")
    assert begun(library, "fashi-2014-11", "2021-01-01") == Cause("法释〔2020〕17号")


@pytest.mark.parametrize(
    ("statute", "effective"),
    [("xiaofeizhequanyibaohufa", "2014-03-15"), ("minshisusongfa", "2024-01-01"), ("xianfa", "2018-03-11")],
)
def test_an_amended_law_says_nothing_of_its_amendment(library: Library, statute: str, effective: str) -> None:
    """民事诉讼法第三百零六条: 自公布之日起施行 is said of 1991."""
    assert begun(library, statute, effective) is None


def test_a_text_held_goes_before_a_decision_on_record(library: Library) -> None:
    decision = Decision(
        statute="xingfa", title="某决定", promulgated=date(2023, 12, 29), effective=date(2024, 3, 1), source="测试"
    )
    causes = causes_of(_amending(library), StatuteHistory(decisions=(decision,)))
    assert causes.begun["xingfa", date(2024, 3, 1)].label == "《刑法修正案（十二）》第八条"


def test_what_ended_a_statute(library: Library) -> None:
    ended = replace(library.statute("yishifa").latest, repealed=date(2030, 1, 1), repealed_by="minfadian/1260")
    statutes = dict(library.statutes) | {"yishifa": replace(library.statute("yishifa"), versions=(ended,))}
    cause = causes_of(statutes, StatuteHistory()).ended["yishifa"]
    assert cause == Cause("《民法典》第一千二百六十条", ProvisionId("minfadian", 1260))


def test_amendments_of_a_day(library: Library) -> None:
    statutes = _amending(library)
    (found,) = amendments_of(statutes, "xingfa", date(2024, 3, 1))
    assert found.statute == "xingfa-xiuzhengan-12"
    assert amendments_of(statutes, "xingfa", date(2024, 3, 2)) == ()


def _amending(library: Library) -> dict[str, Statute]:
    """The statutes, with 刑法修正案（十二） marked as what it is."""
    held = library.statute("xingfa-xiuzhengan-12")
    marked = replace(held, versions=(replace(held.latest, amends=("xingfa",)),))
    return dict(library.statutes) | {marked.id: marked}
