"""Candidates of one query, from the engine, the citations, the cards and the cases, ranked; weak ones left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.cards import CardMatch
from indexer.documents import day_number
from indexer.engines.base import Engine, Entry, Filter, WeightedTerm
from indexer.intent import articles_of, asked_tracks
from indexer.query import Understood
from indexer.ranking import Evidence, Ranked, card_support, ideal_score, rank, weighted_terms
from indexer.request import DEFAULT_KINDS, Request
from indexer.search_index import SearchIndex

POOL = 300
# Hits below this share of the best lexical score only share common words with the question.
RELEVANT = 0.35
# A text that cites the provision asked for counts as much as one that shares several words with the question.
CITES_WEIGHT = 2.0
_PROVISIONS = frozenset({"provision"})


def gather(index: SearchIndex, request: Request, understood: Understood, matches: Sequence[CardMatch]) -> list[Ranked]:
    """Everything that answers the query, the best first."""
    engine, on = index.engine, day_number(request.on, 0)
    share = {pair: engine.share("pairs", pair) for pair in set(understood.terms.pairs)}
    cited = {str(pid.article_id): place for place, pid in enumerate(understood.provisions)}
    terms = weighted_terms(understood.terms, share)
    asked = [*terms, *(WeightedTerm("cites", address, CITES_WEIGHT) for address in cited)]
    # One pool for provisions and cases, whichever is asked for, so that facets and totals agree.
    kinds = {"behaviour"} if "behaviour" in request.kinds else DEFAULT_KINDS
    hits = engine.search(asked, Filter(frozenset(kinds), on=on), POOL)
    linked = _card_articles(matches, index.library, understood.text, request.on)
    cases = _citing_cases(understood, index.library, request.on)
    meant = Evidence(
        cited=cited,
        cards=card_support(linked),
        cases=cases,
        statutes=frozenset(understood.statutes),
        amendments=index.amendments,
        certainty=matches[0].agreement if matches else 0.0,
    )
    extra = _extra(index, understood, [*cited, *(a for _, addresses in linked for a in addresses)], request.on)
    extra += [e for case in cases for e in engine.by_address(case, Filter(frozenset({"case"})))]
    ranked = rank(hits, meant, extra, ideal_score(terms, share))
    best = max((r.parts["lexical"] for r in ranked), default=0.0)
    return [r for r in ranked if len(r.parts) > 1 or r.parts["lexical"] >= RELEVANT * best]


def citing_cards(understood: Understood, library: Library, on: date, limit: int = 2) -> list[BehaviourCard]:
    """Cards about the provisions that a query cites: those that cite them most often, the widest first."""
    counts: dict[str, int] = {}
    for pid in understood.provisions:
        for card in library.cards_citing(pid.article_id, on):
            inside = [a for a in card.provisions() if f"{a}/".startswith(f"{pid.article_id}/")]
            counts[card.id] = counts.get(card.id, 0) + len(inside)
    best = sorted(counts, key=lambda card: (-counts[card], -len(library.cards[card].provisions()), card))
    return [library.cards[card] for card in best[:limit]]


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


def _other_times(engine: Engine, address: str, on: int) -> list[Entry]:
    """The wording of a cited article at another time, where the day asked for has none."""
    if engine.by_address(address, Filter(_PROVISIONS, on=on)):
        return []
    return engine.by_address(address, Filter(_PROVISIONS))[-1:]


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
    """(agreement, article addresses) of each matched card; the best card counts whole, the others less.

    A card speaks of the law of its own day: provisions that read otherwise on the day asked for are left out.
    """
    asked, found = asked_tracks(text), []
    for place, match in enumerate(matches):
        card = library.cards[match.card]
        articles = [a for a in articles_of(card, asked) if library.same_wording(ProvisionId.parse(a), card.as_of, on)]
        found.append((match.agreement * (1.0 if place == 0 else 0.6), articles))
    return found
