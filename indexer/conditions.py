"""What the conditions of a query leave: which documents pass them, and which pass that the words did not find.

Pure but for the engine that is asked for documents; the conditions are read by query_syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.status import Standing
from indexer.document_text import body, headings, one_spelling
from indexer.documents import card_document, day_number
from indexer.engines.base import Engine, Entry, Filter, WeightedTerm
from indexer.filter_values import name_of, shown_values
from indexer.phrases import holders, is_chinese, telling_pairs
from indexer.query import Understood
from indexer.ranking import Ranked, natural
from indexer.request import Conditions, Request
from indexer.scope import scope_of
from indexer.search_index import SearchIndex

Passes = Callable[[Entry], bool]


def applied(request: Request, conditions: Conditions, library: Library) -> tuple[Request, tuple[str, ...]]:
    """The request under the conditions of its query, and notes on its own choices that these contradict.

    A choice that lies within a condition narrows it; one that does not gives way.
    """
    notes, asked = [], replace(request, conditions=conditions)
    if conditions.day:
        if request.dated and request.on != conditions.day:
            notes.append(f"查询里写了日期{show(conditions.day)}，另选的{show(request.on)}没有采用")
        asked = replace(asked, on=conditions.day, dated=True)
    if request.statute and conditions.statutes and request.statute not in conditions.statutes:
        notes.append(_gives_way("statutes", conditions.statutes, (request.statute,), library))
        asked = replace(asked, statute="")
    if request.level and conditions.levels and request.level not in conditions.levels:
        notes.append(_gives_way("levels", conditions.levels, (request.level,), library))
        asked = replace(asked, level="")
    if request.kinds and conditions.kinds and not set(request.kinds) & set(conditions.kinds):
        notes.append(_gives_way("kinds", conditions.kinds, request.kinds, library))
        asked = replace(asked, kinds=())
    return asked, tuple(notes)


def _gives_way(key: str, demanded: tuple[str, ...], own: tuple[str, ...], library: Library) -> str:
    written, chosen = (shown_values(key, values, library) or "、".join(values) for values in (demanded, own))
    return f"查询里写了“{name_of(key)}：{written}”，另选的“{chosen}”没有采用"


def within(index: SearchIndex, request: Request, understood: Understood, ranked: Sequence[Ranked]) -> list[Ranked]:
    """What passes the conditions: of the ranked documents in their order, then of those that the words did not find."""
    if not request.conditions.restrict:
        return list(ranked)
    passes = passing(request.conditions, index.library, request.on)
    kept = [r for r in ranked if passes(r.entry)]
    known = {r.entry.id for r in kept}
    more = {e.id: e for e in _others(index, request, understood) if e.id not in known and passes(e)}
    return kept + _ordered(index.engine, request, list(more.values()), kept[-1].score if kept else 1.0)


def passing(conditions: Conditions, library: Library, on: date) -> Passes:
    """The test of a document: cheap conditions first, its text last."""
    phrases = [one_spelling(phrase) for phrase in conditions.phrases]
    excluded = [one_spelling(word) for word in conditions.excluded]
    # Spelling leaves Chinese characters alone: a text that lacks one of them need not be spelt anew.
    needed = frozenset(char for phrase in phrases for char in phrase if is_chinese(char))

    def passes(entry: Entry) -> bool:
        if not _selected(entry, conditions):
            return False
        if conditions.standings and _standing(entry, library, on) not in conditions.standings:
            return False
        if not phrases and not excluded:
            return True
        printed = body(entry, library)
        if not all(char in printed for char in needed):
            return False
        text = one_spelling(printed)
        whole = text + one_spelling(headings(entry, library)) if excluded else ""
        return all(phrase in text for phrase in phrases) and not any(word in whole for word in excluded)

    return passes


def card_passes(card: BehaviourCard, conditions: Conditions, library: Library) -> bool:
    """Whether a behaviour card may stand above the hits: by its words, and by the statutes that it cites."""
    if conditions.kinds and "behaviour" not in conditions.kinds:
        return False
    cited = {ProvisionId.parse(p).statute for p in card.provisions()} & library.statutes.keys()
    if conditions.statutes and not cited & set(conditions.statutes):
        return False
    if conditions.levels and not {library.statutes[s].latest.level for s in cited} & set(conditions.levels):
        return False
    document = card_document(card)
    text = one_spelling(f"{document.title}{document.text}")
    return all(one_spelling(p) in text for p in conditions.phrases) and not any(
        one_spelling(word) in text for word in conditions.excluded
    )


def _selected(entry: Entry, conditions: Conditions) -> bool:
    return (
        (not conditions.kinds or entry.kind in conditions.kinds)
        and (not conditions.statutes or entry.statute in conditions.statutes)
        and (not conditions.levels or entry.level in conditions.levels)
    )


def _standing(entry: Entry, library: Library, on: date) -> Standing | None:
    """Where the wording of a document stands on a day; a case has no standing.

    The last wording of a repealed statute is repealed; those before it were superseded.
    """
    if entry.kind != "provision":
        return None
    day = day_number(on, 0)
    if day < entry.since:
        return "not_yet_in_force"
    if day < entry.until:
        return library.latest_provision(ProvisionId.parse(entry.address), on).status.standing
    repealed = library.statutes[entry.statute].latest.repealed
    return "repealed" if repealed and day_number(repealed, 0) == entry.until else "superseded"


def _others(index: SearchIndex, request: Request, understood: Understood) -> Iterable[Entry]:
    """Documents that may pass though the words did not bring them up.

    All that hold a phrase; where a query is conditions alone, all that they select; of a cited article also the
    wordings of other days, where these are asked for.
    """
    conditions, scope = request.conditions, scope_of(request)
    if conditions.phrases:
        yield from holders(index, conditions.phrases, scope)
    elif conditions.select and not (understood.terms.words or understood.provisions):
        named = scope.statutes or frozenset(understood.statutes)
        yield from listed(index, replace(scope, statutes=named))
    if conditions.standings:
        for pid in understood.provisions:
            yield from index.engine.by_address(str(pid.article_id), scope)


def listed(index: SearchIndex, scope: Filter) -> Iterable[Entry]:
    """Every document of a scope; of named statutes article by article, which spares reading all documents."""
    if not scope.statutes:
        return (entry for entry in index.engine.entries() if scope.allows(entry))
    named = (index.library.statutes[s] for s in scope.statutes)
    addresses = dict.fromkeys(f"{s.id}/{a.key}" for s in named for v in s.versions for a in v.articles)
    return (entry for address in addresses for entry in index.engine.by_address(address, scope))


def _ordered(engine: Engine, request: Request, entries: list[Entry], below: float) -> list[Ranked]:
    """By the phrases where there are any, below what the words found; else in the order of the texts."""
    pairs = [
        WeightedTerm("pairs", pair, 1.0) for phrase in request.conditions.phrases for pair in telling_pairs(phrase)
    ]
    scores = {h.entry.id: h.score for h in engine.search(pairs, scope_of(request), engine.count())} if pairs else {}
    best = max(scores.values(), default=0.0) or 1.0
    ranked = [Ranked(e, s := below * scores.get(e.id, 0.0) / best, {"phrase": s} if pairs else {}) for e in entries]
    return sorted(ranked, key=lambda r: (-r.score, natural(r.entry.address), -r.entry.since, r.entry.id))
