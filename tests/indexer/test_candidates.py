"""A query reads the provision, a behaviour card and real cases, each in the law of the day that is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY

# 治安管理处罚法第一百四十四条: 自2026年1月1日起施行.
BEFORE_2026 = date(2025, 12, 31)


def test_a_bare_citation_also_brings_a_card_and_cases(index: SearchIndex) -> None:
    page = search(index, Request("刑法253之一", TODAY, top=60))
    assert page.hits[0].id == "xingfa/253-1"
    assert page.cards[0][0].id == "sell-personal-data"
    resting = index.library.cases_citing(ProvisionId("xingfa", 253, 1), TODAY)
    assert {hit.id for hit in page.hits if hit.kind == "case"} == {case.id for case, same in resting if same}
    # Convictions before 2015-11-01 rest on the words of 修正案（七）.
    assert not all(same for _, same in resting)


def test_what_cites_the_provision_follows_it(index: SearchIndex) -> None:
    """法释〔2017〕10号第五条: 应当认定为刑法第二百五十三条之一规定的“情节严重”."""
    following = [hit.id for hit in search(index, Request("刑法253之一", TODAY)).hits[1:10]]
    assert "fashi-2017-10/5" in following


@pytest.mark.parametrize(("on", "meant"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)], ids=str)
def test_a_case_is_brought_only_for_the_words_it_rests_on(index: SearchIndex, on: date, meant: bool) -> None:
    """第六十四条 of 2016 punishes breaches about personal information, that of 2026 lacking real-name checks."""
    hits = search(index, Request("网络安全法64", on, top=60)).hits
    assert ("wushan-wuye-10" in {hit.id for hit in hits if "cited_by" in hit.parts}) is meant


def test_a_named_law_of_an_earlier_day_has_its_articles_of_that_day(index: SearchIndex) -> None:
    page = search(index, Request("网络安全法", BEFORE_2026, statute="wangluoanquanfa", top=200))
    assert [hit.id for hit in page.hits] == [f"wangluoanquanfa/{number}" for number in range(1, 80)]


def test_cards_of_a_citation_all_cite_it(index: SearchIndex) -> None:
    for address in ("gerenxinxibaohufa/66", "minfadian/1034", "fashi-2017-10/5"):
        pid = ProvisionId.parse(address)
        title = index.library.statutes[pid.statute].latest.short_title
        cards = search(index, Request(f"{title}第{pid.article}条", TODAY)).cards
        assert cards
        assert all(card in index.library.citing_cards[address] for card, _ in cards)


def test_a_card_lends_no_weight_to_a_provision_that_reads_otherwise_on_the_day(index: SearchIndex) -> None:
    """第五十六条 of the law of 2012 is about hotels; the card means the text of 2025."""
    asked = "快递员卖客户信息怎么判"
    today = search(index, Request(asked, TODAY, top=400))
    before = search(index, Request(asked, BEFORE_2026, top=400))
    assert "zhianguanlichufafa/56" in {hit.id for hit in today.hits if "card" in hit.parts}
    assert "zhianguanlichufafa/56" not in {hit.id for hit in before.hits}


@pytest.mark.parametrize(("on", "said"), [(TODAY, False), (BEFORE_2026, True), (date(2014, 1, 1), True)], ids=str)
def test_a_card_of_another_day_is_said_to_be_one(index: SearchIndex, on: date, said: bool) -> None:
    notes = search(index, Request("快递员卖客户信息怎么判", on)).understood.notes
    assert any(note.startswith("行为说明按2026年11月22日的法律写成") for note in notes) is said


@pytest.mark.parametrize(
    ("address", "one", "other", "same"),
    [
        ("zhianguanlichufafa/56", BEFORE_2026, TODAY, False),
        ("xingfa/253-1/1", date(2015, 11, 1), TODAY, True),
        ("xingfa/253-1/1", date(2014, 1, 1), TODAY, False),
        ("xingfa/253-1", date(2008, 1, 1), TODAY, False),
        ("xingfa/253-1/9", TODAY, date(2020, 1, 1), False),
        ("wangluoanquanfa", BEFORE_2026, TODAY, True),
    ],
)
def test_same_wording(library: Library, address: str, one: date, other: date, same: bool) -> None:
    assert library.same_wording(ProvisionId.parse(address), one, other) is same
