"""Where a version stands at a date: computed from dates, never stored; with the reason and its provision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from corpus.dates import show
from corpus.ids import ProvisionId
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
    """A standing at a date, the reason in one Chinese sentence, and the provision that causes it (None: not known).

    The cause of in_force and not_yet_in_force is the provision that names the day of effect, of amended_later and
    superseded the one that brings the newer wording into force, of repealed the one that repeals.
    """

    standing: Standing
    on: date
    reason: str
    cause: ProvisionId | None = None

    def name(self, now: date) -> str:
        """The standing as a reader sees it `now`: of another day than now 现行有效 would not be true."""
        if self.applies and self.on != now:
            return "当时有效" if self.on < now else "届时有效"
        return STANDING_NAMES[self.standing]

    @property
    def applies(self) -> bool:
        """Whether the version is law on that day."""
        return self.standing in ("in_force", "amended_later")


@dataclass(frozen=True, slots=True)
class Cause:
    """A provision or decision that began a wording or ended a statute, as a reader knows it; no address: not held."""

    label: str
    provision: ProvisionId | None = None


Moment = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Causes:
    """What brought each wording into force, by statute and day, and what ended each statute that ended."""

    begun: Mapping[Moment, Cause] = field(default_factory=lambda: MappingProxyType({}))
    ended: Mapping[str, Cause] = field(default_factory=lambda: MappingProxyType({}))


UNKNOWN_CAUSES = Causes()


def today() -> date:
    """Today where this law applies: Asia/Shanghai."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def status_of(statute: Statute, version: Version, on: date, causes: Causes = UNKNOWN_CAUSES) -> Status:
    """The version's standing on a day.

    A day on which a newer version takes effect belongs to the newer version; a day from which the statute is
    repealed no longer has it (立法法第六十一条: the law states its own day of effect). What a missing date leaves open
    is undetermined, and the reason says which date is missing; what the other dates prove is not.
    """
    if version.repealed and on >= version.repealed:
        return told("repealed", on, f"自{show(version.repealed)}起废止", causes.ended.get(statute.id))
    following = _following(statute, version)
    begun = next((v for v in following if v.effective and v.effective <= on), None)
    if begun:
        reason = f"{show(begun.effective)}起施行修改后的文本"
        return told("superseded", on, reason, _beginning(begun, causes))
    if version.effective is None:
        return _undated(version, on)
    if on < version.effective:
        return told("not_yet_in_force", on, f"自{show(version.effective)}起施行", _beginning(version, causes))
    coming = next((v for v in following if v.promulgated and v.promulgated <= on), None)
    if coming and coming.effective is None:
        return Status("undetermined", on, f"{show(coming.promulgated)}公布了修改后的文本，其施行日期不详")
    if coming:
        reason = f"修改后的文本自{show(coming.effective)}起施行"
        return told("amended_later", on, reason, _beginning(coming, causes))
    return told("in_force", on, f"自{show(version.effective)}起施行", _beginning(version, causes))


def _undated(version: Version, on: date) -> Status:
    """No law is in force before it is promulgated; from then on nobody can tell without the day of effect."""
    if version.promulgated and on < version.promulgated:
        return Status("not_yet_in_force", on, f"{show(version.promulgated)}才公布，施行日期不详")
    return Status("undetermined", on, "施行日期不详")


def _following(statute: Statute, version: Version) -> list[Version]:
    """Wordings that come after this one by the day of effect or, where one of the two is unknown, of promulgation."""
    return [v for v in statute.versions if v is not version and _after(v, version)]


def _after(other: Version, version: Version) -> bool:
    if other.effective and version.effective:
        return other.effective > version.effective
    return bool(other.promulgated and version.promulgated and other.promulgated > version.promulgated)


def _beginning(version: Version, causes: Causes) -> Cause | None:
    return causes.begun.get((version.statute, version.effective)) if version.effective else None


def told(standing: Standing, on: date, reason: str, cause: Cause | None) -> Status:
    """A status whose reason names its cause: 自2021年11月1日起施行（《个人信息保护法》第七十四条）."""
    if cause is None:
        return Status(standing, on, reason)
    return Status(standing, on, f"{reason}（{cause.label}）", cause.provision)
