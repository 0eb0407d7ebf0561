"""One article through time: its wordings that are held, the day each began, and what brought it about.

A number may change its rule (网络安全法第六十四条 of 2016 is 第七十一条 of 2025), so the history follows the words
through the renumbering, not the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from corpus.amending_clause import amending_clause
from corpus.article_trail import State, Trails
from corpus.causes import amendments_of
from corpus.citations.format import article_label, full_label
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Change, Version
from corpus.status import Cause, Status, today, told

SpanKind = Literal["original", "earliest_held", "inserted", "amended", "repointed", "renumbered", "moved", "deleted"]
KIND_NAMES: dict[SpanKind, str] = {
    "original": "最初的文本",
    "earliest_held": "本库最早的文本",
    "inserted": "增设",
    "amended": "修改",
    "repointed": "标点不同，文字未改",
    "renumbered": "条号改变，文字未改",
    "moved": "条号和文字都有改变",
    "deleted": "删去",
}
# The words did not change with these.
_SAME_WORDS: tuple[SpanKind, ...] = ("renumbered", "repointed")
# What a consolidated text prints under the number of an article that was deleted (刑法第一百九十九条).
_DELETED = "（删去）"
# Two publishers of one text differ in their marks (刑法第一百九十条, 1998 and 2021): that is no amendment.
_MARKS = re.compile(r"[^\w\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which the article keeps its number and its words.

    `since` is its first day, `until` its last one (None: still). `since_known` is False where an earlier wording is not
    held, so that the words may be older. `version` is the first wording of the statute that reads so; `articles` are
    the article in it: several, where a later wording merged them; none, where it was deleted. `by` is what brought it
    about. `inferred`: that this follows from the span before rests on the likeness of the words, no text held says it.
    """

    kind: SpanKind
    since: date | None
    until: date | None
    version: Version
    articles: tuple[Article, ...]
    by: Cause | None
    since_known: bool = True
    inferred: bool = False

    @property
    def ids(self) -> tuple[ProvisionId, ...]:
        """The addresses of the article in `version`."""
        return tuple(map(self.version.id_of, self.articles))

    @property
    def text(self) -> str:
        """The words; of several articles one after the other."""
        return "\n".join(article.text for article in self.articles)


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """The spans of an article, oldest first, and in one sentence what is not known of it (empty: nothing)."""

    id: ProvisionId
    spans: tuple[Span, ...]
    unknown: str

    def at(self, on: date) -> Span | None:
        """The span of a day; None where there was no such article or its words are not held."""
        found = [s for s in self.spans if (s.since is None or s.since <= on) and (s.until is None or on <= s.until)]
        return found[-1] if found else None

    def words_since(self, on: date) -> Span | None:
        """The span in which the words of a day began: a number may have changed since."""
        current = self.at(on)
        for span in reversed(self.spans[: self.spans.index(current)] if current else ()):
            if current is None or current.kind not in _SAME_WORDS:
                break
            current = span
        return current


