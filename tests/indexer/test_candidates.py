"""A query reads the provision, a behaviour card and real cases, each in the law of the day that is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.cards import CardMatch
from indexer.intent import articles_of, asked_tracks
from indexer.ranking import CARD, card_support
from indexer.search import SHOWN_CARDS, WEIGHED_CARDS, Request, SearchIndex, search
from tests.conftest import TODAY

# 治安管理处罚法第一百四十四条: 自2026年1月1日起施行.
BEFORE_2026 = date(2025, 12, 31)
# Two cards are about as likely: 用人单位监控员工, 用人单位处理员工个人信息.
BETWEEN = "公司查我微信聊天记录"


def test_a_bare_citation_also_brings_a_card_and_cases(index: SearchIndex) -> None:
    page = search(index, Request("刑法253之一", TODAY, top=60))
    assert page.hits[0].id == "xingfa/253-1"
    assert page.cards[0][0].id == "sell-personal-data"
    resting = index.library.cases_citing(ProvisionId("xingfa", 253, 1), TODAY)
    assert {hit.id for hit in page.hits if hit.kind == "case"} == {case.id for case, same in resting if same}
    # Convictions before 2015-11-01 rest on the words of 修正案（七）.
    assert not all(same for _, same in resting)


@pytest.mark.parametrize(
    ("citation", "card"),
    [
        ("刑法253之一", "sell-personal-data"),
        ("个人信息保护法第24条", "algorithm-price"),
        ("个人信息保护法第38条", "cross-border"),
        ("个人信息保护法第57条", "breach-not-notified"),
        ("民法典第1019条", "portrait-ad"),
        ("征信业管理条例第18条", "credit-report-query"),
    ],
)
def test_the_card_of_a_citation_is_the_one_that_the_provision_carries(
    index: SearchIndex, citation: str, card: str
) -> None:
    """Many cards cite these articles in passing; one is about them, and names them first."""
    page = search(index, Request(citation, TODAY))
    assert len(index.library.citing_cards[str(page.understood.provisions[0].article_id)]) >= 1
    assert (page.cards[0][0].id, page.cards[0][1].agreement) == (card, 0.0)


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


def supported(index: SearchIndex, question: str) -> dict[str, float]:
    """Provision -> what the cards lend to it."""
    hits = search(index, Request(question, TODAY, top=400)).hits
    return {hit.id: hit.parts["card"] for hit in hits if "card" in hit.parts}


def matched(index: SearchIndex, question: str) -> list[tuple[CardMatch, list[str]]]:
    """The cards that are weighed, each with the articles that it names."""
    matches = index.cards.match(question, index.analyser.query(question), WEIGHED_CARDS)
    return [(m, articles_of(index.library.cards[m.card], asked_tracks(question))) for m in matches]


def test_a_provision_has_what_all_likely_cards_lend_to_it(index: SearchIndex) -> None:
    """Is it the employer's watching, or the employer's use of private data? What both name is the likelier answer."""
    cards, support = matched(index, BETWEEN), supported(index, BETWEEN)
    (first, own), (second, other) = cards[:2]
    assert second.share > 0.5 * first.share
    common = (set(own) & set(other)).intersection(support)
    assert common
    shares = sum(match.share for match, _ in cards)
    for address in common:
        alone = [(first.agreement * m.share / shares, found) for m, found in cards if address in found]
        assert support[address] == pytest.approx(CARD * card_support(alone)[address], abs=1e-4)
        assert support[address] > CARD * card_support(alone[:1])[address]


def test_cards_together_lend_no_more_than_the_best_is_sure_of(index: SearchIndex) -> None:
    cards, support = matched(index, BETWEEN), supported(index, BETWEEN)
    assert 0 < max(support.values()) <= CARD * cards[0][0].agreement + 1e-4


def test_cards_that_are_not_shown_are_weighed_too(index: SearchIndex) -> None:
    cards, support = matched(index, BETWEEN), supported(index, BETWEEN)
    assert len(cards) == WEIGHED_CARDS
    assert [card.id for card, _ in search(index, Request(BETWEEN, TODAY)).cards] == [
        match.card for match, _ in cards[:SHOWN_CARDS]
    ]
    shown = {address for _, found in cards[:SHOWN_CARDS] for address in found}
    assert {address for _, found in cards[SHOWN_CARDS:] for address in found if address not in shown} & set(support)


def test_a_phrasing_lends_weight_to_the_provisions_of_its_card_alone(index: SearchIndex) -> None:
    asked = "快递员卖客户信息怎么判"
    ((only, found),) = matched(index, asked)
    assert only.card == "courier-staff-sell-data"
    assert set(supported(index, asked)) <= set(found)


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
