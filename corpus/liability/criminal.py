"""The facts under the law of one period: which offence, which tiers remain possible, on which grounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from corpus.liability.completions import Scale, Unknown, asked_of, completions
from corpus.liability.facts import Facts
from corpus.liability.lines import Judged, judge
from corpus.liability.outcome import Change, Ground, Missing, Verdict
from corpus.liability.rules import (
    TIERS,
    CriminalRules,
    FactGround,
    OffenceRule,
    OpenGround,
    Regime,
    Row,
    Standards,
    Tier,
)

_Results = Mapping[tuple[int, ...], Judged]


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a regime makes of the facts; `possible` tiers lowest first, ratios at least and at most."""

    regime: Regime
    offences: tuple[OffenceRule, ...]
    possible: tuple[Tier, ...]
    grounds: tuple[Ground, ...] = ()
    missing: tuple[Missing, ...] = ()
    ratio: Fraction | None = None
    ratio_most: Fraction | None = None

    @property
    def tier(self) -> Verdict:
        """The tier that is reached in any case; undetermined where none is and one may be."""
        least, most = self.possible[0], self.possible[-1]
        return "undetermined" if least == "none" and most != "none" else least


def regime_of(rules: CriminalRules, on: date) -> Regime:
    """The regime of a day; the regimes of the data cover every day."""
    return next(regime for regime in rules.regimes if regime.holds(on))


def assess(facts: Facts, regime: Regime, rules: CriminalRules) -> Assessed:
    """Assess facts under a regime.

    Without numeric lines every tier of the regime remains possible: the court weighs the circumstances.
    """
    offences = tuple(rule for rule in regime.offences if _may_be(rule, facts))
    if not offences:
        return Assessed(regime, (), ("none",))
    standards = _standards(regime, rules)
    if standards and _judged_under(standards, regime, facts):
        return _by_lines(facts, regime, offences, standards, rules)
    possible = ("none", *(penalty.tier for penalty in regime.penalties))
    missing = [*_insider(facts, offences, possible), *_judgment(facts, regime, offences, standards, rules)]
    return Assessed(regime, offences, possible, missing=tuple(missing))


def _may_be(rule: OffenceRule, facts: Facts) -> bool:
    if rule.insider is not None and facts.actor.insider is (not rule.insider):
        return False
    return bool(set(rule.acts) & set(facts.acts))


def _standards(regime: Regime, rules: CriminalRules) -> Standards | None:
    return next((s for s in rules.standards if s.name == regime.standards), None)


def _judged_under(standards: Standards, regime: Regime, facts: Facts) -> bool:
    """Whether the judgment follows the lines: the conduct, or the judgment, is not earlier than they are."""
    judged = facts.judged or regime.since
    return judged is not None and judged >= standards.judged_from


def _insider(facts: Facts, offences: Iterable[OffenceRule], possible: tuple[Tier, ...]) -> list[Missing]:
    """Where only staff can commit every offence in question, and it is not known whether this is one."""
    if facts.actor.insider is not None or not all(rule.insider for rule in offences):
        return []
    why = "当时只有这些单位的工作人员出售、非法提供履职、服务中获得的信息才构成犯罪"
    changes = (Change("否", ("none",)), Change("是", possible))
    return [Missing("actor.insider", "信息是否在履行职责或者提供服务过程中获得", why, changes)]


def _judgment(
    facts: Facts, regime: Regime, offences: tuple[OffenceRule, ...], standards: Standards | None, rules: CriminalRules
) -> list[Missing]:
    """Where the day of the judgment tells whether the lines apply to earlier conduct."""
    if not standards or facts.judged:
        return []
    later = _by_lines(facts, regime, offences, standards, rules)
    before = ("none", *(penalty.tier for penalty in regime.penalties))
    day = f"{standards.judged_from.year}年{standards.judged_from.month}月{standards.judged_from.day}日"
    changes = (Change(f"{day}以前", before), Change(f"{day}以后（适用{standards.name}的标准）", later.possible))
    return [Missing("judged", "判决的日期", "行为时还没有数量、数额标准；以后处理的案件适用新的标准", changes)]


def _by_lines(
    facts: Facts, regime: Regime, offences: tuple[OffenceRule, ...], standards: Standards, rules: CriminalRules
) -> Assessed:
    scale = Scale.of(facts, standards, rules.giving)
    asked = asked_of(facts, scale)
    results = {places: judge(done, standards) for places, done in completions(facts, asked, scale.giving)}
    tiers = {judged.tier for judged in results.values()}
    ratios = [judged.ratio for judged in results.values()]
    return Assessed(
        regime,
        offences,
        _in_order(tiers),
        grounds=tuple(_grounds(standards, results)),
        missing=tuple(_missing(asked, results)),
        ratio=min(ratios),
        ratio_most=max(ratios),
    )


def _in_order(tiers: Iterable[Tier]) -> tuple[Tier, ...]:
    found = set(tiers)
    return tuple(tier for tier in TIERS if tier in found)


def _grounds(standards: Standards, results: _Results) -> Iterable[Ground]:
    gate = standards.gate
    asked = {rule for judged in results.values() for rule in judged.reached}
    serious = [_ground(row, "serious", results) for row in (*standards.serious, *gate.grounds) if row.id in asked]
    return [*serious, *(_ground(row, "especially_serious", results) for row in standards.especially_serious)]


def _ground(row: Row, tier: Tier, results: _Results) -> Ground:
    if isinstance(row, OpenGround):
        return Ground(row.id, row.provision, row.text, tier, None)
    met = {judged.met(row.id) for judged in results.values()}
    least = min(judged.reached.get(row.id, Fraction(0)) for judged in results.values())
    ratio = None if isinstance(row, FactGround) else least
    return Ground(row.id, row.provision, row.text, tier, met.pop() if len(met) == 1 else None, ratio)


def _missing(asked: Sequence[Unknown], results: _Results) -> Iterable[Missing]:
    """Unknown facts of which some answer, all else equal, changes the tier."""
    for place, unknown in enumerate(asked):
        rest: dict[tuple[int, ...], set[Tier]] = {}
        by_answer: list[set[Tier]] = [set() for _ in unknown.answers]
        for places, judged in results.items():
            rest.setdefault(places[:place] + places[place + 1 :], set()).add(judged.tier)
            by_answer[places[place]].add(judged.tier)
        if any(len(tiers) > 1 for tiers in rest.values()):
            answers = zip(unknown.answers, by_answer, strict=True)
            changes = tuple(Change(answer.words, _in_order(tiers)) for answer, tiers in answers)
            yield Missing(unknown.fact, unknown.name, unknown.why, changes)
