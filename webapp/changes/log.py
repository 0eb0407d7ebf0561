"""The changes of a library, worked out once: of the law from its texts, of the collection from its releases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from corpus.errors import FatiaoError
from corpus.law_calendar import LawChange, law_changes, undated
from corpus.library import DATA, Library
from corpus.model import Version
from corpus.releases import Release, load_releases
from webapp.dates import parse_date

KINDS = {"law": "法律的变化", "collection": "本库的变化"}
PARAMETERS = ("since", "of", "statute")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHANGHAI = ZoneInfo("Asia/Shanghai")


class ChangesQueryError(FatiaoError, ValueError):
    """A question about changes has a value or a parameter that there is not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Since when (None: from the first), of which kind (empty: both), of which statute (empty: all)."""

    since: date | None = None
    of: str = ""
    statute: str = ""

    def wants(self, kind: str) -> bool:
        """Whether this kind of change is asked for."""
        return self.of in ("", kind)


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """`law` and `releases`, both the newest first; `undated`: wordings that stand in no calendar."""

    library: Library
    law: tuple[LawChange, ...]
    releases: tuple[Release, ...]
    undated: tuple[Version, ...]

    @classmethod
    def of(cls, library: Library) -> Self:
        """All changes of a library and of the folder that it was read from."""
        law = tuple(reversed(law_changes(library)))
        return cls(library, law, load_releases(_folder(library)), undated(library))

    def law_asked(self, asked: Asked) -> tuple[LawChange, ...]:
        """The changes of the law that were asked for, those to come among them."""
        return tuple(
            change
            for change in self.law
            if asked.wants("law")
            and (asked.since is None or change.day >= asked.since)
            and asked.statute in ("", change.statute, *_doers(change))
        )

    def releases_asked(self, asked: Asked) -> tuple[Release, ...]:
        """The releases that were asked for."""
        return tuple(
            release
            for release in self.releases
            if asked.wants("collection")
            and (asked.since is None or release.day >= asked.since)
            and (not asked.statute or release.touches(asked.statute))
        )

    def updated(self, change: LawChange, on: date) -> datetime:
        """When there was last something to tell of a change: that it has come, or before that day, that it will."""
        known = change.day if change.day <= on else change.promulgated
        if known:
            return datetime.combine(known, time(), _SHANGHAI)
        return self.newest or datetime.combine(on, time(), _SHANGHAI)

    def last_modified(self, on: date) -> datetime:
        """When anything that is told of these changes last changed: by a release, or because a day has come."""
        begun = (self.updated(change, on) for change in self.law)
        return max((*begun, *(release.released for release in self.releases)), default=_EPOCH)

    @property
    def newest(self) -> datetime | None:
        """The moment of the newest release."""
        return self.releases[0].released if self.releases else None


def read_asked(parameters: Mapping[str, str], library: Library) -> Asked:
    """What was asked for, from the parameters of a page or the options of the command.

    Raises:
        DateError: `since` is no day.
        ChangesQueryError: another kind than law and collection, or another parameter.
        NotHeldError: no such statute.
    """
    given = {key: value.strip() for key, value in parameters.items() if value.strip()}
    if unknown := [key for key in given if key not in PARAMETERS]:
        raise ChangesQueryError(f"没有参数 {unknown[0][:40]}。可用的参数：{'、'.join(PARAMETERS)}")
    of = given.get("of", "")
    if of and of not in KINDS:
        choices = "、".join(f"{key}（{name}）" for key, name in KINDS.items())
        raise ChangesQueryError(f"没有“{of[:40]}”这一类变化。可选：{choices}；不写为两类都要")
    since = parse_date(given["since"]) if "since" in given else None
    return Asked(since, of, _statute(given.get("statute", ""), library))


def a_year_before(on: date) -> date:
    """Where a reader who names no day begins."""
    return on - timedelta(days=365)


def _doers(change: LawChange) -> Iterable[str]:
    """The statutes that did it: an amendment is asked for by its own name too."""
    return (cause.provision.statute for cause in change.by if cause.provision)


def _statute(name: str, library: Library) -> str:
    """The id of a statute, given by it or by a name that no other has."""
    ids = library.names.candidates(name) if name and name not in library.statutes else ()
    return library.statute(ids[0] if len(ids) == 1 else name).id if name else ""


def _folder(library: Library) -> Path:
    """The corpus folder that a library was read from: statutes/<id>/<date>.md lies three levels below it."""
    version = next((v for s in library.statutes.values() for v in s.versions), None)
    return version.path.parents[2] if version else DATA
