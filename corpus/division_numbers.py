"""Whether the numbers of 编, 章 and 节 run on: one rule for the corpus and for what is imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Article, Division

_Path = tuple[Division, ...]


def leaps(articles: Sequence[Article]) -> Iterator[tuple[int, Division, tuple[int, ...]]]:
    """Each division whose number does not follow: its line, the division, the numbers that would.

    A division is the next of its parent; 章 may also run on through the whole law (民事诉讼法, 民法典物权编).
    """
    seen: set[_Path] = set()
    last: dict[tuple[str, _Path], int] = {}
    for article in articles:
        for depth in range(1, len(article.path) + 1):
            path = article.path[:depth]
            division, parent = path[-1], path[:-1]
            if path in seen or not division.number:
                continue
            seen.add(path)
            expected = _next_numbers(path, last)
            if division.number not in expected:
                yield article.line, division, expected
            last[division.kind, parent] = last[division.kind, ()] = division.number


def _next_numbers(path: _Path, last: dict[tuple[str, _Path], int]) -> tuple[int, ...]:
    kind, parent = path[-1].kind, path[:-1]
    expected = {last.get((kind, parent), 0) + 1}
    return tuple(sorted(expected | {last.get((kind, ()), 0) + 1} if kind == "章" else expected))
