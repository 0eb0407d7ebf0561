"""Facts with unknowns -> every way in which they may turn out, as far as it can matter to the lines of the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, prod
from typing import Any

from corpus.liability.facts import Facts, Items
from corpus.liability.lines import Complete
from corpus.liability.rules import CountGround, Gate, IncomeGround, MultipleGround, ProfitGround, ShareGround, Standards
from corpus.liability.words import interval, money, reaching
from corpus.vocabulary import UNKNOWN_TYPE, Act, ItemType

# So many items of unknown number are told apart; further ones vary together.
MAX_VARIED_ITEMS = 2
# Where that leaves more ways than this, fewer items are told apart: trying more takes seconds.
MAX_WAYS = 6_000
_REST, _REST_MORE = "items.count", "items.lower_bound"
_WHY_COUNT, _WHY_MORE = "条数达到标准即可认定", "“余”“多”所含的确切条数可能越过标准"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which a missing fact may turn out: in words, and as a value."""

    words: str
    value: Any


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that is not known: its key, its name to a reader, why it matters, and how it may turn out."""

    fact: str
    name: str
    why: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The factors by which lines can be lowered (a half for insiders) and raised (tenfold), and who is asked."""

    standards: Standards
    giving: bool
    may_be_insider: bool

    @classmethod
    def of(cls, facts: Facts, standards: Standards, giving: Iterable[Act]) -> Scale:
        """The scale for some facts."""
        gives = bool(set(giving) & set(facts.acts))
        return cls(standards, gives, gives and facts.actor.insider is not False)

    def steps(self, line: int) -> list[Fraction]:
        """The lines at which the tier may change, lowest first."""
        lowered = {Fraction(line)}
        shares = [g.divided_by for g in self.standards.serious if isinstance(g, ShareGround)]
        if self.may_be_insider:
            lowered |= {Fraction(line, share) for share in shares}
        times = [g.times for g in self.standards.especially_serious if isinstance(g, MultipleGround)]
        return sorted(lowered | {step * t for step in lowered for t in times})

    def line_of(self, kind: ItemType) -> int | None:
        """The line of a type of information."""
        counts = (g for g in self.standards.serious if isinstance(g, CountGround))
        return next((g.at_least for g in counts if kind in g.types), None)

    def line(self, ground: type[IncomeGround] | type[ProfitGround]) -> int:
        """The line of the income, or of the profit of a business."""
        rows = (*self.standards.serious, *self.standards.gate.grounds)
        return next(g.at_least for g in rows if isinstance(g, ground))


def asked_of(facts: Facts, scale: Scale) -> tuple[Unknown, ...]:
    """What to try: of items of unknown number as many apart as can be tried in a moment, the rest together."""
    tried = (unknowns(facts, scale, varied) for varied in range(MAX_VARIED_ITEMS, 0, -1))
    few = (found for found in tried if prod(len(u.answers) for u in found) <= MAX_WAYS)
    found = next(few, None)
    return unknowns(facts, scale, 0) if found is None else found


def unknowns(facts: Facts, scale: Scale, varied: int = MAX_VARIED_ITEMS) -> tuple[Unknown, ...]:
    """What is not known of some facts and is a condition of some line, in the order in which to ask.

    `varied`: so many items of unknown number are told apart.
    """
    gate = scale.standards.gate
    may_be_gated = facts.lawful_business is not False and _may_pass(facts, gate)
    found = [*_types(facts, scale), *_counts(facts, scale, varied)]
    if may_be_gated:
        found += _flag(facts.lawful_business, "lawful_business", "是否为合法经营活动购买、收受", gate.text)
        found += _sum(facts.business_profit, "business_profit", "利用这些信息经营的获利", gate.text, scale)
    if facts.illegal_income is None:
        found += _sum(None, "illegal_income", "违法所得", "违法所得本身达到数额标准即可认定，与条数是或者的关系", scale)
    if scale.giving:
        why = "将履行职责、提供服务中获得的信息出售或者提供的，标准减半，并且从重处罚"
        found += _flag(facts.actor.insider, "actor.insider", "信息是否在履行职责或者提供服务过程中获得", why)
        why = "知道或者应当知道他人用于犯罪仍出售、提供的，不计条数"
        found += _flag(facts.known_criminal_use, "known_criminal_use", "是否知道或者应当知道他人用于犯罪", why)
    if facts.actor.prior is None:
        found += [_prior()]
    return tuple(found)


