"""When the law changed, and when it will: which provisions came into force, were amended, or ended, on which day.

Worked out from the wordings that are held, their amendments, and what held and listed texts say of repeals. Changes of
the collection itself are in releases.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.causes import amendments_of
from corpus.citations.format import full_label, in_guillemets
from corpus.comparison import Row, compare
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute, Version
from corpus.names import canonical
from corpus.renumbering import Renumbering
from corpus.status import Cause

LawKind = Literal["new", "revised", "amended", "repealed"]
ProvisionKind = Literal["amended", "inserted", "deleted", "renumbered"]
_ROW_KINDS: dict[str, ProvisionKind] = {"inserted": "inserted", "deleted": "deleted"}


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """What became of one article: its numbers before (several were merged), its number after.

    `renumbered`: nothing but its number, its place or the numbers that it cites.
    """

    kind: ProvisionKind
    before: tuple[str, ...] = ()
    after: str | None = None


@dataclass(frozen=True, slots=True)
class LawChange:
    """What happened to one text on one day.

    `kind`: `new`, the first wording came into force; `amended`, an amendment that is known changed it; `revised`, a
    later wording took the place of an earlier one, and no amendment is on record; `repealed`. `statute` is None where
    the text is not held. `earlier` is the wording before, where it can be compared. `complete` says whether
    `provisions` are all that changed: where the wording before is not held, they cannot be. `by` did it. `part` are the
    words for the units that ended, where it was not the whole text.
    """

    day: date
    kind: LawKind
    title: str
    statute: str | None = None
    version: Version | None = None
    earlier: Version | None = None
    provisions: tuple[ProvisionChange, ...] = ()
    complete: bool = True
    by: tuple[Cause, ...] = ()
    promulgated: date | None = None
    note: str = ""
    part: str = ""

    def of_kind(self, kind: ProvisionKind) -> tuple[ProvisionChange, ...]:
        """The provisions to which this happened."""
        return tuple(change for change in self.provisions if change.kind == kind)


def law_changes(library: Library, since: date | None = None, until: date | None = None) -> tuple[LawChange, ...]:
    """Every change of the law from one day to another, both included, the oldest first; also those still to come.

    An amendment is told with the statute that it amends, where the wording of that day is held, and not once more.
    """
    renumbering = Renumbering(library.history.renumbered)
    found = [change for s in library.statutes.values() for change in _of_statute(library, s, renumbering)]
    found += [*_ended(library), *_ended_elsewhere(library)]
    inside = (c for c in found if (since is None or c.day >= since) and (until is None or c.day <= until))
    return tuple(sorted(inside, key=lambda change: (change.day, change.kind == "repealed", change.statute or "~")))


def undated(library: Library) -> tuple[Version, ...]:
    """Wordings whose first day is not known: they stand in no calendar."""
    return tuple(v for s in library.statutes.values() for v in s.versions if v.effective is None)


def _of_statute(library: Library, statute: Statute, renumbering: Renumbering) -> Iterator[LawChange]:
    before: Version | None = None
    for version in statute.versions:
        if version.effective and not _told_elsewhere(library, version):
            yield _begun(library, version, before, renumbering)
        before = version


def _told_elsewhere(library: Library, version: Version) -> bool:
    """Whether an amendment is told with every statute that it amends."""
    return bool(version.amends) and all(
        any(v.effective == version.effective for v in library.statutes[amended].versions)
        if amended in library.statutes
        else False
        for amended in version.amends
    )


def _begun(library: Library, version: Version, before: Version | None, renumbering: Renumbering) -> LawChange:
    assert version.effective
    provisions, complete = _provisions(version, before, renumbering)
    kind = _kind(library, version, before)
    return LawChange(
        day=version.effective,
        kind=kind,
        title=version.short_title,
        statute=version.statute,
        version=version,
        earlier=before if before and _whole(before, version) else None,
        provisions=provisions,
        complete=complete or kind == "new",
        by=_causes(library, version),
        promulgated=version.promulgated,
    )


def _kind(library: Library, version: Version, before: Version | None) -> LawKind:
    origin = library.origins.get(version.statute)
    if before is None and (origin is None or origin == version.effective):
        return "new"
    decided = any((d.statute, d.effective) == (version.statute, version.effective) for d in library.history.decisions)
    held = amendments_of(library.statutes, version.statute, version.effective)
    return "amended" if held or decided else "revised"


def _causes(library: Library, version: Version) -> tuple[Cause, ...]:
    """The amendments that made the wording; else what names its first day."""
    assert version.effective
    held = amendments_of(library.statutes, version.statute, version.effective)
    if held:
        return tuple(Cause(in_guillemets(v.short_title), ProvisionId(v.statute)) for v in held)
    cause = library.causes.begun.get((version.statute, version.effective))
    return (cause,) if cause else ()


def _provisions(
    version: Version, before: Version | None, renumbering: Renumbering
) -> tuple[tuple[ProvisionChange, ...], bool]:
    """What became of each article, and whether that is all: what the file itself states goes before a comparison."""
    if version.changes:
        return tuple(_stated(version)), version.extent == "full"
    if before is None or not _whole(before, version):
        return (), False
    rows = compare(before, version, renumbering).rows
    return tuple(_of_row(row) for row in rows if row.kind != "unchanged"), True


def _stated(version: Version) -> Iterator[ProvisionChange]:
    for change in version.changes:
        kind: ProvisionKind = _ROW_KINDS.get(change.kind, "amended")
        before = () if kind == "inserted" else (change.article,)
        yield ProvisionChange(kind, before, None if kind == "deleted" else change.article)


def _of_row(row: Row) -> ProvisionChange:
    kept = row.kind in ("renumbered", "moved") or (row.only_references and len(row.earlier) == 1)
    kind: ProvisionKind = "renumbered" if kept else _ROW_KINDS.get(row.kind, "amended")
    return ProvisionChange(kind, tuple(a.key for a in row.earlier), row.later.key if row.later else None)


def _whole(one: Version, other: Version) -> bool:
    return one.extent == other.extent == "full"


def _ended(library: Library) -> Iterator[LawChange]:
    """Held statutes that a repeal ended."""
    for statute in library.statutes.values():
        latest = statute.latest
        if latest.repealed:
            cause = library.causes.ended.get(statute.id)
            by = (cause,) if cause else ()
            yield LawChange(latest.repealed, "repealed", latest.short_title, statute.id, latest, by=by)


def _ended_elsewhere(library: Library) -> Iterator[LawChange]:
    """Texts that are not held and that ended: as listed, and as the final articles of held texts say."""
    listed = {canonical(text.title) for text in library.not_held if text.repealed}
    for text in library.not_held:
        if text.repealed:
            by = _successor(library, text.successor)
            yield LawChange(text.repealed, "repealed", text.title, by=by, note=text.reason)
    for repeal in (repeal for repeals in library.repeals.values() for repeal in repeals):
        told = repeal.statute or repeal.earlier_text or canonical(repeal.title) in listed
        if repeal.day and not told:
            label = full_label(library.statutes[repeal.by.statute].latest.short_title, repeal.by)
            yield LawChange(repeal.day, "repealed", repeal.title, by=(Cause(label, repeal.by),), part=repeal.part)


def _successor(library: Library, statute: str | None) -> tuple[Cause, ...]:
    if statute is None:
        return ()
    return (Cause(in_guillemets(library.statutes[statute].latest.short_title), ProvisionId(statute)),)
