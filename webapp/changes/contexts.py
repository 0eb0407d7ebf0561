"""The values of changes.html."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.contexts import FacetOption, Link, Shell


@dataclass(frozen=True, slots=True)
class ProvisionGroup:
    """Articles to which the same happened: its key (amended, inserted ...), its name, the articles."""

    key: str
    name: str
    provisions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LawEntry:
    """A change of one text. `url` is its wording; `by` what did it; `compare_url` is empty where it cannot be compared.

    `unknown` says why the articles are not, or not all, listed.
    """

    title: str
    url: str
    kind: str
    kind_name: str
    counts: str
    by: tuple[Link, ...]
    groups: tuple[ProvisionGroup, ...]
    compare_url: str
    unknown: str
    note: str


@dataclass(frozen=True, slots=True)
class LawDay:
    """What changed on one day; `elsewhere` are texts that are not held and ended on it."""

    iso: str
    day: str
    entries: tuple[LawEntry, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One kind of change in a release: wordings, cases or cards, each with its remark."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """A release of the collection."""

    id: str
    day: str
    summary: str
    counts: str
    rows: tuple[ReleaseRow, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """/changes. `since` is the ISO date asked for (empty: from the first); `kinds` and `spans` are its choices.

    `ahead`: the day asked for is still to come. `statute` is the statute that the page is narrowed to, `whole_url` the
    page without that; `feed_url` its feed.
    """

    shell: Shell
    since: str
    since_words: str
    ahead: bool
    of: str
    statute: Link | None
    whole_url: str
    kinds: tuple[FacetOption, ...]
    spans: tuple[FacetOption, ...]
    kept: tuple[tuple[str, str], ...]
    shows_law: bool
    upcoming: tuple[LawDay, ...]
    past: tuple[LawDay, ...]
    undated: tuple[str, ...]
    shows_collection: bool
    releases: tuple[ReleaseEntry, ...]
    feed_url: str
