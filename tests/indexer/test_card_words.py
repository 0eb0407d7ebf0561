"""BM25 over cards: all phrasings of a card are one document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer import card_words
from indexer.analysis import Analyser, Terms
from indexer.build import analyser_for, current_generation
from indexer.card_words import CardWords
from indexer.documents import phrasings
from indexer.manifest import UnusableIndexError
from indexer.normalise import normalise_query
from indexer.search import SearchIndex

SAID = {
    "phrasing/courier/0": "快递员卖客户信息",
    "phrasing/courier/1": "快递面单被人拍照卖掉",
    "phrasing/camera/0": "邻居的摄像头对着我家门",
    "phrasing/school/0": "老师把全班成绩发到群里",
}


@pytest.fixture(scope="module")
def analyser(library: Library) -> Analyser:
    return analyser_for(library)


@pytest.fixture(scope="module")
def words(analyser: Analyser) -> CardWords:
    return CardWords.of(SAID, analyser)


@pytest.fixture(scope="module")
def held(index_folder: Path) -> CardWords:
    return card_words.read(current_generation(index_folder))


def best(words: CardWords, analyser: Analyser, question: str) -> str:
    return words.cards[int(words.scores(analyser.query(normalise_query(question))).argmax())]


def test_phrasings_of_a_card_count_together(words: CardWords, analyser: Analyser) -> None:
    assert words.cards == ("courier", "camera", "school")
    features = {name: analyser.query(text) for name, text in SAID.items()}
    sizes = {name: len(set(terms.pairs)) + len(set(terms.words)) for name, terms in features.items()}
    courier = sizes["phrasing/courier/0"] + sizes["phrasing/courier/1"]
    assert words.lengths == (courier, sizes["phrasing/camera/0"], sizes["phrasing/school/0"])
    assert words.postings["w 快递"] == ((0, 1),)
    assert words.postings["w 卖"] == ((0, 1),)


@pytest.mark.parametrize(
    ("question", "card"), [("快递面单", "courier"), ("邻居装摄像头", "camera"), ("成绩发群里", "school")]
)
def test_the_card_that_shares_words_scores_best(words: CardWords, analyser: Analyser, question: str, card: str) -> None:
    assert best(words, analyser, question) == card


@pytest.mark.parametrize("terms", [Terms((), ()), Terms(("遗嘱",), ("遗嘱",))], ids=["nothing", "unknown word"])
def test_words_of_no_phrasing_score_nothing(words: CardWords, terms: Terms) -> None:
    assert words.scores(terms).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("terms", "known"),
    [
        (Terms(("快递",), ("快递",)), True),
        (Terms(("遗嘱", "邻居"), ("遗嘱", "嘱邻", "邻居")), True),
        (Terms(("递员",), ("递员",)), False),
        (Terms((), ("快递",)), False),
        (Terms((), ()), False),
    ],
    ids=["a word", "one of two", "a pair across words", "a pair alone", "nothing"],
)
def test_words_that_a_phrasing_has_are_known(words: CardWords, terms: Terms, known: bool) -> None:
    assert "p 递员" in words.postings
    assert words.knows(terms) is known


def test_a_card_without_any_of_the_words_scores_nothing(words: CardWords) -> None:
    scores = words.scores(Terms(("快递",), ("快递",)))
    assert scores[0] > 0
    assert scores[1:].tolist() == [0.0, 0.0]


def test_a_word_of_few_cards_weighs_more(analyser: Analyser) -> None:
    said = {f"phrasing/{card}/0": f"把信息{verb}" for card, verb in (("a", "泄露"), ("b", "删除"), ("c", "卖掉"))}
    words = CardWords.of(said, analyser)
    assert words.scores(Terms(("泄露",), ()))[0] > words.scores(Terms(("信息",), ()))[0] > 0


def test_a_word_that_is_asked_twice_counts_once(words: CardWords) -> None:
    once, twice = (words.scores(Terms(("快递",) * n, ("快递",) * n)) for n in (1, 2))
    assert np.array_equal(once, twice)


def test_the_same_word_says_less_of_a_card_that_says_much(analyser: Analyser) -> None:
    long = "，".join(text for name, text in SAID.items() if "camera" not in name)
    words = CardWords.of({"phrasing/short/0": "偷拍", "phrasing/long/0": f"偷拍，{long}"}, analyser)
    short, much = words.scores(Terms(("偷拍",), ("偷拍",)))
    assert short > much > 0


def test_no_cards_have_no_scores(analyser: Analyser) -> None:
    assert CardWords.of({}, analyser).scores(Terms(("快递",), ("快递",))).shape == (0,)


def test_what_is_written_is_read(tmp_path: Path, words: CardWords, analyser: Analyser) -> None:
    card_words.write(tmp_path, words)
    held = card_words.read(tmp_path)
    assert (held.cards, held.lengths) == (words.cards, words.lengths)
    terms = analyser.query("快递员把我家门口的面单拍照发群里")
    assert np.array_equal(held.scores(terms), words.scores(terms))


@pytest.mark.parametrize("content", [None, b"", b"{", b"{}", b"[]", b"\xff\xfe"], ids=repr)
def test_a_damaged_or_missing_file_says_what_to_run(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "card_words.json").write_bytes(content)
    with pytest.raises(UnusableIndexError, match=r"说法用词读不出来.*请运行：fatiao build --full"):
        card_words.read(tmp_path)


def test_the_index_holds_every_card_in_the_order_of_the_library(held: CardWords, library: Library) -> None:
    assert held.cards == tuple(library.cards)
    assert len(held.lengths) == len(held.cards)
    assert all(0 <= place < len(held.cards) for found in held.postings.values() for place, _ in found)


def test_an_index_holds_what_the_phrasings_of_the_day_say(held: CardWords, index: SearchIndex) -> None:
    fresh = CardWords.of(phrasings(index.library), index.analyser)
    terms = index.analyser.query("快递员卖客户信息怎么判")
    assert np.array_equal(held.scores(terms), fresh.scores(terms))
    assert held.cards[int(fresh.scores(terms).argmax())] == "courier-staff-sell-data"
