from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.case_bands import COUNT_BANDS, INCOME_BANDS, SENTENCE_BANDS, Bands, sentence_band
from corpus.case_facets import (
    FACET_NAMES,
    ORDERS,
    FacetedCase,
    chosen,
    counted,
    facet_labels,
    faceted_cases,
    left_without,
    ordered,
)
from corpus.library import Library


@pytest.fixture(scope="module")
def cases(library: Library) -> tuple[FacetedCase, ...]:
    return faceted_cases(library)


@pytest.fixture(scope="module")
def by_id(cases: tuple[FacetedCase, ...]) -> dict[str, FacetedCase]:
    return {found.case.id: found for found in cases}


def test_every_case_is_there_once_and_has_a_value_of_every_facet(
    cases: tuple[FacetedCase, ...], library: Library
) -> None:
    assert sorted(found.case.id for found in cases) == sorted(library.cases)
    for found in cases:
        assert set(found.values) == set(FACET_NAMES)
        # Behaviours may be missing; only crimes have a tier and a sentence.
        empty = {key for key, values in found.values.items() if not values}
        allowed = {"behaviour"} if found.case.kind == "criminal" else {"behaviour", "tier", "sentence"}
        assert empty <= allowed, found.case.id


def test_every_value_has_a_name(cases: tuple[FacetedCase, ...], library: Library) -> None:
    labels = facet_labels(library)
    assert set(labels) == set(FACET_NAMES)
    for found in cases:
        for key, values in found.values.items():
            for value in values:
                assert value in labels[key] or (key == "year" and value.isdigit()), (found.case.id, key, value)


@pytest.mark.parametrize("key", ["kind", "count", "income", "level", "year"])
def test_facets_with_one_value_a_case_add_up(cases: tuple[FacetedCase, ...], key: str) -> None:
    assert counted(cases, {})[key].total() == len(cases)


@pytest.mark.parametrize("key", FACET_NAMES)
def test_a_count_is_the_number_of_cases_that_the_choice_leaves(cases: tuple[FacetedCase, ...], key: str) -> None:
    other = {"kind": ("criminal",)} if key != "kind" else {"type": ("普通",)}
    counts = counted(cases, other)[key]
    assert counts
    for value, count in counts.items():
        assert count == len(chosen(cases, {**other, key: (value,)})), value


def test_the_counts_of_a_facet_ignore_its_own_choice(cases: tuple[FacetedCase, ...]) -> None:
    free, narrowed = counted(cases, {}), counted(cases, {"kind": ("civil",)})
    assert narrowed["kind"] == free["kind"]
    assert narrowed["year"].total() == free["kind"]["civil"]
    assert not +narrowed["tier"]


def test_values_of_one_facet_widen_and_facets_narrow(cases: tuple[FacetedCase, ...]) -> None:
    civil, both = chosen(cases, {"kind": ("civil",)}), chosen(cases, {"kind": ("civil", "administrative")})
    assert {c.case.id for c in civil} < {c.case.id for c in both}
    faces = chosen(cases, {"kind": ("civil", "administrative"), "type": ("生物识别",)})
    assert {found.case.kind for found in faces} == {"civil", "administrative"}
    assert all("生物识别" in found.values["type"] for found in faces)
    assert len(faces) < len(both)


def test_what_dropping_a_choice_leaves(cases: tuple[FacetedCase, ...]) -> None:
    choice = {"kind": ("civil",), "tier": ("serious",)}
    assert chosen(cases, choice) == []
    assert left_without(cases, choice) == {
        "kind": len(chosen(cases, {"tier": ("serious",)})),
        "tier": len(chosen(cases, {"kind": ("civil",)})),
    }


def test_a_tier_that_the_court_stated_is_not_computed(by_id: dict[str, FacetedCase]) -> None:
    """Five defendants: the court found 1,100 and 770 tracks especially serious, 329, 100 and 54 serious."""
    parties = by_id["foshan-car-5"].parties
    assert [(p.count.value if p.count else None, p.tier, p.computed) for p in parties] == [
        (1100, "especially_serious", False),
        (770, "especially_serious", False),
        (329, "serious", False),
        (100, "serious", False),
        (54, "serious", False),
    ]
    assert by_id["foshan-car-5"].values["tier"] == ("especially_serious", "serious")


def test_a_tier_that_no_court_stated_is_computed_from_the_facts(by_id: dict[str, FacetedCase]) -> None:
    """130,000 and more items of ordinary information: fashi-2017-10/5/2/3, ten times 五千条."""
    (party,) = (p for p in by_id["hongkou-edu-3"].parties if p.who == "李某")
    assert (party.tier, party.computed, party.count and party.count.value) == ("especially_serious", True, 130_000)


def test_what_is_no_crime_has_no_defendants(cases: tuple[FacetedCase, ...]) -> None:
    for found in cases:
        assert bool(found.parties) == (found.case.kind == "criminal"), found.case.id


@pytest.mark.parametrize(
    ("case", "level"),
    [
        ("foshan-car-5", "intermediate"),
        ("rugao-wang-dong", "basic"),
        ("didi-8026", "no-court"),
        ("gc193-wen", "unknown"),
    ],
)
def test_levels_of_courts(by_id: dict[str, FacetedCase], case: str, level: str) -> None:
    assert by_id[case].values["level"] == (level,)


@pytest.mark.parametrize("bands", [COUNT_BANDS, INCOME_BANDS, SENTENCE_BANDS])
def test_a_border_belongs_to_the_band_above_it(bands: Bands) -> None:
    assert len(bands.keys) == len(bands.names) == len(bands.borders) + 1
    for below, above, border in zip(bands.keys[:-1], bands.keys[1:], bands.borders, strict=True):
        assert (bands.of(border - 1), bands.of(border)) == (below, above)
    assert (bands.of(0), bands.of(10**12), bands.of(None)) == (bands.keys[0], bands.keys[-1], "unknown")


def test_a_suspended_sentence_stands_apart() -> None:
    assert [sentence_band(36, 48), sentence_band(36, None), sentence_band(35, None)] == ["suspended", "36-60", "12-36"]


def number_of(found: FacetedCase, by: str) -> float | None:
    count = found.count.value if found.count else None
    day = found.case.day.toordinal()
    return {"date": day, "sentence": found.months, "count": count, "income": found.income}[by]


@pytest.mark.parametrize("by", ORDERS)
def test_the_order_falls_and_the_unknown_comes_last(cases: tuple[FacetedCase, ...], by: str) -> None:
    found = [number_of(case, by) for case in ordered(cases, by)]
    known = [value for value in found if value is not None]
    assert known == sorted(known, reverse=True)
    assert found == known + [None] * (len(found) - len(known))
    assert len(known) > 1


def test_the_newest_case_leads(cases: tuple[FacetedCase, ...]) -> None:
    assert cases[0].case.day == max(found.case.day for found in cases) > date(2025, 1, 1)


def test_a_corpus_without_rules_knows_only_what_courts_stated(small_corpus: Path) -> None:
    library = Library.load(small_corpus)
    assert library.rules is None
    (found,) = faceted_cases(library)
    assert (found.case.id, found.values["tier"], found.months) == ("anjian", ("unknown",), 39)
