"""An outcome -> the values of assess.html; no scoring, no law of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.liability.explain import (
    Name,
    measure_words,
    possible_words,
    tier_words,
    times_words,
)
from corpus.liability.facts import Facts
from corpus.liability.lanes import Lane, lanes, raised_by
from corpus.liability.milder import other_words, regime_range
from corpus.liability.naming import namer
from corpus.liability.outcome import TIER_NAMES, Administrative, Criminal, Ground, Missing, Outcome, Remedy
from corpus.liability.rules import Rules, Standards
from corpus.liability.words import money, months_range
from corpus.library import Library, unit_text
from webapp.assess.answers import Answers
from webapp.assess.contexts import (
    AnswerView,
    AssessResult,
    GroundView,
    LikeCase,
    MeasureView,
    MissingView,
    OtherRegimeView,
    PenaltyGroup,
    RemedyLine,
    Standing,
)
from webapp.assess.form import query_of
from webapp.assess.ladder import Ladder, ladder_of
from webapp.assess.stated import stated_rows
from webapp.contexts import CitedLine, Link
from webapp.urls import assess_url, facts_file_url, law_url

_STANDINGS: dict[bool | None, tuple[Standing, str, str]] = {
    True: ("met", "✓", "符合"),
    None: ("open", "？", "待定"),
    False: ("unmet", "—", "不符合"),
}
# The places of provisions inside a sentence, as the notes of an outcome have them.
_PLACE = re.compile(r"\{([a-z0-9/-]+)\}")
_NO_OFFENCE = "按行为当日的法律，没有可以适用的罪名。"
_NO_LINES = "行为当日的法律没有数量、数额标准，情节由法院综合认定。"


class Provisions:
    """Names and pages of provisions, in the wording of the day of the conduct."""

    def __init__(self, library: Library, on: date) -> None:
        self._library, self._on = library, on
        self.name: Name = namer(library, on)

    def link(self, address: str) -> Link:
        """The provision on the day; where that day has none, in the wording that the assessment names."""
        pid = ProvisionId.parse(address)
        if self._library.unit_exists(pid, self._on):
            return Link(self.name(address), law_url(pid, self._on))
        nearest = self._library.latest_provision(pid, self._on).version.effective
        return Link(self.name(address), law_url(pid, nearest))

    def words(self, address: str) -> str:
        """The provision's own words."""
        pid = ProvisionId.parse(address)
        return unit_text(self._library.latest_provision(pid, self._on).article, pid)

    def line(self, text: str, address: str | None) -> CitedLine:
        """A sentence and the provision that carries it."""
        return CitedLine(text, (self.link(address),) if address else ())

    def linked(self, text: str) -> tuple[Link, ...]:
        """A sentence in pieces: words (without a URL) and provisions."""
        pieces = _PLACE.split(text)
        found = (self.link(p) if place % 2 else Link(p, "") for place, p in enumerate(pieces))
        return tuple(piece for piece in found if piece.text)


def result_view(
    facts: Facts, outcome: Outcome, library: Library, cases: tuple[tuple[str, tuple[LikeCase, ...]], ...] = ()
) -> AssessResult:
    """Everything that the page says of an assessment, in the order in which it is read."""
    rules, provisions, criminal = library.rules_of_liability(), Provisions(library, facts.date), outcome.criminal
    general, sector = _penalties(outcome.administrative, provisions)
    query = query_of(facts)
    return AssessResult(
        when=show(outcome.date),
        regime=outcome.regime,
        tone=criminal.tier,
        tier=tier_words(criminal),
        range=months_range(*criminal.range_months) if criminal.range_months[1] else "",
        custody=tuple(provisions.line(f"{kind}{months_range(*m)}", p) for kind, m, p in criminal.custody),
        adjusted=_adjusted(criminal),
        other_regime=_other_regime(outcome, provisions),
        offences=tuple(_offences(criminal, provisions)),
        fine=_fine(criminal, provisions),
        unit=provisions.line(*criminal.unit) if criminal.unit else None,
        stated=stated_rows(facts),
        ladder=_ladder(facts, outcome, rules),
        no_ladder=_NO_LINES if criminal.offences else _NO_OFFENCE,
        grounds=tuple(_ground(ground, provisions) for ground in _met_first(criminal.grounds)),
        adjustments=tuple(_adjustments(criminal, provisions)),
        missing=tuple(_missing(missing, Answers(facts, rules)) for missing in outcome.missing),
        penalties=general,
        sector_penalties=sector,
        sectors="、".join(dict.fromkeys(g.provision.text.partition("》")[0] + "》" for g in sector)),
        civil=tuple(_remedies(outcome.civil, provisions)),
        public_interest=tuple(_remedies(outcome.public_interest, provisions)),
        notes=tuple(provisions.linked(note) for note in outcome.notes),
        cases=cases,
        url=assess_url(query),
        file_url=facts_file_url(query),
    )


def _offences(criminal: Criminal, provisions: Provisions) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for name, rows in groupby(criminal.offences, key=lambda row: row[0]):
        yield name, tuple(provisions.link(address) for _, address in rows)


def _adjusted(criminal: Criminal) -> str:
    if criminal.adjusted_range_months == criminal.range_months:
        return ""
    return months_range(*criminal.adjusted_range_months)


