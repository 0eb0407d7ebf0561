"""The same provision in every wording: through renumbering, partial wordings, insertion and deletion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article_trail import State, Trails
from corpus.library import Library
from corpus.model import Article, Change, Paragraph, Statute, Version


def article(number: int, text: str, suffix: int = 0) -> Article:
    return Article(number, suffix, "", (), (Paragraph(text),))


@pytest.fixture
def base(library: Library) -> Version:
    """A wording of three articles, in force from 2000-01-01."""
    articles = (article(1, "为了测试制定本法。"), article(2, "不得出售个人信息。"), article(3, "本法自某日起施行。"))
    made = library.statute("yishifa").latest
    return replace(made, effective=date(2000, 1, 1), promulgated=date(1999, 12, 1), articles=articles)


def with_changes(version: Version, year: int, changes: tuple[Change, ...], articles: tuple[Article, ...]) -> Version:
    return replace(version, effective=date(year, 1, 1), changes=changes, articles=articles)


def keys(states: tuple[State, ...]) -> list[list[str] | None]:
    return [None if s.articles is None else [a.key for a in s.articles] for s in states]


def test_an_inserted_article_was_not_there_before(base: Version) -> None:
    inserted = Change("2-1", "inserted", "yishifa/1")
    later = with_changes(base, 2010, (inserted,), (*base.articles, article(2, "也不得出售个人信息。", 1)))
    states = Trails().of(Statute("yishifa", (base, later)), later, "2-1")
    assert keys(states) == [[], ["2-1"]]
    assert states[1].change == inserted


def test_a_deleted_article_is_gone_and_its_like_does_not_take_its_place(base: Version) -> None:
    """A wording that lists its changes keeps the numbers of all others, however alike the words are."""
    changes = (Change("2", "deleted", "yishifa/1"), Change("3-1", "inserted", "yishifa/1"))
    later = with_changes(base, 2010, changes, (base.articles[0], base.articles[2], article(3, "不得出售个人信息。", 1)))
    assert keys(Trails().of(Statute("yishifa", (base, later)), base, "2")) == [["2"], []]
    assert keys(Trails().of(Statute("yishifa", (base, later)), later, "3-1")) == [[], ["3-1"]]


def test_without_a_list_of_changes_the_words_tell(base: Version) -> None:
    moved = (article(1, "本法适用于全国各地。"), article(2, "为了测试制定本法。"), article(3, "不得出售个人信息。"))
    later = with_changes(base, 2010, (), moved)
    statute = Statute("yishifa", (base, later))
    assert keys(Trails().of(statute, later, "3")) == [["2"], ["3"]]
    assert keys(Trails().of(statute, base, "2")) == [["2"], ["3"]]
    assert keys(Trails().of(statute, later, "1")) == [[], ["1"]]


def test_of_a_partial_wording_the_other_articles_are_unknown(base: Version) -> None:
    """Unknown is not absent."""
    change = Change("2", "amended", "yishifa/1")
    partial = replace(
        base, effective=date(1990, 1, 1), extent="articles", changes=(change,), articles=base.articles[1:2]
    )
    statute = Statute("yishifa", (partial, base))
    assert keys(Trails().of(statute, base, "2")) == [["2"], ["2"]]
    assert keys(Trails().of(statute, base, "1")) == [None, ["1"]]


def test_before_a_partial_wording_inserted_it_an_article_is_known_to_be_absent(base: Version) -> None:
    older = replace(base, effective=date(1990, 1, 1), extent="articles", articles=base.articles[:1])
    change = Change("2", "inserted", "yishifa/1")
    newer = replace(base, effective=date(1995, 1, 1), extent="articles", changes=(change,), articles=base.articles[1:2])
    statute = Statute("yishifa", (older, newer, base))
    assert keys(Trails().of(statute, base, "2")) == [[], ["2"], ["2"]]


def test_merged_articles_are_all_that_went_before(library: Library) -> None:
    statute = library.statute("wangluoanquanfa")
    states = Trails(library.history.renumbered).of(statute, statute.latest, "71")
    assert keys(states) == [["64", "66", "70"], ["71"]]
    assert states[1].given
