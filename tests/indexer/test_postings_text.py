from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.postings_text import Texts, joined, keys_of, spans

SOME = st.lists(st.text(st.characters(), max_size=6), max_size=8)


@given(SOME)
def test_texts_come_back(texts: list[str]) -> None:
    packed = Texts.of(texts)
    assert [packed[number] for number in range(len(packed))] == texts


@given(SOME, SOME)
def test_joined_texts_stand_behind_each_other(first: list[str], second: list[str]) -> None:
    both = joined([Texts.of(first), Texts.of(second)])
    assert [both[number] for number in range(len(both))] == [*first, *second]


@given(SOME, st.data())
def test_some_texts_in_another_order(texts: list[str], data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=5)) if texts else []
    taken = Texts.of(texts).take(np.array(numbers, np.intp))
    assert [taken[number] for number in range(len(taken))] == [texts[number] for number in numbers]


@given(SOME)
def test_a_key_hangs_on_the_text_and_not_on_its_neighbours(texts: list[str]) -> None:
    fields = np.zeros(len(texts), np.uint8)
    alone = [int(keys_of(Texts.of([text]), fields[:1], 0)[0]) for text in texts]
    assert keys_of(Texts.of(texts), fields, 0).tolist() == alone


def test_field_text_and_salt_part_keys() -> None:
    texts = Texts.of(["出售", "售出", "出", "", "\0", "\0\0", "出售\0"])
    keys = [keys_of(texts, np.full(len(texts), field, np.uint8), salt) for field in range(5) for salt in range(5)]
    assert len(np.unique(np.concatenate(keys))) == 5 * 5 * len(texts)


def test_all_pairs_of_characters_have_different_keys() -> None:
    characters = [chr(0x4E00 + step * 7) for step in range(400)]
    texts = Texts.of(one + other for one in characters for other in characters)
    assert len(np.unique(keys_of(texts, np.zeros(len(texts), np.uint8), 0))) == 400 * 400


def test_spans_of_nothing() -> None:
    nothing = np.zeros(0, np.int64)
    assert spans(nothing, nothing).tolist() == []
    assert spans(np.array([5, 9]), np.array([0, 1])).tolist() == [9]
