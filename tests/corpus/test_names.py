"""Every name of a held statute leads to one statute; a name of two is never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations.find import CitationFinder
from corpus.library import Library
from corpus.names import DOCUMENT_NUMBER, Names, canonical, names_of

SPELLINGS = [
    "法释〔2017〕10号",
    "法释[2017]10号",
    "法释【2017】10号",
    "法释（2017）10号",
    "法释(2017)10号",
    "法释〔2017〕 10号",
]


# The first 刑法修正案, of 1999, has no number in its title; the same words are in use for each of the twelve.
SHARED = "刑法修正案"


def test_every_name_resolves_to_one_statute(library: Library) -> None:
    for statute in library.statutes.values():
        for name in names_of(statute):
            meant = (statute.id,) if canonical(name) != SHARED else library.names.candidates(SHARED)
            for written in (name, f"《{name}》", f"〈{name}〉", f"“{name}”"):
                assert library.names.candidates(written) == meant, written
    assert len(library.names.candidates(SHARED)) == 12


def test_every_name_is_found_in_prose(library: Library, finder: CitationFinder) -> None:
    for statute in library.statutes.values():
        for name in names_of(statute):
            meant = (statute.id,) if canonical(name) != SHARED else library.names.candidates(SHARED)
            (citation,) = finder.find(f"依照《{name}》处理")
            assert (citation.text, citation.candidates) == (f"《{name}》", meant)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("《中华人民共和国民法典》", "民法典"),
        ("中华人民共和国 刑法", "刑法"),
        ("“个保法”", "个保法"),
        ("中华人民共和国", "中华人民共和国"),
        ("刑法修正案(七)", "刑法修正案（七）"),
        ("关于适用〈民法典〉时间效力的规定", "关于适用《民法典》时间效力的规定"),
        *((spelling, "法释〔2017〕10号") for spelling in SPELLINGS),
    ],
)
def test_one_spelling_for_a_name(name: str, plain: str) -> None:
    assert canonical(name) == plain


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_document_numbers_resolve_with_any_bracket(library: Library, spelling: str) -> None:
    assert DOCUMENT_NUMBER.fullmatch(spelling)
    assert library.names.candidates(spelling) == ("fashi-2017-10",)


@pytest.mark.parametrize("spelling", ["法释〔2017〕第10号", "法释〔２０１７〕10号", "法释〔2017〕１０号"])
def test_every_document_number_that_is_found_resolves(library: Library, spelling: str) -> None:
    assert DOCUMENT_NUMBER.fullmatch(spelling)
    assert library.names.candidates(spelling) == ("fashi-2017-10",)


def test_a_presidential_order_names_no_law(library: Library) -> None:
    """主席令第七号 of 2013 and of 2018 promulgate two laws."""
    assert library.statute("xiaofeizhequanyibaohufa").latest.document_number == "主席令第七号"
    assert library.statute("dianzishangwufa").latest.document_number == "主席令第七号"
    assert library.names.candidates("主席令第七号") == ()


def test_an_ambiguous_name_gives_every_candidate() -> None:
    names = Names([("保护法", "a"), ("《保护法》", "b"), ("保护法", "a"), ("甲法", "c")])
    assert names.candidates("保护法") == ("a", "b")
    assert CitationFinder(names).find("保护法第一条")[0].id is None


def test_an_unknown_name_gives_none(library: Library) -> None:
    assert library.names.candidates("侵权责任法") == ()


def test_an_ambiguous_name_names_texts_that_are_not_held_too() -> None:
    names = Names([("甲解释", "a")], ambiguous={"解释": ("a", "乙解释")})
    assert names.candidates("《解释》") == ("a", "乙解释")
    assert CitationFinder(names).find("《解释》第一条")[0].ids == ()


def test_names_of_texts_not_held_are_known_and_mean_nothing(library: Library) -> None:
    """侵权责任法 is read as a title without 《》, and has no statute here."""
    assert "侵权责任法" in library.names.written()
    assert library.names.candidates("侵权责任法") == ()


def test_the_longer_name_wins_in_prose(finder: CitationFinder) -> None:
    """刑法修正案（七） begins with 刑法, 未成年人网络保护条例 with 未成年人."""
    found = [(c.text, c.candidates) for c in finder.find("刑法修正案（七）和刑法")]
    assert found == [("刑法修正案（七）", ("xingfa-xiuzhengan-7",)), ("刑法", ("xingfa",))]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="民法典中华〔[（(2017)）]〕10号 《》“”", max_size=20))
def test_a_name_and_its_one_spelling_are_the_same_name(name: str) -> None:
    names = Names([(name, "a")])
    assert names.candidates(name) == ("a",)
    assert names.candidates(f"《{canonical(name)}》") == ("a",)
