"""Candidates of one query, from the engine, the citations, the cards and the cases, ranked; weak ones left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache

from corpus.behaviours import BehaviourCard
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.cards import CardMatch
from indexer.documents import day_number
from indexer.engines.base import Engine, Entry, Filter, WeightedTerm
from indexer.intent import articles_of, asked_tracks
from indexer.plain_words import NOTHING, weighed
from indexer.query import Understood
from indexer.ranking import LEARNED, MEANING, Evidence, Ranked, card_support, ideal_score, rank, weighted_terms
from indexer.request import Request
from indexer.scope import scope_of
from indexer.search_index import SearchIndex
from indexer.synonyms import WEIGHT as SYNONYM

POOL = 300
# Hits below this share of the best lexical score only share common words with the question.
RELEVANT = 0.35
# So near a wording must come by its meaning alone, as a share of the nearest one.
NEAR_ENOUGH = 0.5
# So likely a provision must be to a model, as a share of the likeliest one.
LIKELY = 0.35
# A text that cites the provision asked for counts as much as one that shares several words with the question.
CITES_WEIGHT = 2.0
_PROVISIONS = frozenset({"provision"})
# minfadian@2021-01-01/1032: the day of the wording in a document id.
_WORDING = re.compile(r"@[^/]*")


def gather(index: SearchIndex, request: Request, understood: Understood, matches: Sequence[CardMatch]) -> list[Ranked]:
    """Everything that answers the query, the best first."""
    engine, on = index.engine, day_number(request.on, 0)
    cited = {str(pid.article_id): place for place, pid in enumerate(understood.provisions)}
    terms = weighted_terms(understood.terms, engine.shares)
    also = _told_otherwise(understood.also, index)
    asked = [*terms, *also, *(WeightedTerm("cites", address, CITES_WEIGHT) for address in cited)]
    hits = engine.search(asked, scope_of(request), POOL)
    linked = _card_articles(matches, index.library, understood.text, request.on)
    cases = _citing_cases(understood, index.library, request.on)
    # Something is always nearest: words that stand in no text (怎么办, another language) mean nothing here.
    said = weighed(index, request, understood, [*terms, *also]) if understood.terms.words and hits else NOTHING
    meant = Evidence(
        cited=cited,
        cards=card_support(linked),
        cases=cases,
        statutes=frozenset(understood.statutes),
        amendments=index.amendments,
        certainty=matches[0].agreement if matches else 0.0,
        meaning=said.meaning,
        learned=said.learned,
    )
    extra = _extra(index, understood, [*cited, *(a for _, addresses in linked for a in addresses)], request.on)
    extra += _near(index.engine, said.meaning.keys() | said.likely(), on)
    extra += [e for case in cases for e in engine.by_address(case, Filter(frozenset({"case"})))]
    ranked = rank(hits, meant, extra, ideal_score(terms, engine.shares("pairs", understood.terms.pairs)))
    best: dict[str, float] = {}
    for found in ranked:
        best[found.entry.kind] = max(best.get(found.entry.kind, 0.0), found.parts.get("lexical", 0.0))
    return [r for r in ranked if _answers(r, best[r.entry.kind])]


def _told_otherwise(words: Sequence[str], index: SearchIndex) -> list[WeightedTerm]:
    """Terms of the words of the law that mean what was typed; they count less than what was typed."""
    terms = index.analyser.query(" ".join(words)) if words else None
    found = weighted_terms(terms, index.engine.shares) if terms else []
    return [WeightedTerm(term.field, term.text, term.weight * SYNONYM) for term in found]


def _answers(ranked: Ranked, best: float) -> bool:
    """Whether a hit is more than a shared word or a distant likeness: cited, of a card, or near in words or meaning.

    `best` is the lexical score of the best of its kind: a case that tells the very story hides no provision.
    """
    if ranked.parts.keys() - {"lexical", "meaning", "law", "learned"}:
        return True
    if "learned" in ranked.parts:
        return ranked.parts["learned"] >= LIKELY * LEARNED
    return ranked.parts["lexical"] >= RELEVANT * best or ranked.parts.get("meaning", 0.0) >= NEAR_ENOUGH * MEANING


def citing_cards(understood: Understood, library: Library, on: date, limit: int = 2) -> list[BehaviourCard]:
    """Cards about the provisions that a query cites: those that name most of their units, and name them first.

    Of cards that do so alike, the one with the most cases is what the provision is mostly used for.
    """
    weights: dict[str, float] = {}
    for pid in understood.provisions:
        for card in library.cards_citing(pid.article_id, on):
            inside = _inside(tuple(card.provisions()), str(pid.article_id))
            weights[card.id] = weights.get(card.id, 0.0) + inside
    best = sorted(weights, key=lambda card: (-round(weights[card], 6), -len(library.cards[card].cases), card))
    return [library.cards[card] for card in best[:limit]]


@lru_cache(maxsize=4096)
def _inside(provisions: tuple[str, ...], article: str) -> float:
    """What a card with these provisions lends to the units of an article."""
    support = card_support([(1.0, provisions)])
    return sum(value for address, value in support.items() if f"{address}/".startswith(f"{article}/"))


def _extra(index: SearchIndex, understood: Understood, addresses: Iterable[str], day: date) -> list[Entry]:
    """Provisions that the words alone may not have found: cited ones, those of cards, those of a named statute."""
    engine, on = index.engine, day_number(day, 0)
    found: list[Entry] = []
    for address in dict.fromkeys(addresses):
        found += engine.by_address(address, Filter(_PROVISIONS, on=on))
    for pid in understood.provisions:
        found += _other_times(engine, str(pid.article_id), on)
    if understood.statutes and not understood.terms.words and not understood.provisions:
        found += [e for statute in understood.statutes for e in _whole_statute(index, statute, day)]
    return found


def _near(engine: Engine, near: Collection[str], on: int) -> list[Entry]:
    """The articles that come near by their meaning, in the wording of the day."""
    addresses = dict.fromkeys(map(_address, near))
    found = (e for address in addresses for e in engine.by_address(address, Filter(_PROVISIONS, on=on)))
    return [entry for entry in found if entry.id in near]


@lru_cache(maxsize=65_536)
def _address(name: str) -> str:
    return _WORDING.sub("", name)


def _other_times(engine: Engine, address: str, on: int) -> list[Entry]:
    """The nearest wording of a cited article at another time, where the day asked for has none."""
    if engine.by_address(address, Filter(_PROVISIONS, on=on)):
        return []
    wordings = engine.by_address(address, Filter(_PROVISIONS))
    return sorted(wordings, key=lambda e: max(e.since - on, on - e.until))[:1]


def _whole_statute(index: SearchIndex, statute: str, day: date) -> list[Entry]:
    """Every article of a statute that was named and nothing else, as it stands on the day."""
    allowed = Filter(_PROVISIONS, frozenset({statute}), on=day_number(day, 0))
    version = index.library.version_at(statute, day) or index.library.statutes[statute].latest
    return [e for a in version.articles for e in index.engine.by_address(f"{statute}/{a.key}", allowed)]


def _citing_cases(understood: Understood, library: Library, on: date) -> dict[str, int]:
    """Cases that rest on a cited provision in the words of the day, by id, with their place in the list."""
    articles = [pid.article_id for pid in understood.provisions]
    cases = [case.id for article in articles for case, same in library.cases_citing(article, on) if same]
    return {case: place for place, case in enumerate(dict.fromkeys(cases))}


def _card_articles(
    matches: Sequence[CardMatch], library: Library, text: str, on: date
) -> list[tuple[float, list[str]]]:
    """(weight, article addresses) of each matched card: its share of what all of them may mean, as sure as the best is.

    A card speaks of the law of its own day: provisions that read otherwise on the day asked for are left out.
    """
    asked, found = asked_tracks(text), []
    shares = sum(match.share for match in matches) or 1.0
    for match in matches:
        card = library.cards[match.card]
        articles = [a for a in articles_of(card, asked) if library.same_wording(ProvisionId.parse(a), card.as_of, on)]
        found.append((matches[0].agreement * match.share / shares, articles))
    return found
