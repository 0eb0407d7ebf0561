"""Titles that are not held: repealed, known to exist, or on no record. The three are never taken for one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from corpus.citations.existence import Finding
from corpus.citations.format import in_guillemets
from corpus.dates import show
from corpus.library import Library
from corpus.names import DOCUMENT_NUMBER, canonical
from corpus.not_held import NotHeld

# Names less alike than this are no suggestion (0-100, share of common characters).
ALIKE = 72.0
_DRAFT = re.compile(r"草案|征求意见稿|送审稿|建议稿")


@dataclass(frozen=True, slots=True)
class UnknownTitle:
    """What is said of a title that is not held: a finding, the title in guillemets, and names that are like it."""

    finding: Finding
    title: str
    suggestions: tuple[str, ...] = ()


class TitlesNotHeld:
    """The texts that are known by name alone."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = sorted(library.names.table)

    def judge(self, written: str, on: date) -> UnknownTitle:
        """What is known of a title, as of a day."""
        key = canonical(written)
        if text := self._library.not_held_names.get(key):
            return UnknownTitle(self._of_not_held(text, on), in_guillemets(text.title))
        if known := self._library.known_names.get(key):
            shown = in_guillemets(known.title)
            return UnknownTitle(Finding("unresolved", f"{shown}本库没有收录，没有核对"), shown)
        if DOCUMENT_NUMBER.fullmatch(key):
            return UnknownTitle(Finding("unresolved", f"{key}不在本库的文号之中，没有核对"), key)
        return self._of_unknown(written.strip("《》〈〉“”「」"), key)

    def _of_unknown(self, title: str, key: str) -> UnknownTitle:
        """A title on no list: nothing is said about whether such a text exists."""
        if _DRAFT.search(title):
            return UnknownTitle(Finding("unresolved", "草案、征求意见稿等不是现行法规，没有核对"), in_guillemets(title))
        like = self._alike(key)
        names = "、".join(in_guillemets(self._library.statutes[i].latest.short_title) for i in like)
        asked = f"；是不是{names}" if names else ""
        message = f"没有找到这个标题，不能确定是否有这部法规，没有核对{asked}"
        return UnknownTitle(Finding("unresolved", message), in_guillemets(title), like)

    def _of_not_held(self, text: NotHeld, on: date) -> Finding:
        title = in_guillemets(text.title)
        if text.repealed is None:
            return Finding("unresolved", f"{title}本库没有收录：{text.reason}；没有核对")
        if on < text.repealed:
            return Finding(
                "unresolved",
                f"{title}自{show(text.repealed)}起废止，{show(on)}时尚未废止；它的条文本库没有收录，没有核对",
            )
        return Finding("repealed", f"{title}{text.reason}；它的条文本库没有收录，条号没有核对")

    def _alike(self, key: str) -> tuple[str, ...]:
        key = key.removeprefix("中国")
        found = process.extract(key, self._names, scorer=fuzz.ratio, limit=3, score_cutoff=ALIKE)
        ids = (statute for name, _, _ in found for statute in self._library.names.candidates(name))
        return tuple(dict.fromkeys(ids))
