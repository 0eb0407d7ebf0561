"""Words without what stands between them, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from corpus.quotations.normal_text import bare_signs, fold, has_ellipsis, normal, stops, words_of


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("自然人的，个人 信息。\n", "自然人的个人信息"),
        ("ＡＰＰ　１２", "APP12"),
        ("（一）姓名；（二）住址", "姓名住址"),
        ("(一)姓名；\n(2)住址", "姓名住址"),
        ("1.姓名；2、住址；３．电话", "姓名住址电话"),
        ("①姓名；②住址", "姓名住址"),
        ("一、姓名", "姓名"),
        ("第一条　为了保护", "为了保护"),
        ("**第二百五十三条之一** 违反", "违反"),
        ("“第二百五十三条之一　违反", "违反"),
        ("个人信息[1]是", "个人信息是"),
        ("甲（略）乙〔下略〕", "甲乙"),
        ("二○一七年", "二〇一七年"),
        ("依照本法第五条第一款第（一）项、第（二）项", "依照本法第五条第一款第一项第二项"),
        ("第一条规定的", "第一条规定的"),
        ("占1.5%；", "占1.5%"),
        ("行为：……（六）偷窥", "行为偷窥"),
        ("行为：...(6)偷窥", "行为偷窥"),
    ],
)
def test_words(written: str, words: str) -> None:
    assert words_of(written) == words


def test_stops_are_where_sentences_end() -> None:
    text = "甲，乙。丙；\n丁1.5戊"
    assert sorted(stops(text, normal(text).places)) == [0, 2, 3, 8]


@pytest.mark.parametrize(
    ("signs", "bare"),
    [
        ("。（二）", "。"),
        ("；\n（二）", "；\n"),
        ("，②", "，"),
        ("[12]。", "。"),
        ("**", ""),
        ("。\n> ", "。\n"),
        ("‘", "“"),
        ("， ", "， "),
    ],
)
def test_signs_without_numbers_and_notes(signs: str, bare: str) -> None:
    assert bare_signs(signs) == bare


@pytest.mark.parametrize("signs", ["……", "…", "...", "。。。", "，〔略〕", "（以下略）", "（省略）"])
def test_ellipses(signs: str) -> None:
    assert has_ellipsis(signs)


@pytest.mark.parametrize("signs", ["", "。", "，", "——", "：“"])
def test_no_ellipses(signs: str) -> None:
    assert not has_ellipsis(signs)


@given(st.text(alphabet="甲乙（）(一)1.、。；：“”*[]略…　 \n第条之Ａ％", max_size=60), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_places_lead_back(text: str, offset: int) -> None:
    found = normal(text, offset)
    assert len(fold(text)) == len(text)
    assert found.words == words_of(text) == "".join(fold(text)[at - offset] for at in found.places)
    assert list(found.places) == sorted(set(found.places))


def test_no_held_article_is_without_words(library: Library) -> None:
    versions = [version for statute in library.statutes.values() for version in statute.versions]
    assert [a.label for version in versions for a in version.articles if not words_of(a.text)] == []
