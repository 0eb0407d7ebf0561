"""Cases by what can be chosen of them: each facet's values for a case, choosing, counting, ordering. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from corpus.case_bands import COUNT_BANDS, INCOME_BANDS, UNKNOWN, sentence_band, sentence_labels
from corpus.case_parties import Party, Quantity, parties_of
from corpus.cases import KINDS, Case, Information, court_level
from corpus.liability.outcome import TIER_NAMES
from corpus.library import Library
from corpus.vocabulary import UNKNOWN_TYPE, ItemType

NO_COURT = "no-court"
# Key of the level in an address -> its name, the highest first.
COURT_LEVELS: Mapping[str, str] = MappingProxyType(
    {"supreme": "最高人民法院", "high": "高级人民法院", "intermediate": "中级人民法院", "basic": "基层人民法院"}
)
FACET_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "kind": "类别", "behaviour": "行为", "type": "信息类型", "count": "信息条数", "income": "违法所得",
        "tier": "情节", "sentence": "刑期", "level": "法院级别", "year": "裁判年份",
    }
)  # fmt: skip
# The gravest first.
TIER_LABELS: Mapping[str, str] = MappingProxyType(
    {key: TIER_NAMES[key] for key in ("especially_serious", "serious", "none", "undetermined")} | {UNKNOWN: "不详"}
)
Choice = Mapping[str, tuple[str, ...]]
NO_CHOICE: Choice = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FacetedCase:
    """A case with its defendants, the values of each facet, and the numbers it is ordered by.

    A case has several values of a facet where its defendants differ. Numbers are the case's; where the source gives
    none for the case, the largest of a defendant.
    """

    case: Case
    parties: tuple[Party, ...]
    values: Mapping[str, tuple[str, ...]]
    count: Quantity | None
    income: float | None
    months: int | None

    def passes(self, choice: Choice, but: str = "") -> bool:
        """Whether the case has one of the chosen values of every facet; `but`: of every facet except this one."""
        return all(set(chosen) & set(self.values[key]) for key, chosen in choice.items() if chosen and key != but)


def faceted_cases(library: Library) -> tuple[FacetedCase, ...]:
    """Every case of the library, the newest first."""
    cards: dict[str, list[str]] = {}
    for card in library.cards.values():
        for case_id in card.cases:
            cards.setdefault(case_id, []).append(card.id)
    found = [_faceted(case, library, cards.get(case.id, ())) for case in library.cases.values()]
    return tuple(ordered(found, "date"))


def facet_labels(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Facet -> value -> name, in the order in which the choices are offered; years name themselves."""
    return {
        "kind": KINDS,
        "behaviour": {card.id: card.name for card in library.cards.values()},
        "type": {kind: kind for kind in get_args(ItemType)},
        "count": COUNT_BANDS.labels(),
        "income": INCOME_BANDS.labels(),
        "tier": TIER_LABELS,
        "sentence": sentence_labels(),
        "level": dict(COURT_LEVELS) | {NO_COURT: "不是法院", UNKNOWN: "不详"},
        "year": {UNKNOWN: "不详"},
    }


def chosen(cases: Iterable[FacetedCase], choice: Choice) -> list[FacetedCase]:
    """The cases that pass a choice, in the order given."""
    return [case for case in cases if case.passes(choice)]


def counted(cases: Sequence[FacetedCase], choice: Choice) -> dict[str, Counter[str]]:
    """How many cases each value of a facet has, the choices of the other facets kept."""
    return {
        key: Counter(value for case in cases if case.passes(choice, but=key) for value in case.values[key])
        for key in FACET_NAMES
    }


def left_without(cases: Sequence[FacetedCase], choice: Choice) -> dict[str, int]:
    """For each facet that is chosen, how many cases there are if its choice is dropped."""
    return {key: sum(case.passes(choice, but=key) for case in cases) for key, values in choice.items() if values}


_ORDERS: Mapping[str, Callable[[FacetedCase], float | None]] = MappingProxyType(
    {
        "date": lambda found: found.case.day.toordinal(),
        "sentence": lambda found: found.months,
        "count": lambda found: found.count.value if found.count else None,
        "income": lambda found: found.income,
    }
)
ORDERS = tuple(_ORDERS)


def ordered(cases: Iterable[FacetedCase], by: str) -> list[FacetedCase]:
    """The newest, longest or largest first; what is unknown comes last. Equal ones stand by date, then by id."""

    def place(found: FacetedCase) -> tuple[bool, float, int, str]:
        value = _ORDERS[by](found)
        return value is None, -(value or 0), -found.case.day.toordinal(), found.case.id

    return sorted(cases, key=place)


def _faceted(case: Case, library: Library, named_by: Iterable[str]) -> FacetedCase:
    parties = parties_of(case, library)
    count = _total(case.information) or _largest(_total(outcome.information) for outcome in case.outcomes)
    income = case.illegal_income
    if income is None:
        income = max((o.illegal_income for o in case.outcomes if o.illegal_income is not None), default=None)
    values = {
        "kind": (case.kind,),
        "behaviour": tuple(dict.fromkeys([*case.behaviours, *named_by])),
        "type": tuple(dict.fromkeys(i.type for i in _information(case))) or (UNKNOWN_TYPE,),
        "count": (COUNT_BANDS.of(count.value if count else None),),
        "income": (INCOME_BANDS.of(income),),
        "tier": _known(party.tier or UNKNOWN for party in parties),
        "sentence": _known(sentence_band(p.months, p.suspended_months) for p in parties),
        "level": (_level(case),),
        "year": (case.date[:4] if case.date else UNKNOWN,),
    }
    months = max((p.months for p in parties if p.months is not None), default=None)
    return FacetedCase(case, parties, MappingProxyType(values), count, income, months)


def _information(case: Case) -> list[Information]:
    return [*case.information, *(i for outcome in case.outcomes for i in outcome.information)]


def _known(values: Iterable[str]) -> tuple[str, ...]:
    """The values of a case's defendants; unknown only where it is unknown of all."""
    found = dict.fromkeys(values)
    return tuple(v for v in found if v != UNKNOWN) or tuple(found)


def _total(information: Iterable[Information]) -> Quantity | None:
    """The items whose number is known; there are more where that of another type is not."""
    rows = list(information)
    known = [i.count for i in rows if i.count is not None]
    return Quantity(sum(known), len(known) < len(rows) or any(i.lower_bound for i in rows)) if known else None


def _largest(quantities: Iterable[Quantity | None]) -> Quantity | None:
    return max((q for q in quantities if q), key=lambda q: q.value, default=None)


def _level(case: Case) -> str:
    if case.authority is None:
        return UNKNOWN
    name = court_level(case.authority)
    return next((key for key, level in COURT_LEVELS.items() if level == name), NO_COURT)
