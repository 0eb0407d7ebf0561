"""Cases that are like some facts: by type of information, scale, role and period of law, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from math import log10

from corpus.cases import Case, Outcome
from corpus.liability.facts import Facts, Items
from corpus.liability.of_cases import facts_of, whole_case
from corpus.liability.rules import Regime
from corpus.liability.words import money
from corpus.vocabulary import ACTS, UNKNOWN_TYPE, Act, ItemType

# What moves a case most under the law weighs most: the type of information sets the line (a factor of up to a hundred)
# and the acts choose the paragraph; the number of items is measured against that line, income is the line beside it;
# who holds the information by duty has half the line; a lawful business that buys is outside the general lines.
# Unit and period decide single cases only.
TYPE_WEIGHT = 4
ACTS_WEIGHT = 3
COUNT_WEIGHT = 3
BUSINESS_WEIGHT = 3
INCOME_WEIGHT = 2
INSIDER_WEIGHT = 2
UNIT_WEIGHT = 1
PERIOD_WEIGHT = 1
# Lines of the law lie a factor of ten apart: amounts that differ by two such steps have no likeness left.
FARTHEST = 2.0
# Named as a reason where amounts differ by less than about three times: half a step.
NEAR = 0.75
_GIVING: frozenset[Act] = frozenset({"sell", "provide", "publish", "exchange"})
# These types name themselves; the others take 信息: 行踪轨迹信息, 征信信息.
_WITHOUT_SUFFIX: frozenset[ItemType] = frozenset({"通信内容", "通信记录"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """A case, the defendant who is most like the facts (None: the case as a whole), how like (0-1), and in what."""

    case: Case
    outcome: Outcome | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a case tells of one defendant, or of all together; `regime` None: not known, or not asked."""

    facts: Facts
    together: bool
    regime: str | None


@dataclass(frozen=True, slots=True)
class _Aspect:
    """One respect in which the facts can be compared: how much it counts, how like (0-1), and the reason to name."""

    weight: int
    score: float
    reason: str | None = None


def like_cases(facts: Facts, cases: Iterable[Case], limit: int, regimes: Sequence[Regime] = ()) -> tuple[Likeness, ...]:
    """The nearest cases, best first, each once with its nearest defendant.

    A case without an act or a type of information in common is not like. What the facts leave unknown is not
    compared; what only the case leaves unknown counts as unlike. Periods of law are compared if `regimes` are given.
    """
    found = (nearest for case in cases if (nearest := _nearest(facts, case, regimes)))
    return tuple(sorted(found, key=lambda like: (-like.score, like.case.id))[:limit])


def _nearest(facts: Facts, case: Case, regimes: Sequence[Regime]) -> Likeness | None:
    found = [_compare(facts, case, outcome, told, regimes) for outcome, told in _tellings(case, regimes)]
    return max((like for like in found if like), key=lambda like: like.score, default=None)


def _tellings(case: Case, regimes: Sequence[Regime]) -> Iterator[tuple[Outcome | None, _Told]]:
    """Each defendant whose own part is told, then the case as a whole: its totals are often all that is known."""
    for outcome in case.outcomes:
        if facts := facts_of(case, outcome):
            yield outcome, _Told(facts, together=False, regime=_regime(facts, regimes))
    if whole := whole_case(case):
        # Without the day of the conduct the law of that day is a guess; the criminal law is asked of crimes alone.
        known = case.kind == "criminal" and case.conduct_until
        regime = _regime(whole, regimes) if known else None
        yield None, _Told(whole, together=True, regime=regime)


def _regime(facts: Facts, regimes: Sequence[Regime]) -> str | None:
    return next((regime.id for regime in regimes if regime.holds(facts.date)), None)


def _compare(
    facts: Facts, case: Case, outcome: Outcome | None, told: _Told, regimes: Sequence[Regime]
) -> Likeness | None:
    if not (_types(facts) & _types(told.facts) or set(facts.acts) & set(told.facts.acts)):
        return None
    aspects = [aspect for compare in _ASPECTS if (aspect := compare(facts, told))]
    if regimes:
        same = told.regime is not None and told.regime == _regime(facts, regimes)
        aspects.append(_yes_or_no(PERIOD_WEIGHT, same, "行为时适用同一时期的刑法"))
    score = sum(a.weight * a.score for a in aspects) / sum(a.weight for a in aspects)
    return Likeness(case, outcome, round(score, 4), tuple(a.reason for a in aspects if a.reason))


