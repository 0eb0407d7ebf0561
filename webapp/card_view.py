"""Behaviour cards and coverage -> the values of their templates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from corpus.behaviours import ACTORS, STAGES, BehaviourCard, Remedy, Stage, Statement
from corpus.cases import KINDS
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import LEVELS
from corpus.vocabulary import Act
from webapp import views
from webapp.as_of import Day
from webapp.contexts import BehaviourPage, CitedLine, Link, RemedyView, Shell
from webapp.law.contexts import CoveragePage, CoverageRow
from webapp.law.wordings import statute_rows
from webapp.urls import assess_url, case_url, law_url, search_url

# 侵犯公民个人信息罪, the offence that an assessment is about.
_OFFENCE = ProvisionId("xingfa", 253, 1)
# What a card of some stage says was done, in the words of the facts; of the others the reader says it.
ACTS_OF_STAGES: Mapping[Stage, tuple[Act, ...]] = {
    "sell": ("sell",),
    "provide": ("provide",),
    "transmit": ("provide",),
    "disclose": ("publish",),
    "collect": ("collect_in_service",),
}


def behaviour_page(shell: Shell, library: Library, card: BehaviourCard, day: Day) -> BehaviourPage:
    """A behaviour card: duties, what follows, where to turn."""
    on, dated_on = day.on, day.chosen

    def lines(statements: tuple[Statement, ...]) -> tuple[CitedLine, ...]:
        return tuple(views.cited_line(s, library, on, dated_on, card.as_of) for s in statements)

    def remedy(value: Remedy) -> RemedyView:
        statement = Statement(text=value.text, provisions=value.provisions)
        line = views.cited_line(statement, library, on, dated_on, card.as_of)
        return RemedyView(value.channel, line)

    related = {case.id: case for case in (library.cases[i] for i in card.cases)}
    related |= {case.id: case for case in library.cases.values() if card.id in case.behaviours}
    return BehaviourPage(
        shell=shell,
        title=card.name,
        summary=card.summary,
        stage=STAGES[card.stage],
        actors=tuple(ACTORS[actor] for actor in card.actors),
        legal_terms=card.legal_terms,
        duties=lines(card.duties),
        tracks=views.tracks(card, library, on, dated_on),
        public_interest=lines(card.public_interest),
        exceptions=lines(card.exceptions),
        evidence=card.evidence,
        remedies=tuple(map(remedy, card.remedies)),
        cases=tuple(Link(c.title, case_url(c.id, dated_on), c.result) for c in related.values()),
        phrasings=tuple(Link(text, search_url(text, as_of=dated_on)) for text in card.phrasings),
        checked=show(card.as_of),
        notice=_outdated(card, library, on),
        assess_url=_assess_url(card, dated_on),
    )


def coverage_page(shell: Shell, library: Library, day: Day) -> CoveragePage:
    """What is held by level, what is not, and how many cases of each kind."""
    groups: dict[str, list[CoverageRow]] = defaultdict(list)
    for statute in library.statutes.values():
        version = statute.latest
        rows = statute_rows(library, statute, version, day.on)
        row = CoverageRow(
            version.title,
            law_url(ProvisionId(statute.id), day.chosen),
            rows,
            len(version.articles),
            version.source.via,
            version.source.checked or "未核对",
        )
        groups[LEVELS[version.level]].append(row)
    not_held = []
    for missing in library.not_held:
        held = missing.successor or missing.statute
        link = Link(library.statutes[held].latest.short_title, law_url(ProvisionId(held), day.chosen)) if held else None
        not_held.append((missing.title, missing.reason, link))
    counts: Counter[str] = Counter(case.kind for case in library.cases.values())
    return CoveragePage(
        shell=shell,
        groups=tuple((level, tuple(groups[level])) for level in LEVELS.values() if groups[level]),
        not_held=tuple(not_held),
        case_kinds=tuple((name, counts[kind]) for kind, name in KINDS.items() if counts[kind]),
    )


def _assess_url(card: BehaviourCard, day: date | None) -> str:
    """The form of an assessment with the acts of the card, done on the day; empty where it speaks of no such crime."""
    addresses = [p for statement in card.consequences.criminal for p in statement.provisions]
    if not any(ProvisionId.parse(address).article_id == _OFFENCE for address in addresses):
        return ""
    acts = [("act", act) for act in ACTS_OF_STAGES.get(card.stage, ())]
    return assess_url([*([("date", str(day))] if day else []), *acts])


def _outdated(card: BehaviourCard, library: Library, on: date) -> str:
    if not library.outdated(card, on):
        return ""
    return f"本说明按{show(card.as_of)}的法律写成。标有日期的条文，在{show(on)}内容不同或者还没有。"
