from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from indexer.analysis import Terms
from indexer.cards import MIN_AGREEMENT, CardMatch, agreement
from indexer.normalise import normalise_query
from indexer.search import SearchIndex

SETS = st.frozensets(st.sampled_from("快递员卖客户信息刷脸小区门禁"), min_size=1)


def one(_: str) -> float:
    return 1.0


def match(index: SearchIndex, question: str) -> tuple[CardMatch, ...]:
    return index.cards.match(index.analyser.query(normalise_query(question)))


@settings(max_examples=200, deadline=None)
@given(SETS)
def test_the_phrasing_itself_agrees_wholly(terms: frozenset[str]) -> None:
    assert agreement(set(terms), terms, one) == pytest.approx(1.0)


@settings(max_examples=200, deadline=None)
@given(SETS, SETS)
def test_agreement_lies_between_none_and_whole(asked: frozenset[str], said: frozenset[str]) -> None:
    value = agreement(set(asked), said, one)
    assert 0.0 <= value <= 1.0 + 1e-9
    assert (value == 0.0) == (not asked & said)


def test_nothing_shared_is_no_agreement() -> None:
    assert agreement({"刷脸"}, frozenset({"快递"}), one) == 0.0


def test_nothing_asked_and_nothing_said_is_no_agreement() -> None:
    assert agreement(set(), frozenset(), one) == 0.0


def test_a_long_question_that_covers_the_phrasing_agrees_better_than_the_reverse() -> None:
    """Two thirds of the measure is how much of the phrasing was asked."""
    short, long = {"刷脸"}, {"刷脸", "小区", "门禁"}
    covered, used = 1.0, 1 / 3
    assert agreement(long, frozenset(short), one) == pytest.approx(1 / (2 / 3 / covered + 1 / 3 / used))
    assert agreement(long, frozenset(short), one) > agreement(short, frozenset(long), one)


def test_rare_words_weigh_more() -> None:
    def weight(term: str) -> float:
        return 5.0 if term == "刷脸" else 0.1

    asked = {"刷脸", "信息"}
    assert agreement(asked, frozenset({"刷脸"}), weight) > agreement(asked, frozenset({"信息"}), weight)


def test_every_way_people_say_it_finds_its_card(index: SearchIndex, library: Library) -> None:
    for card in library.cards.values():
        for phrase in (card.name, *card.phrasings[::12]):
            best = match(index, phrase)[0]
            assert (best.card, math.isclose(best.agreement, 1.0)) == (card.id, True), phrase


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("快递员卖客户信息怎么判", "courier-staff-sell-data"),
        ("小区强制刷脸", "forced-face-recognition"),
        ("快遞員賣客戶資訊怎麼判", "courier-staff-sell-data"),
    ],
)
def test_a_question_finds_its_card(index: SearchIndex, question: str, card: str) -> None:
    assert match(index, question)[0].card == card


@pytest.mark.parametrize("question", ["", "，。", "土地承包经营权流转", "商标注册申请日期", "怎么办"])
def test_a_question_about_something_else_finds_no_card(index: SearchIndex, question: str) -> None:
    assert match(index, question) == ()


def test_matches_fall_in_agreement_and_are_at_most_three(index: SearchIndex) -> None:
    found = match(index, "泄露个人信息怎么赔偿")
    values = [m.agreement for m in found]
    assert values == sorted(values, reverse=True)
    assert len(found) <= 3
    assert all(MIN_AGREEMENT <= v <= 1.0 for v in values)


def test_no_terms_match_nothing(index: SearchIndex) -> None:
    assert index.cards.match(Terms((), ())) == ()
