"""After the operations: 款 and 项 in their order, items numbered and punctuated, articles in their divisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.amendments.drafts import DraftArticle, DraftItem, DraftParagraph
from corpus.amendments.operations import InsertDivision, RenameDivision
from corpus.amendments.slots import filled, gap
from corpus.amendments.working import Working, label_of, order_of
from corpus.model import DIVISION_KINDS, Division

_Unit = TypeVar("_Unit", DraftParagraph, DraftItem)
Path = tuple[Division, ...]


def arrange(draft: DraftArticle) -> str:
    """Put the units of a changed article in order; empty, or where its numbers do not run on."""
    draft.paragraphs, reason = _ordered(draft.paragraphs, "款")
    for paragraph in draft.paragraphs:
        paragraph.items, other = _ordered(paragraph.items, "项")
        reason = reason or other
        renumber_items(paragraph)
    return f"{label_of(draft.key)}{reason}" if reason else ""


def _ordered(units: Sequence[_Unit], name: str) -> tuple[list[_Unit], str]:
    numbered = filled([u for u in units if u.place is None], {u.place: u for u in units if u.place is not None})
    missing = gap([number for number, _ in numbered])
    return [unit for _, unit in numbered], f"修改后没有第{missing}{name}" if missing else ""


def renumber_items(paragraph: DraftParagraph) -> None:
    """Items run on from （一）; all but the last end with ；, the last with 。.

    An amendment quotes an inserted item without its last mark as often as with it (宪法修正案（2018年）第四十一条
    “（七）选举国家监察委员会主任”), and orders no change of the marks around it; the consolidated texts all carry
    ；…… ；…… 。 (宪法第六十二条, 村民委员会组织法第三十五条). So marks follow the place of the item.
    """
    for number, item in enumerate(paragraph.items, 1):
        item.numbered(number)
        if not item.subitems:
            _end_with(item, "；" if number < len(paragraph.items) else "。", paragraph)


def _end_with(item: DraftItem, mark: str, paragraph: DraftParagraph) -> None:
    """Give an item the mark of its place; items that are sentences of their own keep their 。."""
    text = item.line.text
    if text[-1] not in "；。，、：":
        item.line = item.line.spliced(len(text), len(text), mark)
    elif text[-1] in "；。" and text[-1] != mark and not _sentences(paragraph):
        item.line = item.line.spliced(len(text) - 1, len(text), mark)


def _sentences(paragraph: DraftParagraph) -> bool:
    """Whether the items before the last end with 。 on their own (统计法 and the like)."""
    return sum(item.line.text.endswith("。") for item in paragraph.items[:-1]) > 1


def give_divisions(working: Working) -> None:
    """Articles without a place in the outline take that of the article before them.

    Where the one before and the one after stand in different divisions, the text does not say which: noted.
    """
    for at, draft in enumerate(working.drafts):
        if draft.path is not None and (draft.base is None or not draft.place):
            continue
        before = working.drafts[at - 1].path if at else None
        after = next((d.path for d in working.drafts[at + 1 :] if d.path is not None), None)
        if draft.path is not None and (draft.path in (before, after) or before != after):
            continue
        draft.path = (before if before is not None else after) or ()
        # 第二百七十六条之一 goes with 第二百七十六条; only a plain number leaves it open.
        if before is not None and after is not None and before != after and "-" not in draft.key:
            name = draft.path[-1].label if draft.path else ""
            working.notes.append(f"{label_of(draft.key)}增设在两个章节之间，按前一条归入“{name}”")


def insert_division(working: Working, operation: InsertDivision) -> str:
    """增加一章, with the articles that it holds; divisions of its kind behind it count on."""
    if operation.first is None or operation.last is None:
        return f"没有写明新的“{operation.name}”包括哪些条"
    first, last = order_of(operation.first), order_of(operation.last)
    inside = [d for d in working.drafts if first <= order_of(d.key) <= last]
    if not inside or inside[0].key != operation.first or inside[-1].key != operation.last:
        return f"修改后的文本没有{label_of(operation.first)}至{label_of(operation.last)}"
    at = working.drafts.index(inside[0])
    before = next((d.path for d in reversed(working.drafts[:at]) if d.path is not None), ())
    outer = _outer(before, operation.kind)
    division = Division(operation.kind, operation.number, operation.name)
    _count_on(working.drafts[at + len(inside) :], outer, operation)
    for draft in inside:
        draft.path = (*outer, division)
    _join_next(working, at + len(inside))
    return ""


def _join_next(working: Working, at: int) -> None:
    """A new article right behind an inserted division belongs to the division that follows."""
    rest = working.drafts[at:]
    following = next((d.path for d in rest if d.base is not None), None)
    for draft in rest:
        if draft.base is not None:
            return
        draft.path = following


def _outer(path: Path, kind: str) -> Path:
    rank = DIVISION_KINDS.index(kind)
    return tuple(d for d in path if DIVISION_KINDS.index(d.kind) < rank)


def _count_on(behind: Sequence[DraftArticle], outer: Path, operation: InsertDivision) -> None:
    for draft in behind:
        path = draft.path or ()
        if path[: len(outer)] == outer and len(path) > len(outer):
            draft.path = (*outer, _moved(path[len(outer)], operation), *path[len(outer) + 1 :])


def _moved(division: Division, operation: InsertDivision) -> Division:
    """One further, unless it has no number (附则)."""
    counted = division.kind == operation.kind and division.number >= operation.number
    return replace(division, number=division.number + 1) if counted else division


def rename_division(working: Working, operation: RenameDivision) -> str:
    """将第六章章名修改为“…”; a number that several divisions have (第一节 of each 章) names none."""
    paths = {
        path[: depth + 1]
        for draft in working.drafts
        for path in [draft.path or ()]
        for depth, division in enumerate(path)
        if (division.kind, division.number) == (operation.kind, operation.number)
    }
    if len(paths) != 1:
        return f"第{operation.number}{operation.kind}有 {len(paths)} 处，改不了名称"
    path = paths.pop()
    named = (*path[:-1], replace(path[-1], name=operation.name))
    for draft in working.drafts:
        if draft.path and draft.path[: len(path)] == path:
            draft.path = named + draft.path[len(path) :]
    return ""
