"""Divisions that an amendment inserted, taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.amendments.drafts import DraftArticle
from corpus.amendments.operations import InsertDivision, Operation
from corpus.model import Division


def divisions_before(drafts: Sequence[DraftArticle], operations: Iterable[Operation]) -> list[str]:
    """Take inserted 章 and 节 out of the paths; those behind count one less.

    An article that moved into the new division is left with the one before it, and noted: where it stood the later
    text does not say.
    """
    notes = []
    for operation in operations:
        if isinstance(operation, InsertDivision):
            notes += _without(drafts, operation)
    return notes


def _without(drafts: Sequence[DraftArticle], operation: InsertDivision) -> list[str]:
    notes: list[str] = []
    before: tuple[Division, ...] = ()
    for draft in drafts:
        path = draft.path or ()
        if any(_is(division, operation) for division in path):
            draft.path = before
            notes.append(f"{draft.key} 原来所在的章节，修改后的文本没有保留")
        else:
            draft.path = tuple(_counted_back(division, operation) for division in path)
        before = draft.path
    return notes


def _is(division: Division, operation: InsertDivision) -> bool:
    return (division.kind, division.number, division.name) == (operation.kind, operation.number, operation.name)


def _counted_back(division: Division, operation: InsertDivision) -> Division:
    behind = division.kind == operation.kind and division.number > operation.number
    return replace(division, number=division.number - 1) if behind else division
