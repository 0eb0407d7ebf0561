"""Numbers over the cases: sentences against items and income, sentences by tier, cases by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.case_bands import UNKNOWN, sentence_band
from corpus.case_facets import FacetedCase
from corpus.case_parties import Party, Quantity
from corpus.liability.rules import (
    CountGround,
    IncomeGround,
    MultipleGround,
    Penalty,
    ProportionGround,
    Rules,
    ShareGround,
    Tier,
)
from corpus.vocabulary import ItemType

# Why a defendant whose sentence is known is not in a plot; the first that applies is told.
Reason = Literal["combined", "no_facts", "before_lines", "no_number"]
REASONS: tuple[Reason, ...] = ("combined", "no_facts", "before_lines", "no_number")


@dataclass(frozen=True, slots=True)
class Dot:
    """A defendant in a plot: his sentence in months against a number."""

    party: Party
    number: Quantity
    months: int


@dataclass(frozen=True, slots=True)
class Scatter:
    """A plot of sentences against a number; those left out have a known sentence, and each a reason."""

    dots: tuple[Dot, ...]
    left_out: tuple[tuple[Party, Reason], ...]


@dataclass(frozen=True, slots=True)
class LawLine:
    """A number from which the law attaches a tier: the rule, the `types` of information (none: any), the provision."""

    rule: str
    at_least: int
    tier: Tier
    types: tuple[ItemType, ...]
    provision: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the statistics page shows.

    `defendants` are those whom criminal cases tell apart, `sentenced` those of them with a known sentence; `bands`
    counts the latter by (tier, band of sentence), combined sentences left out; `years` counts cases by (year, kind).
    `penalties` are those of the newest law by tier; `remarks` the rules by which less than a line suffices.
    """

    cases: int
    criminal_cases: int
    defendants: int
    sentenced: int
    by_count: Scatter
    by_income: Scatter
    count_lines: tuple[LawLine, ...]
    income_lines: tuple[LawLine, ...]
    higher_tier_months: int
    penalties: tuple[Penalty, ...]
    remarks: tuple[ProportionGround | ShareGround, ...]
    bands: Mapping[tuple[str, str], int]
    years: Mapping[tuple[str, str], int]


def statistics_of(cases: Sequence[FacetedCase], rules: Rules) -> Statistics:
    """The statistics of some cases under the rules."""
    parties = [party for found in cases for party in found.parties if party.outcome]
    sentenced = [party for party in parties if party.months is not None]
    alone = [party for party in sentenced if not _combined(party)]
    bands = Counter((p.tier or UNKNOWN, sentence_band(p.months, p.suspended_months)) for p in alone)
    years = Counter((found.values["year"][0], found.values["kind"][0]) for found in cases)
    return Statistics(
        cases=len(cases),
        criminal_cases=sum(found.case.kind == "criminal" for found in cases),
        defendants=len(parties),
        sentenced=len(sentenced),
        by_count=_scatter(sentenced, lambda party: party.count),
        by_income=_scatter(sentenced, lambda party: party.income),
        count_lines=count_lines(rules),
        income_lines=income_lines(rules),
        higher_tier_months=higher_tier_months(rules),
        penalties=rules.criminal.regimes[-1].penalties,
        remarks=tuple(
            row for row in rules.criminal.standards[-1].serious if isinstance(row, ProportionGround | ShareGround)
        ),
        bands=bands,
        years=years,
    )


def count_lines(rules: Rules) -> tuple[LawLine, ...]:
    """The numbers of items of the newest standards, the lowest first."""
    return _lines(rules, lambda ground: ground.types if isinstance(ground, CountGround) else None)


def income_lines(rules: Rules) -> tuple[LawLine, ...]:
    """The sums of illegal income of the newest standards, the lowest first."""
    return _lines(rules, lambda ground: () if isinstance(ground, IncomeGround) else None)


def higher_tier_months(rules: Rules) -> int:
    """Where the range of the higher tier begins, in months, in the newest law."""
    penalties = rules.criminal.regimes[-1].penalties
    return next(penalty.months()[0] for penalty in penalties if penalty.tier == "especially_serious")


def _lines(rules: Rules, types_of: Callable[[object], tuple[ItemType, ...] | None]) -> tuple[LawLine, ...]:
    """The lines of the grounds that `types_of` knows, and their multiples."""
    standards = rules.criminal.standards[-1]
    found: list[LawLine] = []
    for ground in standards.serious:
        types = types_of(ground)
        if types is None or not isinstance(ground, CountGround | IncomeGround):
            continue
        found.append(LawLine(ground.id, ground.at_least, "serious", types, ground.provision))
        multiples = (m for m in standards.especially_serious if isinstance(m, MultipleGround) and ground.id in m.of)
        found += [
            LawLine(ground.id, ground.at_least * m.times, "especially_serious", types, m.provision) for m in multiples
        ]
    return tuple(sorted(found, key=lambda line: (line.at_least, line.tier)))


def _scatter(sentenced: Iterable[Party], number_of: Callable[[Party], Quantity | None]) -> Scatter:
    dots: list[Dot] = []
    left_out: list[tuple[Party, Reason]] = []
    for party in sentenced:
        number, months = number_of(party), party.months or 0
        reason = _reason(party, number)
        if reason or number is None:
            left_out.append((party, reason or "no_number"))
        else:
            dots.append(Dot(party, number, months))
    return Scatter(tuple(dots), tuple(left_out))


def _reason(party: Party, number: Quantity | None) -> Reason | None:
    """Why a defendant is not in a plot; one whose number is zero has no place on a logarithmic scale."""
    if _combined(party):
        return "combined"
    if party.facts is None:
        return "no_facts"
    if not party.under_lines:
        return "before_lines"
    return None if number and number.value > 0 else "no_number"


def _combined(party: Party) -> bool:
    return bool(party.outcome and party.outcome.combined)
