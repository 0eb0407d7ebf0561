"""Releases of this corpus: for each, what was added, changed and removed since the one before.

These are changes of the collection. Changes of the law itself are in law_calendar.py: a statute of 2009 that is taken
in today is new here, and nothing of the law has changed today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from corpus.errors import CorpusError, FatiaoError, Problem
from corpus.frontmatter import Strict, Text, read_yaml, validate
from corpus.loading import read_all
from corpus.release_manifest import NAME, Manifest, WordingManifest, describe, read_manifest, totals, write_manifest

FOLDER = "releases"


class NothingChangedError(FatiaoError):
    """The corpus is what the newest release says it is."""


class WordingChange(Strict):
    """What a release did to one wording (`statute@date`).

    A new wording is one line with the number of its articles. Of a changed one, the articles by their numbers; `facts`
    are dates and extent as (before, after); `frame`: names, source, notes, headings, preamble or annexes changed.
    """

    wording: Text
    kind: Literal["new_statute", "new_wording", "changed", "removed"]
    articles: int | None = None
    added: tuple[Text, ...] = ()
    changed: tuple[Text, ...] = ()
    removed: tuple[Text, ...] = ()
    facts: dict[str, tuple[str, str]] = Field(default_factory=dict)
    frame: bool = False

    @property
    def statute(self) -> str:
        """The id of the statute."""
        return self.wording.partition("@")[0]


class Names(Strict):
    """Ids of cases or cards."""

    added: tuple[Text, ...] = ()
    changed: tuple[Text, ...] = ()
    removed: tuple[Text, ...] = ()


class Release(Strict):
    """One release: `id` is its day in UTC, from the second of a day on with a number; `totals` are those after it."""

    id: Text
    released: datetime
    summary: Text
    totals: dict[str, int]
    wordings: tuple[WordingChange, ...] = ()
    cases: Names = Names()
    cards: Names = Names()

    @property
    def day(self) -> date:
        """The day of the release, in UTC as in its id."""
        return self.released.astimezone(UTC).date()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.wordings and self.cases == self.cards == Names()

    def touches(self, statute: str) -> bool:
        """Whether a wording of the statute is new, changed or gone."""
        return any(change.statute == statute for change in self.wordings)


def load_releases(corpus: Path) -> tuple[Release, ...]:
    """Every release of a corpus folder, the newest first; a folder without releases has none.

    Raises:
        CorpusError: the problems of all files that cannot be read.
    """
    problems: list[Problem] = []
    releases = read_all(sorted((corpus / FOLDER).glob("*.yaml")), _read_release, problems)
    if problems:
        raise CorpusError(problems)
    # Of the same second, the one with the higher number is the later.
    return tuple(sorted(releases, key=lambda one: (one.released, len(one.id), one.id), reverse=True))


def release(corpus: Path, summary: str, now: datetime) -> Release:
    """Compare the corpus with its newest release, write the new release and its manifest, and return the release.

    Raises:
        NothingChangedError: there is nothing to release.
        CorpusError: a file of the corpus cannot be read.
    """
    before, after = read_manifest(corpus / NAME), describe(corpus)
    moment = now.astimezone(UTC).replace(microsecond=0)
    made = compare(before, after, _next_id(corpus, moment.date()), moment, summary)
    if made.is_empty:
        raise NothingChangedError("法规、案例和行为说明与上一次发布相同，没有可发布的变化")
    (corpus / FOLDER).mkdir(exist_ok=True)
    (corpus / FOLDER / f"{made.id}.yaml").write_text(write_release(made), "utf-8")
    (corpus / NAME).write_text(write_manifest(after), "utf-8")
    return made


def compare(before: Manifest, after: Manifest, release_id: str, moment: datetime, summary: str) -> Release:
    """The release that leads from one manifest to another."""
    return Release(
        id=release_id,
        released=moment,
        summary=summary,
        totals=totals(after),
        wordings=tuple(_wording_changes(before, after)),
        cases=_names(before.cases, after.cases),
        cards=_names(before.cards, after.cards),
    )


def write_release(made: Release) -> str:
    """The YAML that is read as this release; what is empty is left out."""
    data = made.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)


def _read_release(path: Path) -> Release:
    found = validate(Release, read_yaml(path))
    if found.id != path.stem:
        raise CorpusError([Problem(path, 1, f"id {found.id} 与文件名不同", f"id: {path.stem}")])
    return found


def _next_id(corpus: Path, day: date) -> str:
    """The day; from the second release of a day on with its number: 2026-11-22-2."""
    taken = {path.stem for path in (corpus / FOLDER).glob("*.yaml")}
    names = (str(day), *(f"{day}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _wording_changes(before: Manifest, after: Manifest) -> Iterable[WordingChange]:
    for key in sorted(before.wordings.keys() | after.wordings.keys()):
        old, new = before.wordings.get(key), after.wordings.get(key)
        if old is None and new is not None:
            known = key.partition("@")[0] in before.statutes
            kind: Literal["new_statute", "new_wording"] = "new_wording" if known else "new_statute"
            yield WordingChange(wording=key, kind=kind, articles=len(new.articles))
        elif new is None and old is not None:
            yield WordingChange(wording=key, kind="removed", articles=len(old.articles))
        elif old and new and old != new:
            yield _changed(key, old, new)


def _changed(key: str, old: WordingManifest, new: WordingManifest) -> WordingChange:
    names = _names(old.articles, new.articles)
    facts = {name: (old.facts.get(name, "-"), value) for name, value in new.facts.items()}
    return WordingChange(
        wording=key,
        kind="changed",
        added=names.added,
        changed=names.changed,
        removed=names.removed,
        facts={name: pair for name, pair in facts.items() if pair[0] != pair[1]},
        frame=old.frame != new.frame,
    )


def _names(before: Mapping[str, str], after: Mapping[str, str]) -> Names:
    """What stands on one side alone, and what stands on both and differs, in the order of its side."""
    return Names(
        added=tuple(key for key in after if key not in before),
        changed=tuple(key for key in after if key in before and before[key] != after[key]),
        removed=tuple(key for key in before if key not in after),
    )
