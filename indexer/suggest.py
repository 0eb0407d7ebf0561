"""What somebody may be going to type: statutes, articles, behaviours, offences, cases and words of the law.

Characters, syllables and first letters are read alike: 个保, geren, gxb. The main path is `Suggester.suggest`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from corpus.library import Library
from corpus.names import STATE
from corpus.status import today
from indexer.analysis import pairs
from indexer.normalise import normalise_query
from indexer.suggested_articles import articles
from indexer.suggestible import Entry, Suggestion, entries_of
from indexer.syllables import typed_as

__all__ = ["Suggester", "Suggestion"]

# Longer texts are stories, which no name begins with.
MAX_TYPED = 60
# Statutes go first, but leave room for the rest.
MAX_STATUTES = 4
# Shorter runs of letters stand inside too many names.
_INNER_SPELLING, _INNER_INITIALS = 4, 3
# A sentence that shares so much of its pairs of characters with a phrasing tells of the same.
_SHARED_PAIRS, _TOLD = 0.6, 3
# An input method parts syllables with spaces or apostrophes: ge ren, xi'an.
_PARTED = re.compile(r"(?<=[a-z])[ '’](?=[a-z])")
_ORDER = {kind: place for place, kind in enumerate(("statute", "behaviour", "offence", "word", "case"))}
_EXACT, _BEGINS, _INSIDE, _TELLS = range(4)
# How much more a statute counts where its name begins as was typed.
_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry that goes on from what was typed, and how: exactly, from its beginning, inside, or by what it tells."""

    entry: Entry
    how: int

    def order(self) -> tuple[bool, int, int, float, int, str]:
        """Statutes first; then names that begin so, by kind, the most cited and the shortest first.

        Of statutes one that is cited everywhere goes before one that begins so: 信息 is above all 个人信息保护法.
        """
        suggestion, weight = self.entry.suggestion, self.entry.weight
        statute = suggestion.kind == "statute"
        how = min(self.how, _BEGINS) if statute else self.how
        weight *= _BEGINNING if statute and self.how == _BEGINS else 1
        text = suggestion.text + suggestion.note
        return not statute, how, _ORDER[suggestion.kind], -weight, len(self.entry.name), text


class Suggester:
    """Everything of a library that can be suggested; immutable, safe to share between threads."""

    def __init__(self, library: Library, entries: Iterable[Entry]) -> None:
        """`entries` are the names that can be completed."""
        self._library = library
        self._entries = tuple(entries)
        self._spelled = tuple(entry for entry in self._entries if entry.spellings)
        self._laws = tuple(e for e in self._entries if e.suggestion.note.startswith(f"全称{STATE}"))
        self._pairs = _by_pair(self._entries)

    @classmethod
    def of(cls, library: Library) -> Suggester:
        """The suggester of a library; its names are spelled once, here."""
        return cls(library, entries_of(library))

    def suggest(self, text: str, limit: int = 8, on: date | None = None) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions, the likeliest first; nothing for a text that nothing begins with or holds.

        Args:
            text: what was typed so far, in any script: 个保, 個保, gxb, 民法典1034.
            limit: how many.
            on: the day whose articles are suggested; today without one.
        """
        typed = _PARTED.sub("", normalise_query(text[: MAX_TYPED + 1]).lower().strip("《》“”\"' "))
        if not typed or len(typed) > MAX_TYPED or limit < 1:
            return ()
        # Every law begins with 中华人民共和国: the names stand here without it.
        typed = "" if STATE.startswith(typed) and len(typed) > 1 else typed.removeprefix(STATE)
        # An address goes before names: nothing else is written like one.
        found = list(articles(self._library, typed, on or today(), limit, self._statute))
        ordered = sorted({*self._named(typed), *self._telling(typed)}, key=_Found.order)
        return tuple(_each_once([*found, *_with_room(ordered, limit)]))[:limit]

    def _named(self, typed: str) -> Iterator[_Found]:
        for entry in self._entries if typed else self._laws:
            if typed in entry.name:
                how = _EXACT if entry.name == typed else _BEGINS if entry.name.startswith(typed) else _INSIDE
                yield _Found(entry, how)
        if not _has_letter(typed):
            return
        letters = typed.isascii() and typed.isalpha()
        for entry in self._spelled:
            if typed[0] in entry.starts and typed_as(typed, entry.name, skipping=entry.suggestion.kind == "statute"):
                yield _Found(entry, _EXACT if typed in (*entry.spellings, *entry.initials) else _BEGINS)
            elif letters and _inside(typed, entry):
                yield _Found(entry, _INSIDE)

    def _telling(self, typed: str) -> Iterator[_Found]:
        """Phrasings that share most of the pairs of a sentence: 快递员卖信息 and 快递员卖我信息."""
        told = [pair for pair in dict.fromkeys(pairs(typed)) if not pair.isascii()]
        if len(told) < _TOLD:
            return
        shared = Counter(number for pair in told for number in self._pairs.get(pair, ()))
        for number, count in shared.items():
            if count >= _SHARED_PAIRS * len(told) and typed not in self._entries[number].name:
                yield _Found(replace(self._entries[number], weight=count), _TELLS)

    def _statute(self, typed: str) -> str | None:
        """The statute whose name was typed by its sound: mfd is 民法典; None where none or more than one has it."""
        found = {
            entry.suggestion.address
            for entry in self._spelled
            if entry.suggestion.kind == "statute" and typed in (*entry.spellings, *entry.initials)
        }
        return found.pop() if len(found) == 1 else None


def _has_letter(typed: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in typed)


def _inside(typed: str, entry: Entry) -> bool:
    """Whether the letters are syllables, or first letters, from the middle of a name."""
    if len(typed) < _INNER_INITIALS or typed not in entry.letters:
        return False
    return len(typed) >= _INNER_SPELLING or any(typed in short for short in entry.initials)


def _by_pair(entries: Iterable[Entry]) -> Mapping[str, list[int]]:
    """Pair of characters -> the numbers of the phrasings and names of behaviours that hold it."""
    holding: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for pair in set(pairs(entry.name)) if entry.suggestion.kind == "behaviour" else ():
            holding.setdefault(pair, []).append(number)
    return holding


def _with_room(found: Iterable[_Found], limit: int) -> list[Suggestion]:
    """In their order; statutes beyond the first few only where nothing else takes the room."""
    suggestions = list(_each_once(f.entry.suggestion for f in found))
    statutes = [s for s in suggestions if s.kind == "statute"]
    others = [s for s in suggestions if s.kind != "statute"]
    room = max(MAX_STATUTES, limit - len(others))
    return [*statutes[:room], *others]


def _each_once(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Each page or query once, by the first of its names."""
    seen = set()
    for suggestion in suggestions:
        key = (suggestion.kind, suggestion.address or suggestion.text)
        if key not in seen:
            seen.add(key)
            yield suggestion
