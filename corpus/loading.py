"""Files of a corpus folder -> values, all problems at once; what `Library.load` is made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from corpus.errors import CorpusError, Problem
from corpus.model import Article, Statute, Version
from corpus.names import canonical
from corpus.structure import paragraphs_of

_Value = TypeVar("_Value")


def corrected(version: Version) -> Version:
    """The version with its misprints and lost breaks set right; the fingerprint stays that of the printed text."""
    if not version.corrections and not version.breaks:
        return version
    return replace(version, articles=tuple(_corrected(article, version) for article in version.articles))


def _corrected(article: Article, version: Version) -> Article:
    text = article.text
    for fix in version.corrections:
        if fix.article == article.key:
            text = text.replace(fix.printed, fix.correct)
    for breaks in version.breaks:
        for words in breaks.before if breaks.article == article.key else ():
            text = text.replace(words, f"\n{words}")
    paragraphs, _ = paragraphs_of(text.split("\n"))
    return replace(article, paragraphs=tuple(paragraphs))


def read_all(paths: Iterable[Path], read: Callable[[Path], _Value], problems: list[Problem]) -> list[_Value]:
    """The values of all files that can be read; the problems of the others are added to the list."""
    values = []
    for path in paths:
        try:
            values.append(read(path))
        except CorpusError as error:
            problems += error.problems
    return values


def read_list(path: Path, read: Callable[[Path], tuple[_Value, ...]], problems: list[Problem]) -> tuple[_Value, ...]:
    """The entries of one list; a list that the folder lacks is empty."""
    found = read_all([path] if path.is_file() else [], read, problems)
    return found[0] if found else ()


class _Filed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def path(self) -> Path: ...


_FiledValue = TypeVar("_FiledValue", bound=_Filed)


def unique(values: Iterable[_FiledValue], problems: list[Problem]) -> dict[str, _FiledValue]:
    """Values by id; a second value with an id is a problem."""
    found: dict[str, _FiledValue] = {}
    for value in values:
        if value.id in found:
            other = found[value.id].path.name
            problems.append(Problem(value.path, 1, f"id {value.id} 已用于 {other}", "每个文件一个 id"))
        found.setdefault(value.id, value)
    return found


def grouped(versions: Iterable[Version]) -> dict[str, Statute]:
    """Versions put together to statutes, oldest first."""
    by_statute: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_statute[version.statute].append(version)
    return {
        statute: Statute(statute, tuple(sorted(group, key=lambda v: v.effective or v.promulgated or date.max)))
        for statute, group in sorted(by_statute.items())
    }


def citing(values: Iterable[_Value], cites: Callable[[_Value], Iterable[str]]) -> Mapping[str, tuple[_Value, ...]]:
    """Article addresses -> the values that cite the article or a unit inside it."""
    found: dict[str, dict[int, _Value]] = defaultdict(dict)
    for value in values:
        for address in cites(value):
            article = re.match(r"[^/]+(?:/[^/]+)?", address)
            if article:
                found[article[0]][id(value)] = value
    return MappingProxyType({key: tuple(group.values()) for key, group in found.items()})


def by_name(entries: Iterable[tuple[_Value, Iterable[str]]]) -> Mapping[str, _Value]:
    """Values by every name of theirs, in its one spelling."""
    return MappingProxyType({canonical(name): value for value, names in entries for name in names})
