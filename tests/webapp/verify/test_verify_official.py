"""The official text beside a quotation is that of the law; its marks say what was quoted otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.citations.verdicts import Quotation
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY
from webapp.verify.official import official_pieces

ARTICLE = ProvisionId("minfadian", 1034)


@pytest.fixture(scope="module")
def comparer(library: Library) -> Comparer:
    return Comparer(library)


@pytest.fixture(scope="module")
def article(library: Library) -> str:
    return library.provision(ARTICLE, TODAY).article.text


def compared(comparer: Comparer, quoted: str) -> Quotation:
    return comparer.compare(quoted, 0, len(quoted), [ARTICLE], TODAY)


def marked(quotation: Quotation, article: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text.strip()) for piece in official_pieces(quotation, article)]


def test_half_width_commas_are_not_shown_as_the_law(comparer: Comparer, article: str) -> None:
    """What is called the official text is the official text, its signs included."""
    first, second, third = article.split("\n")
    pieces = marked(compared(comparer, second.replace("，", ",")), article)
    assert "，包括自然人的姓名" in second
    assert pieces in ([("", second)], [("left", first), ("", second), ("left", third)])


def test_a_changed_word_is_marked(comparer: Comparer, article: str) -> None:
    pieces = marked(compared(comparer, "自然人的个人数据受法律保护。"), article)
    assert ("ins", "信息") in pieces
    assert pieces[0] == ("", "自然人的个人")


def test_words_of_no_law_are_not_shown_as_the_law(comparer: Comparer, article: str) -> None:
    quoted = article.split("\n")[1] + "违者应当立即承担十倍的赔偿责任。"
    assert all("十倍" not in text for _, text in marked(compared(comparer, quoted), article))


def test_what_does_not_lead_back_to_the_law_shows_nothing(comparer: Comparer, article: str) -> None:
    quotation = compared(comparer, "自然人的个人信息受法律保护。")
    assert marked(quotation, article)
    assert marked(replace(quotation, text="自然人的个人数据受法律保护。"), article) == []
    assert marked(quotation, "") == []
