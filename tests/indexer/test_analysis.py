from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from indexer.analysis import Analyser, Terms, pairs, without
from indexer.lexicon import question_words
from indexer.search import SearchIndex


@pytest.fixture(scope="module")
def analyser(index: SearchIndex) -> Analyser:
    return index.analyser


@pytest.mark.parametrize(
    ("sentence", "inside", "citations"),
    [
        pytest.param("依照《民法典》第一千零三十四条处理", None, ("minfadian/1034",), id="chinese-numeral"),
        pytest.param("依照民法典第１０３４条处理", None, ("minfadian/1034",), id="full-width-numeral"),
        pytest.param("违反刑法第二百五十三条之一第二款", None, ("xingfa/253-1",), id="paragraph-counts-as-article"),
        pytest.param("依照本法第二百五十三条处罚", "xingfa", ("xingfa/253",), id="bare-inside-its-statute"),
        pytest.param("依照第二百五十三条处罚", None, (), id="bare-without-statute"),
        pytest.param(
            "民法典第一千零三十四条、第一千零三十五条和第一千零三十八条",
            None,
            ("minfadian/1034", "minfadian/1035", "minfadian/1038"),
            id="list",
        ),
        pytest.param("根据民法典的规定", None, ("minfadian",), id="statute-alone"),
    ],
)
def test_citations_become_terms_of_their_own(
    analyser: Analyser, sentence: str, inside: str | None, citations: tuple[str, ...]
) -> None:
    assert analyser.text(sentence, inside).citations == citations


@pytest.mark.parametrize("written", ["第一千零三十四条", "第1034条", "第１０３４条"])
def test_article_numbers_never_reach_jieba(analyser: Analyser, written: str) -> None:
    """jieba cuts 第一千零三十四条 into 第一千, 零三 and 十四条: pieces that mean nothing."""
    with_number = analyser.text(f"民法典{written}规定个人信息受保护")
    assert with_number.words == analyser.text("民法典 规定个人信息受保护").words
    assert with_number.pairs == analyser.text("民法典 规定个人信息受保护").pairs


def test_the_same_words_in_index_and_query(analyser: Analyser, library: Library) -> None:
    asking = question_words()
    for card in library.cards.values():
        for phrase in (card.name, *card.phrasings):
            stored, asked = analyser.text(phrase), analyser.query(phrase)
            telling = tuple(w for w in stored.words if w not in asking)
            assert asked.words == (telling or stored.words), phrase


@pytest.mark.parametrize("text", ["敏感个人信息 单独同意", "姓名、住址", "出售，泄露"])
def test_words_apart_in_a_query_are_no_pair(analyser: Analyser, text: str) -> None:
    assert analyser.query(text).pairs == analyser.text(text).pairs


@pytest.mark.parametrize(
    "text", ["出售公民个人信息", "APP过度收集通讯录", "小区强制刷脸", "罚款5000元", "买卖身份证号"]
)
def test_a_query_without_words_of_asking_is_analysed_like_a_text(analyser: Analyser, text: str) -> None:
    assert analyser.query(text) == analyser.text(text)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("可以公开吗", ("公开",), id="can-one"),
        pytest.param("什么是公开", ("公开",), id="what-is"),
        pytest.param("怎么办", ("怎么办",), id="nothing-else-is-left"),
    ],
)
def test_words_of_asking_are_dropped_unless_nothing_else_is_left(
    analyser: Analyser, question: str, words: tuple[str, ...]
) -> None:
    assert analyser.query(question).words == words


def test_words_of_asking_part_the_pairs(analyser: Analyser) -> None:
    """客户信息怎么卖 holds no 息怎, and no 息卖 either: those characters were never neighbours."""
    assert analyser.query("客户信息怎么泄露").pairs == ("客户", "户信", "信息", "泄露")


def test_nothing_gives_no_terms(analyser: Analyser) -> None:
    assert analyser.query("") == analyser.text("") == analyser.query("，。！") == Terms((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出售信息", ["出售", "售信", "信息"]),
        ("信", ["信"]),
        ("APP泄露2次", ["app", "泄露", "2", "次"]),
        ("姓名、住址", ["姓名", "住址"]),
        ("", []),
    ],
    ids=["pairs", "lone", "latin-and-digits", "punctuation-parts", "empty"],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert pairs(text) == expected


def test_without_keeps_titles_and_words(index: SearchIndex) -> None:
    text = "刑法第二百五十三条之一和民法典1034条怎么判"
    assert without(text, index.finder.find(text)).split() == ["刑法", "和民法典", "怎么判"]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("出售个人信息罪第一千零三十四条之款，。A1 "), max_size=40))
def test_no_term_holds_a_space_or_punctuation(index: SearchIndex, text: str) -> None:
    """Fields are split at spaces: a term with one would be two."""
    found = index.analyser.text(text)
    terms = [*found.words, *found.pairs, *found.citations]
    assert [t for t in terms if not re.fullmatch(r"[\u3400-\u9fff]+|[a-z]+|\d+|[a-z][a-z0-9-]*(/[\d-]+)?", t)] == []