def completions(facts: Facts, asked: Sequence[Unknown], giving: bool) -> Iterator[tuple[tuple[int, ...], Complete]]:
    """Every combination of answers, as places in the answers of each unknown, with the facts that it completes."""
    for places in product(*(range(len(unknown.answers)) for unknown in asked)):
        values = {u.fact: u.answers[place].value for u, place in zip(asked, places, strict=True)}
        yield places, _complete(facts, values, giving)


def _complete(facts: Facts, values: Mapping[str, Any], giving: bool) -> Complete:
    def known(fact: str, value: Any, otherwise: Any) -> Any:
        return values.get(fact, otherwise) if value is None else value

    criminal_use = known("known_criminal_use", facts.known_criminal_use, False)
    return Complete(
        acts=facts.acts,
        counts=_counted(facts, values, giving),
        income=known("illegal_income", facts.illegal_income, Fraction(0)),
        profit=known("business_profit", facts.business_profit, Fraction(0)),
        insider=known("actor.insider", facts.actor.insider, False),
        lawful_business=known("lawful_business", facts.lawful_business, False),
        known_criminal_use=criminal_use,
        # Use in a crime is asked for apart only where the file says so; else the known use stands for both.
        used_in_crime=criminal_use if facts.used_in_crime is None else facts.used_in_crime,
        prior=known("actor.prior", facts.actor.prior, "none"),
        consequences=facts.consequences,
    )


def _counted(facts: Facts, values: Mapping[str, Any], giving: bool) -> Mapping[ItemType, int]:
    counts: dict[ItemType, int] = {}
    for place, items in enumerate(facts.items):
        kind = values.get("items.type", items.type) if items.type == UNKNOWN_TYPE else items.type
        counts[kind] = counts.get(kind, 0) + net(items, _items_of(place, items, values), giving)
    return counts


def _items_of(place: int, items: Items, values: Mapping[str, Any]) -> int:
    """The number of one entry: known, answered for itself, or answered together with others."""
    if items.count is not None:
        more = items.lower_bound and values.get(_REST_MORE, False)
        together = most_of_more(items.count) if more else items.count
        return ceil(Fraction(values.get(_count_key(place), together)))
    # A line may be lowered to half an item: the next whole one reaches it.
    return ceil(Fraction(values.get(_count_key(place), values.get(_REST, 0))))


def net(items: Items, count: int, giving: bool) -> int:
    """Items that count: without untrue ones and duplicates, and once for each recipient (fashi-2017-10/11)."""
    return max(0, count - items.excluded) * (items.recipients if giving else 1)


def most_of_more(count: int) -> int:
    """The most that 余 or 多 after a number may mean: one less than the next value of its first figure.

    >>> most_of_more(4900), most_of_more(30000)
    (5899, 39999)
    """
    return count + 10 ** (len(str(count)) - 1) - 1 if count else 0


def _may_pass(facts: Facts, gate: Gate) -> bool:
    """Whether the special lines of a lawful business may apply: only bought or received, and ordinary information."""
    kinds = {items.type for items in facts.items if items.count != 0}
    return set(facts.acts) <= set(gate.acts) and (not kinds or bool(kinds & {*gate.types, UNKNOWN_TYPE}))


def _types(facts: Facts, scale: Scale) -> list[Unknown]:
    if not any(i.type == UNKNOWN_TYPE for i in facts.items):
        return []
    grounds = [g for g in scale.standards.serious if isinstance(g, CountGround)]
    answers = [Answer(f"适用“{g.text}”的标准", g.types[0]) for g in reversed(grounds)]
    return [Unknown("items.type", "信息的种类", "不同种类的信息，条数标准相差十倍、百倍", tuple(answers))]


