"""编, 章 and 节 of two wordings: which became which, told by the articles that stand in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Article

# The labels of a division and of those around it, from outside in.
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DivisionChange:
    """A division that is called otherwise, is new (`earlier` empty) or is gone (`later` empty)."""

    earlier: str
    later: str


def homes(pairs: Iterable[tuple[Article, Article]]) -> dict[Path, Path]:
    """Where the articles of a division went for the most part, for every depth that both wordings have."""
    found: dict[Path, Counter[Path]] = defaultdict(Counter)
    for one, other in pairs:
        old, new = _path(one), _path(other)
        for depth in range(1, min(len(old), len(new)) + 1):
            found[old[:depth]][new[:depth]] += 1
    return {path: counts.most_common(1)[0][0] for path, counts in found.items()}


def division_changes(
    before: Iterable[Article], after: Iterable[Article], places: Mapping[Path, Path]
) -> tuple[DivisionChange, ...]:
    """Divisions whose name is another, new ones and those that are gone; a number that moved on is no change."""
    old, new = _paths(before), _paths(after)
    origins: dict[Path, Path] = {}
    for path in old:
        if path in places:
            origins.setdefault(places[path], path)
    renamed = [
        DivisionChange(origins[path][-1] if path in origins else "", path[-1])
        for path in new
        if path not in origins or _name(origins[path][-1]) != _name(path[-1])
    ]
    gone = [DivisionChange(path[-1], "") for path in old if places.get(path) is None or origins[places[path]] != path]
    return (*renamed, *gone)


def _path(article: Article) -> Path:
    return tuple(division.label for division in article.path)


def _paths(articles: Iterable[Article]) -> list[Path]:
    paths = (_path(article)[:depth] for article in articles for depth in range(1, len(article.path) + 1))
    return list(dict.fromkeys(paths))


def _name(label: str) -> str:
    """总则 of 第一章　总则."""
    return label.rpartition("　")[2]
