"""从旧兼从轻 (刑法第十二条第一款): both laws are shown where they differ, and none is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.liability.as_data import as_data
from corpus.liability.evaluate import evaluate
from corpus.liability.explain import explain
from corpus.liability.facts import facts_of
from corpus.liability.naming import namer
from corpus.liability.outcome import OtherRegime
from corpus.library import Library

INSIDER = {"kind": "person", "insider": True, "prior": "none"}
SOLD: dict[str, Any] = {
    "actor": INSIDER,
    "acts": ["sell"],
    "items": [{"type": "普通", "count": 60000}],
    "illegal_income": 0,
    "known_criminal_use": False,
}
TODAYS = "刑法修正案（九）和法释〔2017〕10号"
NORM = "行为时的法律与以后的法律不同的，按从旧兼从轻处理"


def other(library: Library, **days: str) -> OtherRegime | None:
    facts = facts_of(SOLD | days)
    return evaluate(facts, library.rules_of_liability(), library.sanctions).criminal.other_regime


def test_conduct_before_amendment_9_judged_after_it(library: Library) -> None:
    """刑法修正案（九）第十七条, in force 2015-11-01: anybody can commit it, with a tier up to seven years."""
    found = other(library, date="2015-10-30", judged="2016-06-01")
    assert found
    assert (found.regime, str(found.judged)) == ("刑法修正案（九），法释〔2017〕10号施行以前", "2016-06-01")
    assert found.offences == (("侵犯公民个人信息罪", "xingfa/253-1/1"),)
    assert (found.tier, found.possible) == ("undetermined", ("none", "serious", "especially_serious"))
    assert (found.range_months, found.provision) == ((0, 84), "xingfa/12/1")


def test_conduct_that_was_no_crime_then(library: Library) -> None:
    """2009-02-27: 第二百五十三条之一 was inserted the next day. 刑法12: 当时的法律不认为是犯罪的，适用当时的法律."""
    facts = facts_of(SOLD | {"date": "2009-02-27"})
    outcome = evaluate(facts, library.rules_of_liability(), library.sanctions)
    criminal = as_data(outcome, namer(library, facts.date))["criminal"]
    assert (criminal["tier"], criminal["range_months"]) == ("none", [0, 0])
    assert criminal["other_regime"] == {
        "regime": TODAYS,
        "judged": None,
        "offences": [{"name": "侵犯公民个人信息罪", "provision": "xingfa/253-1/1"}],
        "tier": "especially_serious",
        "possible_tiers": ["especially_serious"],
        "range_months": [36, 84],
        "note": NORM,
        "provision": "xingfa/12/1",
        "citation": "《刑法》第十二条第一款",
    }


def test_without_a_judgment_the_law_of_today_stands_beside_it(library: Library) -> None:
    found = other(library, date="2014-06-01")
    assert found
    assert (found.regime, found.judged, found.range_months) == (TODAYS, None, (36, 84))


@pytest.mark.parametrize(
    "days",
    [
        {"date": "2022-03-01"},
        {"date": "2022-03-01", "judged": "2026-01-01"},
        {"date": "2014-06-01", "judged": "2015-10-31"},
        # 法释〔2017〕10号 explains the law of 2015, it does not change it: its lines are told by `missing`.
        {"date": "2016-06-01"},
        {"date": "2016-06-01", "judged": "2018-01-01"},
    ],
)
def test_the_same_law_is_not_flagged(library: Library, days: dict[str, str]) -> None:
    assert other(library, **days) is None


def test_both_ranges_are_told_and_none_is_chosen(library: Library) -> None:
    facts = facts_of(SOLD | {"date": "2014-06-01"})
    told = explain(evaluate(facts, library.rules_of_liability(), library.sanctions), namer(library, facts.date))
    assert f"按今天的法律（{TODAYS}）：情节特别严重，三年以上七年以下；适用哪一个，依从旧兼从轻判断" in told
    assert f"按行为时的法律（刑法修正案（七））：情节不能确定，三年以下；按今天的法律（{TODAYS}）" in told
    assert "这里不作决定" in told
