"""A changed character cannot go unnoticed; white space is layout."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.digest import normalised, text_sha256
from corpus.library import Library
from corpus.model import Article, Item, Paragraph, Version
from tests.corpus.conftest import HELD

ARTICLE = Article(
    253, 1, "第二百五十三条之一", (), (Paragraph("甲：", (Item(1, "（一）乙；", ("1.丙；",)),)), Paragraph("丁。"))
)


@pytest.mark.parametrize("path", HELD, ids=[f"{path.parent.name}@{path.stem}" for path in HELD])
def test_the_stored_fingerprint_is_that_of_the_text(path: Path, held: dict[Path, Version]) -> None:
    assert held[path].text_sha256 == text_sha256(held[path].articles)


def test_corrected_texts_keep_the_fingerprint_of_the_printed_text(library: Library, held: dict[Path, Version]) -> None:
    stored = {(v.statute, v.effective): v.text_sha256 for v in held.values()}
    shown = {(v.statute, v.effective): v.text_sha256 for s in library.statutes.values() for v in s.versions}
    assert shown == stored


def test_no_two_held_texts_share_a_fingerprint(held: dict[Path, Version]) -> None:
    assert len({version.text_sha256 for version in held.values()}) == len(held)


def test_the_normal_form_is_the_key_and_the_lines() -> None:
    assert normalised(ARTICLE) == "253-1\n甲：\n（一）乙；\n1.丙；\n丁。"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_one_changed_character_changes_the_fingerprint(held: dict[Path, Version], data: st.DataObject) -> None:
    version = held[data.draw(st.sampled_from(HELD))]
    at = data.draw(st.integers(0, len(version.articles) - 1))
    article = version.articles[at]
    first = article.paragraphs[0]
    position = data.draw(st.integers(0, len(first.text) - 1))
    changed = first.text[:position] + ("乙" if first.text[position] == "甲" else "甲") + first.text[position + 1 :]
    paragraphs = (replace(first, text=changed), *article.paragraphs[1:])
    articles = list(version.articles)
    articles[at] = replace(article, paragraphs=paragraphs)
    assert text_sha256(articles) != version.text_sha256
    assert text_sha256([articles[at]]) != text_sha256([article])


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, number=254),
        replace(ARTICLE, suffix=2),
        replace(ARTICLE, paragraphs=ARTICLE.paragraphs[:1]),
        replace(ARTICLE, paragraphs=ARTICLE.paragraphs[::-1]),
        replace(ARTICLE, paragraphs=(Paragraph("甲：（一）乙；"), Paragraph("1.丙；"), Paragraph("丁。"))),
    ],
    ids=["number", "suffix", "paragraph lost", "order", "lines joined"],
)
def test_what_is_law_enters_the_fingerprint(changed: Article) -> None:
    assert text_sha256([changed]) != text_sha256([ARTICLE])


def test_layout_does_not_enter_the_fingerprint() -> None:
    spaced = replace(
        ARTICLE, paragraphs=(Paragraph("甲 ：", (Item(1, "（一）　乙；", ("1. 丙；",)),)), Paragraph("丁。\u200b"))
    )
    assert text_sha256([spaced]) == text_sha256([ARTICLE])


def test_the_order_of_articles_enters_the_fingerprint() -> None:
    other = replace(ARTICLE, suffix=2)
    assert text_sha256([ARTICLE, other]) != text_sha256([other, ARTICLE])
