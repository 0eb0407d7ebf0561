"""Lists of wordings: those of a statute with the decision that made each, and those of an article through time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from corpus.article_history import KIND_NAMES, ArticleHistory, Span
from corpus.citations.format import article_label, full_label
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute, Version
from corpus.repeals import Repeal
from corpus.status import Cause
from webapp import views
from webapp.contexts import Link
from webapp.law.contexts import SpanRow, VersionRow
from webapp.urls import compare_url, law_url


def statute_rows(library: Library, statute: Statute, shown: Version, on: date) -> tuple[VersionRow, ...]:
    """The wordings of a statute, the newest first, each with its own dated URL."""
    older = {id(later): earlier for earlier, later in pairwise(v for v in statute.versions if v.extent == "full")}
    rows = (_row(library, statute, version, older.get(id(version)), on, shown) for version in statute.versions)
    return tuple(reversed(list(rows)))


def _row(
    library: Library, statute: Statute, version: Version, before: Version | None, on: date, shown: Version
) -> VersionRow:
    partial = version.extent != "full"
    # A partial wording beside full ones has no page of its own: its first article stands for it.
    whole = not partial or all(v.extent != "full" for v in statute.versions)
    pid = ProvisionId(statute.id) if whole else version.id_of(version.articles[0])
    made_by = library.causes.begun.get((statute.id, version.effective)) if version.effective else None
    beside = before.effective if before else None
    return VersionRow(
        label=f"{show(version.effective)}起施行" + ("（部分条文）" if partial else ""),
        url=law_url(pid, version.effective),
        promulgated=show(version.promulgated),
        effective=show(version.effective),
        badge=views.badge(library.status(version, on), statute, version),
        current=version is shown,
        partial=partial,
        made_by=cause_link(made_by, version.effective),
        compare_url=compare_url(statute.id, beside, version.effective) if beside and version.effective else "",
    )


def cause_link(cause: Cause | None, day: date | None) -> Link:
    """What brought a wording about, as it stood on the day of effect; without an address where it is not held."""
    if cause is None:
        return Link("", "")
    return Link(cause.label, law_url(cause.provision, day) if cause.provision else "")


def span_rows(history: ArticleHistory, shown: ProvisionId, on: date) -> tuple[SpanRow, ...]:
    """An article through time, the newest first."""
    current = history.at(on)
    older: list[Span | None] = [None, *history.spans]
    rows = [_span_row(span, before, shown, current) for before, span in zip(older, history.spans, strict=False)]
    return tuple(reversed(rows))


def _span_row(span: Span, before: Span | None, shown: ProvisionId, current: Span | None) -> SpanRow:
    since = f"{show(span.since)}起" if span.since_known else f"至迟{show(span.since)}起"
    return SpanRow(
        label=since + (f"至{show(span.until)}" if span.until else ""),
        wordings=tuple(Link(article_label(pid), law_url(pid, span.since)) for pid in span.ids),
        kind=KIND_NAMES[span.kind],
        made_by=cause_link(span.by, span.since),
        current=span is current and shown.article_id in span.ids,
        compare_url=_compared(before, span),
    )


def _compared(before: Span | None, span: Span) -> str:
    """The article in both wordings; nothing to compare where there was none, or where the words stayed."""
    if before is None or not before.articles or not span.articles or span.kind == "renumbered":
        return ""
    one, other = before.version.effective, span.version.effective
    if one is None or other is None:
        return ""
    return compare_url(span.version.statute, one, other, span.ids[0].article_key)


def repealed_links(library: Library, statute: str) -> tuple[Link, ...]:
    """What a statute repeals, each with its day and the part that is meant."""
    return tuple(map(_repealed, library.repeals.get(statute, ())))


def _repealed(repeal: Repeal) -> Link:
    title = f"《{repeal.title}》{repeal.part}"
    number = f"（{repeal.document_number}）" if repeal.document_number else ""
    url = law_url(ProvisionId(repeal.statute)) if repeal.statute else ""
    note = f"自{show(repeal.day)}起" if repeal.day else ""
    return Link(title + number, url, note)


def repealing_link(library: Library, statute: str, on: date) -> Link | None:
    """The provision that repeals, or will repeal, a statute as a whole."""
    for repeal in library.repealed_by(statute):
        title = library.statute(repeal.by.statute).latest.short_title
        day = show(repeal.day) if repeal.day else ""
        note = f"自{day}起废止" if day else ""
        to_come = "（尚未废止）" if repeal.day and on < repeal.day else ""
        return Link(full_label(title, repeal.by), law_url(repeal.by, repeal.day), note + to_come)
    return None
