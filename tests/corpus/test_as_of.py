"""Law is true at a date: the days on which the law of this subject changed, and the day before each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from corpus import status as status_module
from corpus.as_of import full_wording, origin_of, standing_of, wordings_of_day
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from corpus.status import UNKNOWN_CAUSES, today
from corpus.statute_history import StatuteHistory

XINGFA_253_1 = ProvisionId("xingfa", 253, 1)
ZHIAN_56 = ProvisionId("zhianguanlichufafa", 56)


def day(text: str) -> date:
    return date.fromisoformat(text)


def clock_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert isinstance(tz, ZoneInfo)
            return moment.astimezone(tz)

    monkeypatch.setattr(status_module, "datetime", Clock)


@pytest.mark.parametrize(
    ("on", "opening"),
    [
        ("2009-02-28", "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，"),
        ("2015-10-31", "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，"),
        ("2015-11-01", "违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，"),
        ("2026-11-22", "违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，"),
    ],
)
def test_253_1_at_the_days_of_its_amendments(library: Library, on: str, opening: str) -> None:
    """刑法修正案（七）第十五条: 自公布之日起施行; 刑法修正案（九）第五十二条: 自2015年11月1日起施行."""
    found = library.provision(XINGFA_253_1, day(on))
    assert found.article.text.startswith(opening)
    assert found.status.applies


def test_253_1_the_day_before_it_was_inserted(library: Library) -> None:
    """刑法修正案（七）第七条: 在刑法第二百五十三条后增加一条，作为第二百五十三条之一."""
    with pytest.raises(NotHeldError, match="该条自2009年2月28日起增设，2009年2月27日时尚不存在"):
        library.provision(XINGFA_253_1, day("2009-02-27"))


@pytest.mark.parametrize(
    ("on", "effective", "articles"), [("2025-12-31", "2017-06-01", 79), ("2026-01-01", "2026-01-01", 81)]
)
def test_the_network_security_law_on_new_year(library: Library, on: str, effective: str, articles: int) -> None:
    version = library.version_at("wangluoanquanfa", day(on))
    assert version
    assert (str(version.effective), len(version.articles)) == (effective, articles)
    assert library.status(version, day(on)).applies


def test_selling_personal_information_is_not_in_the_old_public_security_law(library: Library) -> None:
    """第五十六条 of 2012 is the duty of hotels; the address means other words from 2026-01-01 on."""
    before = library.provision(ZHIAN_56, day("2025-12-31"))
    after = library.provision(ZHIAN_56, day("2026-01-01"))
    assert before.article.text.startswith("旅馆业的工作人员对住宿的旅客")
    assert after.article.text.startswith("违反国家有关规定，向他人出售或者提供个人信息的，")
    assert not library.same_wording(ZHIAN_56, day("2025-12-31"), day("2026-01-01"))


def test_the_trademark_law_of_2027_is_not_yet_in_force(library: Library) -> None:
    """商标法（2026修订）第八十七条: 本法自2027年1月1日起施行."""
    old, new = library.statute("shangbiaofa").versions[-2:]
    assert library.status(new, day("2026-11-22")).standing == "not_yet_in_force"
    assert library.status(old, day("2026-11-22")).standing == "amended_later"
    assert library.version_at("shangbiaofa", day("2026-12-31")) is old
    assert library.version_at("shangbiaofa", day("2027-01-01")) is new


@pytest.mark.parametrize(
    ("moment", "effective"),
    [
        (datetime(2025, 12, 31, 15, 59, 59, tzinfo=ZoneInfo("UTC")), "2017-06-01"),
        (datetime(2025, 12, 31, 16, 0, 0, tzinfo=ZoneInfo("UTC")), "2026-01-01"),
        (datetime(2025, 12, 31, 23, 0, 0, tzinfo=ZoneInfo("America/New_York")), "2026-01-01"),
    ],
)
def test_the_law_of_today_changes_at_midnight_in_shanghai(
    library: Library, monkeypatch: pytest.MonkeyPatch, moment: datetime, effective: str
) -> None:
    clock_at(monkeypatch, moment)
    version = library.version_at("wangluoanquanfa", today())
    assert version
    assert str(version.effective) == effective


@pytest.mark.parametrize(
    ("statute", "on"),
    [
        ("xiaofeizhequanyibaohufa", "2013-12-01"),
        ("xiaofeizhequanyibaohufa", "2000-01-01"),
        ("juminshenfenzhengfa", "2011-12-31"),
        ("minshisusongfa", "2023-12-31"),
    ],
)
def test_a_law_in_force_in_words_not_held_has_no_wording_of_the_day(library: Library, statute: str, on: str) -> None:
    """消费者权益保护法: in force since 1994; the amendment of 2013-10-25 is not the law before 2014-03-15."""
    assert library.version_at(statute, day(on)) is None
    with pytest.raises(NotHeldError, match="本库收录的全文自"):
        library.provision(ProvisionId(statute, 1), day(on))
    status = library.statute_status(statute, day(on))
    assert (status.standing, status.applies) == ("in_force", True)
    assert status.reason.startswith("当时已经施行，当时的文本本库没有收录；本库收录的全文自")


@pytest.mark.parametrize(
    ("statute", "on", "standing", "reason"),
    [
        ("xiaofeizhequanyibaohufa", "1993-12-31", "not_yet_in_force", "自1994年1月1日起施行"),
        ("gerenxinxibaohufa", "2021-10-31", "not_yet_in_force",
         "自2021年11月1日起施行（《个人信息保护法》第七十四条）"),
        ("gerenxinxibaohufa", "2021-11-01", "in_force", "自2021年11月1日起施行（《个人信息保护法》第七十四条）"),
        ("shangbiaofa", "2026-06-26", "amended_later",
         "修改后的文本自2027年1月1日起施行（《商标法》第八十七条第一款）"),
    ],
)  # fmt: skip
def test_a_statute_as_a_whole(library: Library, statute: str, on: str, standing: str, reason: str) -> None:
    status = library.statute_status(statute, day(on))
    assert (status.standing, status.reason) == (standing, reason)


def test_before_its_first_day_a_law_is_not_in_force(library: Library) -> None:
    """刑法 of 1979 took effect on 1980-01-01."""
    with pytest.raises(NotHeldError, match="《刑法》自1980年1月1日起施行，1979年12月31日时尚未施行"):
        library.provision(ProvisionId("xingfa", 1), day("1979-12-31"))


def test_the_first_day_may_stand_in_the_text_alone(library: Library) -> None:
    """道路交通安全法第一百二十四条 keeps 2004年5月1日 through its amendments; no list is needed to know it."""
    statute = library.statute("daolujiaotonganquanfa")
    assert origin_of(statute, StatuteHistory()) == date(2004, 5, 1) == library.origins[statute.id]


@pytest.fixture
def undated(library: Library) -> Statute:
    """道路交通安全法 of 2021-04-29 as a source has it that does not know from when this wording applies."""
    (version,) = library.statute("daolujiaotonganquanfa").versions
    return Statute(version.statute, (replace(version, effective=None),))


@pytest.mark.parametrize(
    ("on", "standing", "reason"),
    [
        ("2004-04-30", "not_yet_in_force", "自2004年5月1日起施行"),
        ("2010-01-01", "in_force",
         "当时已经施行，当时的文本本库没有收录；本库收录的全文2021年4月29日公布，施行日期不详"),
        ("2021-04-28", "in_force",
         "当时已经施行，当时的文本本库没有收录；本库收录的全文2021年4月29日公布，施行日期不详"),
        ("2021-04-29", "undetermined", "施行日期不详"),
    ],
)  # fmt: skip
def test_an_unknown_day_of_effect_stays_unknown(undated: Statute, on: str, standing: str, reason: str) -> None:
    """But no wording applies before it is promulgated, and the text names the first day of the law."""
    status = standing_of(undated, day(on), date(2004, 5, 1), UNKNOWN_CAUSES)
    assert (status.standing, status.reason) == (standing, reason)


def test_an_undated_wording_is_not_the_law_of_a_day_before_its_promulgation(undated: Statute) -> None:
    origin = date(2004, 5, 1)
    assert wordings_of_day(undated, day("2021-04-28"), origin) == []
    assert wordings_of_day(undated, day("2021-04-29"), origin) == list(undated.versions)
    assert full_wording(undated, day("2021-04-28"), origin) is None
    assert full_wording(undated, day("2021-04-29"), origin) is undated.versions[0]


def test_without_any_date_nothing_is_said(undated: Statute) -> None:
    nowhere = Statute(undated.id, (replace(undated.versions[0], promulgated=None),))
    status = standing_of(nowhere, day("2020-01-01"), None, UNKNOWN_CAUSES)
    assert (status.standing, status.reason) == ("undetermined", "施行日期不详")
