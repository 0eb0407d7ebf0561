"""Operations of any kind, in any order, on units that may not exist: all are applied or reported, none raises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.amendments.apply import apply_operations
from corpus.amendments.operations import (
    PREAMBLE,
    AddWords,
    Delete,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    Merge,
    Operation,
    RenameDivision,
    Renumber,
    ReplaceWords,
    Rewrite,
    Split,
    Unit,
)
from corpus.amendments.undo import undo_operations
from tests.corpus.amendments.made import ADJUST, FIVE, clause, wording

BASE = wording(FIVE, "序言一段。", "序言二段。")
KEYS = st.sampled_from(["1", "2", "2-1", "3", "4", "5", "6", "9"])
SMALL = st.none() | st.integers(1, 4)
UNITS = st.builds(Unit, KEYS | st.just(PREAMBLE), SMALL, st.none() | st.integers(0, 4))
LINES = st.sampled_from([("新。",), ("甲。", "乙。"), ("有下列：", "（一）甲；", "（二）乙"), ("（二）丙；",), ()])
WORDS = st.sampled_from(["处罚", "从重", "甲", "不见", "第三条"])
C = st.just(clause())
ANY: st.SearchStrategy[Operation] = st.one_of(
    st.builds(Rewrite, C, UNITS, LINES),
    st.builds(InsertArticle, C, KEYS, LINES, st.none() | KEYS),
    st.builds(InsertUnits, C, UNITS, LINES, st.integers(1, 2), st.sampled_from(["款", "项"])),
    st.builds(Delete, C, UNITS),
    st.builds(ReplaceWords, C, st.lists(UNITS, max_size=2).map(tuple), WORDS, WORDS | st.just("")),
    st.builds(AddWords, C, UNITS, WORDS, st.booleans()),
    st.builds(Renumber, C, UNITS, UNITS),
    st.builds(Merge, C, st.lists(UNITS, min_size=1, max_size=3).map(tuple), KEYS, LINES),
    st.builds(Split, C, UNITS, st.just((("3", ("一。",)), ("4", ("二。",))))),
    st.builds(InsertDivision, C, st.just("章"), st.integers(1, 4), st.just("新"), KEYS, KEYS),
    st.builds(RenameDivision, C, st.just("章"), st.integers(1, 4), st.just("新")),
    st.just(ADJUST),
)


@given(st.lists(ANY, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_operation_is_applied_or_reported(operations: list[Operation]) -> None:
    result = apply_operations(BASE, operations)
    reported = {id(failure.operation) for failure in result.failures}
    assert all(op in result.applied or id(op) in reported for op in operations)
    keys = [article.key for article in result.articles]
    assert len(keys) == len(set(keys))


@given(st.lists(ANY, max_size=4))
@settings(max_examples=200, deadline=None)
def test_going_back_never_raises(operations: list[Operation]) -> None:
    undone = undo_operations(BASE, operations)
    assert {article.key for article in undone.articles}.isdisjoint(unit.article for unit in undone.unknown)
