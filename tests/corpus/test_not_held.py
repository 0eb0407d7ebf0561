"""What is not held is known by name, and is not held."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import CorpusError
from corpus.library import DATA, Library
from corpus.not_held import load_not_held
from tests.corpus.conftest import BAD

NINE = "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则"


def test_the_nine_laws_that_the_civil_code_replaced(library: Library) -> None:
    """民法典第一千二百六十条 names the nine laws that it repeals from 2021-01-01."""
    replaced = {t.title.removeprefix("中华人民共和国") for t in library.not_held if t.successor == "minfadian"}
    assert replaced == set(NINE.split())
    last = library.statute("minfadian").latest.articles[-1].text
    assert all(f"《中华人民共和国{title}》" in last for title in replaced)
    assert {t.repealed for t in library.not_held if t.successor == "minfadian"} == {date(2021, 1, 1)}


def test_nothing_in_the_list_is_held(library: Library) -> None:
    for text in library.not_held:
        for name in (text.title, *text.aliases):
            assert library.names.candidates(name) == (), name


def test_every_entry_gives_its_reason() -> None:
    assert all(len(text.reason) > 5 for text in load_not_held(DATA / "not_held.yaml"))


def test_a_bad_entry_is_named() -> None:
    path = BAD / "not_held_unknown_key.yaml"
    with pytest.raises(CorpusError) as caught:
        load_not_held(path)
    assert str(caught.value) == f"{path}:1: texts.0.why：Extra inputs are not permitted"
