"""How characters sound, and what may have been typed for them."""

from __future__ import annotations

import pytest

from indexer.syllables import initials, readings, sound_keys, spellings, typed_as

NAME = "个人信息保护法"


def test_a_character_of_two_readings_has_both_and_no_rare_one() -> None:
    assert set(readings()["行"]) == {"xing", "hang"}
    assert readings()["信"] == ("xin",)


def test_every_character_of_the_common_names_has_a_sound() -> None:
    assert spellings(NAME) == ("gerenxinxibaohufa",)
    assert initials("民法典") == ("mfd",)
    assert "yinhang" in spellings("银行")
    assert "yh" in initials("银行")
    assert spellings("App窃听") == ("appqieting",)


@pytest.mark.parametrize("typed", ["g", "ge", "gere", "gerenxinxi", "gerx", "grxx", "个人xin", "grxxbhf", "个人信"])
def test_what_is_typed_for_a_name(typed: str) -> None:
    assert typed_as(typed, NAME)


@pytest.mark.parametrize("typed", ["gxb", "gx", "gxbf"])
def test_one_character_may_be_skipped_where_that_is_allowed(typed: str) -> None:
    assert typed_as(typed, NAME, skipping=True)
    assert not typed_as(typed, NAME)


@pytest.mark.parametrize("typed", ["fa", "xinxi", "gb", "gerenz", "grxxbhfa x", "个信", "gbf"])
def test_what_is_not(typed: str) -> None:
    assert not typed_as(typed, NAME, skipping=True)


@pytest.mark.parametrize(("one", "other"), [("隐思权", "隐私权"), ("诽绑", "诽谤"), ("鬼迹", "轨迹"), ("征询", "增寻")])
def test_words_that_sound_alike_have_a_key_in_common(one: str, other: str) -> None:
    assert set(sound_keys(one)) & set(sound_keys(other))


def test_exact_sounds_tell_apart_what_loose_ones_do_not() -> None:
    assert set(sound_keys("人身")) & set(sound_keys("仍声"))
    assert not set(sound_keys("人身", loosely=False)) & set(sound_keys("仍声", loosely=False))
