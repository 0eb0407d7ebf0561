from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Terms
from indexer.engines.base import Entry, Hit, WeightedTerm
from indexer.ranking import (
    CARD_LEAST,
    COMMON,
    MEANING,
    SAME_LAW,
    Evidence,
    Ranked,
    Shares,
    card_support,
    ideal_score,
    law_support,
    rank,
    weighted_terms,
)

XINGFA = frozenset({"xingfa"})


def entry(name: str, kind: str = "provision", statute: str = "xingfa") -> Entry:
    address = f"{statute}/{name}" if kind == "provision" else name
    return Entry(name, kind, address, statute if kind == "provision" else "", "law", 0, 99999999, {})


def evidence(
    cited: Mapping[str, int] | None = None,
    cards: Mapping[str, float] | None = None,
    statutes: frozenset[str] = frozenset(),
    amendments: frozenset[str] = frozenset(),
    cases: Mapping[str, int] | None = None,
) -> Evidence:
    return Evidence(cited=cited or {}, cards=cards or {}, cases=cases or {}, statutes=statutes, amendments=amendments)


NOTHING = evidence()


def order(found: list[Ranked]) -> list[str]:
    return [r.entry.id for r in found]


def test_the_cited_article_comes_first() -> None:
    hits = [Hit(entry("1"), 30.0), Hit(entry("2"), 20.0), Hit(entry("253-1"), 0.5)]
    meant = evidence({"xingfa/253-1": 0}, {"xingfa/1": 1.0})
    assert order(rank(hits, meant, ())) == ["253-1", "1", "2"]


def test_cited_articles_keep_the_order_of_the_query() -> None:
    meant = evidence({"xingfa/253": 0, "xingfa/253-1": 1}, statutes=XINGFA)
    assert order(rank([], meant, [entry("253-1"), entry("253")])) == ["253", "253-1"]


def test_a_case_follows_the_provision_that_is_as_near() -> None:
    hits = [Hit(entry("a-case", "case"), 10.0), Hit(entry("z"), 10.0)]
    assert order(rank(hits, NOTHING, ())) == ["z", "a-case"]


def test_a_case_that_is_much_nearer_leads() -> None:
    hits = [Hit(entry("a-case", "case"), 10.0), Hit(entry("z"), 1.0)]
    assert order(rank(hits, NOTHING, ())) == ["a-case", "z"]


def test_an_amendment_follows_the_law_it_amended() -> None:
    """What applies is 刑法第二百五十三条之一, not 刑法修正案（九）第十七条 that reworded it."""
    hits = [Hit(entry("17", statute="xingfa-xiuzhengan-9"), 10.0), Hit(entry("253-1"), 8.0)]
    amendments = frozenset({"xingfa-xiuzhengan-9"})
    assert order(rank(hits, evidence(amendments=amendments), ())) == ["253-1", "17"]
    assert order(rank(hits, evidence(statutes=amendments, amendments=amendments), ())) == ["17", "253-1"]


def test_the_statute_that_is_named_leads() -> None:
    hits = [Hit(entry("1", statute="minfadian"), 10.0), Hit(entry("2"), 7.0)]
    assert order(rank(hits, evidence(statutes=XINGFA), ())) == ["2", "1"]


def test_ties_are_ordered_by_id() -> None:
    hits = [Hit(entry(name), 5.0) for name in ("c", "a", "b")]
    assert order(rank(hits, NOTHING, ())) == ["a", "b", "c"]


def test_ties_follow_the_numbers_of_the_articles() -> None:
    """第二条 comes before 第十条, 第二百五十三条 before 第二百五十三条之一."""
    hits = [Hit(entry(f"xingfa@2024-03-01/{key}"), 5.0) for key in ("10", "2", "253-1", "253", "100")]
    assert [i.rpartition("/")[2] for i in order(rank(hits, NOTHING, ()))] == ["2", "10", "100", "253", "253-1"]


def test_a_case_that_rests_on_the_cited_provision_comes_before_other_cases() -> None:
    hits = [Hit(entry("other", "case"), 9.0), Hit(entry("resting", "case"), 8.0)]
    assert order(rank(hits, evidence(cases={"resting": 0}), ())) == ["resting", "other"]


def test_a_card_supports_provisions_only() -> None:
    support = {"xingfa/1": 1.0, "1": 1.0}
    found = rank([], evidence(cards=support), [entry("1"), entry("1-case", "case")])
    assert [("card" in r.parts, r.entry.id) for r in found] == [(True, "1"), (False, "1-case")]


def test_what_comes_near_by_meaning_is_weighed_by_document() -> None:
    """An article is encoded in each of its wordings: that of another day lends nothing to that of the day."""
    old, new = (Entry(f"xingfa@{day}/1", "provision", "xingfa/1", "xingfa", "law", 0, 1, {}) for day in ("a", "b"))
    found = rank([], Evidence({}, {}, {}, frozenset(), frozenset(), meaning={"xingfa@b/1": 0.5}), [old, new])
    assert [(r.entry.id, r.parts.get("meaning")) for r in found] == [
        ("xingfa@b/1", 0.5 * MEANING),
        ("xingfa@a/1", None),
    ]


