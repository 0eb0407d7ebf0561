"""What a case tells of one defendant: his own part, and nothing that the source does not tell of him."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from corpus.cases import Case, Outcome
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Actor, Facts, Items
from corpus.liability.of_cases import facts_of, whole_case
from corpus.library import Library

# Sentences below the range of the facts that the case tells: what its source leaves open.
BELOW_THE_RANGE = {
    ("fuzhou-li-police", "李某"): "违法所得5万元，实判一年八个月；减轻事由来源未载",
    ("hongkou-edu-3", "李某"): "13万余条，实判二年六个月；从轻、减轻情节来源未载",
}


def _of(library: Library, case: str, who: str) -> Facts | None:
    outcomes = library.cases[case].outcomes
    return facts_of(library.cases[case], next(o for o in outcomes if o.who == who))


def test_a_defendant_of_several_has_his_own_part(library: Library) -> None:
    """Five bought tracks of cars, each so many; the case as a whole names the highest number."""
    assert _of(library, "foshan-car-5", "黄某") == Facts(
        date=date(2022, 12, 31), judged=date(2022, 12, 31), actor=Actor(insider=False), acts=("buy", "provide"),
        items=(Items(type="行踪轨迹", count=100),),
    )  # fmt: skip


def test_the_only_defendant_has_what_the_case_tells(library: Library) -> None:
    case = library.cases["zengcheng-li-sim"]
    expected = Facts(
        date=date(2021, 3, 31), judged=date(2022, 7, 5), actor=Actor(insider=True), acts=("sell",),
        items=(Items(type="普通"),), illegal_income=Fraction(34955), mitigation=("退缴违法所得",),
    )  # fmt: skip
    assert facts_of(case, case.outcomes[0]) == expected
    assert facts_of(case, None) == expected


def test_sums_are_exact(library: Library) -> None:
    facts = _of(library, "shangcheng-tong", "童某")
    assert facts and facts.illegal_income == Fraction(6142901, 100)


def test_totals_are_not_given_to_one_of_several(library: Library) -> None:
    """24万余元 is what husband and wife had together; what both did to make amends is said of both."""
    facts = _of(library, "rugao-wang-dong", "董某")
    assert facts and (facts.illegal_income, facts.actor.insider) == (None, None)
    assert facts.mitigation == ("认罪认罚", "退出16万余元", "自愿缴纳公益赔偿金")
    assert facts_of(library.cases["rugao-wang-dong"], None) is None


@pytest.mark.parametrize(
    ("case", "who"),
    [
        ("chongqing-fengluu", "封某"),  # 非法获取计算机信息系统数据罪
        ("haidian-doxx-zhao", "赵某"),  # 非法利用信息网络罪
        ("beijing-liu-23", "刘某"),  # what he did is not told apart
        ("mianning-peng", "同案其他被告人"),
        ("jinzhou-liu-express", "刘某"),  # 非法获取公民个人信息罪, and no day at all: a later law would be taken
    ],
)
def test_where_the_source_does_not_tell_enough(library: Library, case: str, who: str) -> None:
    assert _of(library, case, who) is None


def test_only_crimes_have_defendants(library: Library) -> None:
    case = library.cases["ningbo-poly"]
    outcome = Outcome(who="宁波保利", conduct=("collect_in_service",))
    assert facts_of(case.model_copy(update={"outcomes": (outcome,)}), outcome) is None


def test_an_act_of_the_year_of_the_decision_is_not_later_than_it(library: Library) -> None:
    case = library.cases["huaian-liu-hall"].model_copy(update={"conduct_until": "2022"})
    facts = facts_of(case, None)
    assert facts and facts.date == facts.judged == date(2022, 5, 18)


@pytest.mark.parametrize(("who", "kind"), [("某数据科技有限公司", "unit"), ("某市支行", "unit"), ("王某", "person")])
def test_companies_are_units(library: Library, who: str, kind: str) -> None:
    case = library.cases["huaian-liu-hall"]
    outcome = case.outcomes[0].model_copy(update={"who": who})
    facts = facts_of(case.model_copy(update={"outcomes": (outcome,)}), outcome)
    assert facts and facts.actor.kind == kind


def test_the_whole_of_a_case(library: Library) -> None:
    facts = whole_case(library.cases["bole-telecom-8-pil"])
    assert facts and (facts.acts, facts.illegal_income) == (("provide", "sell"), Fraction(55700))
    assert facts.items == (Items(type="普通", count=1855),)
    assert whole_case(library.cases["leshan-li"]) is None


@pytest.mark.parametrize("words", ["等[一二三四五六七八九十]+人", "、.某"])
def test_one_line_means_one_defendant(library: Library, words: str) -> None:
    """The totals of a case are given to the one line that stands alone."""
    several = [case for case in library.cases.values() if case.kind == "criminal" and re.search(words, case.title)]
    assert len(several) > 5
    assert [case.id for case in several if len(case.outcomes) == 1] == []


def _told(library: Library) -> list[tuple[Case, Outcome, Facts]]:
    cases = library.cases.values()
    return [(case, o, facts) for case in cases for o in case.outcomes if (facts := facts_of(case, o))]


def test_most_defendants_of_this_offence_can_be_assessed(library: Library) -> None:
    assert len(_told(library)) >= 70


def test_the_law_of_the_day_knows_the_offence_that_the_court_named(library: Library) -> None:
    """出售… and 非法获取公民个人信息罪 are names until 2015-10-31: a day after it would be the wrong one."""
    rules = library.rules_of_liability()
    for case, outcome, facts in _told(library):
        if outcome.offence and "侵犯公民个人信息罪" not in outcome.offence:
            offences = evaluate(facts, rules, library.sanctions).criminal.offences
            verbs = {verb for name, _ in offences for verb in re.findall("出售|提供|获取", name)}
            assert verbs & set(re.findall("出售|提供|获取", outcome.offence)), (case.id, outcome.who)


def test_the_tier_is_the_one_that_the_court_found(library: Library) -> None:
    """Where the number of items is told; else the tier is at least possible."""
    rules, checked = library.rules_of_liability(), 0
    for case, outcome, facts in _told(library):
        if outcome.tier:
            found = evaluate(facts, rules, library.sanctions).criminal
            counted = any(i.count for i in facts.items)
            assert outcome.tier == found.tier if counted else outcome.tier in found.possible, (case.id, outcome.who)
            checked += counted
    assert checked >= 7


def test_sentences_lie_in_the_range_of_the_facts(library: Library) -> None:
    rules, outside = library.rules_of_liability(), set()
    for case, outcome, facts in _told(library):
        low, high = evaluate(facts, rules, library.sanctions).criminal.adjusted_range_months
        if outcome.sentence_months and not outcome.combined and not low <= outcome.sentence_months <= high:
            outside.add((case.id, outcome.who))
    assert outside == set(BELOW_THE_RANGE)
