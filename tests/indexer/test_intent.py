from __future__ import annotations

import pytest

from corpus.behaviours import BehaviourCard
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.intent import Track, articles_of, asked_tracks


@pytest.mark.parametrize(
    ("question", "tracks"),
    [
        ("快递员卖客户信息怎么判", ("criminal",)),
        ("卖个人信息会坐牢吗", ("criminal",)),
        ("泄露个人信息罚款多少", ("administrative",)),
        ("物业强制刷脸去哪里投诉", ("administrative",)),
        ("人脸被公开可以要求赔偿吗", ("civil",)),
        ("泄露病历判几年还要赔多少", ("criminal", "civil")),
        ("会拘留吗能不能索赔要不要判刑", ("criminal", "administrative", "civil")),
        ("小区强制刷脸", ()),
        ("", ()),
    ],
)
def test_a_question_asks_for_tracks_in_the_order_of_liability(question: str, tracks: tuple[Track, ...]) -> None:
    assert asked_tracks(question) == tracks


def articles_in(card: BehaviourCard) -> set[str]:
    pids = (ProvisionId.parse(p) for s in card.statements() for p in s.provisions)
    return {str(pid.article_id) for pid in pids if pid.article is not None}


@pytest.mark.parametrize("asked", [(), ("criminal",), ("administrative",), ("civil", "criminal")], ids=str)
def test_every_article_of_a_card_comes_once(library: Library, asked: tuple[Track, ...]) -> None:
    for card in library.cards.values():
        found = articles_of(card, asked)
        assert len(found) == len(set(found)), card.id
        assert set(found) == articles_in(card), card.id


@pytest.mark.parametrize("track", ["criminal", "administrative", "civil"])
def test_the_track_asked_for_leads(library: Library, track: Track) -> None:
    for card in library.cards.values():
        statements = getattr(card.consequences, track)
        if statements:
            first = ProvisionId.parse(statements[0].provisions[0]).article_id
            assert articles_of(card, (track,))[0] == str(first), card.id


@pytest.mark.parametrize(
    ("card", "first"),
    [
        pytest.param("sell-personal-data", "xingfa/253-1", id="trade-crime-first"),
        pytest.param("courier-staff-sell-data", "xingfa/253-1", id="courier-crime-first"),
        pytest.param("forced-face-recognition", "gerenxinxibaohufa/28", id="collection-duty-first"),
    ],
)
def test_trade_in_information_is_a_crime_first_and_else_a_breach_of_duty(
    library: Library, card: str, first: str
) -> None:
    """刑法第二百五十三条之一 punishes 出售, 提供 and 非法获取; collecting a face breaks a duty first."""
    assert articles_of(library.cards[card])[0] == first
