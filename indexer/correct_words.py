"""The words that a misspelt one can mean: names of statutes and offences, headings, words of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.library import Library
from corpus.names import STATE
from indexer.lexicon import lexicon_words

# Names of several things in one: 名誉权和荣誉权, 侮辱、诽谤罪.
_PARTS = re.compile(r"[、和与及]|以及")
# Only Chinese characters can be misspelt by sound; longer titles are cited by their short names.
_CHINESE = re.compile(r"[\u3400-\u9fff]{2,24}")


def correct_words(library: Library) -> Iterator[str]:
    """Every word in its right spelling, some more than once."""
    for word in _all(library):
        if _CHINESE.fullmatch(word):
            yield word


def titles(library: Library) -> Iterator[str]:
    """Names of statutes, of those known that are not held too, and what the full titles of laws begin with."""
    yield STATE
    yield from (name for name in library.names.written() if _CHINESE.fullmatch(name))


def _all(library: Library) -> Iterator[str]:
    yield from titles(library)
    for offence in library.offences:
        for name in (offence.name, *offence.aliases):
            yield from (name, name.removesuffix("罪"), *_PARTS.split(name.removesuffix("罪")))
    for statute in library.statutes.values():
        for article in statute.latest.articles:
            for division in article.path:
                yield from _PARTS.split(division.name)
    yield from lexicon_words()
    for card in library.cards.values():
        yield from card.legal_terms
