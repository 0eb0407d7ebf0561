"""Behaviour cards, cases and coverage -> the values of their templates."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from corpus.behaviours import ACTORS, STAGES, BehaviourCard, Remedy, Statement
from corpus.cases import KINDS, Case, Outcome
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import LEVELS
from webapp import views
from webapp.contexts import (
    BehaviourPage,
    CasePage,
    CitedLine,
    CoveragePage,
    CoverageRow,
    Facts,
    Link,
    OutcomeRow,
    RemedyView,
    Shell,
)  # fmt: skip
from webapp.urls import behaviour_url, case_url, law_url, search_url

MONTHS = 12


def behaviour_page(
    shell: Shell, library: Library, card: BehaviourCard, on: date, dated_on: date | None
) -> BehaviourPage:
    """A behaviour card: duties, what follows, where to turn."""

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
        cases=tuple(Link(c.title, case_url(c.id), c.result) for c in related.values()),
        phrasings=tuple(Link(text, search_url(text)) for text in card.phrasings),
        checked=show(card.as_of),
        notice=_outdated(card, library, on),
    )


def case_page(shell: Shell, library: Library, case: Case, on: date) -> CasePage:
    """A case: what was done, what was decided, who published it."""
    cards = dict.fromkeys([*case.behaviours, *(c.id for c in library.cards.values() if case.id in c.cases)])
    return CasePage(
        shell=shell,
        title=case.title,
        kind=case.kind_name,
        facts=_case_facts(case),
        story=tuple(case.facts.split("\n")),
        acts=case.acts,
        result=case.result,
        outcomes=tuple(map(_outcome, case.outcomes)),
        provisions=tuple(views.provision_link(a, library, on, None, case.day) for a in case.provisions),
        cards=tuple(Link(library.cards[c].name, behaviour_url(c)) for c in cards),
        source=f"{case.source.publisher}，《{case.source.title}》，{case.source.date}",
        source_url=case.source.url or "",
        notes=case.notes,
    )


def coverage_page(shell: Shell, library: Library, on: date) -> CoveragePage:
    """What is held by level, what is not, and how many cases of each kind."""
    groups: dict[str, list[CoverageRow]] = defaultdict(list)
    for statute in library.statutes.values():
        version = statute.latest
        rows = views.version_rows(statute, statute.versions, version, ProvisionId(statute.id), on)
        row = CoverageRow(
            version.title,
            law_url(ProvisionId(statute.id)),
            rows,
            len(version.articles),
            version.source.via,
            version.source.checked or "未核对",
        )
        groups[LEVELS[version.level]].append(row)
    not_held = []
    for missing in library.not_held:
        held = missing.successor or missing.statute
        link = Link(library.statutes[held].latest.short_title, law_url(ProvisionId(held))) if held else None
        not_held.append((missing.title, missing.reason, link))
    counts: Counter[str] = Counter(case.kind for case in library.cases.values())
    return CoveragePage(
        shell=shell,
        groups=tuple((level, tuple(groups[level])) for level in LEVELS.values() if groups[level]),
        not_held=tuple(not_held),
        case_kinds=tuple((name, counts[kind]) for kind, name in KINDS.items() if counts[kind]),
    )


def _case_facts(case: Case) -> Facts:
    information = [
        f"{i.type}"
        + (f" {i.count:,} 条" + ("以上" if i.lower_bound else "") if i.count is not None else "（数量不详）")
        for i in case.information
    ]
    rows = [
        ("类别", case.kind_name),
        ("机关", case.authority or "不详"),
        ("日期", case.date or "不详"),
        ("信息类型和数量", "；".join(information) or "不详"),
        ("违法所得", _yuan(case.illegal_income)),
        ("罚款或罚金合计", _yuan(case.fine)),
        ("赔偿", _yuan(case.compensation)),
    ]
    return Facts(tuple(row for row in rows if row[1]), ())


def _outdated(card: BehaviourCard, library: Library, on: date) -> str:
    if not library.outdated(card, on):
        return ""
    return f"本说明按{show(card.as_of)}的法律写成。标有日期的条文，在{show(on)}内容不同或者还没有。"


def _outcome(outcome: Outcome) -> OutcomeRow:
    return OutcomeRow(
        who=outcome.who,
        role=outcome.role or "",
        offence=outcome.offence or "",
        sentence=_sentence(outcome),
        fine=_yuan(outcome.fine),
        note=outcome.note or "",
    )


def _sentence(outcome: Outcome) -> str:
    if outcome.sentence_months is None:
        return ""
    kind = {True: "拘役", False: "有期徒刑", None: ""}[outcome.detention]
    text = kind + _months(outcome.sentence_months)
    return text + (f"，缓刑{_months(outcome.suspended_months)}" if outcome.suspended_months else "")


def _months(count: int) -> str:
    """39 -> 三年三个月, written with Arabic numerals as reports do: 3年3个月."""
    years, months = divmod(count, MONTHS)
    return (f"{years}年" if years else "") + (f"{months}个月" if months else "")


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,} 元"
