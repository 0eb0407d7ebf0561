"""What makes the punishment heavier or lighter: a step of its own after the tier, each circumstance by its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.liability.criminal import Assessed
from corpus.liability.facts import Facts
from corpus.liability.outcome import Adjustment, Months
from corpus.liability.ranges import months_of, next_lower
from corpus.liability.rules import Factor, Leniency, MitigationRules, OffenceRule

# 没有自首, 未投案, 部分退赃: a word before a circumstance, in the same clause, that takes it away; 未成年 does not.
_NOT = re.compile("没|不|无|非|否|部分|未(?!成年|满|遂)")
_CLAUSE = re.compile(r"[，,；;。\s]+")


def adjustments(facts: Facts, assessed: Assessed, rules: MitigationRules, giving: Iterable[str]) -> list[Adjustment]:
    """Everything that makes the punishment heavier or lighter, each with the range that it opens.

    A person too young to be punished has no range that anything could move.
    """
    if not assessed.offences or assessed.possible == ("none",):
        return []
    if responsible_age(facts, rules) is False:
        row, effect = rules.ages.responsible, f"行为人不满{rules.ages.responsible_from}周岁，不负刑事责任"
        return [Adjustment(row.id, row.provision, effect, (0, 0))]
    found = [*_heavier(facts, assessed.offences, set(giving)), *_minor(facts, assessed, rules)]
    found += [_adjustment(factor, assessed) for factor in _factors(facts, rules)]
    lenient = (rule for rule in rules.leniency if _lenient(rule, facts, assessed))
    return [*found, *(Adjustment(r.id, r.provision, r.effect, (0, months_of(assessed)[1])) for r in lenient)]


def adjusted(months: Months, found: Iterable[Adjustment]) -> Months:
    """The range with all that the circumstances open; what must go below the tier closes its upper part."""
    opened = [a.range_months for a in found if a.range_months]
    return min([months[0], *(low for low, _ in opened)]), min([months[1], *(high for _, high in opened)])


def responsible_age(facts: Facts, rules: MitigationRules) -> bool | None:
    """Whether the person is old enough to be punished; None: a minor of unknown age."""
    if facts.actor.age is not None:
        return facts.actor.age >= rules.ages.responsible_from
    return None if facts.actor.minor else True


def unknown_factors(facts: Facts, rules: MitigationRules) -> list[str]:
    """Circumstances that no rule names: the court weighs them as 酌定情节."""
    named = {name for f in rules.factors for name in (f.name, *f.aliases)}
    named |= {name for r in rules.leniency for names in r.all_of for name in names}
    return [words for words in facts.mitigation if not any(_stated(name, words) for name in named)]


def _heavier(facts: Facts, offences: Iterable[OffenceRule], giving: set[str]) -> Iterator[Adjustment]:
    if facts.actor.insider and giving & set(facts.acts):
        for row in (o.heavier_for_insiders for o in offences):
            if row:
                yield Adjustment(row.id, row.provision, "在所属的量刑幅度内从重处罚")


def _minor(facts: Facts, assessed: Assessed, rules: MitigationRules) -> Iterator[Adjustment]:
    age, ages = facts.actor.age, rules.ages
    if facts.actor.minor if age is None else age < ages.minor_until:
        opened = (next_lower(assessed)[0], months_of(assessed)[1])
        yield Adjustment(ages.minor.id, ages.minor.provision, ages.effect, opened)


def _factors(facts: Facts, rules: MitigationRules) -> list[Factor]:
    """The rules of the circumstances that are stated; 重大立功 states no 立功, 胁从犯 no 从犯."""
    found = []
    for words in facts.mitigation:
        named = [(name, f) for f in rules.factors for name in (f.name, *f.aliases) if _stated(name, words)]
        names = [name for name, _ in named]
        found += [f for name, f in named if not any(name != other and name in other for other in names)]
    return list(dict.fromkeys(found))


def _stated(name: str, words: str) -> bool:
    """Whether a circumstance is stated and not denied.

    >>> _stated("自首", "有自首情节"), _stated("自首", "没有自首情节"), _stated("立功", "没有自首、立功")
    (True, False, False)
    >>> _stated("自首", "不满十八周岁，自首"), _stated("自首", "未自首")
    (True, False)
    """
    clauses = (clause.partition(name) for clause in _CLAUSE.split(words))
    return any(found and not _NOT.search(before) for before, found, _ in clauses)


def _adjustment(factor: Factor, assessed: Assessed) -> Adjustment:
    if not factor.below:
        return Adjustment(factor.id, factor.provision, factor.effect)
    low, high = next_lower(assessed)
    exempt = assessed.tier in factor.exempt or assessed.tier == "undetermined"
    return Adjustment(
        factor.id,
        factor.provision,
        factor.effect,
        (0 if exempt and factor.exempt else low, high if factor.must_below else months_of(assessed)[1]),
    )


def _lenient(rule: Leniency, facts: Facts, assessed: Assessed) -> bool:
    return assessed.tier == rule.tier and all(
        any(_stated(name, words) for name in names for words in facts.mitigation) for names in rule.all_of
    )
