"""The main path of an assessment: facts and rules -> tier, range, grounds, other tracks, missing facts. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.liability.criminal import Assessed, assess, regime_of
from corpus.liability.facts import Facts
from corpus.liability.milder import other_regime
from corpus.liability.mitigation import adjusted, adjustments, responsible_age
from corpus.liability.notes import notes
from corpus.liability.outcome import Change, Criminal, Missing, OtherRegime, Outcome
from corpus.liability.ranges import fine_of, months_of, penalties, unit_of
from corpus.liability.rules import Rules
from corpus.liability.tracks import administrative, remedies
from corpus.sanctions import Sanction


def evaluate(facts: Facts, rules: Rules, sanctions: Iterable[Sanction]) -> Outcome:
    """What the law of the day of the conduct attaches to some facts.

    The order is that of a court: the regime of the day, the offence, types and numbers, the gate of a lawful business,
    halved lines, the highest multiple, facts that need no number; then, apart, what makes the punishment heavier
    or lighter. The same facts and rules always give the same outcome.
    """
    # The law of the day of the conduct.
    regime = regime_of(rules.criminal, facts.date)
    # Which tiers remain possible, on which grounds, and which facts are missing.
    assessed = assess(facts, regime, rules.criminal)
    # What the law of the day of the judgment would make of them, where it is another one.
    other = other_regime(facts, assessed, rules.criminal)
    return Outcome(
        date=facts.date,
        regime=regime.name,
        criminal=_criminal(facts, assessed, rules, other),
        administrative=tuple(administrative(facts, sanctions)),
        civil=tuple(remedies(facts, rules.remedies.civil)),
        public_interest=tuple(remedies(facts, rules.remedies.public_interest)),
        missing=(*_age(facts, assessed, rules), *assessed.missing),
        notes=tuple(notes(facts, assessed, rules, other)),
    )


def _criminal(facts: Facts, assessed: Assessed, rules: Rules, other: OtherRegime | None) -> Criminal:
    months = months_of(assessed)
    found = adjustments(facts, assessed, rules.mitigation, rules.criminal.giving)
    carried = penalties(assessed)
    return Criminal(
        offences=tuple(dict.fromkeys((rule.id, rule.provision) for rule in assessed.offences)),
        tier=assessed.tier,
        possible=assessed.possible,
        ratio=assessed.ratio,
        ratio_most=assessed.ratio_most,
        range_months=months,
        adjusted_range_months=adjusted(months, found),
        custody=tuple(dict.fromkeys((c.id, c.months, c.provision) for p in carried for c in p.custody)),
        fine=fine_of(facts, assessed, rules.criminal),
        unit=unit_of(facts, assessed.regime),
        grounds=assessed.grounds,
        adjustments=tuple(found),
        other_regime=other,
    )


def _age(facts: Facts, assessed: Assessed, rules: Rules) -> list[Missing]:
    """The age of a minor decides whether there is criminal liability at all."""
    if responsible_age(facts, rules.mitigation) is not None or assessed.possible == ("none",):
        return []
    ages = rules.mitigation.ages
    years = ages.responsible_from
    changes = (
        Change(f"不满{years}周岁：不负刑事责任", ("none",)),
        Change(f"已满{years}周岁不满{ages.minor_until}周岁：{ages.effect}", assessed.possible),
    )
    return [Missing("actor.age", "行为人的年龄", ages.responsible.text, changes)]