class ArticleHistories:
    """The histories of a library's articles; what is worked out for a statute is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._trails = Trails(library.history.renumbered)

    def of(self, pid: ProvisionId, on: date) -> ArticleHistory:
        """The history of the article that bears this number on a day, or nearest to that day.

        Raises:
            NotHeldError: no wording held has the article.
        """
        article = pid.article_id
        found = self._library.latest_provision(article, on)
        statute = self._library.statute(pid.statute)
        states = self._trails.of(statute, found.version, article.article_key)
        spans = _ended(self._spans(states), next((v.repealed for v in statute.versions if v.repealed), None))
        return ArticleHistory(article, spans, _unknown(spans))

    def present_since(self, pid: ProvisionId, on: date) -> date | None:
        """From when the words that the article has on a day stand; None where it has none or that is not known.

        Raises:
            NotHeldError: no wording held has the article.
        """
        span = self.of(pid, on).words_since(on)
        return span.since if span and span.since_known else None

    def status(self, pid: ProvisionId, on: date) -> Status:
        """Where an article stands on a day: a newer wording of the statute need not touch it.

        Raises:
            NotHeldError: no wording held has the article.
        """
        history = self.of(pid, on)
        span, words = history.at(on), history.words_since(on)
        if span is None or words is None or span.kind == "deleted":
            return self._absent(history, pid, on)
        standing = self._library.status(self._library.provision(pid.article_id, on).version, on)
        coming = next((s for s in history.spans if s.since and s.since > on), None)
        announced = coming and coming.version.promulgated and coming.version.promulgated <= on
        if standing.standing not in ("in_force", "amended_later"):
            return standing
        if coming and announced:
            return told("amended_later", on, _announced(coming), coming.by)
        bound = "自" if words.since_known else "至迟自"
        return told("in_force", on, f"{bound}{show(words.since)}起施行", words.by)

    def _absent(self, history: ArticleHistory, pid: ProvisionId, on: date) -> Status:
        """Not yet, or no longer, or not known, by the spans around the day."""
        first, gone = history.spans[0], [s for s in history.spans if s.kind == "deleted" and s.since and s.since <= on]
        if gone:
            return told("superseded", on, f"自{show(gone[-1].since)}起没有这一条", gone[-1].by)
        statute = self._library.statute_status(pid.statute, on)
        if statute.standing in ("not_yet_in_force", "repealed"):
            return statute
        # That an article is new by the words alone says nothing of wordings older than those that were compared.
        known = not first.inferred or self._library.version_at(pid.statute, on) is not None
        if first.kind == "inserted" and first.since and on < first.since and known:
            day = show(first.since)
            reason = f"自{day}起施行的文本才有这一条" if first.inferred else f"该条自{day}起增设"
            return told("not_yet_in_force", on, reason, first.by)
        return Status("undetermined", on, history.unknown or "当时的文本未收录")

    def _spans(self, states: tuple[State, ...]) -> list[Span]:
        spans: list[Span] = []
        before: State | None = None
        gap = False
        for state in states:
            if state.articles is None:
                gap = True
                continue
            kind = self._kind(before, state, gap=gap)
            if kind:
                spans.append(self._span(kind, before, state, gap=gap))
            before, gap = state, False
        return spans

    def _kind(self, before: State | None, state: State, *, gap: bool) -> SpanKind | None:
        """What a wording did to the article; None: nothing, or the article is not there yet."""
        if before is None:
            return self._first_kind(state, gap=gap) if state.articles else None
        if not before.articles or not state.articles:
            return None if before.articles == state.articles else ("inserted" if state.articles else "deleted")
        old, new = (_texts(s.articles) for s in (before, state))
        if new == (_DELETED,):
            return "deleted" if old != new else None
        stated = state.change is not None and old != new
        changed = stated or [_MARKS.sub("", text) for text in old] != [_MARKS.sub("", text) for text in new]
        if [a.key for a in before.articles] != [a.key for a in state.articles]:
            return "moved" if changed else "renumbered"
        return "amended" if changed else ("repointed" if old != new else None)

    def _first_kind(self, state: State, *, gap: bool) -> SpanKind:
        if state.change and state.change.kind == "inserted":
            return "inserted"
        version = state.version
        origin = self._library.origins.get(version.statute)
        return "original" if not gap and origin == version.effective is not None else "earliest_held"

    def _span(self, kind: SpanKind, before: State | None, state: State, *, gap: bool) -> Span:
        version = state.version
        by, said = self._cause(kind, before, state)
        return Span(
            kind=kind,
            since=version.effective,
            until=None,
            version=version,
            articles=state.articles or (),
            by=by,
            since_known=kind == "inserted" or not (gap or kind == "earliest_held"),
            inferred=kind in ("inserted", "amended", "moved", "deleted") and not (said or state.given),
        )

    def _cause(self, kind: SpanKind, before: State | None, state: State) -> tuple[Cause | None, bool]:
        """What brought a span about, and whether it speaks of this article."""
        if kind in ("earliest_held", "repointed"):
            return None, False
        if state.change and kind != "renumbered":
            return self._stated(state.change), True
        version = state.version
        old = tuple(a.key for a in before.articles or ()) if before else ()
        new = tuple(a.key for a in state.articles or ())
        for amendment in amendments_of(self._library.statutes, version.statute, version.effective):
            clause = amending_clause(amendment, old, new)
            pid = clause or ProvisionId(amendment.statute)
            return Cause(full_label(amendment.short_title, pid), pid), clause is not None
        begun = self._library.causes.begun.get((version.statute, version.effective)) if version.effective else None
        # The final article of a revised text says when the text began, not that this article was changed.
        foreign = begun and (begun.provision is None or begun.provision.statute != version.statute)
        return (begun if foreign or kind == "original" else None), False

    def _stated(self, change: Change) -> Cause:
        pid = ProvisionId.parse(change.by)
        held = self._library.statutes.get(pid.statute)
        return Cause(full_label(held.latest.short_title, pid) if held else change.by, pid if held else None)


def article_history(library: Library, pid: ProvisionId, on: date | None = None) -> ArticleHistory:
    """The history of one article; who asks for many keeps `ArticleHistories`.

    Raises:
        NotHeldError: no wording held has the article.
    """
    return ArticleHistories(library).of(pid, on or today())


def _announced(coming: Span) -> str:
    """What a promulgated wording will do to the article: a new number alone amends nothing."""
    day = show(coming.since)
    if coming.kind == "renumbered":
        return f"自{day}起条号改为{'、'.join(map(article_label, coming.ids))}，文字不变"
    return f"自{day}起删去" if coming.kind == "deleted" else f"修改后的条文自{day}起施行"


def _texts(articles: tuple[Article, ...] | None) -> tuple[str, ...]:
    return tuple(article.text for article in articles or ())


def _ended(spans: list[Span], repealed: date | None) -> tuple[Span, ...]:
    """With the last day of each span: the day before the next one begins, or before the statute is repealed."""
    day = timedelta(days=1)
    ended = [replace(one, until=other.since - day) if other.since else one for one, other in pairwise(spans)]
    last = [replace(spans[-1], until=repealed - day) if repealed else spans[-1]] if spans else []
    return (*ended, *last)


def _unknown(spans: tuple[Span, ...]) -> str:
    first = spans[0] if spans else None
    if first is None or first.kind != "earliest_held":
        return ""
    if first.since is None:
        return "本库的文本施行日期不详"
    return f"本库最早的文本自{show(first.since)}起施行；之前的文本未收录"
