"""Citation: what one citation in a text says, as read; no law is consulted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.ids import ProvisionId


class Numbers(NamedTuple):
    """条, 之, 款, 项, 目 of a citation; None: not named."""

    article: int | None = None
    suffix: int = 0
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None


class Edition(NamedTuple):
    """Which wording a writer means: a year (2016年, （2016年修正）), or an older one (旧, 修订前的), or the newest."""

    written: str
    year: int | None = None
    older: bool = False
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: its span, what it says, and what it can mean.

    `title`: the title as written (None: none stands here). `candidates`: ids of the statutes it can mean; empty: the
    title is unknown or there is none; more than one: ambiguous. `last`: the end of a range (第三条至第五条).
    `ids`: every address it names, in order; empty where it cannot be told. `form`: the rule that read it (a key of
    `grammar.FORMS`). `carried`: the statute was named earlier in the text.
    `problem`: why there is no address. `named`: the title that the list began with, for every element of it.
    """

    start: int
    end: int
    text: str
    title: str | None
    candidates: tuple[str, ...]
    article: int | None = None
    suffix: int = 0
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    last: Numbers | None = None
    ids: tuple[ProvisionId, ...] = ()
    form: str = ""
    edition: Edition | None = None
    carried: bool = False
    problem: str = ""
    named: str = ""

    @property
    def id(self) -> ProvisionId | None:
        """The address, where the citation names exactly one."""
        return self.ids[0] if len(self.ids) == 1 else None

    @property
    def numbers(self) -> Numbers:
        """The numbers alone."""
        return Numbers(self.article, self.suffix, self.paragraph, self.item, self.subitem)

    def at(self, ids: tuple[ProvisionId, ...]) -> Citation:
        """The same citation with these addresses."""
        return replace(self, ids=ids)
