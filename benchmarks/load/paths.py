"""What people ask a server for, mixed: searches on the page and by programs, provisions, suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlencode

from corpus.library import Library
from corpus.model import Article, Statute
from corpus.status import today
from webapp.urls import SEARCH_API, SUGGEST_API, law_url, search_url

# Of every card so many phrasings, of every statute so many articles.
PHRASINGS, ARTICLES = 3, 4


def paths(library: Library) -> list[str]:
    """Paths by turns: a search page, a search by a program, a provision, a suggestion; the shortest list ends it."""
    kinds = _searches(library), _api(library), _provisions(library), _suggested(library)
    return list(chain.from_iterable(zip(*kinds, strict=False)))


def sentences(library: Library) -> Iterator[str]:
    """The phrasings of the behaviour cards, card by card, and between them citations."""
    cited = _endless([f"{s.latest.short_title}第{a.number}条" for s in library.statutes.values() for a in _some(s)])
    for number in range(PHRASINGS):
        for card in library.cards.values():
            if number < len(card.phrasings):
                yield card.phrasings[number]
                yield next(cited)


def _searches(library: Library) -> Iterator[str]:
    return (search_url(sentence) for sentence in sentences(library))


def _api(library: Library) -> Iterator[str]:
    """The same sentences in the other direction: no request finds its answer still warm from the one before."""
    return (f"{SEARCH_API}?{urlencode({'q': sentence})}" for sentence in reversed(list(sentences(library))))


def _provisions(library: Library) -> Iterator[str]:
    on = today()
    held = [s for s in library.statutes.values() if (v := library.version_at(s.id, on)) and v.extent == "full"]
    found = [law_url(s.latest.id_of(article)) for s in held for article in _some(s)]
    return _endless(found)


def _suggested(library: Library) -> Iterator[str]:
    """Beginnings of names and of sentences, as somebody types them."""
    typed = [sentence[: 2 + number % 4] for number, sentence in enumerate(sentences(library))]
    return (f"{SUGGEST_API}?{urlencode({'q': text})}" for text in typed)


def _some(statute: Statute) -> list[Article]:
    articles = statute.latest.articles
    return list(articles[:: max(1, len(articles) // ARTICLES)])[:ARTICLES]


def _endless(found: Iterable[str]) -> Iterator[str]:
    held = list(found)
    while held:
        yield from held
