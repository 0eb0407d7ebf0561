"""Pure scoring: engine scores and what the query meant -> one order, with the parts of each score.

Weights of the lexical base were measured on lay questions with training data only (docs/search.md).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from indexer.analysis import Terms
from indexer.engines.base import Entry, Hit, WeightedTerm

_DIGITS = re.compile(r"(\d+)")
# A field and some terms -> the share (0 to 1) of documents that hold each: Engine.shares.
Shares = Callable[[str, Iterable[str]], Mapping[str, float]]
FIELD_WEIGHTS = {"pairs": 1.0, "words": 0.4, "heading": 0.4, "title": 0.15}
# Terms that stand in a larger share of all documents change no top ten and cost the most time.
COMMON = 0.2
# Rarer than this no term of a question is; a term of full rarity counts as its field does.
LEAST_SHARE, FULL_RARITY = 1e-5, 8.0
CITED, NAMED, CARD, MEANING, CITING_CASE = 10.0, 5.0, 2.0, 0.8, 0.4
# A model's likelihood stands in the place of words and meaning together.
LEARNED = 1.8
# A law of which many articles come near is the right one: what that adds to each of them.
SAME_LAW = 0.07
# A case tells how the law was applied: it follows the provision that is as near to the question.
CASE_FACTOR = 0.6
# An amending text repeats what the amended law now says; the law itself is what applies.
AMENDMENT_FACTOR = 0.5
# A card's first provisions carry it; those further down support it, the last ones no less than a fifth.
CARD_DECAY, CARD_LEAST = 0.06, 0.2
# A card that agrees wholly with the question halves the say of words that merely occur in a text, and of likeness.
CERTAINTY = 0.5
# The share of what a query could score at best that counts as a full match: less is a match in passing.
FULL_MATCH = 0.6


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document, its score, and the parts that make it up."""

    entry: Entry
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the query meant, by address: rank of cited provisions and of cases that rest on them, support from cards.

    `meaning` is by document id: the nearness of wordings to the query (0 to 1). `learned`, where a model was asked, is
    the likelihood (0 to 1) of provisions, likewise; it takes the place of words and meaning.

    `statutes` are those named; `amendments` those that only change others.

    `certainty` (0 to 1) is the agreement of the best card with the query.
    """

    cited: Mapping[str, int]
    cards: Mapping[str, float]
    cases: Mapping[str, int]
    statutes: frozenset[str]
    amendments: frozenset[str]
    certainty: float = 0.0
    meaning: Mapping[str, float] = field(default_factory=dict)
    learned: Mapping[str, float] | None = None


def weighted_terms(terms: Terms, shares: Shares) -> list[WeightedTerm]:
    """Terms of a query by field and weight: rare terms count more than BM25 has it, repeated ones less.

    `shares` gives for a field the share of documents that hold each of some terms; pairs that stand in very many are
    left out, in the texts unless nothing else is left.
    """
    found = []
    for name, values in (
        ("pairs", terms.pairs),
        ("words", terms.words),
        ("heading", terms.pairs),
        ("title", terms.pairs),
    ):
        counted = Counter(values)
        held = shares(name, counted)
        telling = [term for term in counted if name == "words" or held.get(term, 0.0) <= COMMON]
        kept = telling or (list(counted) if name == "pairs" else [])
        found += [WeightedTerm(name, t, FIELD_WEIGHTS[name] * _worth(counted[t], held.get(t, 0.0))) for t in kept]
    return found


def _worth(count: int, share: float) -> float:
    """How much a term of a query counts: the square roots of its count and of its rarity."""
    return math.sqrt(count * (1 + math.log(1 / max(share, LEAST_SHARE))) / FULL_RARITY)


def ideal_score(terms: Iterable[WeightedTerm], share: Mapping[str, float]) -> float:
    """What a document that holds every pair and word of the query would score, roughly: the sum of their weights.

    Heading and title cannot hold everything and are left out.
    """
    return sum(t.weight * math.log(1 / max(share.get(t.text, 0.0), 1e-4)) for t in terms if t.field == "pairs")


def rank(hits: Sequence[Hit], meant: Evidence, extra: Iterable[Entry], ideal: float = 0.0) -> list[Ranked]:
    """Order hits and the entries that the query cites or its cards support; ties stand in the order of the text."""
    full = max([hit.score for hit in hits] + [FULL_MATCH * ideal], default=1.0) or 1.0
    lexical = {hit.entry.id: hit.score / full for hit in hits}
    entries = {hit.entry.id: hit.entry for hit in hits} | {entry.id: entry for entry in extra}
    text = {e.id: lexical.get(e.id, 0.0) + MEANING * meant.meaning.get(e.id, 0.0) for e in entries.values()}
    laws = law_support((e.statute, text[e.id]) for e in entries.values())
    ranked = [_scored(e, lexical.get(e.id, 0.0), laws if text[e.id] else {}, meant) for e in entries.values()]
    ranked.sort(key=lambda r: -r.score)
    # Few scores are equal: only those need an order of their own.
    alike = (list(group) for _, group in groupby(ranked, key=lambda r: r.score))
    return [r for group in alike for r in (sorted(group, key=_in_text_order) if len(group) > 1 else group)]


def law_support(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Statute -> what each of its articles gains by how near all of them come: (statute, score) of every hit.

    >>> law_support([("minfadian", 1.0), ("minfadian", 1.0), ("xingfa", 0.1)])["minfadian"] > 0.05
    True
    """
    sums: dict[str, float] = {}
    hits = [(statute, score) for statute, score in found if statute]
    full = max((score for _, score in hits), default=1.0) or 1.0
    for statute, score in hits:
        sums[statute] = sums.get(statute, 0.0) + (score / full) ** 2
    return {statute: SAME_LAW * math.log1p(total) for statute, total in sums.items()}


