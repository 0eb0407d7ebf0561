"""Whose words are these: every held wording as one string, searched by short probes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.library import Library
from corpus.model import Article, Version
from corpus.quotations.normal_text import words_of

# Ten characters are rarely shared by chance; six still find a text that was changed in many places.
_PROBE_LENGTHS = (10, 6)
_PROBES = 32
# A phrase that more articles than this share tells nothing about its source.
_COMMON = 64


# Compared by identity: the hash of a whole wording would cost more than the search.
@dataclass(frozen=True, slots=True, eq=False)
class Owner:
    """An article (None: the preamble) in words that run from wording `first` to wording `version`.

    `index` counts them, so that neighbours are known.
    """

    index: int
    version: Version
    article: Article | None
    first: Version


@dataclass(frozen=True, slots=True)
class _Table:
    """All words of the corpus with a line break between owners, and where the words of each owner begin."""

    text: str
    starts: tuple[int, ...]
    owners: tuple[Owner, ...]


class Passages:
    """Finds the articles that have, or nearly have, the words of a passage; build one per library and keep it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def holding(self, words: str, limit: int = 200) -> list[Owner]:
        """Every article that has exactly these words in one piece, in the order of the corpus."""
        return list(dict.fromkeys(self._owner(at) for at in self._places(words, limit))) if words else []

    def near(self, words: str, limit: int = 12) -> list[Owner]:
        """The articles that share most of the passage's phrases, the nearest first.

        Phrases taken at even distances vote for the articles that have them; a rarer phrase counts for more.
        """
        for length in _PROBE_LENGTHS:
            votes: Counter[Owner] = Counter()
            for probe in _probes(words, length):
                found = list(dict.fromkeys(self._owner(at) for at in self._places(probe, _COMMON)))
                votes.update(dict.fromkeys(found, 120 // len(found)) if found else {})
            if votes:
                return [owner for owner, _ in votes.most_common(limit)]
        return []

    @cached_property
    def _table(self) -> _Table:
        owners = [Owner(i, *text) for i, text in enumerate(_texts(self._library))]
        words, starts, size = [], [], 0
        for owner in owners:
            lines = owner.article.text if owner.article else "\n".join(owner.version.preamble)
            words.append(words_of(lines))
            starts.append(size)
            size += len(words[-1]) + 1
        return _Table("\n".join(words), tuple(starts), tuple(owners))

    def _owner(self, place: int) -> Owner:
        return self._table.owners[bisect_right(self._table.starts, place) - 1]

    def _places(self, words: str, limit: int) -> Iterator[int]:
        place = self._table.text.find(words)
        while place >= 0 and limit:
            yield place
            limit -= 1
            place = self._table.text.find(words, place + len(words))


def _texts(library: Library) -> Iterator[tuple[Version, Article | None, Version]]:
    """Every text once, under the last wording that has it: so the articles of the latest wording stand together."""
    for statute in library.statutes.values():
        versions = statute.versions
        for at, version in enumerate(versions):
            after = versions[at + 1] if at + 1 < len(versions) else None
            if version.preamble and not (after and after.preamble == version.preamble):
                yield version, None, version
            for article in version.articles:
                if not (after and _same(after, article)):
                    yield version, article, _first(versions[: at + 1], article)


def _first(versions: Sequence[Version], article: Article) -> Version:
    """The oldest of the last versions that have these words without a break."""
    at = len(versions) - 1
    while at and _same(versions[at - 1], article):
        at -= 1
    return versions[at]


def _same(version: Version, article: Article) -> bool:
    other = version.article(article.key)
    return other is article or (other is not None and other.text == article.text)


def _probes(words: str, length: int) -> list[str]:
    """Pieces of the passage at even distances, the last one at its end."""
    last = len(words) - length
    if last < 0:
        return []
    step = max(length // 2, last // (_PROBES - 1))
    return list(dict.fromkeys(words[at : at + length] for at in [*range(0, last, step), last]))
