from __future__ import annotations

import pytest

from corpus.case_facets import FacetedCase, faceted_cases
from corpus.case_parties import Party
from corpus.case_statistics import REASONS, Scatter, Statistics, statistics_of
from corpus.library import Library


@pytest.fixture(scope="module")
def cases(library: Library) -> tuple[FacetedCase, ...]:
    return faceted_cases(library)


@pytest.fixture(scope="module")
def statistics(cases: tuple[FacetedCase, ...], library: Library) -> Statistics:
    return statistics_of(cases, library.rules_of_liability())


def scatters(statistics: Statistics) -> list[Scatter]:
    return [statistics.by_count, statistics.by_income]


def test_the_lines_of_items_are_those_of_the_interpretation(statistics: Statistics) -> None:
    """法释〔2017〕10号第五条：五十条以上、五百条以上、五千条以上；数量达到前款规定标准十倍以上。"""
    assert [(line.at_least, line.tier, line.types[0]) for line in statistics.count_lines] == [
        (50, "serious", "行踪轨迹"),
        (500, "especially_serious", "行踪轨迹"),
        (500, "serious", "住宿"),
        (5_000, "especially_serious", "住宿"),
        (5_000, "serious", "普通"),
        (50_000, "especially_serious", "普通"),
    ]


def test_the_lines_of_income_are_those_of_the_interpretation(statistics: Statistics) -> None:
    """违法所得五千元以上的；数额达到前款规定标准十倍以上的。"""
    assert [(line.at_least, line.tier, line.provision) for line in statistics.income_lines] == [
        (5_000, "serious", "fashi-2017-10/5/1/7"),
        (50_000, "especially_serious", "fashi-2017-10/5/2/3"),
    ]


def test_the_higher_tier_begins_at_three_years(statistics: Statistics) -> None:
    """情节特别严重的，处三年以上七年以下有期徒刑。"""
    assert statistics.higher_tier_months == 36


def test_everyone_with_a_known_sentence_is_drawn_or_left_out_with_a_reason(
    statistics: Statistics, library: Library
) -> None:
    criminal = [case for case in library.cases.values() if case.kind == "criminal"]
    sentenced = {
        (case.id, place)
        for case in criminal
        for place, outcome in enumerate(case.outcomes)
        if outcome.sentence_months is not None
    }
    assert statistics.sentenced == len(sentenced)
    assert statistics.defendants == sum(len(case.outcomes) for case in criminal)

    def place(party: Party) -> tuple[str, int]:
        return party.case.id, next(n for n, outcome in enumerate(party.case.outcomes) if outcome is party.outcome)

    for scatter in scatters(statistics):
        drawn, left = [place(dot.party) for dot in scatter.dots], [place(party) for party, _ in scatter.left_out]
        assert len(drawn) + len(left) == len(sentenced)
        assert {*drawn, *left} == sentenced
        assert {reason for _, reason in scatter.left_out} <= set(REASONS)


def test_a_dot_says_what_its_case_says(statistics: Statistics) -> None:
    for dot in statistics.by_income.dots:
        case, own = dot.party.case, dot.party.outcome
        assert own is not None
        told = own.illegal_income if own.illegal_income is not None else case.illegal_income
        assert (dot.number.value, dot.months) == (told, own.sentence_months), case.id
        assert own.illegal_income is not None or len(case.outcomes) == 1, f"{case.id}: the case's total on one head"
    for dot in statistics.by_count.dots:
        own = dot.party.outcome
        assert own is not None
        rows = own.information or dot.party.case.information
        assert dot.number.value == sum(row.count or 0 for row in rows), dot.party.case.id
        assert own.information or len(dot.party.case.outcomes) == 1


def test_combined_sentences_and_law_without_lines_are_not_drawn(statistics: Statistics) -> None:
    for scatter in scatters(statistics):
        reasons = {party.case.id: reason for party, reason in scatter.left_out}
        # Sentenced in 2014 for conduct of 2014; sentenced for two offences together.
        assert (reasons["wuzhong-ma-exam"], reasons["huangpu-zou"]) == ("before_lines", "combined")
        assert not any(dot.party.outcome and dot.party.outcome.combined for dot in scatter.dots)
        assert all(dot.party.under_lines for dot in scatter.dots)


def test_the_tables_add_up(statistics: Statistics, cases: tuple[FacetedCase, ...]) -> None:
    combined = sum(
        outcome.combined and outcome.sentence_months is not None
        for found in cases
        if found.case.kind == "criminal"
        for outcome in found.case.outcomes
    )
    assert sum(statistics.bands.values()) == statistics.sentenced - combined
    assert sum(statistics.years.values()) == statistics.cases == len(cases)
    assert statistics.years["2022", "criminal"] == sum(
        found.case.kind == "criminal" and (found.case.date or "").startswith("2022") for found in cases
    )
