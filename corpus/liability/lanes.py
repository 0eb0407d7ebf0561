"""Facts beside the lines of the law, measure by measure, as a reader compares them; the tier is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from corpus.liability.completions import most_of_more, net
from corpus.liability.facts import Facts, Items
from corpus.liability.rules import CountGround, Gate, IncomeGround, MultipleGround, ProfitGround, ShareGround, Standards
from corpus.vocabulary import UNKNOWN_TYPE, Act, ItemType

# At least and at most; None: no upper end is known.
Span = tuple[Fraction, Fraction | None]
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Lane:
    """One measure of the facts: its amount, its lines, how many times its line it is.

    `line` and `high_line` (情节严重, 情节特别严重) are as they apply to these facts, halved where they are halved; None
    where there is none, or (the joint sum, unknown types) none that is one number. `halved` None: it is not known.
    `gated` None: it is not known whether the line applies, or that for a lawful business.
    """

    kind: Literal["count", "joint", "income", "profit"]
    types: tuple[ItemType, ...]
    amount: Span
    line: Fraction | None
    high_line: Fraction | None
    times: Span
    halved: bool | None = False
    gated: bool | None = False


@dataclass(frozen=True, slots=True)
class _Scale:
    """By what the lines are divided, at least and at most, and by what they are raised."""

    least: int
    most: int
    raised: int

    @classmethod
    def of(cls, facts: Facts, standards: Standards) -> _Scale:
        shares = [g for g in standards.serious if isinstance(g, ShareGround) and set(g.acts) & set(facts.acts)]
        divided = max((share.divided_by for share in shares), default=1)
        least = divided if facts.actor.insider else 1
        most = 1 if facts.actor.insider is False else divided
        return cls(least, most, raised_by(standards))

    @property
    def halved(self) -> bool | None:
        return self.least > 1 if self.least == self.most else None

    def times(self, amount: Span, line: int) -> Span:
        low, high = amount
        return low * self.least / line, None if high is None else high * self.most / line


def raised_by(standards: Standards) -> int:
    """How many times the line of 情节严重 makes 情节特别严重."""
    return next(g.times for g in standards.especially_serious if isinstance(g, MultipleGround))


def lanes(facts: Facts, standards: Standards, giving: Iterable[Act]) -> tuple[Lane, ...]:
    """Every measure that the facts state or leave open: items by line, the joint sum, the income, the profit."""
    scale, gated = _Scale.of(facts, standards), _gated(facts, standards)
    counts = list(_counts(facts, standards, scale, bool(set(giving) & set(facts.acts)), gated))
    joint = [_joint(counts, scale)] if len(counts) > 1 else []
    # Where all that was bought is under the gate, the income has no line of its own.
    beyond = any(i.type not in standards.gate.types for i in facts.items)
    income = [_income(facts, standards, scale, gated)] if gated is not True or beyond else []
    profit = [_profit(facts, standards, gated)] if gated is not False else []
    return (*counts, *joint, *income, *profit)


def _gated(facts: Facts, standards: Standards) -> bool | None:
    """Whether the special lines for a lawful business apply (fashi-2017-10/6); None: not known."""
    gate = standards.gate
    ordinary = _ordinary(facts, gate)
    if not set(facts.acts) <= set(gate.acts) or ordinary is False or facts.lawful_business is False:
        return False
    return True if facts.lawful_business and ordinary else None


def _ordinary(facts: Facts, gate: Gate) -> bool | None:
    """Whether there is information that the gate speaks of; where nothing is said of types, it may be."""
    if not facts.items or any(i.type in gate.types and i.count != i.excluded for i in facts.items):
        return True
    return None if any(i.type == UNKNOWN_TYPE for i in facts.items) else False


def _counts(facts: Facts, standards: Standards, scale: _Scale, giving: bool, gated: bool | None) -> Iterator[Lane]:
    """Types that share a line are counted together."""
    grounds = [g for g in standards.serious if isinstance(g, CountGround)]
    for ground in grounds:
        items = [i for i in facts.items if i.type in ground.types]
        under = bool(set(ground.types) & set(standards.gate.types))
        if items and not (under and gated):
            amount, line = _sum(items, giving), ground.at_least
            types = tuple(dict.fromkeys(i.type for i in items))
            yield _lane("count", types, amount, line, scale, gated if under else False)
    if unknown := [i for i in facts.items if i.type == UNKNOWN_TYPE]:
        yield _untyped(_sum(unknown, giving), [g.at_least for g in grounds], scale)


def _untyped(amount: Span, steps: list[int], scale: _Scale) -> Lane:
    """Items of unknown type: at least against the highest line, at most against the lowest."""
    low, high = scale.times(amount, max(steps))[0], scale.times(amount, min(steps))[1]
    return Lane("count", (UNKNOWN_TYPE,), amount, None, None, (low, high), scale.halved)


def _lane(
    kind: Literal["count", "income"],
    types: tuple[ItemType, ...],
    amount: Span,
    line: int,
    scale: _Scale,
    gated: bool | None = False,
) -> Lane:
    lowered = Fraction(line, scale.least)
    times = scale.times(amount, line)
    return Lane(kind, types, amount, lowered, lowered * scale.raised, times, scale.halved, gated)


def _joint(counts: list[Lane], scale: _Scale) -> Lane:
    low = sum((lane.times[0] for lane in counts), ZERO)
    tops = [lane.times[1] for lane in counts]
    known = [top for top in tops if top is not None]
    high = sum(known, ZERO) if len(known) == len(tops) else None
    return Lane("joint", (), (low, high), None, None, (low, high), scale.halved)


def _income(facts: Facts, standards: Standards, scale: _Scale, gated: bool | None) -> Lane:
    line = next(g.at_least for g in standards.serious if isinstance(g, IncomeGround))
    return _lane("income", (), (facts.illegal_income or ZERO, facts.illegal_income), line, scale, gated)


def _profit(facts: Facts, standards: Standards, gated: bool | None) -> Lane:
    """The profit of a lawful business: never halved, and there is no multiple of it."""
    line = next(g.at_least for g in standards.gate.grounds if isinstance(g, ProfitGround))
    amount = (facts.business_profit or ZERO, facts.business_profit)
    times = (amount[0] / line, None if amount[1] is None else amount[1] / line)
    return Lane("profit", (), amount, Fraction(line), None, times, False, gated)


def _sum(items: Iterable[Items], giving: bool) -> Span:
    spans = [_net(item, giving) for item in items]
    tops = [top for _, top in spans if top is not None]
    most = Fraction(sum(tops)) if len(tops) == len(spans) else None
    return Fraction(sum(low for low, _ in spans)), most


def _net(items: Items, giving: bool) -> tuple[int, int | None]:
    if items.count is None:
        return 0, None
    most = most_of_more(items.count) if items.lower_bound else items.count
    return net(items, items.count, giving), net(items, most, giving)
