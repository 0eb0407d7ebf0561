"""Words -> cases alone, the best first: those that hold the words, rest on a cited article, or belong to a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.cases import Case
from indexer.engines.base import Filter, WeightedTerm
from indexer.query import Understood, understand
from indexer.ranking import weighted_terms
from indexer.search_index import SearchIndex
from indexer.snippets import Snippet, snippet

# Cases below this share of the best score hold only common words of the query.
RELEVANT = 0.35
# The query's very words, a cited provision and a card that the words tell of count as much as the best case's score.
LITERAL, CITES, CARD = 1.0, 1.0, 1.0
# A card that agrees less than this is one of several guesses.
SURE = 0.5


@dataclass(frozen=True, slots=True)
class CaseHit:
    """A case, its score, and an excerpt that shows the words."""

    case: str
    score: float
    excerpt: Snippet


def search_cases(index: SearchIndex, text: str, on: date) -> list[CaseHit]:
    """The cases that answer a query; never raises for any text of it.

    The search of everything keeps one pool for provisions and cases, in which a case must hold its own against the
    whole law; here cases are measured against each other, and none that holds the words is lost.
    """
    understood = understand(text, index.library, index.finder, index.analyser, on)
    lexical = _lexical(index, understood)
    scores = {case: score for case, score in lexical.items() if score >= RELEVANT}
    for bonus in (_literal(index, understood), _citing(index, understood), _of_cards(index, understood)):
        for case, value in bonus.items():
            scores[case] = scores.get(case, lexical.get(case, 0.0)) + value
    best = sorted(scores, key=lambda case: (-scores[case], case))
    return [CaseHit(case, round(scores[case], 4), _excerpt(index, case, understood)) for case in best]


def _lexical(index: SearchIndex, understood: Understood) -> dict[str, float]:
    """Cases that hold words of the query, the best at 1."""
    terms: list[WeightedTerm] = weighted_terms(understood.terms, index.engine.shares)
    hits = index.engine.search(terms, Filter(frozenset({"case"})), max(1, len(index.library.cases)))
    full = max((hit.score for hit in hits), default=1.0) or 1.0
    return {hit.entry.address: hit.score / full for hit in hits}


def _literal(index: SearchIndex, understood: Understood) -> Mapping[str, float]:
    """Cases in whose account every word that was typed stands as it is: none of them may be lost."""
    typed = [word for word in understood.text.split() if any(map(str.isalnum, word))]
    cases = index.library.cases.values() if typed else ()
    return {case.id: LITERAL for case in cases if all(word in _account(case) for word in typed)}


def _account(case: Case) -> str:
    named = [outcome.who + (outcome.role or "") + (outcome.offence or "") for outcome in case.outcomes]
    return "\n".join([case.title, case.authority or "", case.facts, *case.acts, case.result, *named])


def _citing(index: SearchIndex, understood: Understood) -> Mapping[str, float]:
    """Cases that rest on a cited article."""
    articles = {str(pid.article_id) for pid in understood.provisions}
    return {case.id: CITES for article in articles for case in index.library.citing_cases.get(article, ())}


def _of_cards(index: SearchIndex, understood: Understood) -> Mapping[str, float]:
    """Cases of the cards that the words tell of."""
    matches = index.cards.match(understood.text, understood.terms) if understood.terms.words else ()
    sure = [(index.library.cards[match.card], match.agreement) for match in matches if match.agreement >= SURE]
    found: dict[str, float] = {}
    for card, agreement in sure:
        for case in index.library.cases.values():
            if _belongs(case.id, case.behaviours, card):
                found[case.id] = max(found.get(case.id, 0.0), CARD * agreement)
    return found


def _belongs(case_id: str, behaviours: tuple[str, ...], card: BehaviourCard) -> bool:
    return card.id in behaviours or case_id in card.cases


def _excerpt(index: SearchIndex, case_id: str, understood: Understood) -> Snippet:
    case = index.library.cases[case_id]
    text = f"{case.facts}\n{case.result}"
    words = [word for word in understood.terms.words if len(word) > 1 and word in text]
    return snippet(text, words or list(understood.terms.pairs))
