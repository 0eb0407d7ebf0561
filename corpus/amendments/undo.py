"""A wording and the amendment that led to it -> the wording before, as far as the two tell it.

What was inserted leaves, numbers go back, replaced words return where only one reading is possible. What was
rewritten or deleted is not in the later text: it is listed as unknown and never guessed, and the whole article is
left out, for half an article is no wording. The 序言 is not taken back: its units are unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

from corpus.amendments.adjust import adjust_references
from corpus.amendments.drafts import DraftArticle, draft_of, finished
from corpus.amendments.moves import Moves
from corpus.amendments.operations import (
    PREAMBLE,
    AddWords,
    Adjust,
    Delete,
    Failure,
    Formal,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    Merge,
    NotUnderstood,
    Operation,
    RenameDivision,
    Renumber,
    ReplaceWords,
    Rewrite,
    Split,
    Unit,
)
from corpus.amendments.slots import filled
from corpus.amendments.undo_units import same_text, take_back
from corpus.amendments.undone_divisions import divisions_before
from corpus.amendments.working import label_of, order_of
from corpus.model import Article, Version


@dataclass(frozen=True, slots=True)
class Undone:
    """The articles of the wording before that are known whole, and the units that are not known.

    `unknown` are units by their old numbers. `renumbered`: key in the later wording -> key before, also of articles
    whose old words are unknown. `failures`: operations that the later text does not bear out.
    """

    articles: tuple[Article, ...]
    unknown: tuple[Unit, ...]
    renumbered: Mapping[str, str]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


def undo_operations(later: Version, operations: Sequence[Operation]) -> Undone:
    """Take an amendment out of the wording that it led to.

    Of a wording that is known in part alone (`extent: articles`, as an undone one is) the known part goes back.
    Articles of which single 款 went elsewhere may have stayed or not: the reading that fits the later text best,
    with the fewest operations that it does not bear out, is taken.
    """
    known = tuple(op for op in operations if not _moves_preamble(op))
    parted = _parted(known)
    choices = [gone for size in range(len(parted) + 1) for gone in combinations(parted, size)]
    readings = [_undone(later, known, frozenset(gone)) for gone in choices[:64]]
    best = min(readings, key=lambda reading: len(reading.failures))
    impossible = [Failure(op, "序言不是条文，不能按条增删、移动") for op in operations if _moves_preamble(op)]
    return replace(best, failures=(*impossible, *best.failures))


def _moves_preamble(operation: Operation) -> bool:
    """What no amendment can order: the preamble is no article."""
    match operation:
        case Renumber(unit=unit, to=to):
            return PREAMBLE in (unit.article, to.article)
        case Merge(units=units):
            return any(unit.article == PREAMBLE for unit in units)
        case Split(unit=unit):
            return unit.article == PREAMBLE
    return False


def _parted(operations: Iterable[Operation]) -> list[str]:
    """Articles whose 款 became articles of their own, or went into others; the most likely to be gone first."""
    units = [unit for op in operations if isinstance(op, Merge) for unit in op.units]
    units += [op.unit for op in operations if isinstance(op, Renumber) and op.to.article != op.unit.article]
    leaving = [unit.article for unit in units if unit.paragraph is not None and unit.item is None]
    return sorted(dict.fromkeys(leaving), key=lambda key: -leaving.count(key))


@dataclass(slots=True)
class _State:
    """The later wording on its way back; of a `partial` one, articles that are not there may have been."""

    drafts: list[DraftArticle]
    partial: bool
    unknown: list[Unit]
    failures: list[Failure]
    notes: list[str]


def _undone(later: Version, operations: tuple[Operation, ...], gone: frozenset[str]) -> Undone:
    partial = later.extent != "full"
    state = _State([draft_of(article) for article in later.articles], partial, [], [], [])
    _leave(state, operations)
    holes = gone | {u.article for u in state.unknown if u == Unit(u.article) and u.article != PREAMBLE}
    _number_back(state, later, operations, holes)
    for operation in operations:
        _back(state, operation)
    by_later = {draft.old_key or "": draft for draft in state.drafts}
    state.notes += divisions_before(state.drafts, operations)
    moves = _moves(state.drafts)
    write = any(isinstance(op, Adjust | Formal) and "相应修改" in op.clause.text for op in operations)
    renumbered = {old: draft.key for old, draft in by_later.items() if old != draft.key}
    lost = {unit.article for unit in state.unknown}
    whole = [draft for draft in state.drafts if draft.key not in lost]
    adjustment = adjust_references(later, whole, moves, write=write or bool(renumbered))
    state.unknown += [Unit(key) for key in adjustment.doubtful]
    whole = [draft for draft in whole if draft.key not in adjustment.doubtful]
    return Undone(
        articles=tuple(finished(draft, label_of(draft.key)) for draft in whole),
        unknown=tuple(sorted(set(state.unknown), key=_order)),
        renumbered=MappingProxyType(renumbered),
        failures=tuple(state.failures),
        notes=(*dict.fromkeys(state.notes), *adjustment.notes),
    )


def _leave(state: _State, operations: Iterable[Operation]) -> None:
    """What the amendment brought as whole articles leaves; what it took away is unknown."""
    for operation in operations:
        match operation:
            case InsertArticle(key=key, lines=lines):
                _drop(state, operation, key, lines)
            case Merge(key=key, units=units):
                state.unknown += units
                _drop(state, operation, key)
            case Split(parts=parts, unit=unit):
                state.unknown.append(unit)
                for key, lines in parts:
                    _drop(state, operation, key, lines)
            case Renumber(unit=unit, to=to) if unit.paragraph is not None and to.article != unit.article:
                state.unknown.append(unit)
                _drop(state, operation, to.article)
            case Delete(unit=unit):
                state.unknown.append(unit)


def _drop(state: _State, operation: Operation, key: str, lines: tuple[str, ...] = ()) -> None:
    draft = next((d for d in state.drafts if d.old_key == key), None)
    if draft is None:
        if not state.partial:
            state.failures.append(Failure(operation, f"修改后的文本没有{label_of(key)}"))
        return
    if lines and not same_text(draft.text, "".join(lines)):
        state.failures.append(Failure(operation, f"修改后的{label_of(key)}与修改写明的文字不一致"))
    state.drafts.remove(draft)


def _number_back(state: _State, later: Version, operations: tuple[Operation, ...], holes: frozenset[str]) -> None:
    """Old numbers: those that the amendment names, and the numbers between them for the rest."""
    for draft in state.drafts:
        draft.key = draft.old_key or ""
    if not _renumbered(later, operations):
        return
    named = {op.to.article: op.unit.article for op in operations if isinstance(op, Renumber) and _whole(op)}
    for draft in state.drafts:
        draft.place = named.get(draft.key)
    for draft in state.drafts:
        draft.key = draft.place or draft.key
    plain = [d for d in state.drafts if "-" not in d.key]
    placed: dict[int, DraftArticle | None] = {int(key): None for key in holes if "-" not in key}
    placed |= {int(d.place): d for d in plain if d.place}
    for number, found in filled([d for d in plain if not d.place], placed):
        if found is not None:
            found.key = str(number)
    state.drafts.sort(key=lambda d: order_of(d.key))
    _check_order(state, operations)


def _whole(operation: Renumber) -> bool:
    return operation.unit.paragraph is None and operation.unit.article != operation.to.article


def _check_order(state: _State, operations: Iterable[Operation]) -> None:
    """Articles that only follow the numbers keep their order; where they do not, this reading does not fit."""
    later = [order_of(draft.old_key or "") for draft in state.drafts]
    if later != sorted(later):
        adjusting = next((op for op in operations if isinstance(op, Adjust | Renumber)), None)
        if adjusting:
            state.failures.append(Failure(adjusting, "按修改写明的条号倒推，其余条文的先后不一致"))


def _renumbered(later: Version, operations: tuple[Operation, ...]) -> bool:
    """As `working.renumbers`, seen from the later text: a plain number was pushed in between others."""
    last = max((article.number for article in later.articles), default=0)
    pushed = any(isinstance(op, InsertArticle) and "-" not in op.key and int(op.key) < last for op in operations)
    closing = any(isinstance(op, Delete) and op.unit == Unit(op.unit.article) for op in operations)
    moved = any(isinstance(op, Merge | Split) or (isinstance(op, Renumber) and _whole(op)) for op in operations)
    return pushed or moved or (closing and any(isinstance(op, Adjust) for op in operations))


def _back(state: _State, operation: Operation) -> None:
    """Take one operation inside articles back, or list what it leaves unknown."""
    match operation:
        case InsertUnits(at=unit) | AddWords(unit=unit):
            _take_back(state, operation, unit)
        case Rewrite(unit=unit, restates=restates):
            if not restates:
                _take_back(state, operation, unit)
        case ReplaceWords(units=units):
            _unreplace(state, operation, units)
        case NotUnderstood(reason=reason):
            state.failures.append(Failure(operation, reason))
        case RenameDivision(kind=kind, number=number):
            state.notes.append(f"第{number}{kind}原来的名称，修改后的文本没有保留")
        case InsertDivision() | Renumber() | Delete() | Adjust() | Formal() | InsertArticle() | Merge() | Split():
            return


def _take_back(state: _State, operation: InsertUnits | AddWords | Rewrite, unit: Unit) -> None:
    draft = next((d for d in state.drafts if d.key == unit.article), None)
    if draft is None:
        known = unit.article == PREAMBLE or state.partial
        if not known and not any(u.article == unit.article for u in state.unknown):
            state.failures.append(Failure(operation, f"倒推的文本没有{label_of(unit.article)}"))
        state.unknown.append(unit)
        return
    missing, reason = take_back(draft, operation, unit)
    if missing:
        state.unknown.append(missing)
    if reason:
        state.failures.append(Failure(operation, reason))


def _unreplace(state: _State, operation: ReplaceWords, units: tuple[Unit, ...]) -> None:
    """Words return to the units that are named; in the whole text nobody knows which of them are old."""
    named = units or tuple(Unit(d.key) for d in state.drafts if operation.new and operation.new in d.text)
    for unit in named:
        draft = next((d for d in state.drafts if d.key == unit.article), None)
        if draft is None or any(u.article == unit.article for u in state.unknown):
            state.unknown += [unit] if unit.article == PREAMBLE else []
            continue
        missing, reason = take_back(draft, operation, unit)
        if missing:
            state.unknown.append(missing)
        if reason:
            state.failures.append(Failure(operation, reason))


def _moves(drafts: Iterable[DraftArticle]) -> Moves:
    """Later units -> old ones."""
    articles: dict[str, str] = {}
    units: dict[Unit, Unit] = {}
    for draft in drafts:
        articles[draft.old_key or ""] = draft.key
        for number, paragraph in enumerate(draft.paragraphs, 1):
            if paragraph.origin:
                units[paragraph.origin] = Unit(draft.key, number)
            units |= {i.origin: Unit(draft.key, number, n) for n, i in enumerate(paragraph.items, 1) if i.origin}
    return Moves(articles, units)


def _order(unit: Unit) -> tuple[int, int, int, int]:
    return (*order_of(unit.article), unit.paragraph or 0, unit.item or 0)
