"""The syntax of a query: phrases in quotes, words after a minus sign, filters; everything else is words.

    query     = { phrase | exclusion | filter | words }
    phrase    = “…” | "…" | ＂…＂ | 「…」 | 『…』       its words stand in the text just so
    exclusion = minus ( phrase | word )              at the beginning of a word: - － −
    filter    = name colon value { separator value } at the beginning of a word: half- or full-width colon
    value     = phrase | 《…》 | characters without white space or punctuation
    separator = , | ， | 、 | |                      any of the values

    法律:民法典    法规：刑法、个保法    any name that a statute has
    层级:司法解释  宪法, 法律, 行政法规, 司法解释, 部门规章
    效力:已修改    现行, 已修改, 已废止, 尚未施行, 效力待定
    日期:2020-01-01 and the forms of corpus.written_dates, 2020
    类型:案例      法条, 案例, 行为

A hyphen inside a word is a part of it (2020-01-01, e-mail, 网络-安全). A title or a citation in quotes is one, and no
phrase. What looks like a filter and is none is searched as words, and a note says so: nothing is dropped in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.citations.find import CitationFinder
from corpus.library import Library
from indexer.filter_values import (
    filter_named,
    is_like_a_filter,
    name_of,
    read_value,
    shown_values,
    unknown_filter,
)
from indexer.normalise import normalise_query
from indexer.request import Conditions

# Words between quotation marks of one kind; each class stops at the next mark, so an open one costs no second reading.
_QUOTED = r'“[^“”]+”|"[^"]+"|＂[^＂]+＂|「[^「」]+」|『[^『』]+』'
# A value ends where white space or a sign of punctuation stands; in guillemets or quotes it may hold them.
_VALUE = rf"(?:{_QUOTED}|《[^《》]+》|[^\s,，、|。；;？?！!：:“”\"＂「」『』《》]+)"
_SYNTAX = re.compile(
    rf"""
    # 法律:民法典、刑法 - after white space, punctuation or a quote, never inside a word: 我问的法律：…
    (?<![^\s，。；、,;”"＂」』]) (?P<name>[\u3400-\u9fff]{{2,4}}) [:：]\s? (?P<values>{_VALUE}(?:[,，、|]{_VALUE})*)
    # -出售, －“出售” - only where a word begins: 2020-01-01 and e-mail are whole.
    | (?<!\S) [-－−] (?P<excluded>{_QUOTED}|[^\s\-－−]\S*)
    | (?P<phrase>{_QUOTED})
    """,
    re.VERBOSE,
)
_ONE_VALUE = re.compile(_VALUE)
_MARKS = '“”"＂「」『』《》'
# Signs that end an excluded word without being a part of it.
_ENDS = "，。；、,;？?！!"
# A minus before a filter: -法律:刑法.
_FILTER_EXCLUDED = re.compile(r"[\u3400-\u9fff]{2,4}[:：].+")
_SPACES = re.compile(r"\s+")
_DOUBLE_MARKS = frozenset('“”"＂「」『』')
MAX_NOTES = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase, an exclusion or a filter that took effect: its key in Conditions, its values, and where it stands.

    `words` is what remains of it where it is taken back: the words of a phrase.
    """

    key: str
    values: tuple[str, ...]
    shown: str
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuerySyntax:
    """A query as it was read: `text` in one spelling, its `words`, and what they are to be searched under."""

    text: str
    words: str
    conditions: Conditions
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()

    def without(self, part: Part) -> str:
        """The query without a condition; the words of a phrase stay."""
        return _joined(self.text[: part.start], part.words, self.text[part.end :])


def read_query(text: str, library: Library, finder: CitationFinder) -> QuerySyntax:
    """Read a query; never raises, whatever the text. The grammar stands at the head of this module."""
    plain = normalise_query(text)
    reading = _Reading(plain, library, finder)
    for match in _SYNTAX.finditer(plain):
        if match["name"]:
            reading.filter(match)
        elif match["excluded"]:
            reading.exclusion(match)
        else:
            reading.phrase(match)
    return reading.result()


class _Reading:
    """What has been read of a query so far."""

    def __init__(self, text: str, library: Library, finder: CitationFinder) -> None:
        self._text, self._library, self._finder = text, library, finder
        self._parts: list[Part] = []
        self._words: list[str] = []
        self._notes: list[str] = []
        self._position = 0

    def filter(self, match: re.Match[str]) -> None:
        """法律:民法典、刑法: the values that there are; the others stay words."""
        key = filter_named(match["name"])
        if key is None:
            if is_like_a_filter(match["name"]):
                self._notes.append(unknown_filter(match["name"]))
            return
        ids: list[str] = []
        unknown: list[str] = []
        for written in (w.strip(_MARKS) for w in _ONE_VALUE.findall(match["values"])):
            value = read_value(key, written, self._library)
            ids += value.ids
            unknown += [] if value.ids else [written]
            self._note(value.note, searched=not value.ids)
        if key == "day":
            ids = self._one_day(ids)
        self._take(match, key, tuple(dict.fromkeys(ids)), " ".join(unknown))

    def exclusion(self, match: re.Match[str]) -> None:
        """-出售: the word without the signs around it."""
        word = match["excluded"].strip(_MARKS).rstrip(_ENDS).strip()
        if _FILTER_EXCLUDED.fullmatch(word) and filter_named(re.split("[:：]", word)[0]):
            value = re.split("[:：]", word, maxsplit=1)[1]
            self._notes.append(f"减号不能放在筛选条件前面，“-{word}”没有作为条件；不要含有某个词的结果，请写 -{value}")
            self._keep(match, word)
        elif word:
            self._take(match, "excluded", (word,))

    def phrase(self, match: re.Match[str]) -> None:
        """“个人信息”; a title or a citation in quotes stays what it is."""
        words = match["phrase"][1:-1].strip()
        if not words or self._is_citation(words):
            return
        self._take(match, "phrases", (words,), words, kept=words)

    def result(self) -> QuerySyntax:
        """Everything that was read."""
        words = _joined(*self._words, self._text[self._position :]) if self._words else self._text
        if _DOUBLE_MARKS & set(_SYNTAX.sub(" ", self._text)):
            self._notes.append("引号没有成对，已作为普通文字检索；要查一字不差的原文，请写成 “单独同意”")
        return QuerySyntax(self._text, words, self._conditions(), tuple(self._parts), tuple(self._notes[:MAX_NOTES]))

    def _take(self, match: re.Match[str], key: str, values: tuple[str, ...], words: str = "", kept: str = "") -> None:
        """Take a condition out of the words, `words` in its place; without a value it is none."""
        self._keep(match, words)
        if values:
            shown = values[0] if key in ("phrases", "excluded") else shown_values(key, values, self._library)
            self._parts.append(Part(key, values, shown, match.start(), match.end(), kept))

    def _keep(self, match: re.Match[str], words: str) -> None:
        self._words += [self._text[self._position : match.start()], words]
        self._position = match.end()

    def _note(self, note: str, *, searched: bool) -> None:
        if note:
            self._notes.append(f"{note}；这几个字已作为普通文字检索" if searched else note)

    def _one_day(self, days: list[str]) -> list[str]:
        """A search has one day: the first that is written."""
        if len(days) + sum(part.key == "day" for part in self._parts) > 1:
            self._notes.append("一次只能按一个日期检索，用的是先写的那个")
        return [] if any(part.key == "day" for part in self._parts) else days[:1]

    def _is_citation(self, words: str) -> bool:
        if self._library.names.candidates(words) or self._library.not_held_named(words):
            return True
        found = self._finder.find(words)
        whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(words))
        return whole and bool(found[0].title or found[0].ids)

    def _conditions(self) -> Conditions:
        day = next(iter(self._values("day")), None)
        return Conditions(
            phrases=self._values("phrases"),
            excluded=self._values("excluded"),
            statutes=self._values("statutes"),
            levels=self._values("levels"),
            standings=self._values("standings"),
            kinds=self._values("kinds"),
            day=date.fromisoformat(day) if day else None,
        )

    def _values(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for part in self._parts if part.key == key for value in part.values))


def _joined(*parts: str) -> str:
    return _SPACES.sub(" ", " ".join(parts)).strip()


def label(part: Part) -> str:
    """A condition in words: 法律：民法典, 原文有“单独同意”, 不含“出售”."""
    if part.key == "phrases":
        return f"原文有“{part.shown}”"
    if part.key == "excluded":
        return f"不含“{part.shown}”"
    return f"{name_of(part.key)}：{part.shown}"
