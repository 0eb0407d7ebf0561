"""The page of changes from its values: the law first, what is to come before all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from corpus.citations.format import in_guillemets
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.law_calendar import LawChange, ProvisionChange
from corpus.library import Library
from corpus.releases import Names, Release, WordingChange
from corpus.status import Cause
from webapp.changes.contexts import ChangesPage, LawDay, LawEntry, ProvisionGroup, ReleaseEntry, ReleaseRow
from webapp.changes.log import KINDS, Asked, ChangeLog, a_year_before
from webapp.changes.words import (
    LAW_KINDS,
    PROVISION_KINDS,
    WORDING_KINDS,
    change_words,
    provision_words,
    release_counts,
    title_of,
    told_counts,
    wording_words,
)
from webapp.contexts import FacetOption, Link, Shell
from webapp.urls import behaviour_url, case_url, changes_url, compare_url, feed_url, law_url

EVERYTHING = "all"


def changes_page(shell: Shell, log: ChangeLog, asked: Asked, on: date) -> ChangesPage:
    """The page of what was asked for, on the day `on`."""
    law = log.law_asked(asked)
    latest = log.library.statutes[asked.statute].latest if asked.statute else None
    return ChangesPage(
        shell=shell,
        since=str(asked.since or ""),
        since_words=show(asked.since) if asked.since else "",
        ahead=asked.since is not None and asked.since > on,
        of=asked.of,
        statute=Link(in_guillemets(latest.short_title), law_url(ProvisionId(latest.statute))) if latest else None,
        whole_url=_url(Asked(asked.since, asked.of)),
        kinds=tuple(_kinds(log, asked)),
        spans=tuple(_spans(asked, on)),
        kept=tuple((key, value) for key, value in (("of", asked.of), ("statute", asked.statute)) if value),
        shows_law=asked.wants("law"),
        # What comes first stands first; what has been is told from the newest on.
        upcoming=tuple(_days([c for c in reversed(law) if c.day > on], log.library)),
        past=tuple(_days([c for c in law if c.day <= on], log.library)),
        undated=tuple(in_guillemets(v.short_title) for v in log.undated),
        shows_collection=asked.wants("collection"),
        releases=tuple(_release(release, log.library) for release in log.releases_asked(asked)),
        feed_url=feed_url(asked.statute),
    )


def _url(asked: Asked) -> str:
    """The page of a question; a page that shows everything says so, for a page without a day begins a year ago."""
    return changes_url(asked.since or EVERYTHING, of=asked.of, statute=asked.statute)


def _kinds(log: ChangeLog, asked: Asked) -> Iterator[FacetOption]:
    for key, name in (("", "全部"), *KINDS.items()):
        choice = Asked(asked.since, key, asked.statute)
        count = len(log.law_asked(choice)) + len(log.releases_asked(choice))
        yield FacetOption(name, count, _url(choice), key == asked.of)


def _spans(asked: Asked, on: date) -> Iterator[FacetOption]:
    years = [date(year, 1, 1) for year in (on.year, on.year - 1, on.year - 5)]
    days = [("近一年", a_year_before(on)), *((f"{day.year}年以来", day) for day in years), ("全部", None)]
    for name, day in days:
        yield FacetOption(name, 0, _url(Asked(day, asked.of, asked.statute)), day == asked.since)


def _days(changes: Iterable[LawChange], library: Library) -> Iterator[LawDay]:
    for day, group in groupby(changes, key=lambda change: change.day):
        found = list(group)
        held = sorted((c for c in found if c.statute), key=lambda c: (c.kind == "repealed", c.statute or ""))
        yield LawDay(
            iso=str(day),
            day=show(day),
            entries=tuple(_entry(change, library) for change in held),
            elsewhere=tuple(_elsewhere(change) for change in found if not change.statute),
        )


def _entry(change: LawChange, library: Library) -> LawEntry:
    assert change.statute
    ended = change.kind == "repealed"
    return LawEntry(
        title=title_of(change),
        url=law_url(ProvisionId(change.statute), None if ended else change.day),
        kind=change.kind,
        kind_name=LAW_KINDS[change.kind],
        counts=told_counts(change) if change.complete else "",
        by=tuple(_cause(cause, library) for cause in change.by),
        groups=tuple(_groups(change)),
        compare_url=_compare(change),
        unknown="" if change.complete else told_counts(change),
        note=f"公布于{show(change.promulgated)}" if change.promulgated else "",
    )


def _groups(change: LawChange) -> Iterator[ProvisionGroup]:
    for kind, name in PROVISION_KINDS.items():
        if found := change.of_kind(kind):
            yield ProvisionGroup(kind, name, tuple(_provision(change, one) for one in found))


def _provision(change: LawChange, one: ProvisionChange) -> Link:
    """To the article in its new words; of a deleted one, to the words that it had."""
    assert change.statute
    key, day = (one.after, change.day) if one.after else (one.before[0], _day_before(change))
    url = law_url(ProvisionId.parse(f"{change.statute}/{key}"), day) if day else ""
    return Link(provision_words(change.statute, one), url)


def _day_before(change: LawChange) -> date | None:
    return change.earlier.effective if change.earlier else None


def _compare(change: LawChange) -> str:
    before = _day_before(change)
    return compare_url(change.statute, before, change.day) if before and change.statute else ""


def _cause(cause: Cause, library: Library) -> Link:
    """To the amendment or the provision, in the words of its own first day."""
    held = library.statutes.get(cause.provision.statute) if cause.provision else None
    url = law_url(cause.provision, held.latest.effective) if held and cause.provision else ""
    return Link(cause.label, url)


def _elsewhere(change: LawChange) -> str:
    by = "、".join(cause.label for cause in change.by)
    return f"{title_of(change)}：" + (change.note or f"由{by}废止")


def _release(release: Release, library: Library) -> ReleaseEntry:
    return ReleaseEntry(
        id=release.id,
        day=show(release.day),
        summary=release.summary,
        counts=release_counts(release),
        rows=(*_wording_rows(release, library), *_named_rows(release, library)),
    )


def _wording_rows(release: Release, library: Library) -> Iterator[ReleaseRow]:
    for kind, name in {**WORDING_KINDS, "changed": "有更正的文本"}.items():
        if found := [change for change in release.wordings if change.kind == kind]:
            yield ReleaseRow(name, tuple(_wording(change, library) for change in found))


def _wording(change: WordingChange, library: Library) -> Link:
    statute, _, day = change.wording.partition("@")
    held = statute in library.statutes and any(str(v.effective) == day for v in library.statutes[statute].versions)
    note = f"{change.articles} 条" if change.articles is not None else "；".join(change_words(change))
    url = law_url(ProvisionId(statute), date.fromisoformat(day)) if held else ""
    return Link(wording_words(change, library), url, note)


def _named_rows(release: Release, library: Library) -> Iterator[ReleaseRow]:
    cases = {case.id: Link(case.title, case_url(case.id)) for case in library.cases.values()}
    cards = {card.id: Link(card.name, behaviour_url(card.id)) for card in library.cards.values()}
    yield from _rows("案例", release.cases, cases)
    yield from _rows("行为说明", release.cards, cards)


def _rows(name: str, ids: Names, known: dict[str, Link]) -> Iterator[ReleaseRow]:
    for what, found in (("新增的", ids.added), ("改动的", ids.changed), ("移除的", ids.removed)):
        if found:
            yield ReleaseRow(what + name, tuple(known.get(one, Link(one, "")) for one in found))
