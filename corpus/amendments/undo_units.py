"""One operation inside an article taken back: the article is changed in place, or the unit named that is unknown."""

from __future__ import annotations

import re

from corpus.amendments.arrange import renumber_items
from corpus.amendments.drafts import DraftArticle, DraftItem, DraftParagraph, Line
from corpus.amendments.operations import AddWords, InsertUnits, ReplaceWords, Rewrite, Unit
from corpus.amendments.words import change_paragraph
from corpus.amendments.working import line_of, words_of
from corpus.digest import without_space

# Numbers of items and the marks between them follow the place of the item, not its words.
_FRAME = re.compile(r"[；。]|（[一二三四五六七八九十百]+）")
# The unit that is unknown now, and why the later text does not bear the operation out.
Result = tuple[Unit | None, str]
DONE: Result = (None, "")


def same_text(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their lines, item numbers and marks between items."""
    return _FRAME.sub("", without_space(one)) == _FRAME.sub("", without_space(other))


def take_back(draft: DraftArticle, operation: InsertUnits | AddWords | ReplaceWords | Rewrite, unit: Unit) -> Result:
    """Undo one operation in an article of the later wording."""
    match operation:
        case InsertUnits():
            return _without_units(draft, operation)
        case Rewrite():
            return _rewritten(draft, operation)
        case AddWords():
            return _without_words(draft, operation)
        case ReplaceWords():
            return _unreplaced(draft, operation, unit)


def _without_units(draft: DraftArticle, operation: InsertUnits) -> Result:
    units = _siblings(draft, operation)
    chosen = [unit for unit in units if _is_inserted(unit, units, operation)]
    text = "".join(_text(unit) for unit in chosen)
    if len(chosen) != operation.count or not same_text(text, "".join(operation.lines)):
        return Unit(operation.at.article), f"修改后的{words_of(operation.at)}与修改写明增加的文字不一致"
    for paragraph in list(draft.paragraphs):
        if paragraph in chosen:
            draft.paragraphs.remove(paragraph)
        elif any(item in chosen for item in paragraph.items):
            paragraph.items = [item for item in paragraph.items if item not in chosen]
            renumber_items(paragraph)
    return DONE


def _siblings(draft: DraftArticle, operation: InsertUnits) -> list[DraftParagraph | DraftItem]:
    """All 款, or all 项 of the 款 that the new ones joined."""
    if operation.kind == "款":
        return [*draft.paragraphs]
    having = [p for p in draft.paragraphs if p.items]
    if operation.at.paragraph:
        having = [p for p in having if p.origin and p.origin.paragraph == operation.at.paragraph]
    return [item for paragraph in having[:1] for item in paragraph.items]


def _is_inserted(
    unit: DraftParagraph | DraftItem, units: list[DraftParagraph | DraftItem], operation: InsertUnits
) -> bool:
    """By its number in the later text, which the drafts remember as their origin."""
    first = operation.at.item if operation.kind == "项" else operation.at.paragraph
    if first is None:
        return unit in units[-operation.count :]
    origin = unit.origin
    number = (origin.item if operation.kind == "项" else origin.paragraph) if origin else None
    return number is not None and first <= number < first + operation.count


def _text(unit: DraftParagraph | DraftItem) -> str:
    if isinstance(unit, DraftParagraph):
        return DraftArticle(None, [unit]).text
    return "".join(line.text for line in [unit.line, *unit.subitems])


def _rewritten(draft: DraftArticle, operation: Rewrite) -> Result:
    """Old words are known only where the amendment quotes them."""
    held = without_space(draft.text)
    lines = [line.rstrip("；。") for line in operation.lines]
    reason = "" if all(without_space(line) in held for line in lines) else _mismatch(operation.unit)
    if not operation.was or len(operation.was) != len(operation.lines):
        return operation.unit, reason
    pairs = list(zip(operation.lines, operation.was, strict=True))
    if any(draft.text.count(new) != 1 for new, _ in pairs):
        return operation.unit, reason
    for new, old in pairs:
        _change(draft, new, old)
    return DONE


def _without_words(draft: DraftArticle, operation: AddWords) -> Result:
    if draft.text.count(operation.words) != 1:
        return operation.unit, _mismatch(operation.unit)
    _change(draft, operation.words, "")
    return DONE


def _unreplaced(draft: DraftArticle, operation: ReplaceWords, unit: Unit) -> Result:
    """The old words return where the later unit has the new ones once, or has them only around the old ones.

    Words that were deleted left no trace of their place; of words that stand there twice one may be older.
    """
    text = _unit_text(draft, unit)
    if text is None or (operation.new and operation.new not in text):
        return unit, _mismatch(unit)
    around = bool(operation.old) and operation.old in operation.new
    bare = text.replace(operation.new, "") if operation.new else text
    if not operation.new or operation.old in bare or (text.count(operation.new) > 1 and not around):
        return unit, ""
    for paragraph in _paragraphs(draft, unit):
        change_paragraph(paragraph, lambda line: _back(line, operation))
    return DONE


def _back(line: Line, operation: ReplaceWords) -> Line:
    start = line.text.find(operation.new)
    while start >= 0:
        line = line.spliced(start, start + len(operation.new), operation.old)
        start = line.text.find(operation.new, start + len(operation.old))
    return line


def _change(draft: DraftArticle, new: str, old: str) -> None:
    for paragraph in draft.paragraphs:
        change_paragraph(paragraph, lambda line: _once(line, new, old))


def _once(line: Line, new: str, old: str) -> Line:
    at = line.text.find(new)
    return line if at < 0 else line.spliced(at, at + len(new), old)


def _unit_text(draft: DraftArticle, unit: Unit) -> str | None:
    paragraphs = _paragraphs(draft, unit)
    return DraftArticle(None, paragraphs).text if paragraphs else None


def _paragraphs(draft: DraftArticle, unit: Unit) -> list[DraftParagraph]:
    """The 款 that a unit of the old numbers is or stands in; an 项 is looked for in its whole 款."""
    if unit.paragraph is None:
        return draft.paragraphs
    line = line_of(draft.base, unit.paragraph) if draft.base else unit.paragraph
    return draft.paragraphs[line - 1 : line]


def _mismatch(unit: Unit) -> str:
    return f"修改后的文本在{words_of(unit)}处与修改写明的文字不一致"
