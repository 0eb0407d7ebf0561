"""Where a version stands at a date: computed from dates, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from corpus.dates import show
from corpus.model import Statute, Version

Standing = Literal["not_yet_in_force", "in_force", "amended_later", "superseded", "repealed", "undetermined"]
STANDING_NAMES: dict[Standing, str] = {
    "not_yet_in_force": "尚未施行",
    "in_force": "现行有效",
    "amended_later": "现行有效，已有新文本待施行",
    "superseded": "已被修改",
    "repealed": "已废止",
    "undetermined": "效力待定",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A standing at a date, and the reason in one Chinese sentence."""

    standing: Standing
    on: date
    reason: str

    def name(self, now: date) -> str:
        """The standing as a reader sees it `now`: of another day than now 现行有效 would not be true."""
        if self.applies and self.on != now:
            return "当时有效" if self.on < now else "届时有效"
        return STANDING_NAMES[self.standing]

    @property
    def applies(self) -> bool:
        """Whether the version is law on that day."""
        return self.standing in ("in_force", "amended_later")


def today() -> date:
    """Today where this law applies: Asia/Shanghai."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def status_of(statute: Statute, version: Version, on: date) -> Status:
    """The version's standing on a day.

    A day on which a newer version takes effect belongs to the newer version; a day from which the statute is
    repealed no longer has it (立法法第六十一条: the law states its own day of effect).
    """
    if version.effective is None:
        return Status("undetermined", on, "施行日期不详")
    if on < version.effective:
        return Status("not_yet_in_force", on, f"自{show(version.effective)}起施行")
    if version.repealed and on >= version.repealed:
        return Status("repealed", on, f"自{show(version.repealed)}起废止")
    later = [v for v in statute.versions if v.effective and v.effective > version.effective]
    if later and later[0].effective and later[0].effective <= on:
        return Status("superseded", on, f"{show(later[0].effective)}起施行修改后的文本")
    if later and later[0].promulgated and later[0].promulgated <= on:
        return Status("amended_later", on, f"修改后的文本自{show(later[0].effective)}起施行")
    return Status("in_force", on, f"自{show(version.effective)}起施行")
