"""A wording and the operations of an amendment -> the articles of the next wording.

All units that an amendment names are those of the wording before it. The order of the work:

1. Whole articles are inserted, deleted, joined and parted; explicit numbers are slots, all other articles fill the
   numbers between in their old order (条文顺序作相应调整). Numbers with 之一 push nothing on.
2. 款 and 项 are rewritten, inserted, deleted and moved, words replaced, in the order of the amendment.
3. 款 and 项 are put in order, items numbered, articles given their 章 and 节.
4. References in words that the amendment did not write follow what they name.

An operation that does not fit the wording changes nothing and is reported with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpus.amendments.adjust import Adjusted, Adjustment, adjust_references
from corpus.amendments.arrange import arrange, give_divisions, insert_division, rename_division
from corpus.amendments.drafts import DraftArticle, finished
from corpus.amendments.moves import Moves, moves_of
from corpus.amendments.operations import (
    Adjust,
    Clause,
    Failure,
    Formal,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    NotUnderstood,
    Operation,
    RenameDivision,
    Renumber,
)
from corpus.amendments.structure import is_structural, restructure
from corpus.amendments.units import change_units
from corpus.amendments.working import Working, label_of
from corpus.model import Article, Change, Version


@dataclass(frozen=True, slots=True)
class Applied:
    """What an amendment made of a wording.

    `renumbered`: old key -> new key of the articles that go on under another number. `changed`: what the clauses did
    to each article (a deleted one by its old key), without those of which only the number or a reference changed;
    these references are `adjusted`. `notes` are for the reader: what the amendment leaves open.
    """

    articles: tuple[Article, ...]
    preamble: tuple[str, ...]
    applied: tuple[Operation, ...]
    failures: tuple[Failure, ...]
    renumbered: Mapping[str, str]
    changed: tuple[Change, ...]
    adjusted: tuple[Adjusted, ...]
    notes: tuple[str, ...]


def apply_operations(base: Version, operations: Iterable[Operation]) -> Applied:
    """Carry out every operation on a full wording, in the order that the module tells."""
    known = tuple(operations)
    working = Working.of(base, known)
    failures = _Failures()
    failures.of(working, [op for op in known if is_structural(op)], restructure)
    failures.numbers(known, working.settle())
    failures.of(working, [op for op in known if not is_structural(op)], _change)
    for draft in working.drafts:
        failures.numbers(known, arrange(draft) if draft.clauses or _placed(draft) else "", draft)
    failures.of(working, [op for op in known if isinstance(op, InsertDivision)], insert_division)
    give_divisions(working)
    failures.of(working, [op for op in known if isinstance(op, RenameDivision)], rename_division)
    moves = moves_of(base, working.drafts)
    adjustment = adjust_references(base, working.drafts, moves, working.recounted, write=working.adjusts)
    return _applied(working, known, failures.found, moves, adjustment)


class _Failures:
    """Failures in the order in which they were met."""

    def __init__(self) -> None:
        self.found: list[Failure] = []

    def of(self, working: Working, operations: Iterable[Operation], carry_out: Callable[..., str]) -> None:
        """Carry out operations, and keep those that could not be."""
        for operation in operations:
            if reason := carry_out(working, operation):
                self.found.append(Failure(operation, reason))

    def numbers(self, operations: Iterable[Operation], reason: str, draft: DraftArticle | None = None) -> None:
        """Numbers that do not run on are the fault of the first operation that gives a number there."""
        giving = [
            op
            for op in operations
            if isinstance(op, InsertArticle | InsertUnits | Renumber) and (draft is None or op.clause in draft.clauses)
        ]
        if reason and giving:
            self.found.append(Failure(giving[0], reason))


def _change(working: Working, operation: Operation) -> str:
    match operation:
        case Adjust() | Formal() | InsertDivision() | RenameDivision():
            return ""
        case NotUnderstood(reason=reason):
            return reason
    return change_units(working, operation)


def _placed(draft: DraftArticle) -> bool:
    return any(p.place or any(i.place for i in p.items) for p in draft.paragraphs)


def _applied(
    working: Working, operations: tuple[Operation, ...], failures: list[Failure], moves: Moves, adjustment: Adjustment
) -> Applied:
    failed = {id(failure.operation) for failure in failures}
    return Applied(
        articles=tuple(_article(draft) for draft in working.drafts),
        preamble=tuple(working.preamble.text.split("\n")) if working.preamble.paragraphs else (),
        applied=tuple(op for op in operations if id(op) not in failed),
        failures=tuple(failures),
        renumbered=MappingProxyType({old: new for old, new in moves.articles.items() if old != new}),
        changed=_changed(working),
        adjusted=adjustment.made,
        notes=(*dict.fromkeys(working.notes), *adjustment.notes),
    )


def _article(draft: DraftArticle) -> Article:
    """The finished article; one that nothing touched is the very one it was."""
    label = draft.base.label if draft.base and draft.base.key == draft.key else label_of(draft.key)
    article = finished(draft, label)
    return draft.base if draft.base and article == draft.base else article


def _changed(working: Working) -> tuple[Change, ...]:
    rows = [Change(draft.key, _kind(draft), _by(clause)) for draft in working.drafts for clause in draft.clauses]
    return (*rows, *(Change(key, "deleted", _by(clause)) for key, clause in working.gone))


def _kind(draft: DraftArticle) -> str:
    """An article that takes the place of older ones (合并, 分为) amends them; one without forerunner is inserted."""
    return "amended" if draft.sources else "inserted"


def _by(clause: Clause) -> str:
    return str(clause.source)
