"""What is asked of a search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

KINDS = ("provision", "case", "behaviour")
# Behaviour cards stand above the hits; they are hits only where they are asked for.
DEFAULT_KINDS = ("provision", "case")
# What orders provisions for plain words: words alone; words and meaning; a model trained on lay questions.
RANKERS = ("lexical", "hybrid", "learned")
DEFAULT_RANKER = "hybrid"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the words of a query demand of every document: none fails one of them and is shown.

    `phrases` stand in its text, `excluded` words do not; of each other list it has one value. `day` is the day whose
    law is asked for. `indexer.query_syntax` reads them.
    """

    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    day: date | None = None

    @property
    def restrict(self) -> bool:
        """Whether anything but the day is demanded."""
        return bool(self.phrases or self.excluded or self.select)

    @property
    def select(self) -> bool:
        """Whether they name documents that can be listed without a word to search for."""
        return bool(self.statutes or self.levels or self.standings or self.kinds)

    def without(self, key: str, values: Iterable[str]) -> Conditions:
        """The conditions without some values of one list."""
        left = tuple(value for value in getattr(self, key) if value not in values)
        # The lists are of one type; only the day, which is none of them, has another.
        return replace(self, **{key: left})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Request:
    """A search: the words, the day whose law is asked for, which kinds, statutes and levels, and which part.

    `dated` says that the day was chosen. `conditions` are those that stand in the query; search fills them in.
    `literal`: the words as they are, though nothing is found and another spelling may be meant. `ranker` is one of
    RANKERS; where nothing can be encoded all of them go by words alone.
    """

    query: str
    on: date
    kinds: tuple[str, ...] = ()
    statute: str = ""
    level: str = ""
    start: int = 0
    top: int = 10
    literal: bool = False
    dated: bool = False
    ranker: str = DEFAULT_RANKER
    conditions: Conditions = Conditions()


def kinds_of(text: str) -> tuple[str, ...]:
    """`provision,case` -> kinds, unknown ones left out."""
    return tuple(kind for kind in re.split(r"[,\s]+", text) if kind in KINDS)
