"""立法法（2023）第六十一条: 法律应当明确规定施行日期. Each standing on the days on which it begins and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from corpus import status as status_module
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from corpus.reader import read_version
from corpus.status import STANDING_NAMES, Cause, Causes, Standing, Status, status_of, today
from tests.corpus.conftest import write_statute


@pytest.fixture
def statute(tmp_path: Path) -> Statute:
    """In force from 2020-02-01; amended on 2021-05-01 from 2021-07-01; repealed from 2023-01-01."""
    first = read_version(write_statute(tmp_path))
    second = replace(first, promulgated=date(2021, 5, 1), effective=date(2021, 7, 1), repealed=date(2023, 1, 1))
    return Statute("ceshifa", (first, second))


FIRST, SECOND = 0, 1


@pytest.mark.parametrize(
    ("version", "on", "standing", "reason", "applies"),
    [
        (FIRST, "2020-01-31", "not_yet_in_force", "自2020年2月1日起施行", False),
        (FIRST, "2020-02-01", "in_force", "自2020年2月1日起施行", True),
        (FIRST, "2021-04-30", "in_force", "自2020年2月1日起施行", True),
        (FIRST, "2021-05-01", "amended_later", "修改后的文本自2021年7月1日起施行", True),
        (FIRST, "2021-06-30", "amended_later", "修改后的文本自2021年7月1日起施行", True),
        (FIRST, "2021-07-01", "superseded", "2021年7月1日起施行修改后的文本", False),
        (SECOND, "2021-06-30", "not_yet_in_force", "自2021年7月1日起施行", False),
        (SECOND, "2021-07-01", "in_force", "自2021年7月1日起施行", True),
        (SECOND, "2022-12-31", "in_force", "自2021年7月1日起施行", True),
        (SECOND, "2023-01-01", "repealed", "自2023年1月1日起废止", False),
    ],
)
def test_each_standing_at_its_boundary_days(
    statute: Statute, version: int, on: str, standing: str, reason: str, applies: bool
) -> None:
    day = date.fromisoformat(on)
    status = status_of(statute, statute.versions[version], day)
    assert (status.standing, status.on, status.reason, status.applies) == (standing, day, reason, applies)


def test_without_a_date_the_standing_is_undetermined(statute: Statute) -> None:
    version = replace(statute.versions[0], effective=None)
    alone = Statute("ceshifa", (version,))
    status = status_of(alone, version, date(2025, 1, 1))
    assert status == Status("undetermined", date(2025, 1, 1), "施行日期不详")
    assert not status.applies


def test_of_an_undated_wording_the_other_dates_still_tell(statute: Statute) -> None:
    """A text promulgated on 2020-01-01 is no law before; a newer text in force takes its place; a repeal ends it."""
    first, second = statute.versions
    undated = replace(first, effective=None)
    both = Statute("ceshifa", (undated, second))
    assert status_of(both, undated, date(2019, 12, 31)).reason == "2020年1月1日才公布，施行日期不详"
    assert status_of(both, undated, date(2019, 12, 31)).standing == "not_yet_in_force"
    assert status_of(both, undated, date(2021, 6, 30)).standing == "undetermined"
    assert status_of(both, undated, date(2021, 7, 1)).standing == "superseded"
    ended = replace(undated, repealed=date(2023, 1, 1))
    assert status_of(Statute("ceshifa", (ended,)), ended, date(2023, 1, 1)).standing == "repealed"


def test_a_newer_text_without_a_day_of_effect_leaves_the_older_one_open(statute: Statute) -> None:
    """It may or may not be in force already: neither 现行有效 nor 已被修改 can be said."""
    first, second = statute.versions
    undated = replace(second, effective=None)
    both = Statute("ceshifa", (first, undated))
    assert status_of(both, first, date(2021, 4, 30)).standing == "in_force"
    status = status_of(both, first, date(2021, 5, 1))
    assert (status.standing, status.reason) == ("undetermined", "2021年5月1日公布了修改后的文本，其施行日期不详")


CAUSES = Causes(
    begun={
        ("ceshifa", date(2020, 2, 1)): Cause("《测试法》第三条", ProvisionId("ceshifa", 3)),
        ("ceshifa", date(2021, 7, 1)): Cause("《关于修改测试法的决定》"),
    },
    ended={"ceshifa": Cause("《新测试法》第九条", ProvisionId("xinceshifa", 9))},
)


@pytest.mark.parametrize(
    ("version", "on", "reason", "cause"),
    [
        (FIRST, "2020-01-31", "自2020年2月1日起施行（《测试法》第三条）", "ceshifa/3"),
        (FIRST, "2020-02-01", "自2020年2月1日起施行（《测试法》第三条）", "ceshifa/3"),
        (FIRST, "2021-05-01", "修改后的文本自2021年7月1日起施行（《关于修改测试法的决定》）", None),
        (FIRST, "2021-07-01", "2021年7月1日起施行修改后的文本（《关于修改测试法的决定》）", None),
        (SECOND, "2023-01-01", "自2023年1月1日起废止（《新测试法》第九条）", "xinceshifa/9"),
    ],
)
def test_the_reason_names_its_cause(statute: Statute, version: int, on: str, reason: str, cause: str | None) -> None:
    status = status_of(statute, statute.versions[version], date.fromisoformat(on), CAUSES)
    assert (status.reason, status.cause and str(status.cause)) == (reason, cause)


def test_every_standing_has_a_name_of_its_own() -> None:
    assert len(set(STANDING_NAMES.values())) == len(get_args(Standing)) == 6


@pytest.mark.parametrize(
    ("standing", "on", "name"),
    [
        ("in_force", "2026-11-22", "现行有效"),
        ("in_force", "2026-11-21", "当时有效"),
        ("in_force", "2026-11-23", "届时有效"),
        ("amended_later", "2026-11-22", "现行有效，已有新文本待施行"),
        ("amended_later", "2020-01-01", "当时有效"),
        ("repealed", "2020-01-01", "已废止"),
        ("not_yet_in_force", "2027-01-01", "尚未施行"),
    ],
)
def test_a_law_of_another_day_is_not_called_current(standing: Standing, on: str, name: str) -> None:
    assert Status(standing, date.fromisoformat(on), "").name(date(2026, 11, 22)) == name


@pytest.mark.parametrize(
    ("statute_id", "effective", "on", "standing"),
    [
        ("gerenxinxibaohufa", "2021-11-01", "2021-10-31", "not_yet_in_force"),
        ("gerenxinxibaohufa", "2021-11-01", "2021-11-01", "in_force"),
        ("wangluoanquanfa", "2017-06-01", "2025-10-27", "in_force"),
        ("wangluoanquanfa", "2017-06-01", "2025-10-28", "amended_later"),
        ("wangluoanquanfa", "2017-06-01", "2025-12-31", "amended_later"),
        ("wangluoanquanfa", "2017-06-01", "2026-01-01", "superseded"),
        ("wangluoanquanfa", "2026-01-01", "2026-01-01", "in_force"),
        ("shangbiaofa", "2019-11-01", "2026-06-25", "in_force"),
        ("shangbiaofa", "2019-11-01", "2026-06-26", "amended_later"),
        ("shangbiaofa", "2027-01-01", "2026-12-31", "not_yet_in_force"),
        ("shangbiaofa", "2019-11-01", "2027-01-01", "superseded"),
        ("shangbiaofa", "2027-01-01", "2027-01-01", "in_force"),
        ("xingfa", "2009-02-28", "2015-11-01", "superseded"),
    ],
)
def test_standings_of_held_laws(library: Library, statute_id: str, effective: str, on: str, standing: str) -> None:
    held = library.statute(statute_id)
    (version,) = (v for v in held.versions if str(v.effective) == effective)
    assert status_of(held, version, date.fromisoformat(on)).standing == standing


def test_exactly_one_full_text_applies_on_a_day(library: Library) -> None:
    for statute in library.statutes.values():
        full = [v for v in statute.versions if v.extent == "full"]
        for day in (v.effective for v in full):
            assert day
            assert sum(status_of(statute, v, day).applies for v in full) == 1


def test_today_is_the_day_in_shanghai(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 16:00 UTC on New Year's Eve it is already New Year's Day in China."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert isinstance(tz, ZoneInfo)
            return datetime(2025, 12, 31, 16, 0, tzinfo=ZoneInfo("UTC")).astimezone(tz)

    monkeypatch.setattr(status_module, "datetime", Clock)
    assert today() == date(2026, 1, 1)