def _counts(facts: Facts, scale: Scale, varied: int) -> list[Unknown]:
    """One unknown for each of the first items whose number is not known; the rest vary together."""
    open_items = [(p, i) for p, i in enumerate(facts.items) if i.count is None or i.lower_bound]
    found = [_count(place, items, scale) for place, items in open_items[:varied]]
    rest = [items for _, items in open_items[varied:]]
    if unnumbered := [items for items in rest if items.count is None]:
        kinds = {items.type for items in unnumbered}
        steps = sorted({step for items in unnumbered for step in _steps(items, scale)})
        name = _name(kinds.pop() if len(kinds) == 1 else UNKNOWN_TYPE)
        found.append(Unknown(_REST, name, _WHY_COUNT, _intervals(steps, reaching)))
    if any(items.count is not None for items in rest):
        answers = (Answer("就是所写的条数", False), Answer("比所写的多（都按至多的条数计）", True))
        found.append(Unknown(_REST_MORE, "只说某数以上的各类信息的条数", _WHY_MORE, answers))
    return [u for u in found if len(u.answers) > 1]


def _count(place: int, items: Items, scale: Scale) -> Unknown:
    key, name = _count_key(place), _name(items.type)
    if items.count is None:
        return Unknown(key, name, _WHY_COUNT, _intervals(_steps(items, scale), reaching))
    least, most = items.count, most_of_more(items.count)
    answers = (Answer(f"就是{least}条", least), Answer(f"比{least}条多（至多按{most}条计）", most))
    return Unknown(key, f"{name}（来源只说{least}条以上）", _WHY_MORE, answers)


def _steps(items: Items, scale: Scale) -> list[Fraction]:
    """The numbers of one entry at which a line is reached: after duplicates, and for all recipients together."""
    line = scale.line_of(items.type)
    kinds = [g.at_least for g in scale.standards.serious if isinstance(g, CountGround)] if line is None else [line]
    times = items.recipients if scale.giving else 1
    needed = {step if times == 1 else Fraction(ceil(step / times)) for kind in kinds for step in scale.steps(kind)}
    return sorted(step + items.excluded for step in needed)


def _name(kind: ItemType) -> str:
    return f"{'' if kind == UNKNOWN_TYPE else kind}信息的条数"


def _count_key(place: int) -> str:
    return f"items[{place}].count"


def _sum(value: Fraction | None, fact: str, name: str, why: str, scale: Scale) -> list[Unknown]:
    if value is not None:
        return []
    profit = fact == "business_profit"
    line = scale.line(ProfitGround if profit else IncomeGround)
    steps = [Fraction(line)] if profit else scale.steps(line)
    return [Unknown(fact, name, why, _intervals(steps, money))]


def _intervals(steps: Sequence[Fraction], show: Callable[[Fraction], str]) -> tuple[Answer, ...]:
    """Below the first step, from each step to the next, and from the last on; each by its lowest value."""
    lows: list[Fraction | None] = [None, *steps]
    highs: list[Fraction | None] = [*steps, None]
    return tuple(Answer(interval(lo, hi, show), lo or Fraction(0)) for lo, hi in zip(lows, highs, strict=True))


def _flag(value: bool | None, fact: str, name: str, why: str) -> list[Unknown]:
    return [] if value is not None else [Unknown(fact, name, why, (Answer("否", False), Answer("是", True)))]


def _prior() -> Unknown:
    answers = (
        Answer("没有", "none"),
        Answer("曾因侵犯公民个人信息受过刑事处罚", "same_offence"),
        Answer("二年内因此受过行政处罚", "administrative_two_years"),
    )
    return Unknown("actor.prior", "以前是否受过处罚", "受过处罚又实施的，不计条数和数额", answers)