def card_support(cards: Iterable[tuple[float, Sequence[str]]]) -> dict[str, float]:
    """Article addresses -> support from the matched cards: (weight, article addresses in the card's order).

    A provision that several likely cards name is the likelier answer: their weights add up.
    """
    support: dict[str, float] = {}
    for weight, addresses in cards:
        for position, address in enumerate(addresses):
            value = weight * max(CARD_LEAST, 1 - CARD_DECAY * position)
            support[address] = support.get(address, 0.0) + value
    return support


def _in_text_order(ranked: Ranked) -> tuple[tuple[tuple[int, str], ...], str]:
    return natural(ranked.entry.address), ranked.entry.id


def natural(identifier: str) -> tuple[tuple[int, str], ...]:
    """An order in which article 2 comes before article 10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(identifier))


def _scored(entry: Entry, lexical: float, laws: Mapping[str, float], meant: Evidence) -> Ranked:
    factor = CASE_FACTOR if entry.kind == "case" else 1.0
    if entry.statute in meant.amendments and entry.statute not in meant.statutes:
        factor = AMENDMENT_FACTOR
    factor *= 1 - CERTAINTY * meant.certainty
    parts = {part: value * factor for part, value in _said(entry, lexical, laws, meant)}
    if entry.address in meant.cited:
        parts["cited"] = CITED - 0.01 * meant.cited[entry.address]
    if entry.address in meant.cards and entry.kind == "provision":
        parts["card"] = CARD * meant.cards[entry.address]
    if entry.kind == "case" and entry.address in meant.cases:
        parts["cited_by"] = CITING_CASE - 0.001 * meant.cases[entry.address]
    if entry.statute and entry.statute in meant.statutes:
        parts["named"] = NAMED
    return Ranked(entry, sum(parts.values()), parts)


def _said(entry: Entry, lexical: float, laws: Mapping[str, float], meant: Evidence) -> Iterator[tuple[str, float]]:
    """What words and meaning, or a model in their place, say of a document."""
    if meant.learned is not None and entry.kind == "provision":
        yield "learned", LEARNED * meant.learned.get(entry.id, 0.0)
        return
    yield "lexical", lexical
    if entry.id in meant.meaning:
        yield "meaning", MEANING * meant.meaning[entry.id]
    if entry.statute in laws:
        yield "law", laws[entry.statute]
