"""Where facts stand on the ladder, and that no place contradicts the tier that the law gives."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Facts, facts_of
from corpus.liability.lanes import Lane, lanes, raised_by
from corpus.library import Library
from webapp.assess.ladder import Bar, Ladder, ladder_of, place, times_of
from webapp.assess.view import result_view, standards_of

FOLDER = Path(__file__).parents[2] / "liability"
CASES = [c["facts"] for file in sorted(FOLDER.glob("*.yaml")) for c in yaml.safe_load(file.read_text("utf-8"))]


def facts(**known: Any) -> Facts:
    base: dict[str, Any] = {"date": date(2022, 3, 1), "actor": {"insider": False, "prior": "none"}, "acts": ["sell"]}
    return facts_of(base | {"illegal_income": 0, "known_criminal_use": False} | known)


def drawn(library: Library, stated: Facts) -> Ladder:
    outcome = evaluate(stated, library.rules_of_liability(), library.sanctions)
    ladder = result_view(stated, outcome, library).ladder
    assert ladder
    return ladder


def bar(ladder: Ladder, name: str) -> Bar:
    return next(bar for bar in ladder.bars if bar.name == name)


def items(kind: str, count: int | None, **more: Any) -> dict[str, Any]:
    return {"type": kind, "count": count, **more}


def found(library: Library, stated: Facts) -> tuple[Lane, ...]:
    rules = library.rules_of_liability()
    return lanes(stated, rules.criminal.standards[-1], rules.criminal.giving)


@pytest.mark.parametrize(
    ("times", "at"),
    [("0", 0.0), ("1/1000", 0.0), ("1/10", 0.0), ("1", 33.33), ("10", 66.67), ("100", 100.0), ("1" + "0" * 400, 100.0)],
)
def test_a_multiple_stands_at_the_logarithm_of_it(times: str, at: float) -> None:
    assert place(Fraction(times), 10) == at


def test_places_grow_with_the_multiple() -> None:
    places = [place(Fraction(n, 10), 10) for n in range(1, 1001)]
    assert places == sorted(places)
    assert place(Fraction(4999, 5000), 10) <= place(Fraction(1), 10)


def test_types_of_one_line_are_counted_together(library: Library) -> None:
    """法释〔2017〕10号第五条第一款第四项: 住宿信息、通信记录、健康生理信息、交易信息 … 五百条以上."""
    stated = facts(items=[items("住宿", 300), items("健康生理", 300), items("普通", 2000)])
    ladder = drawn(library, stated)
    assert [(b.name, b.amount, b.times) for b in ladder.bars] == [
        ("住宿、健康生理信息", "600条", "1.2倍"),
        ("普通信息", "2000条", "0.4倍"),
        ("各类按比例合计", "", "1.6倍"),
        ("违法所得", "0元", "0倍"),
    ]
    assert bar(ladder, "住宿、健康生理信息").lines == ("500条", "5000条")


def test_lines_are_halved_for_what_duty_or_service_gave(library: Library) -> None:
    """第五条第一款第八项: 数量或者数额达到第三项至第七项规定标准一半以上的; the tenfold line with it."""
    stated = facts(actor={"insider": True, "prior": "none"}, items=[items("行踪轨迹", 250)], illegal_income=2500)
    ladder = drawn(library, stated)
    assert bar(ladder, "行踪轨迹信息").lines == ("25条", "250条")
    assert (bar(ladder, "行踪轨迹信息").times, bar(ladder, "违法所得").times) == ("10倍", "1倍")
    assert bar(ladder, "行踪轨迹信息").sure == 66.67
    assert bar(ladder, "违法所得").note == "标准已减半"


def test_what_is_not_known_is_a_span(library: Library) -> None:
    stated = facts(actor={"insider": None}, items=[items("普通", 3000, lower_bound=True)], illegal_income=None)
    ladder = drawn(library, stated)
    counted = bar(ladder, "普通信息")
    assert (counted.amount, counted.times) == ("3000条至3999条", "0.6至约1.59倍")
    assert counted.sure < 33.33 < counted.most < 66.67
    income = bar(ladder, "违法所得")
    assert (income.amount, income.times, income.sure, income.most) == ("数额不明", "倍数不明", 0.0, 100.0)


def test_a_type_that_is_not_known_may_have_any_line(library: Library) -> None:
    unknown = bar(drawn(library, facts(items=[items("未知", 100)])), "种类不明的信息")
    assert (unknown.amount, unknown.times) == ("100条", "0.02至2倍")


def test_what_a_lawful_business_bought_is_measured_by_its_profit(library: Library) -> None:
    """第六条: 为合法经营活动而非法购买、收受本解释第五条第一款第三项、第四项规定以外的公民个人信息 … 获利五万元以上."""
    stated = facts(acts=["buy"], items=[items("普通", 60000)], lawful_business=True, business_profit=40000)
    (profit,) = drawn(library, stated).bars
    assert (profit.name, profit.amount, profit.lines, profit.times) == ("经营获利", "4万元", ("5万元", ""), "0.8倍")


def test_nothing_is_certain_where_a_line_may_not_apply(library: Library) -> None:
    """Whether it was for a lawful business is open: the line of 五千条 may not apply at all."""
    (counted, *_) = drawn(library, facts(acts=["buy"], items=[items("普通", 30000)])).bars
    assert (counted.times, counted.sure, counted.most) == ("6倍", 0.0, 59.27)
    assert "不适用这一标准" in counted.note


def test_just_below_a_line_is_not_said_to_be_at_it(library: Library) -> None:
    (counted, _) = drawn(library, facts(items=[items("普通", 4999)])).bars
    assert counted.times == "约0.99倍"


@pytest.mark.parametrize("stated", CASES, ids=range(len(CASES)))
def test_the_longest_bar_is_the_multiple_of_the_assessment(library: Library, stated: dict[str, Any]) -> None:
    known, rules = facts_of(stated), library.rules_of_liability()
    outcome = evaluate(known, rules, library.sanctions)
    standards = standards_of(outcome, rules)
    if standards is None or outcome.missing or outcome.criminal.ratio != outcome.criminal.ratio_most:
        return
    spans = [lane.times for lane in lanes(known, standards, rules.criminal.giving)]
    assert max((low for low, _ in spans), default=Fraction(0)) == outcome.criminal.ratio


def test_the_cases_reach_the_comparison(library: Library) -> None:
    """The test before this one skips what is open; most of the cases are not."""
    rules = library.rules_of_liability()
    outcomes = [evaluate(facts_of(stated), rules, library.sanctions) for stated in CASES]
    compared = [o for o in outcomes if standards_of(o, rules) and not o.missing]
    assert len(compared) > 100


def test_the_rungs_say_which_tiers_are_possible(library: Library) -> None:
    rules = library.rules_of_liability()
    stated = facts(actor={"insider": None, "prior": "none"}, items=[items("普通", 3000)])
    outcome = evaluate(stated, rules, library.sanctions)
    ladder = ladder_of((), outcome.criminal, raised_by(rules.criminal.standards[-1]), "不能确定")
    assert [(r.name, r.state, r.mark) for r in ladder.rungs] == [
        ("未达到情节严重", "possible", "？ 可能"),
        ("情节严重", "possible", "？ 可能"),
        ("情节特别严重", "other", ""),
    ]


def test_a_lane_without_an_upper_end_says_at_least(library: Library) -> None:
    stated = facts(items=[items("普通", 6000), items("普通", None)])
    assert times_of(found(library, stated)[0]) == "至少1.2倍"
