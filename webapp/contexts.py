"""One frozen dataclass for each template: what a page may show, and nothing else; those of the law stand apart."""

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
class When:
    """The day of a page, and the form that changes it and keeps the page with its other choices.

    `day` is the ISO date, `words` the same for a reader; `dated` says that the reader chose it (else it is today in
    Shanghai). `action` and `kept` are where the form leads and what it carries along, `today_url` the same page as of
    today. `form` names the page's own form, where that takes the day along; `field` its field, where the day is one of
    its answers. `note` says what must be known of a day to come.
    """

    day: str
    words: str
    dated: bool
    action: str
    kept: tuple[tuple[str, str], ...]
    today_url: str
    form: str
    field: str
    note: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page shows around its content.

    `as_of` and `dated` are the day of the page and whether the reader chose it; `when` is the form that changes it
    (None: the page has no day). `home` and `nav` are the ways through the site, which carry a chosen day along.
    `changes` are (page, feed) of what changes. `origin` is scheme and host, for addresses that are to be copied;
    `canonical` the address under which the page should be kept (empty: no other than its own). `day_in_query`: the
    query names the day, so that the form of the query need not take it along.
    """

    query: str
    as_of: str
    dated: bool
    statutes: int
    cases: int
    cards: int
    corpus_date: str
    when: When | None
    home: str
    nav: tuple[Link, ...]
    coverage_url: str
    changes: tuple[str, str]
    origin: str
    canonical: str
    day_in_query: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A standing at the page's date: its key (in_force, repealed ...), its name, the reason, where the cause stands."""

    key: str
    name: str
    reason: str
    url: str = ""


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
class WhyLine:
    """One reason why a hit stands where it stands: a sentence in pieces, and its share of the score (33%, empty)."""

    pieces: tuple[Link, ...]
    share: str


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
class SyntaxForm:
    """A form that a query may have: what it does, what else may stand in it, and an example to follow."""

    meaning: str
    values: str
    example: Link


@dataclass(frozen=True, slots=True)
class Missed:
    """Where nothing was found.

    `explanation` says what the query lacks (empty: nothing), and the page says no more then. `unknown` words and
    `nowhere` phrases stand in no text held; `relaxed` are searches without a condition, with how much each finds;
    `articles` and `statutes` come near; `not_held` are (title, why it is not held).
    """

    explanation: str
    unknown: tuple[str, ...]
    nowhere: tuple[str, ...]
    relaxed: tuple[Link, ...]
    articles: tuple[Link, ...]
    statutes: tuple[Link, ...]
    not_held: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """/"""

    shell: Shell
    examples: tuple[Link, ...]
    cards: tuple[tuple[str, tuple[Link, ...]], ...]
    statutes: tuple[Link, ...]
    syntax: tuple[SyntaxForm, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """/search. `understood` says in words how the query was read; `near` are suggestions where nothing was found.

    `cited` hits lead because the query cites them; the cards then follow these, else they stand above all hits.
    `examples` (kind of query, queries) help where nothing was asked. `notice` says that the search goes by words alone;
    `why` has the reasons of each of the `hits`. `also` are words of the law that were searched with those of the query.
    `meant` is the query as it may have been meant, `literal` the query as it was typed where the results are those of
    `meant`.
    `syntax` are the forms of a query; `conditions` are those that this one has, each with the way to take it back;
    `missed` is what comes near where nothing was found.
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
    syntax: tuple[SyntaxForm, ...]
    conditions: tuple[Link, ...]
    missed: Missed | None
    notice: str = ""
    why: tuple[tuple[WhyLine, ...], ...] = ()
    also: tuple[str, ...] = ()
    meant: Link | None = None
    literal: Link | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a version for the margin: label and value, an unknown value is 不详."""

    rows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


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
class ErrorPage:
    """400, 404 and 500: what went wrong, and what the reader may have meant."""

    shell: Shell
    code: int
    title: str
    message: str
    suggestions: tuple[Link, ...]
