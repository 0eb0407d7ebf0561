"""Complete facts against the lines of the law: which are reached, and how many times over; exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from corpus.liability.facts import Consequence
from corpus.liability.rules import (
    CountGround,
    FactGround,
    Gate,
    Ground,
    IncomeGround,
    MultipleGround,
    OpenGround,
    ProfitGround,
    ProportionGround,
    ShareGround,
    Standards,
    Tier,
)
from corpus.vocabulary import Act, ItemType, Prior

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Complete:
    """Facts in which nothing that counts is unknown: sums in yuan, items by type."""

    acts: tuple[Act, ...]
    counts: Mapping[ItemType, int]
    income: Fraction
    profit: Fraction
    insider: bool
    lawful_business: bool
    known_criminal_use: bool
    used_in_crime: bool
    prior: Prior
    consequences: tuple[Consequence, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The tier of complete facts, the highest multiple of a line, and for each ground how many times it is reached."""

    tier: Tier
    ratio: Fraction
    reached: Mapping[str, Fraction]

    def met(self, rule: str) -> bool:
        """Whether a ground is reached; one that was not in question is not."""
        return self.reached.get(rule, ZERO) >= 1


def judge(facts: Complete, standards: Standards) -> Judged:
    """Hold complete facts against the lines.

    Of information that a lawful business only bought or received, the gate takes the ordinary part out of the
    general lines and puts it under its own.
    """
    gate = standards.gate
    reached: dict[str, Fraction] = {}
    gated = passes_gate(facts, gate)
    general = _without_gated(facts, gate) if gated else facts
    _measure(standards.serious, general, reached)
    if gated:
        _measure(gate.grounds, facts, reached)
    _measure(standards.especially_serious, general, reached)
    serious = [*standards.serious, *gate.grounds]
    tier: Tier = "serious" if any(reached.get(g.id, ZERO) >= 1 for g in serious) else "none"
    if any(reached[g.id] >= 1 for g in standards.especially_serious):
        tier = "especially_serious"
    scaled = (g for g in serious if not isinstance(g, FactGround | OpenGround))
    ratio = max((reached.get(g.id, ZERO) for g in scaled), default=ZERO)
    return Judged(tier, ratio, _only_where_none_alone(standards.serious, reached))


def passes_gate(facts: Complete, gate: Gate) -> bool:
    """Whether the special lines apply: a lawful business only bought or received, and ordinary information."""
    ordinary = not facts.counts or any(facts.counts.get(kind) for kind in gate.types)
    return facts.lawful_business and ordinary and set(facts.acts) <= set(gate.acts)


def _without_gated(facts: Complete, gate: Gate) -> Complete:
    """What stays under the general lines; income and record count there only if other information does."""
    rest = {kind: count for kind, count in facts.counts.items() if kind not in gate.types}
    other = any(rest.values())
    return Complete(
        acts=facts.acts,
        counts=rest,
        income=facts.income if other else ZERO,
        profit=facts.profit,
        insider=facts.insider,
        lawful_business=facts.lawful_business,
        known_criminal_use=facts.known_criminal_use,
        used_in_crime=facts.used_in_crime,
        prior=facts.prior if other else "none",
        consequences=facts.consequences,
    )


def _measure(grounds: Iterable[Ground], facts: Complete, reached: dict[str, Fraction]) -> None:
    """Add how many times each ground is reached; later grounds build on earlier ones."""
    for ground in grounds:
        reached[ground.id] = _times(ground, facts, reached)


def _times(ground: Ground, facts: Complete, reached: Mapping[str, Fraction]) -> Fraction:
    times = ZERO
    match ground:
        case CountGround():
            times = Fraction(sum(facts.counts.get(kind, 0) for kind in ground.types), ground.at_least)
        case ProportionGround():
            times = sum((reached[name] for name in ground.of), ZERO)
        case IncomeGround():
            times = facts.income / ground.at_least
        case ProfitGround():
            times = facts.profit / ground.at_least
        case ShareGround() if facts.insider == ground.insider and set(facts.acts) & set(ground.acts):
            times = max(reached[name] for name in ground.of) * ground.divided_by
        case MultipleGround():
            times = max(reached[name] for name in ground.of) / ground.times
        case FactGround():
            times = ONE if _is_so(ground, facts) else ZERO
    return times


def _is_so(ground: FactGround, facts: Complete) -> bool:
    if ground.acts and not set(ground.acts) & set(facts.acts):
        return False
    if ground.types and not any(facts.counts.get(kind) for kind in ground.types):
        return False
    if ground.flag:
        return facts.used_in_crime if ground.flag == "used_in_crime" else facts.known_criminal_use
    return facts.prior in ground.prior or bool(set(ground.consequences) & set(facts.consequences))


def _only_where_none_alone(grounds: Iterable[Ground], reached: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """The joint line is a ground of its own only where no type reaches its line alone (fashi-2017-10/5/1/6)."""
    alone = [g for g in grounds if isinstance(g, ProportionGround) and any(reached[name] >= 1 for name in g.of)]
    return {**reached, **{g.id: ZERO for g in alone}}
