"""Changes as JSON values; the same for the command and for the API. docs/changes.md lists the keys."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from corpus.law_calendar import LawChange
from corpus.releases import Names, Release, WordingChange
from corpus.status import Cause
from webapp.changes.log import Asked, ChangeLog


def changes_data(log: ChangeLog, asked: Asked, on: date) -> dict[str, Any]:
    """What was asked for; each kind is there only if it was."""
    data: dict[str, Any] = {
        "since": str(asked.since) if asked.since else None,
        "statute": asked.statute or None,
    }
    if asked.wants("law"):
        data["law"] = [law_data(change, on) for change in log.law_asked(asked)]
        data["undated"] = [f"{v.statute}" for v in log.undated]
    if asked.wants("collection"):
        data["collection"] = [release_data(release) for release in log.releases_asked(asked)]
    return data


def law_data(change: LawChange, on: date) -> dict[str, Any]:
    """One change of the law; provisions by what became of them."""
    statute = change.statute
    return {
        "day": str(change.day),
        "kind": change.kind,
        "upcoming": change.day > on,
        "statute": statute,
        "title": change.title,
        "wording": f"{statute}@{change.day}" if statute and change.kind != "repealed" else None,
        "promulgated": str(change.promulgated) if change.promulgated else None,
        "by": [_cause_data(cause) for cause in change.by],
        "complete": change.complete,
        "amended": _moves(change, "amended"),
        "inserted": [f"{statute}/{c.after}" for c in change.of_kind("inserted")],
        "deleted": [f"{statute}/{key}" for c in change.of_kind("deleted") for key in c.before],
        "renumbered": _moves(change, "renumbered"),
        "note": change.note or None,
    }


def release_data(release: Release) -> dict[str, Any]:
    """One release."""
    return {
        "id": release.id,
        "released": moment(release.released),
        "summary": release.summary,
        "totals": release.totals,
        "wordings": [_wording_data(change) for change in release.wordings],
        "cases": _names_data(release.cases),
        "cards": _names_data(release.cards),
    }


def moment(when: datetime) -> str:
    """A moment in UTC: 2026-11-22T18:23:59Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moves(change: LawChange, kind: Any) -> list[dict[str, Any]]:
    return [
        {"before": [f"{change.statute}/{key}" for key in c.before], "after": f"{change.statute}/{c.after}"}
        for c in change.of_kind(kind)
    ]


def _cause_data(cause: Cause) -> dict[str, Any]:
    return {"label": cause.label, "provision": str(cause.provision) if cause.provision else None}


def _wording_data(change: WordingChange) -> dict[str, Any]:
    return {
        "wording": change.wording,
        "kind": change.kind,
        "articles": change.articles,
        "added": _addresses(change, change.added),
        "changed": _addresses(change, change.changed),
        "removed": _addresses(change, change.removed),
        "facts": {name: {"before": one, "after": other} for name, (one, other) in change.facts.items()},
        "frame": change.frame,
    }


def _addresses(change: WordingChange, keys: tuple[str, ...]) -> list[str]:
    return [f"{change.statute}/{key}" for key in keys]


def _names_data(names: Names) -> dict[str, list[str]]:
    return {"added": list(names.added), "changed": list(names.changed), "removed": list(names.removed)}
