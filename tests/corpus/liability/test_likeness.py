"""Like cases: nearest by type of information, scale, role and period, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from corpus.liability.facts import Facts, facts_of
from corpus.liability.likeness import Likeness, like_cases
from corpus.library import Library

TRACKS = {
    "date": "2022-03-01",
    "actor": {"insider": False},
    "acts": ["buy", "provide"],
    "items": [{"type": "行踪轨迹", "count": 1000}],
}
COURIER = {
    "date": "2022-03-01",
    "actor": {"insider": True},
    "acts": ["sell"],
    "items": [{"type": "普通", "count": 1200}],
    "illegal_income": 24530,
}


def _facts(data: Mapping[str, Any], **changes: Any) -> Facts:
    return facts_of({**data, **changes})


def _like(library: Library, facts: Facts, limit: int = 5) -> list[Likeness]:
    return list(like_cases(facts, library.cases.values(), limit, library.rules_of_liability().criminal.regimes))


def _of(library: Library, facts: Facts, case: str) -> Likeness:
    return next(like for like in _like(library, facts, 999) if like.case.id == case)


def test_the_nearest_defendant_of_the_nearest_case(library: Library) -> None:
    """Of five who bought tracks of cars the one with 1,100 is nearest to 1,000, the one with 54 to 60."""
    nearest = _like(library, _facts(TRACKS))[0]
    assert (nearest.case.id, nearest.outcome and nearest.outcome.who) == ("foshan-car-5", "邓某")
    assert nearest.reasons == ("同为行踪轨迹信息", "条数相近（1,100条）", "都有购买、提供", "行为时适用同一时期的刑法")
    assert 0.95 < nearest.score <= 1
    few = _of(library, _facts(TRACKS, items=[{"type": "行踪轨迹", "count": 60}]), "foshan-car-5")
    assert few.outcome and few.outcome.who == "李某"


def test_insiders_who_sold_come_before_others_who_sold(library: Library) -> None:
    likes = _like(library, _facts(COURIER), 6)
    assert all("都是履职、服务中获得" in like.reasons and "都有出售" in like.reasons for like in likes)
    assert {"haiyang-xue", "zhanjiang-wang-bank"} <= {like.case.id for like in likes}


def test_reasons_say_what_is_alike_and_nothing_else(library: Library) -> None:
    like = _of(library, _facts(COURIER), "zhanjiang-wang-bank")
    assert like.reasons == (
        "同为普通信息", "违法所得相近（3.6万元）", "都是履职、服务中获得", "都有出售", "行为时适用同一时期的刑法",
    )  # fmt: skip


def test_totals_of_several_are_called_so(library: Library) -> None:
    """Husband and wife had 24万余元 together; what each had is not told."""
    like = _of(
        library, _facts(COURIER, items=[{"type": "普通", "count": None}], illegal_income=240000), "rugao-wang-dong"
    )
    assert like.outcome is None
    assert "全案违法所得相近（24万元）" in like.reasons


def test_a_number_that_the_source_gives_as_a_minimum_is_shown_so(library: Library) -> None:
    like = _of(library, _facts(COURIER), "haiyang-xue")
    assert "条数相近（1,200余条）" in like.reasons


@pytest.mark.parametrize(("count", "near"), [(1100, True), (3000, True), (350, True), (4000, False), (100, False)])
def test_amounts_are_compared_by_their_ratio(library: Library, count: int, near: bool) -> None:
    facts = _facts(TRACKS, items=[{"type": "行踪轨迹", "count": count}])
    cases = {"foshan-car-5": library.cases["foshan-car-5"].model_copy(update={"outcomes": ()})}
    (like,) = like_cases(facts, cases.values(), 1)
    assert any("条数相近" in reason for reason in like.reasons) is near


def test_the_nearer_the_amount_the_liker(library: Library) -> None:
    scores = [
        _of(library, _facts(TRACKS, acts=["sell"], items=[{"type": "行踪轨迹", "count": count}]), "qin-li-flight").score
        for count in (1964, 10000, 100000, 10**9)
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[1]


def test_a_lawful_business_is_a_reason(library: Library) -> None:
    facts = _facts(COURIER, actor={"insider": False}, acts=["buy"], lawful_business=True, illegal_income=None)
    likes = _like(library, facts, 999)
    assert {like.case.id for like in likes[:2]} == {"nestle-9", "zjg-yan-smart"}
    alike = {like.case.id for like in likes if "都用于合法经营" in like.reasons}
    assert alike == {"jinzhou-liu-express", "nestle-9", "yancheng-deco", "zjg-yan-smart"}


def test_a_unit_is_like_a_unit(library: Library) -> None:
    case = library.cases["huaian-liu-hall"]
    unit = case.model_copy(update={"outcomes": (case.outcomes[0].model_copy(update={"who": "某科技有限公司"}),)})
    facts = _facts(COURIER, actor={"kind": "unit"}, acts=["collect_in_service"])
    (like,), (person,) = like_cases(facts, [unit], 1), like_cases(facts, [case], 1)
    assert "都是单位" in like.reasons and "都是单位" not in person.reasons
    assert like.score > person.score


def test_the_period_counts_where_the_regimes_are_given(library: Library) -> None:
    """刑法修正案（七）: until 2015-10-31 there was one tier up to three years."""
    old, new = _facts(COURIER, date="2012-06-01"), _facts(COURIER)
    reason = "行为时适用同一时期的刑法"
    assert reason in _of(library, old, "shangcheng-tong").reasons
    assert reason not in _of(library, new, "shangcheng-tong").reasons
    assert all(reason not in like.reasons for like in like_cases(new, library.cases.values(), 20))


def test_an_offence_of_an_earlier_name_without_a_day_is_of_no_known_period(library: Library) -> None:
    """非法获取公民个人信息罪 judged in 2017: the conduct was before 2015-11, the source gives no day."""
    facts = _facts(COURIER, date="2017-01-01")
    assert "行为时适用同一时期的刑法" not in _of(library, facts, "haidian-yang-edu6").reasons


def test_a_case_with_nothing_in_common_is_not_like(library: Library) -> None:
    facts = _facts(COURIER, acts=["scrape"], items=[{"type": "住宿", "count": 600}])
    found = {like.case.id for like in _like(library, facts, 999)}
    assert found == {"fuzhou-li-police", "taobao-lu-li"}
    assert _like(library, _facts(COURIER, acts=["scrape"], items=[{"type": "交易", "count": 1}]), 999)[0].case.id == (
        "taobao-lu-li"
    )


def test_an_unknown_type_is_not_a_type_in_common(library: Library) -> None:
    like = _of(
        library, _facts(COURIER, acts=["provide"], items=[{"type": "未知", "count": 50_000_000}]), "beijing-tian"
    )
    assert not any(reason.startswith("同为") for reason in like.reasons)
    assert "条数相近（100,000,000余条）" in like.reasons


def test_scores_are_shares_and_fall(library: Library) -> None:
    likes = _like(library, _facts(COURIER), 999)
    scores = [like.score for like in likes]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= 0 and scores[0] <= 1
    assert len({like.case.id for like in likes}) == len(likes) > 50


def test_the_order_of_the_cases_does_not_matter(library: Library) -> None:
    cases = list(library.cases.values())
    facts = _facts(COURIER)
    assert like_cases(facts, cases, 20) == like_cases(facts, reversed(cases), 20)


def test_the_limit(library: Library) -> None:
    assert len(_like(library, _facts(COURIER), 3)) == 3
    assert _like(library, _facts(COURIER), 0) == []
