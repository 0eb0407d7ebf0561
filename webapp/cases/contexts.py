"""The values of cases.html and case.html."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from webapp.contexts import FacetOption, Facts, Link, Shell


@dataclass(frozen=True, slots=True)
class CaseFacet:
    """A group of choices; `first` are shown, `rest` are folded; `note` says how the values come about."""

    name: str
    first: tuple[FacetOption, ...]
    rest: tuple[FacetOption, ...]
    open: bool
    note: str


@dataclass(frozen=True, slots=True)
class TierBadge:
    """A tier in a list: its key, its name, whether a calculation found it."""

    key: str
    name: str
    computed: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list; `facts` are (label, value); `excerpt` stands where words were asked for."""

    id: str
    title: str
    url: str
    kind: str
    context: str
    tiers: tuple[TierBadge, ...]
    acts: str
    facts: tuple[tuple[str, str], ...]
    result: str
    excerpt: Markup | None


@dataclass(frozen=True, slots=True)
class CasesPage:
    """/cases. `chips` are the choices in force, each with the address without it; `drops` say where nothing is left
    which condition to give up, `alone` how many cases each condition has by itself where giving up one is not enough.

    `kept` are the parameters that the form of the words carries on.
    """

    shell: Shell
    words: str
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Link, ...]
    clear_url: str
    facets: tuple[CaseFacet, ...]
    sorts: tuple[FacetOption, ...]
    rows: tuple[CaseRow, ...]
    first: int
    total: int
    held: int
    drops: tuple[Link, ...]
    alone: tuple[Link, ...]
    previous_url: str
    next_url: str
    statistics_url: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What one defendant or party did and got, as (label, words).

    `assess_url` leads to the assessment of his facts; empty where they are not known.
    """

    who: str
    role: str
    facts: tuple[tuple[str, str], ...]
    assess_url: str


@dataclass(frozen=True, slots=True)
class LikeRow:
    """A case that is like the one shown: what was decided, and in what they are alike."""

    case: Link
    result: str
    reasons: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """/case/<id>. `compared` says whose facts `like` was found by."""

    shell: Shell
    title: str
    kind: str
    tiers: tuple[TierBadge, ...]
    facts: Facts
    story: tuple[str, ...]
    acts: tuple[str, ...]
    result: str
    outcomes: tuple[OutcomeRow, ...]
    provisions: tuple[Link, ...]
    cards: tuple[Link, ...]
    compared: str
    like: tuple[LikeRow, ...]
    source: str
    source_url: str
    notes: tuple[str, ...]
