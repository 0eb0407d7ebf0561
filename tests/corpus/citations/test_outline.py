"""The order of a statute's articles, as 前条 and ranges follow it."""

from __future__ import annotations

import pytest

from corpus.citations.citation import Numbers
from corpus.citations.outline import EMPTY, MAX_RANGE, Outline, addresses, outlines_of
from corpus.library import Library


@pytest.fixture(scope="module")
def criminal(library: Library) -> Outline:
    return Outline.of(library.statute("xingfa"))


def named(statute: str, outline: Outline, numbers: Numbers, last: Numbers | None = None) -> list[str]:
    return [str(pid) for pid in addresses(statute, numbers, last, outline)]


def test_inserted_articles_stand_in_their_place(criminal: Outline) -> None:
    """刑法第一百二十条之一 to 之六 stand between 第一百二十条 and 第一百二十一条."""
    assert criminal.between((120, 0), (121, 0)) == (
        (120, 0), (120, 1), (120, 2), (120, 3), (120, 4), (120, 5), (120, 6), (121, 0),
    )  # fmt: skip
    assert criminal.before((254, 0)) == ((253, 1),)
    assert criminal.before((121, 0), 2) == ((120, 5), (120, 6))


def test_nothing_before_the_first(criminal: Outline) -> None:
    assert criminal.before((1, 0)) == ()
    assert criminal.before((2, 0), 2) == ()
    assert criminal.before((999, 0)) == ()


def test_the_newest_full_wording_counts(library: Library) -> None:
    """网络安全法 had 79 articles and has 81; 刑法 is also held in part."""
    assert len(Outline.of(library.statute("wangluoanquanfa")).keys) == 81
    assert len(Outline.of(library.statute("xingfa")).keys) == len(library.statute("xingfa").latest.articles)


def test_a_range_has_every_article_between(criminal: Outline) -> None:
    found = named("xingfa", criminal, Numbers(119), Numbers(121))
    assert found == ["xingfa/119", "xingfa/120", *(f"xingfa/120-{n}" for n in range(1, 7)), "xingfa/121"]
    assert named("xingfa", criminal, Numbers(120, 1), Numbers(120, 3)) == [
        "xingfa/120-1",
        "xingfa/120-2",
        "xingfa/120-3",
    ]


def test_a_range_with_an_end_that_does_not_exist_keeps_both_ends(library: Library) -> None:
    """So that the check can tell 第一千二百六十五条 is none."""
    outline = Outline.of(library.statute("minfadian"))
    assert named("minfadian", outline, Numbers(1258), Numbers(1265)) == ["minfadian/1258", "minfadian/1265"]


def test_a_range_that_runs_backwards_names_nothing(criminal: Outline) -> None:
    assert named("xingfa", criminal, Numbers(121), Numbers(119)) == []
    assert named("xingfa", criminal, Numbers(253, 0, 4), Numbers(253, 0, 1)) == []


def test_ranges_of_units(criminal: Outline) -> None:
    assert named("xingfa", criminal, Numbers(253, 1, 1), Numbers(253, 1, 3)) == [
        "xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3",
    ]  # fmt: skip
    assert named("xingfa", criminal, Numbers(196, 0, 1, 2), Numbers(196, 0, 1, 4)) == [
        "xingfa/196/1/2", "xingfa/196/1/3", "xingfa/196/1/4",
    ]  # fmt: skip


def test_a_range_without_an_outline() -> None:
    assert named("x", EMPTY, Numbers(3), Numbers(5)) == ["x/3", "x/4", "x/5"]
    assert named("x", EMPTY, Numbers(3, 1), Numbers(3, 3)) == ["x/3-1", "x/3-2", "x/3-3"]
    assert len(named("x", EMPTY, Numbers(1), Numbers(1 + MAX_RANGE))) == MAX_RANGE + 1
    assert named("x", EMPTY, Numbers(1), Numbers(2 + MAX_RANGE)) == []


@pytest.mark.parametrize(
    ("statute", "numbers", "address"),
    [
        ("gerenxinxibaohufa", Numbers(13, item=2), "gerenxinxibaohufa/13/1/2"),
        ("fashi-2017-10", Numbers(5, item=3), "fashi-2017-10/5/1/3"),
        ("zhianguanlichufafa", Numbers(50, item=6), "zhianguanlichufafa/50/1/6"),
        ("xingfa", Numbers(395, item=3), "xingfa/395/1/3"),
    ],
)
def test_an_item_without_its_paragraph(library: Library, statute: str, numbers: Numbers, address: str) -> None:
    """个人信息保护法第十三条第（二）项: only the first 款 has items."""
    assert named(statute, Outline.of(library.statute(statute)), numbers) == [address]


def test_an_item_stands_in_the_first_paragraph_that_has_so_many(library: Library) -> None:
    """法释〔2017〕10号第五条: the first 款 has ten items, the second four."""
    outline = Outline.of(library.statute("fashi-2017-10"))
    assert outline.items[5, 0] == (10, 4)
    assert outline.paragraph_of_item((5, 0), 10) == 1
    assert outline.paragraph_of_item((5, 0), 4, before=2) == 2
    assert outline.paragraph_of_item((5, 0), 9, before=2) == 1
    assert outline.paragraph_of_item((5, 0), 11) == 1


def test_every_statute_has_its_outline(library: Library) -> None:
    outlines = outlines_of(library.statutes.values())
    assert outlines.keys() == library.statutes.keys()
    for statute, outline in outlines.items():
        assert all(outline.keys[place] == key for key, place in outline.places.items()), statute
        assert set(outline.items) == set(outline.keys)
