"""The cases of tests/liability/*.yaml: facts, the norm they turn on, and what a lawyer expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.ids import ProvisionId
from corpus.liability.as_data import as_data
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import facts_of
from corpus.liability.naming import namer
from corpus.library import Library

FOLDER = Path(__file__).parent.parent.parent / "liability"
CASES = [
    (file.stem, case) for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
# What a case may expect of the part `criminal`, by equality.
_EQUAL = ("offence", "tier", "possible_tiers", "range_months", "adjusted_range_months", "ratio_exact")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{file}:{case['name']}" for file, case in CASES])
def test_a_lawyers_case(case: dict[str, Any], library: Library) -> None:
    facts = facts_of(case["facts"])
    outcome = as_data(evaluate(facts, library.rules_of_liability(), library.sanctions), namer(library, facts.date))
    criminal, expected = outcome["criminal"], dict(case["expect"])
    for key in _EQUAL:
        if key in expected:
            assert criminal[key] == expected.pop(key), key
    for met, key in ((True, "met"), (False, "not_met"), (None, "open")):
        rules = {ground["provision"] for ground in criminal["grounds"] if ground["met"] is met}
        assert set(expected.pop(key, [])) <= rules, key
    provisions = {
        "adjusted_by": {row["provision"] for row in criminal["adjustments"]},
        "administrative": {row["provision"] for row in outcome["administrative"]},
        "civil": {row["provision"] for row in outcome["civil"]},
        "public_interest": {row["provision"] for row in outcome["public_interest"]},
    }
    for key, found in provisions.items():
        assert set(expected.pop(key, [])) <= found, key
        assert not set(expected.pop(f"not_{key}", [])) & found, f"not_{key}"
    assert {row["fact"] for row in outcome["missing"]} == set(expected.pop("missing", [])), "missing"
    notes = "\n".join(outcome["notes"])
    assert all(words in notes for words in expected.pop("notes", [])), notes
    assert not expected, f"unknown expectations: {expected}"


def test_every_case_names_a_norm_that_is_held(library: Library) -> None:
    for file, case in CASES:
        for address in case["cites"]:
            pid = ProvisionId.parse(address)
            assert library.latest_provision(pid, facts_of(case["facts"]).date), (file, case["name"], address)


def test_there_are_enough_cases() -> None:
    """At least 150, as the rules of the field ask; each with a name of its own."""
    names = [case["name"] for _, case in CASES]
    assert len(names) >= 150
    assert len(names) == len(set(names))