def _other_regime(outcome: Outcome, provisions: Provisions) -> OtherRegimeView | None:
    """Both laws side by side where they differ; which one applies is left open."""
    criminal, other = outcome.criminal, outcome.criminal.other_regime
    if other is None:
        return None
    own = regime_range(criminal.tier, criminal.range_months, offence=bool(criminal.offences))
    there = regime_range(other.tier, other.range_months, offence=bool(other.offences))
    return OtherRegimeView(
        own=(f"按行为时的法律（{outcome.regime}）", own),
        other=(other_words(other), there),
        rule=other.rule,
        provision=provisions.link(other.provision),
    )


def _fine(criminal: Criminal, provisions: Provisions) -> CitedLine | None:
    fine = criminal.fine
    if not fine:
        return None
    text, cited = fine.mode, [provisions.link(fine.provision)]
    if fine.usual and fine.usual_provision:
        low, high = (money(value) for value in fine.usual)
        text += f"。{fine.usual_text}，按此为{low}至{high}"
        cited.append(provisions.link(fine.usual_provision))
    return CitedLine(text, tuple(cited))


def _ladder(facts: Facts, outcome: Outcome, rules: Rules) -> Ladder | None:
    """None where the law of the day has no lines to stand on."""
    standards = standards_of(outcome, rules)
    if standards is None:
        return None
    missing = {missing.fact for missing in outcome.missing}
    shown = [lane for lane in lanes(facts, standards, rules.criminal.giving) if _worth_showing(lane, missing)]
    return ladder_of(shown, outcome.criminal, raised_by(standards), tier_words(outcome.criminal))


def standards_of(outcome: Outcome, rules: Rules) -> Standards | None:
    """The lines that an outcome was measured against; it has grounds only then."""
    if not outcome.criminal.grounds:
        return None
    name = next(r.standards for r in rules.criminal.regimes if r.name == outcome.regime)
    return next((standards for standards in rules.criminal.standards if standards.name == name), None)


def _worth_showing(lane: Lane, missing: set[str]) -> bool:
    """A sum that nobody stated is shown only where it matters."""
    fact = {"income": "illegal_income", "profit": "business_profit"}.get(lane.kind)
    return fact is None or lane.amount[1] is not None or fact in missing


def _met_first(grounds: Iterable[Ground]) -> list[Ground]:
    return sorted(grounds, key=lambda ground: list(_STANDINGS).index(ground.met))


def _ground(ground: Ground, provisions: Provisions) -> GroundView:
    standing, sign, name = _STANDINGS[ground.met]
    times = times_words(ground.ratio) if ground.ratio else ""
    link, words = provisions.link(ground.provision), provisions.words(ground.provision)
    return GroundView(standing, sign, name, ground.text, times, TIER_NAMES[ground.tier], link, words)


def _adjustments(criminal: Criminal, provisions: Provisions) -> Iterator[CitedLine]:
    for row in criminal.adjustments:
        yield provisions.line(f"{row.rule}：{row.effect}", row.provision)


def _missing(missing: Missing, answers: Answers) -> MissingView:
    found = []
    for change in missing.what_changes:
        tried = answers.tried(missing.fact, change.answer)
        url = assess_url(query_of(tried)) if tried else ""
        words = answers.tried_words(missing.fact, change.answer)
        found.append(AnswerView(change.answer, url, words, possible_words(change.tiers)))
    return MissingView(missing.name, missing.why_it_matters, _field(missing.fact), tuple(found))


def _field(fact: str) -> str:
    """The field of the form that takes a fact: items[0].count -> count1."""
    if place := re.match(r"items\[(\d+)\]", fact):
        return f"count{int(place[1]) + 1}"
    return {"items.type": "type1", "items.count": "count1"}.get(fact, fact.rpartition(".")[2])


def _penalties(
    rows: Iterable[Administrative], provisions: Provisions
) -> tuple[tuple[PenaltyGroup, ...], tuple[PenaltyGroup, ...]]:
    """Measures by provision: for everybody, and for some trades and offices alone."""
    general: list[PenaltyGroup] = []
    sector: list[PenaltyGroup] = []
    for (address, limited), measures in groupby(rows, key=lambda row: (row.provision, row.sector)):
        group = _penalty(address, limited, list(measures), provisions)
        (sector if limited else general).append(group)
    return tuple(general), tuple(sector)


def _penalty(address: str, sector: str | None, measures: list[Administrative], provisions: Provisions) -> PenaltyGroup:
    """What all measures of a provision share is said once."""
    condition, authority = _shared(m.condition for m in measures), _shared(m.authority for m in measures)
    limits = [f"限于{sector}" if sector else "", condition or "", f"由{authority}处理" if authority else ""]
    views = []
    for subject, listed in groupby(measures, key=lambda row: row.subject):
        words = dict.fromkeys(measure_words(measure, condition, authority) for measure in listed)
        views.append(MeasureView(subject, "；".join(words)))
    return PenaltyGroup(provisions.link(address), measures[0].breach, "；".join(filter(None, limits)), tuple(views))


def _shared(values: Iterable[str | None]) -> str | None:
    """The value that all have; None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _remedies(rows: Iterable[Remedy], provisions: Provisions) -> Iterator[RemedyLine]:
    for row in rows:
        yield RemedyLine(row.remedy, row.condition or "", provisions.link(row.provision))
