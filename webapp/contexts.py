"""One frozen dataclass for each template: what a page may show, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; `note` is a short remark beside it."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page shows around its content.

    `as_of` is the ISO date of the page; `dated` says that the reader chose it (else it is today in Shanghai);
    `today_url` is the same page as of today; `address` is the provision shown (empty on other pages), so that a
    date typed into the search form leads to it; `origin` is scheme and host, for addresses that are to be copied.
    """

    query: str
    as_of: str
    dated: bool
    statutes: int
    cases: int
    cards: int
    corpus_date: str
    today_url: str
    address: str
    origin: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A standing at the page's date: its key (in_force, repealed ...), its name, the reason."""

    key: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One choice of a facet: where it leads, how many hits it has, whether it is chosen."""

    text: str
    count: int
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices: 类型, 法规, 效力级别."""

    name: str
    options: tuple[FacetOption, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """One search hit; `snippet` is HTML with <mark> around matched words, everything else escaped."""

    kind: str
    kind_name: str
    title: str
    context: str
    snippet: Markup
    url: str
    badge: Badge | None
    reason: str


@dataclass(frozen=True, slots=True)
class CardSummary:
    """A behaviour card as the search page shows it: three tracks, each with its first line and its provisions."""

    name: str
    summary: str
    url: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A sentence about the law and links to the provisions that carry it."""

    text: str
    provisions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A track of liability: 刑事责任, 行政处罚, 民事责任, and its lines."""

    name: str
    lines: tuple[CitedLine, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """/"""

    shell: Shell
    examples: tuple[Link, ...]
    cards: tuple[tuple[str, tuple[Link, ...]], ...]
    statutes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """/search. `understood` says in words how the query was read; `near` are suggestions where nothing was found.

    `cited` hits lead because the query cites them; the cards then follow these, else they stand above all hits.
    `examples` (kind of query, queries) help where nothing was asked.
    """

    shell: Shell
    understood: tuple[str, ...]
    cards: tuple[CardSummary, ...]
    cited: int
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    total: int
    took_ms: float
    previous_url: str
    next_url: str
    near: tuple[Link, ...]
    examples: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One wording of a statute in the list of wordings."""

    label: str
    url: str
    promulgated: str
    effective: str
    badge: Badge
    current: bool
    partial: bool


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
class Facts:
    """Facts of a version for the margin: label and value, an unknown value is 不详."""

    rows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatutePage:
    """/law/<id>; with `bodies` the full text (/law/<id>/full): (division headings that open here, article)."""

    shell: Shell
    title: str
    badge: Badge
    facts: Facts
    versions: tuple[VersionRow, ...]
    toc: tuple[TocEntry, ...]
    preamble: tuple[str, ...]
    bodies: tuple[tuple[tuple[tuple[int, str, str], ...], ArticleBody], ...]
    annexes: tuple[tuple[str, tuple[str, ...]], ...]
    full_url: str
    url: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """/law/<id>/<article>: text, standing, neighbours, other wordings, what it cites and what cites it."""

    shell: Shell
    title: str
    statute: Link
    path: tuple[str, ...]
    badge: Badge
    body: ArticleBody
    facts: Facts
    versions: tuple[VersionRow, ...]
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
class RemedyView:
    """Where to turn."""

    channel: str
    line: CitedLine


@dataclass(frozen=True, slots=True)
class BehaviourPage:
    """/behaviour/<id>."""

    shell: Shell
    title: str
    summary: str
    stage: str
    actors: tuple[str, ...]
    legal_terms: tuple[str, ...]
    duties: tuple[CitedLine, ...]
    tracks: tuple[Track, ...]
    public_interest: tuple[CitedLine, ...]
    exceptions: tuple[CitedLine, ...]
    evidence: tuple[str, ...]
    remedies: tuple[RemedyView, ...]
    cases: tuple[Link, ...]
    phrasings: tuple[Link, ...]
    checked: str
    notice: str
    assess_url: str


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


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """400, 404 and 500: what went wrong, and what the reader may have meant."""

    shell: Shell
    code: int
    title: str
    message: str
    suggestions: tuple[Link, ...]
