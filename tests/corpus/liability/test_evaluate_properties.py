"""What must hold of every outcome, whatever the facts: more is never less, and knowing more never opens anything."""

from __future__ import annotations

import json
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.ids import ProvisionId
from corpus.liability.as_data import as_data
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Consequence, facts_of
from corpus.liability.naming import namer
from corpus.liability.rules import TIERS
from corpus.library import Library
from corpus.vocabulary import Act, ItemType, Prior

_NUMBERS = [0, 1, 24, 25, 49, 50, 249, 250, 499, 500, 2499, 2500, 4999, 5000, 24999, 25000, 49999, 50000, 10**12]
_MAYBE = st.sampled_from([True, False, None])
_ITEM = st.fixed_dictionaries(
    {"type": st.sampled_from(get_args(ItemType)), "count": st.sampled_from([*_NUMBERS, None])},
    optional={"lower_bound": st.booleans(), "recipients": st.integers(1, 3)},
)
_ACTOR = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["person", "unit"]),
        "insider": _MAYBE,
        "prior": st.sampled_from([*get_args(Prior), None]),
        "minor": st.booleans(),
    }
)
_FACTS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2008-01-01", "2009-02-28", "2015-11-01", "2017-05-31", "2017-06-01", "2026-01-01"]),
        "actor": _ACTOR,
        "acts": st.lists(st.sampled_from(get_args(Act)), min_size=1, max_size=3, unique=True),
        "items": st.lists(_ITEM, max_size=3),
        "illegal_income": st.sampled_from([*_NUMBERS, None]),
        "business_profit": st.sampled_from([*_NUMBERS, None]),
        "lawful_business": _MAYBE,
        "known_criminal_use": _MAYBE,
        "consequences": st.lists(st.sampled_from(get_args(Consequence)), max_size=1),
        "mitigation": st.lists(st.sampled_from(["自首", "从犯", "胁从犯", "没有立功", "家庭困难"]), max_size=2),
    }
)
_FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _outcome(facts: dict[str, Any], library: Library) -> dict[str, Any]:
    stated = facts_of(facts)
    return as_data(evaluate(stated, library.rules_of_liability(), library.sanctions), namer(library, stated.date))


def _tiers(outcome: dict[str, Any]) -> list[int]:
    return [TIERS.index(tier) for tier in outcome["criminal"]["possible_tiers"]]


@_FEW
@given(_FACTS, st.data())
def test_more_items_never_lower_the_tier(library: Library, facts: dict[str, Any], data: st.DataObject) -> None:
    """法释〔2017〕10号第五条: every line is so many items 以上."""
    numbered = [place for place, item in enumerate(facts["items"]) if item["count"]]
    if not numbered:
        return
    place = data.draw(st.sampled_from(numbered))
    items = [dict(item) for item in facts["items"]]
    items[place]["count"] *= 10
    less, more = _tiers(_outcome(facts, library)), _tiers(_outcome(facts | {"items": items}, library))
    assert min(less) <= min(more)
    assert max(less) <= max(more)


@_FEW
@given(_FACTS, st.data())
def test_a_known_fact_never_opens_another_tier(library: Library, facts: dict[str, Any], data: st.DataObject) -> None:
    answers: dict[str, list[Any]] = {
        "illegal_income": _NUMBERS,
        "business_profit": _NUMBERS,
        "lawful_business": [True, False],
        "known_criminal_use": [True, False],
    }
    key = data.draw(st.sampled_from(sorted(answers)))
    open_facts = facts | {key: None}
    closed = facts | {key: data.draw(st.sampled_from(answers[key]))}
    assert set(_tiers(_outcome(closed, library))) <= set(_tiers(_outcome(open_facts, library)))


@_FEW
@given(_FACTS, st.data())
def test_a_known_number_never_opens_another_tier(library: Library, facts: dict[str, Any], data: st.DataObject) -> None:
    if not facts["items"]:
        return
    place = data.draw(st.integers(0, len(facts["items"]) - 1))
    unknown, known = [dict(item) for item in facts["items"]], [dict(item) for item in facts["items"]]
    unknown[place]["count"], known[place]["count"] = None, data.draw(st.sampled_from(_NUMBERS))
    known[place]["lower_bound"] = False
    closed, opened = (_tiers(_outcome(facts | {"items": items}, library)) for items in (known, unknown))
    assert set(closed) <= set(opened)


@_FEW
@given(_FACTS)
def test_the_order_of_items_and_acts_is_indifferent(library: Library, facts: dict[str, Any]) -> None:
    turned = facts | {"items": facts["items"][::-1], "acts": facts["acts"][::-1]}
    first, second = _outcome(facts, library), _outcome(turned, library)
    for part in ("regime", "administrative", "civil", "public_interest"):
        assert first[part] == second[part]
    assert first["criminal"] == second["criminal"]


@_FEW
@given(_FACTS)
def test_every_provision_resolves_and_ranges_are_ordered(library: Library, facts: dict[str, Any]) -> None:
    outcome = json.loads(json.dumps(_outcome(facts, library), ensure_ascii=False))
    on = facts_of(facts).date
    for address in _provisions(outcome):
        assert library.latest_provision(ProvisionId.parse(address), on)
    for low, high in _ranges(outcome):
        assert 0 <= low <= high
    assert "{" not in "".join(outcome["notes"])
    assert outcome["criminal"]["tier"] in (*outcome["criminal"]["possible_tiers"], "undetermined")


def _provisions(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for one in value for found in _provisions(one)]
    if not isinstance(value, dict):
        return []
    own = [text for key, text in value.items() if key in ("provision", "breach") and text and "/" in text]
    return own + [found for one in value.values() for found in _provisions(one)]


def _ranges(outcome: dict[str, Any]) -> list[list[int]]:
    criminal = outcome["criminal"]
    adjusted = [row["range_months"] for row in criminal["adjustments"] if row["range_months"]]
    return [
        criminal["range_months"],
        criminal["adjusted_range_months"],
        *adjusted,
        *(c["months"] for c in criminal["custody"]),
    ]