def test_nothing_found_is_nothing() -> None:
    assert rank([], NOTHING, ()) == []


def test_an_entry_that_is_hit_and_cited_comes_once() -> None:
    meant = evidence({"xingfa/1": 0})
    assert order(rank([Hit(entry("1"), 3.0)], meant, [entry("1")])) == ["1"]


hits_of_any_score = st.lists(
    st.builds(
        lambda name, score, kind: Hit(entry(name, kind), score),
        st.text("abc", min_size=1, max_size=3),
        st.floats(0, 1e4, allow_nan=False),
        st.sampled_from(["provision", "case"]),
    ),
    unique_by=lambda hit: hit.entry.id,
    max_size=20,
)


@settings(max_examples=200, deadline=None)
@given(hits_of_any_score, st.floats(0, 1e3))
def test_the_score_is_the_sum_of_its_parts_and_falls(hits: list[Hit], ideal: float) -> None:
    found = rank(hits, NOTHING, (), ideal)
    assert sorted(order(found)) == sorted(hit.entry.id for hit in hits)
    assert [r.score for r in found] == sorted((r.score for r in found), reverse=True)
    assert all(r.score == pytest.approx(sum(r.parts.values())) for r in found)
    assert all(0 <= r.score <= 1 + SAME_LAW * math.log1p(len(hits)) for r in found)


def test_a_match_in_passing_scores_below_a_full_match() -> None:
    weak, full = (rank([Hit(entry("1"), 5.0)], NOTHING, (), ideal)[0].parts["lexical"] for ideal in (100.0, 5.0))
    assert weak < full == 1.0


def test_the_first_provision_of_a_card_has_its_whole_weight() -> None:
    support = card_support([(0.8, ["xingfa/253-1", "gerenxinxibaohufa/66"])])
    assert support["xingfa/253-1"] == 0.8
    assert 0 < support["gerenxinxibaohufa/66"] < 0.8


def test_support_falls_along_a_card_and_the_last_provisions_keep_a_fifth() -> None:
    addresses = [f"xingfa/{number}" for number in range(1, 40)]
    support = list(card_support([(0.5, addresses)]).values())
    assert support == sorted(support, reverse=True)
    assert support[-1] == support[-2] == pytest.approx(0.5 * CARD_LEAST)


def test_a_provision_that_several_likely_cards_name_is_the_likelier_answer() -> None:
    support = card_support([(0.45, ["xingfa/253-1"]), (0.3, ["minfadian/1032"]), (0.25, ["minfadian/1032"])])
    assert support == pytest.approx({"xingfa/253-1": 0.45, "minfadian/1032": 0.55})


def test_cards_that_share_a_weight_support_no_provision_beyond_it() -> None:
    shares = [(0.5, ["xingfa/253-1", "minfadian/1032"]), (0.3, ["xingfa/253-1"]), (0.1, ["xingfa/253-1"])]
    assert max(card_support(shares).values()) == pytest.approx(0.9)


def test_nothing_matched_supports_nothing() -> None:
    assert card_support([]) == card_support([(1.0, [])]) == {}


def shares(held: dict[str, float]) -> Shares:
    return lambda _, terms: {term: held.get(term, 0.0) for term in terms}


def test_common_pairs_are_left_out() -> None:
    terms = weighted_terms(Terms((), ("信息", "刷脸")), shares({"信息": COMMON + 0.1, "刷脸": 0.01}))
    assert {t.text for t in terms} == {"刷脸"}


def test_common_pairs_stay_where_nothing_else_is_left() -> None:
    terms = weighted_terms(Terms((), ("信息",)), shares({"信息": 0.9}))
    assert [(t.field, t.text) for t in terms] == [("pairs", "信息")]


def test_a_term_that_occurs_twice_counts_more_but_not_twice() -> None:
    once, twice = (weighted_terms(Terms(("脸",) * n, ()), shares({}))[0] for n in (1, 2))
    assert once.weight < twice.weight < 2 * once.weight


def test_a_rare_term_counts_more_than_a_common_one() -> None:
    weights = {
        t.text: t.weight for t in weighted_terms(Terms(("公司", "刷脸"), ()), shares({"公司": 0.1, "刷脸": 0.001}))
    }
    assert weights["刷脸"] > weights["公司"] > 0


def test_a_law_of_which_many_articles_come_near_supports_each_of_them() -> None:
    support = law_support([("minfadian", 1.0), ("minfadian", 0.9), ("xingfa", 1.0), ("", 1.0)])
    assert support["minfadian"] > support["xingfa"] > 0
    assert "" not in support


def test_rare_terms_make_the_ideal_score() -> None:
    rare, common = WeightedTerm("pairs", "刷脸", 1.0), WeightedTerm("pairs", "信息", 1.0)
    share = {"刷脸": 0.001, "信息": 0.5}
    assert ideal_score([rare], share) > ideal_score([common], share) > 0
    assert ideal_score([WeightedTerm("heading", "刷脸", 1.0)], share) == 0
