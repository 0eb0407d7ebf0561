from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import AddressError, CitationError, NotHeldError
from corpus.library import Library
from tests.conftest import TODAY
from webapp.document_texts import show


def test_a_provision_is_shown_with_its_standing(library: Library) -> None:
    text = show(library, "xingfa/253-1/2", TODAY)
    assert text.startswith("《刑法》第二百五十三条之一第二款［")
    assert text.endswith("的，依照前款的规定从重处罚。")


def test_a_provision_is_shown_as_of_a_day(library: Library) -> None:
    """刑法修正案（七）第七条."""
    text = show(library, "xingfa/253-1", date(2014, 1, 1))
    assert "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员" in text
    assert "2009年2月28日起施行" in text


def test_a_statute_is_shown_as_its_contents(library: Library) -> None:
    lines = show(library, "gerenxinxibaohufa", TODAY).split("\n")
    assert lines[0].startswith("中华人民共和国个人信息保护法（")
    assert lines[1].split() == ["《个人信息保护法》第一条", "gerenxinxibaohufa/1"]
    assert len(lines) == 75


def test_a_case_is_shown_with_its_source_and_doubts(library: Library) -> None:
    case = library.cases["rugao-wang-dong"]
    text = show(library, case.id, TODAY)
    for words in (case.title, case.facts, case.result, case.source.publisher, *case.notes):
        assert words in text


def test_a_card_is_shown_with_its_provisions(library: Library) -> None:
    card = library.cards["courier-staff-sell-data"]
    text = show(library, card.id, TODAY)
    for statement in (*card.duties, *card.consequences.criminal, *card.consequences.civil):
        assert f"{statement.text}（{'、'.join(statement.provisions)}）" in text
    for remedy in card.remedies:
        assert remedy.channel in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("xinfa/253", "xingfa", id="near-law"),
        pytest.param("courier-staff-sell", "courier-staff-sell-data", id="near-card"),
        pytest.param("rugao-wang", "rugao-wang-dong", id="near-case"),
        pytest.param("xingfa/999", "第九百九十九条", id="no-article"),
        pytest.param("xingfa/253-1/9", "没有第9款", id="no-paragraph"),
        pytest.param("xingfa/253-1/1/4", "没有第4项", id="no-item"),
    ],
)
def test_what_is_not_held_is_said_with_what_is_near(library: Library, address: str, words: str) -> None:
    with pytest.raises(NotHeldError, match=words):
        show(library, address, TODAY)


@pytest.mark.parametrize("address", ["", "xingfa/x", "Xingfa/1", "xingfa/1/0", "xingfa/"])
def test_what_is_no_address_is_refused(library: Library, address: str) -> None:
    with pytest.raises(AddressError, match="例如 xingfa/253-1/1"):
        show(library, address, TODAY)


def test_a_provision_is_shown_under_the_words_that_people_cite_it_by(library: Library) -> None:
    assert show(library, "刑法253之一第1款", TODAY) == show(library, "xingfa/253-1/1", TODAY)


@pytest.mark.parametrize("address", ["刑法253吗", "民法典第十十条", "他人信息"])
def test_what_is_no_citation_is_refused(library: Library, address: str) -> None:
    with pytest.raises(CitationError, match="不是一处引用"):
        show(library, address, TODAY)


def test_a_statute_before_its_day_is_not_shown(library: Library) -> None:
    with pytest.raises(NotHeldError, match="个人信息保护法"):
        show(library, "gerenxinxibaohufa", date(2020, 1, 1))
