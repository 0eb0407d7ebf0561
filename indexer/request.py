"""What is asked of a search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

KINDS = ("provision", "case", "behaviour")
# Behaviour cards stand above the hits; they are hits only where they are asked for.
DEFAULT_KINDS = ("provision", "case")


@dataclass(frozen=True, slots=True)
class Request:
    """A search: the words, the day whose law is asked for, which kinds, statutes and levels, and which part."""

    query: str
    on: date
    kinds: tuple[str, ...] = ()
    statute: str = ""
    level: str = ""
    start: int = 0
    top: int = 10


def kinds_of(text: str) -> tuple[str, ...]:
    """`provision,case` -> kinds, unknown ones left out."""
    return tuple(kind for kind in re.split(r"[,\s]+", text) if kind in KINDS)
