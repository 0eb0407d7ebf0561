from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from corpus.law_calendar import LawChange, ProvisionChange, law_changes, undated
from corpus.library import Library
from corpus.not_held import NotHeld
from corpus.status import Cause


@pytest.fixture(scope="module")
def calendar(library: Library) -> tuple[LawChange, ...]:
    return law_changes(library)


def change_of(calendar: tuple[LawChange, ...], statute: str, day: date) -> LawChange:
    (found,) = [change for change in calendar if (change.statute, change.day) == (statute, day)]
    return found


def test_wangluoanquanfa_of_2026(calendar: tuple[LawChange, ...]) -> None:
    """关于修改网络安全法的决定: 增加第三条、第二十条、第六十三条、第七十三条; 原第六十四条、第六十六条、第七十条合并为
    第七十一条; 本决定自2026年1月1日起施行."""
    change = change_of(calendar, "wangluoanquanfa", date(2026, 1, 1))
    assert change.kind == "amended"
    assert change.promulgated == date(2025, 10, 28)
    assert [cause.label for cause in change.by] == ["《关于修改网络安全法的决定》"]
    assert [c.after for c in change.of_kind("inserted")] == ["3", "20", "63", "73"]
    assert not change.of_kind("deleted")
    assert ProvisionChange("amended", ("64", "66", "70"), "71") in change.provisions
    assert change.complete


def test_a_renumbered_article_is_neither_deleted_nor_inserted(calendar: tuple[LawChange, ...]) -> None:
    """网络安全法第四十四条 (2016) stands word for word as 第四十六条 from 2026 on."""
    change = change_of(calendar, "wangluoanquanfa", date(2026, 1, 1))
    assert ProvisionChange("renumbered", ("44",), "46") in change.provisions
    told = Counter(key for c in change.provisions for key in c.before)
    assert told["44"] == 1


@pytest.mark.parametrize(
    ("day", "article"), [(date(2009, 2, 28), "253-1"), (date(2015, 11, 1), "253-1"), (date(2024, 3, 1), "165")]
)
def test_amendments_of_xingfa_are_told_with_xingfa(calendar: tuple[LawChange, ...], day: date, article: str) -> None:
    """刑法修正案（七）第七条 inserts 第二百五十三条之一, （九）第十七条 amends it, （十二）第一条 第一百六十五条;
    each 自公布之日起施行 or from the day that it names."""
    (of_day,) = [c for c in calendar if c.day == day and c.statute and c.statute.startswith("xingfa")]
    assert of_day.statute == "xingfa"
    assert of_day.kind == "amended"
    kinds = {c.after: c.kind for c in of_day.provisions}
    assert kinds[article] == ("inserted" if day.year == 2009 else "amended")
    assert all(cause.provision for cause in of_day.by)


def test_an_article_that_moved_keeps_its_history(calendar: tuple[LawChange, ...]) -> None:
    """治安管理处罚法 (2025修订): 第五十六条 is new, 原第四十二条 stands as 第五十条."""
    change = change_of(calendar, "zhianguanlichufafa", date(2026, 1, 1))
    by_number = {c.after: c for c in change.provisions}
    assert by_number["56"].kind == "inserted"
    assert by_number["50"].before == ("42",)


def test_what_is_to_come_is_told(library: Library) -> None:
    """商标法 (2026修订)第八十七条: 本法自2027年1月1日起施行."""
    (change,) = law_changes(library, since=date(2026, 12, 31), until=date(2027, 1, 1))
    assert (change.statute, change.kind, change.day) == ("shangbiaofa", "revised", date(2027, 1, 1))
    assert change.promulgated == date(2026, 6, 26)


def test_both_ends_of_the_span_are_included(library: Library) -> None:
    found = law_changes(library, since=date(2021, 11, 1), until=date(2021, 11, 1))
    assert [change.statute for change in found if change.statute] == ["gerenxinxibaohufa"]


def test_a_first_wording_is_new_and_a_later_one_is_not(calendar: tuple[LawChange, ...]) -> None:
    """个人信息保护法第七十四条: 本法自2021年11月1日起施行. 公司法 of 2024 is a later wording of that of 1993, and the
    one before it is not held: which articles changed is not known, and is not said to be none."""
    assert change_of(calendar, "gerenxinxibaohufa", date(2021, 11, 1)).kind == "new"
    gongsifa = change_of(calendar, "gongsifa", date(2024, 7, 1))
    assert (gongsifa.kind, gongsifa.complete, gongsifa.provisions) == ("revised", False, ())


def test_texts_that_are_not_held_end(calendar: tuple[LawChange, ...]) -> None:
    """民法典第一千二百六十条: 本法自2021年1月1日起施行。《中华人民共和国婚姻法》……同时废止."""
    ended = [c for c in calendar if c.kind == "repealed" and c.title == "中华人民共和国婚姻法"]
    assert [(c.day, c.statute, [cause.label for cause in c.by]) for c in ended] == [
        (date(2021, 1, 1), None, ["《民法典》"])
    ]


def test_a_repeal_that_a_held_text_states_is_told_though_no_list_has_it(calendar: tuple[LawChange, ...]) -> None:
    """刑法第四百五十二条第二款: 列于本法附件一的……自本法施行之日起，予以废止."""
    ended = [c for c in calendar if c.title == "关于惩治走私罪的补充规定"]
    assert [(c.day, [cause.label for cause in c.by]) for c in ended] == [
        (date(1997, 10, 1), ["《刑法》第四百五十二条第二款"])
    ]


def test_no_text_ends_twice(calendar: tuple[LawChange, ...]) -> None:
    ended = Counter((c.title, c.part) for c in calendar if c.kind == "repealed")
    assert [title for title, count in ended.items() if count > 1] == []


def test_every_dated_wording_is_told_once_or_with_what_it_amends(
    library: Library, calendar: tuple[LawChange, ...]
) -> None:
    told = Counter((c.statute, c.day) for c in calendar if c.kind != "repealed")
    for statute in library.statutes.values():
        for version in statute.versions:
            if version.effective:
                keys = [(version.statute, version.effective), *((a, version.effective) for a in version.amends)]
                assert [key for key in keys if told[key]], keys
    assert max(told.values()) == 1
    assert undated(library) == ()


def test_the_calendar_is_in_order(calendar: tuple[LawChange, ...]) -> None:
    days = [change.day for change in calendar]
    assert days == sorted(days)


def test_a_listed_repeal_says_what_took_its_place(library: Library, calendar: tuple[LawChange, ...]) -> None:
    listed: list[NotHeld] = [t for t in library.not_held if t.repealed and t.successor]
    assert listed
    for text in listed:
        (change,) = [c for c in calendar if c.kind == "repealed" and c.title == text.title]
        assert change.note == text.reason
        assert all(isinstance(cause, Cause) and cause.provision for cause in change.by)