def _type(facts: Facts, told: _Told) -> _Aspect | None:
    known = _types(facts)
    if not known:
        return None
    theirs = _types(told.facts)
    shared = [i.type for i in facts.items if i.type in theirs]
    names = "、".join(kind if kind in _WITHOUT_SUFFIX else f"{kind}信息" for kind in dict.fromkeys(shared))
    return _Aspect(TYPE_WEIGHT, _overlap(known, theirs), f"同为{names}" if names else None)


def _count(facts: Facts, told: _Told) -> _Aspect | None:
    """Items of the types in common; of all types where one side does not know the type."""
    types, theirs = _types(facts), _types(told.facts)
    shared = types & theirs if types and theirs else None
    mine, other = _number(facts.items, shared), _number(told.facts.items, shared)
    if not _number(facts.items, None):
        return None
    near = _nearness(mine, other)
    more = any(i.lower_bound for i in told.facts.items if shared is None or i.type in shared)
    words = f"{'全案' if told.together else ''}条数相近（{other:,}{'余' if more else ''}条）"
    return _Aspect(COUNT_WEIGHT, near, words if near >= NEAR else None)


def _income(facts: Facts, told: _Told) -> _Aspect | None:
    if not facts.illegal_income:
        return None
    other = told.facts.illegal_income or Fraction(0)
    near = _nearness(facts.illegal_income, other)
    words = f"{'全案' if told.together else ''}违法所得相近（{money(other)}）"
    return _Aspect(INCOME_WEIGHT, near, words if near >= NEAR else None)


def _insider(facts: Facts, told: _Told) -> _Aspect | None:
    if facts.actor.insider is None:
        return None
    same = facts.actor.insider is told.facts.actor.insider
    return _Aspect(INSIDER_WEIGHT, float(same), "都是履职、服务中获得" if same and facts.actor.insider else None)


def _acts(facts: Facts, told: _Told) -> _Aspect:
    """Half for the acts themselves, half for their side: giving away, getting, or both."""
    theirs = set(told.facts.acts)
    sides = {act in _GIVING for act in facts.acts}, {act in _GIVING for act in theirs}
    shared = [act for act in facts.acts if act in theirs]
    return _Aspect(ACTS_WEIGHT, (_overlap(set(facts.acts), theirs) + _overlap(*sides)) / 2, _acts_in_words(shared))


def _business(facts: Facts, told: _Told) -> _Aspect | None:
    same = told.facts.lawful_business is True
    return _yes_or_no(BUSINESS_WEIGHT, same, "都用于合法经营") if facts.lawful_business else None


def _unit(facts: Facts, told: _Told) -> _Aspect | None:
    same = told.facts.actor.kind == "unit"
    return _yes_or_no(UNIT_WEIGHT, same, "都是单位") if facts.actor.kind == "unit" else None


_ASPECTS: tuple[Callable[[Facts, _Told], _Aspect | None], ...] = (
    _type, _count, _income, _insider, _acts, _business, _unit,
)  # fmt: skip


def _yes_or_no(weight: int, same: bool, reason: str) -> _Aspect:
    return _Aspect(weight, float(same), reason if same else None)


def _acts_in_words(shared: Sequence[Act]) -> str | None:
    """都有出售、提供; manners of getting stand for themselves: 都以其他方法非法获取."""
    plain = [ACTS[act] for act in shared if not ACTS[act].startswith(("在", "以"))]
    manners = [f"都{ACTS[act]}" for act in shared if ACTS[act].startswith(("在", "以"))]
    return "，".join([*([f"都有{'、'.join(plain)}"] if plain else []), *manners]) or None


def _types(facts: Facts) -> set[ItemType]:
    return {i.type for i in facts.items} - {UNKNOWN_TYPE}


def _number(items: Iterable[Items], types: set[ItemType] | None) -> int:
    return sum(max(0, (i.count or 0) - i.excluded) for i in items if types is None or i.type in types)


def _overlap(one: Set[object], other: Set[object]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _nearness(one: Fraction | int, other: Fraction | int) -> float:
    """1 for equal amounts, falling with the logarithm of their ratio; 0 where one is not known."""
    return max(0.0, 1 - abs(log10(one / other)) / FARTHEST) if one and other else 0.0
