"""Behaviour cards: every one loads; each bad file gives the line and the words."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from corpus.behaviours import ACTORS, STAGES, Actor, Stage, Statement, read_behaviour
from corpus.errors import CorpusError
from corpus.library import DATA, Library
from tests.corpus.conftest import BAD, TEST_DATA

FILES = sorted(DATA.glob("behaviours/*.yaml"))


def test_statements_come_in_the_order_a_reader_meets_them() -> None:
    card = read_behaviour(TEST_DATA / "card.yaml")
    assert list(card.statements()) == [
        Statement(text="不得非法买卖个人信息。", provisions=("gerenxinxibaohufa/10",)),
        Statement(text="情节严重的，处三年以下有期徒刑。", provisions=("xingfa/253-1/1", "gerenxinxibaohufa/10")),
        Statement(text="应当赔偿。", provisions=("gerenxinxibaohufa/69",)),
        Statement(text="检察院可以起诉。", provisions=("gerenxinxibaohufa/70",)),
        Statement(text="已经公开的信息。", provisions=("minfadian/1036/1/2",)),
    ]


def test_provisions_are_listed_once_in_the_order_of_their_first_mention() -> None:
    assert read_behaviour(TEST_DATA / "card.yaml").provisions() == (
        "gerenxinxibaohufa/10",
        "xingfa/253-1/1",
        "gerenxinxibaohufa/69",
        "gerenxinxibaohufa/70",
        "minfadian/1036/1/2",
        "gerenxinxibaohufa/65",
    )


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        ("card_unknown_stage", 3, "stage：“出售”不在可选的值里，可选：collect、store、use"),
        ("card_unknown_actor", 4, "actors.1：“robot”不在可选的值里，可选：platform、employer"),
        ("card_no_evidence", 1, "evidence：没有写"),
        ("card_unknown_key", 22, "case：没有这个键"),
        ("card_text_without_provisions", 10, "consequences.civil.0.provisions：没有写"),
        ("card_impossible_date", 5, "as_of：值不成立（day is out of range for month）"),
        ("card_broken_yaml", 5, "YAML 有误：did not find expected ',' or ']'"),
    ],
)
def test_a_bad_card_gives_line_and_words(name: str, place: int, words: str) -> None:
    path = BAD / f"{name}.yaml"
    with pytest.raises(CorpusError) as caught:
        read_behaviour(path)
    assert str(caught.value).startswith(f"{path}:{place}: {words}")
    assert len(caught.value.problems) == 1


def test_a_card_in_another_encoding_is_reported() -> None:
    path = BAD / "card_not_utf8.yaml"
    with pytest.raises(CorpusError) as caught:
        read_behaviour(path)
    assert str(caught.value) == f"{path}: 不是 UTF-8 文本（第 20 字节起）"


def test_an_inner_key_written_twice_is_reported() -> None:
    with pytest.raises(CorpusError):
        read_behaviour(BAD / "card_repeated_inner_key.yaml")


def test_every_stage_and_actor_has_a_chinese_name() -> None:
    assert tuple(STAGES) == get_args(Stage)
    assert tuple(ACTORS) == get_args(Actor)
    assert len(set(STAGES.values())) == len(STAGES)
    assert len(set(ACTORS.values())) == len(ACTORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_card_loads_and_cites_for_each_statement(path: Path) -> None:
    card = read_behaviour(path)
    assert card.id == path.stem
    assert all(statement.provisions for statement in card.statements())
    assert card.duties
    assert card.remedies
    assert len(set(card.phrasings)) == len(card.phrasings) >= 10


def test_cards_and_cases_know_each_other(library: Library) -> None:
    for card in library.cards.values():
        assert set(card.cases) <= set(library.cases)
    for case in library.cases.values():
        assert set(case.behaviours) <= set(library.cards)


def test_no_phrasing_belongs_to_two_cards(library: Library) -> None:
    owners: dict[str, list[str]] = {}
    for card in library.cards.values():
        for phrasing in card.phrasings:
            owners.setdefault(phrasing, []).append(card.id)
    assert {phrasing: ids for phrasing, ids in owners.items() if len(ids) > 1} == {}
