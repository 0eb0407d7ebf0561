"""The values of the templates that show the law: statute.html, article.html, and the lists of wordings."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.contexts import Badge, Facts, Link, Shell


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One wording of a statute, or of an article, in a list of wordings.

    `made_by` is the decision that made it (empty text: not known); `compare_url` sets it beside the one before.
    """

    label: str
    url: str
    promulgated: str
    effective: str
    badge: Badge
    current: bool
    partial: bool
    made_by: Link
    compare_url: str


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A stretch of time in which an article kept number and words; `wordings` are its numbers, none if it was gone."""

    label: str
    wordings: tuple[Link, ...]
    kind: str
    made_by: Link
    current: bool
    compare_url: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A division with its articles and the divisions inside it."""

    label: str
    anchor: str
    articles: tuple[Link, ...]
    children: tuple[TocEntry, ...]


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """An article's text as a tree of addressable units."""

    label: str
    anchor: str
    url: str
    paragraphs: tuple[UnitView, ...]
    footnotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A 款, 项 or 目: its text, its address inside the article (1/3), its URL, whether the page's URL names it."""

    kind: str
    label: str
    text: str
    anchor: str
    url: str
    target: bool
    children: tuple[UnitView, ...]


@dataclass(frozen=True, slots=True)
class StatutePage:
    """/law/<id>; with `bodies` the full text (/law/<id>/full): (division headings that open here, article)."""

    shell: Shell
    title: str
    badge: Badge
    facts: Facts
    versions: tuple[VersionRow, ...]
    repeals: tuple[Link, ...]
    repealed_by: Link | None
    toc: tuple[TocEntry, ...]
    preamble: tuple[str, ...]
    bodies: tuple[tuple[tuple[tuple[int, str, str], ...], ArticleBody], ...]
    annexes: tuple[tuple[str, tuple[str, ...]], ...]
    full_url: str
    url: str
    feed_url: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """/law/<id>/<article>: text, standing, neighbours, the article through time, what it cites and what cites it.

    `renumbered` says under which other number it was asked for, `numbers` are its other numbers; both in pieces.
    `unknown` says which older wordings are not held.
    """

    shell: Shell
    title: str
    statute: Link
    path: tuple[str, ...]
    badge: Badge
    body: ArticleBody
    facts: Facts
    renumbered: tuple[Link, ...]
    numbers: tuple[tuple[Link, ...], ...]
    spans: tuple[SpanRow, ...]
    unknown: str
    history_url: str
    previous: Link | None
    next: Link | None
    cites: tuple[Link, ...]
    cited_by: tuple[Link, ...]
    cases: tuple[Link, ...]
    cards: tuple[Link, ...]
    notices: tuple[str, ...]
    permalink: str
    citation: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A statute on the coverage page."""

    title: str
    url: str
    versions: tuple[VersionRow, ...]
    articles: int
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """/coverage: what is held, what is not, and how the texts were checked."""

    shell: Shell
    groups: tuple[tuple[str, tuple[CoverageRow, ...]], ...]
    not_held: tuple[tuple[str, str, Link | None], ...]
    case_kinds: tuple[tuple[str, int], ...]
