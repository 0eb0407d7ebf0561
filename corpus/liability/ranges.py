"""What a tier carries: custody in months, the fine, the punishment of a unit."""

from __future__ import annotations

from fractions import Fraction

from corpus.liability.criminal import Assessed
from corpus.liability.facts import Facts
from corpus.liability.outcome import Fine, Months
from corpus.liability.rules import CriminalRules, Penalty, Regime, Standards


def penalties(assessed: Assessed) -> tuple[Penalty, ...]:
    """What the tier carries; where it is undetermined, what every possible tier carries."""
    tiers = assessed.possible if assessed.tier == "undetermined" else (assessed.tier,)
    return tuple(p for p in assessed.regime.penalties if p.tier in tiers)


def months_of(assessed: Assessed) -> Months:
    """The range of custody in months, (0, 0) where no tier is reached; from 0 where it is open whether one is."""
    ranges = [p.months() for p in penalties(assessed)]
    if not ranges:
        return 0, 0
    least = 0 if assessed.tier == "undetermined" else min(low for low, _ in ranges)
    return least, max(high for _, high in ranges)


def next_lower(assessed: Assessed) -> Months:
    """Where 减轻 leads: into the next lower range; from the lowest one to no custody (xingfa/63/1)."""
    carried = penalties(assessed)
    lowest = min(p.months()[0] for p in carried)
    lower = [p.months() for p in assessed.regime.penalties if p.months()[1] <= lowest]
    return lower[-1] if lower else (0, months_of(assessed)[1])


def fine_of(facts: Facts, assessed: Assessed, rules: CriminalRules) -> Fine | None:
    """The fine of the tier; its usual size where the illegal income is known."""
    carried = penalties(assessed)
    if not carried:
        return None
    mode, row = _mode(carried), carried[0].provision
    standards = next((s for s in rules.standards if s.name == assessed.regime.standards), None)
    if not standards:
        return Fine(mode, row)
    return Fine(mode, row, _usual(facts.illegal_income, standards), standards.fine.provision, standards.fine.text)


def _mode(carried: tuple[Penalty, ...]) -> str:
    """How the fine stands to custody; by tier where that differs and the tier is open."""
    if len({penalty.fine for penalty in carried}) == 1:
        return carried[0].fine
    return "，".join(f"{penalty.id}的{penalty.fine}" for penalty in carried)


def unit_of(facts: Facts, regime: Regime) -> tuple[str, str] | None:
    """(effect, provision) for a unit; None for a person, or where the regime does not punish units."""
    row = regime.unit if facts.actor.kind == "unit" else None
    return (row.text, row.provision) if row else None


def _usual(income: Fraction | None, standards: Standards) -> tuple[Fraction, Fraction] | None:
    low, high = standards.fine.times
    return (income * low, income * high) if income else None
