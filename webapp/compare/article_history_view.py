"""One article through time -> the values of article_history.html."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.article_history import KIND_NAMES, ArticleHistory, Span
from corpus.citations.format import article_label, full_label
from corpus.compared import Comparisons
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.line_alignment import units_of
from corpus.model import Version
from corpus.status import STANDING_NAMES, Standing
from webapp.compare.contexts import ArticleHistoryPage, HistoryEntry, LineView
from webapp.compare.view import line_view
from webapp.contexts import Badge, Link, Shell
from webapp.urls import compare_url, law_url

_INFERRED = "与此前条文的对应关系，是按文字的相近程度推定的，所收录的文本没有写明。"


def article_history_page(
    shell: Shell, history: ArticleHistory, comparisons: Comparisons, now: date
) -> ArticleHistoryPage:
    """The wordings of an article that are held, the newest first."""
    pid, newest = history.id, history.spans[-1].version
    spans = history.spans
    pairs = zip((None, *spans), (*spans[1:], None), strict=False)
    entries = [
        _entry(before, span, after, comparisons, now) for span, (before, after) in zip(spans, pairs, strict=False)
    ]
    return ArticleHistoryPage(
        shell=shell,
        title=full_label(newest.short_title, pid),
        statute=Link(newest.short_title, law_url(ProvisionId(pid.statute))),
        article=Link(article_label(pid), law_url(pid)),
        entries=tuple(reversed(entries)),
        unknown=f"{history.unknown}。" if history.unknown else "",
    )


def _entry(before: Span | None, span: Span, after: Span | None, comparisons: Comparisons, now: date) -> HistoryEntry:
    lines = _lines(before, span, comparisons)
    return HistoryEntry(
        anchor=f"since-{span.since}",
        period=_period(span),
        labels=tuple(Link(article_label(pid), law_url(pid, span.since)) for pid in span.ids),
        badge=_badge(span, after, now),
        kind_name=KIND_NAMES[span.kind],
        by=_by(span),
        lines=lines,
        text=() if lines else tuple(_text(span)),
        notes=(_INFERRED,) if span.inferred else (),
        compare=_compare(before, span),
    )


def _period(span: Span) -> str:
    """2017年6月1日至2025年12月31日; of words that may be older: 至迟自2017年6月1日起."""
    begun = show(span.since) if span.since else "日期不详"
    start = begun if span.since_known else f"至迟自{begun}"
    if span.until:
        return f"{start}{'' if span.since_known else '起'}至{show(span.until)}"
    return f"{start}起"


def _badge(span: Span, after: Span | None, now: date) -> Badge:
    """Where these words of this article stand today."""
    standing: Standing = "in_force"
    if span.since is None:
        standing = "undetermined"
    elif span.since > now:
        standing = "not_yet_in_force"
    elif span.until and span.until < now:
        standing = "superseded" if after else "repealed"
    name = "已删去" if standing == "in_force" and not span.articles else STANDING_NAMES[standing]
    return Badge("repealed" if name == "已删去" else standing, name, "")


def _by(span: Span) -> Link | None:
    if span.by is None:
        return None
    return Link(span.by.label, law_url(span.by.provision, span.since) if span.by.provision else "")


def _lines(before: Span | None, span: Span, comparisons: Comparisons) -> tuple[LineView, ...]:
    """The words against those before; empty where there are none, or several articles took their place."""
    if before is None or not before.articles or len(span.articles) != 1:
        return ()
    row = comparisons.article(before.version, before.articles, span.version, span.articles[0])
    return tuple(line_view(line, merged=row.kind == "merged") for line in row.lines)


def _text(span: Span) -> Iterator[tuple[int, str]]:
    """The words with the depth of each line: 1 款, 2 项, 3 目."""
    for article in span.articles:
        for unit in units_of(span.version.statute, article):
            yield 1 + (unit.pid.item is not None) + (unit.pid.subitem is not None), unit.text


def _compare(before: Span | None, span: Span) -> Link | None:
    if before is None or not before.articles or not span.articles:
        return None
    days = _day(before.version), _day(span.version)
    if not (days[0] and days[1]):
        return None
    return Link("左右对照", compare_url(span.version.statute, days[0], days[1], span.articles[0].key))


def _day(version: Version) -> date | None:
    return version.effective
