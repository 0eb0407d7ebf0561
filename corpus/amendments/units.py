"""Operations inside an article: 款 and 项 that are rewritten, inserted, deleted, moved; words that are replaced."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.amendments.drafts import DraftArticle, DraftItem, DraftParagraph, Line, new_items, new_paragraphs
from corpus.amendments.operations import (
    AddWords,
    Delete,
    InsertUnits,
    Operation,
    Renumber,
    ReplaceWords,
    Rewrite,
    Unit,
)
from corpus.amendments.structure import UNREADABLE
from corpus.amendments.words import add_words, reads, replace_words, rewrite_part
from corpus.amendments.working import Found, Working, label_of, line_of, words_of


def change_units(working: Working, operation: Operation) -> str:
    """Carry out an operation inside articles; empty, or why it could not be."""
    match operation:
        case ReplaceWords():
            return replace_words(working, operation)
        case AddWords():
            return add_words(working, operation)
        case InsertUnits(kind="款"):
            return _insert_paragraphs(working, operation)
        case InsertUnits():
            return _insert_items(working, operation)
        case Rewrite() | Delete() | Renumber():
            return _change_unit(working, operation)
    return "不认识的操作"


def _change_unit(working: Working, operation: Rewrite | Delete | Renumber) -> str:
    """An operation on one unit of the wording before, which must be there."""
    found = working.find(operation.unit)
    if isinstance(found, str):
        return found
    match operation:
        case Rewrite():
            reason = _rewrite(working, found, operation)
        case Delete():
            reason = _delete(found, operation)
        case Renumber():
            return _renumber(found, operation)
    if not reason:
        found.article.touched(operation.clause)
    return reason


def _rewrite(working: Working, found: Found, operation: Rewrite) -> str:
    if operation.was and not reads(working, found, operation.was):
        return rewrite_part(found, operation)
    if found.opening and found.paragraph:
        return _rewrite_opening(found.paragraph, operation)
    if found.item and found.paragraph:
        return _rewrite_item(found.paragraph, found.item, operation)
    if found.paragraph:
        return _rewrite_paragraph(found.article, found.paragraph, operation)
    return _rewrite_article(working, found.article, operation)


def _rewrite_opening(paragraph: DraftParagraph, operation: Rewrite) -> str:
    if len(operation.lines) != 1:
        return UNREADABLE
    paragraph.line = Line.new(operation.lines[0])
    return ""


def _rewrite_item(paragraph: DraftParagraph, item: DraftItem, operation: Rewrite) -> str:
    items = new_items(operation.lines)
    if items is None:
        return UNREADABLE
    items[0].origin, items[0].place = item.origin, item.place
    at = paragraph.items.index(item)
    paragraph.items[at : at + 1] = items
    # A single item may be quoted without its number; it keeps the one it had.
    items[0].numbered(at + 1)
    return ""


def _rewrite_paragraph(article: DraftArticle, paragraph: DraftParagraph, operation: Rewrite) -> str:
    paragraphs = new_paragraphs(operation.lines)
    if paragraphs is None:
        return UNREADABLE
    paragraphs[0].place = paragraph.place
    _carry_on(paragraphs[0], paragraph)
    # 第一款修改为：“有下列情形之一的，……：” rewrites what stands before the items, and leaves them.
    if paragraph.items and not paragraphs[-1].items and paragraphs[-1].line.text.endswith("："):
        paragraphs[-1].items = paragraph.items
    at = article.paragraphs.index(paragraph)
    article.paragraphs[at : at + 1] = paragraphs
    return ""


def _rewrite_article(working: Working, article: DraftArticle, operation: Rewrite) -> str:
    paragraphs = new_paragraphs(operation.lines)
    if paragraphs is None:
        return UNREADABLE
    if len(paragraphs) != len(article.paragraphs):
        working.recounted.add(operation.unit.article)
    for before, after in zip(article.paragraphs, paragraphs, strict=False):
        _carry_on(after, before)
    article.paragraphs = paragraphs
    return ""


def _carry_on(after: DraftParagraph, before: DraftParagraph) -> None:
    """The rewritten 款 stands where the old one stood, its items likewise."""
    after.origin = before.origin
    for old, new in zip(before.items, after.items, strict=False):
        new.origin = old.origin


def _insert_paragraphs(working: Working, operation: InsertUnits) -> str:
    article = working.article(operation.at.article)
    if article is None:
        return f"修改前的文本没有{label_of(operation.at.article)}"
    paragraphs = new_paragraphs(operation.lines)
    if paragraphs is None:
        return UNREADABLE
    if len(paragraphs) != operation.count:
        return f"写明增加 {operation.count} 款，引号内有 {len(paragraphs)} 款"
    first = operation.at.paragraph
    if first and article.base:
        first = line_of(article.base, first)
    if first and (reason := _place_taken(article.paragraphs, first, operation.count, "款")):
        return reason
    for number, paragraph in enumerate(paragraphs):
        paragraph.place = first + number if first else None
    article.paragraphs += paragraphs
    article.touched(operation.clause)
    return ""


def _insert_items(working: Working, operation: InsertUnits) -> str:
    paragraph = _paragraph_for_items(working, operation.at)
    if isinstance(paragraph, str):
        return paragraph
    items = new_items(operation.lines)
    if items is None:
        return UNREADABLE
    if len(items) != operation.count:
        return f"写明增加 {operation.count} 项，引号内有 {len(items)} 项"
    first = operation.at.item
    if first and (reason := _place_taken(paragraph.items, first, operation.count, "项")):
        return reason
    for number, item in enumerate(items):
        item.place = first + number if first else None
    paragraph.items += items
    article = working.article(operation.at.article)
    assert article
    article.touched(operation.clause)
    return ""


def _paragraph_for_items(working: Working, at: Unit) -> DraftParagraph | str:
    """The 款 that new items join.

    第二款增加一项 names the 款 of the wording before; without a 款 the only one that has items is meant.
    """
    article = working.article(at.article)
    if article is None:
        return f"修改前的文本没有{label_of(at.article)}"
    having = [p for p in article.paragraphs if p.items] or article.paragraphs
    if at.paragraph is not None:
        having = [p for p in article.paragraphs if p.origin and p.origin.paragraph == at.paragraph]
    if len(having) == 1:
        return having[0]
    return f"{label_of(at.article)}中看不出在哪一款增加项"


def _place_taken(units: Iterable[DraftParagraph | DraftItem], first: int, count: int, name: str) -> str:
    taken = {unit.place for unit in units}
    clash = next((n for n in range(first, first + count) if n in taken), None)
    return f"本修改的另一项已经把第{clash}{name}的位置给了别的{name}" if clash else ""


def _delete(found: Found, operation: Delete) -> str:
    if found.paragraph is None or found.opening:
        return f"不能只删去{words_of(operation.unit)}"
    if found.item:
        found.paragraph.items.remove(found.item)
    elif len(found.article.paragraphs) == 1:
        return f"删去{words_of(operation.unit)}之后，这一条没有内容"
    else:
        found.article.paragraphs.remove(found.paragraph)
    return ""


def _renumber(found: Found, operation: Renumber) -> str:
    if found.item and found.paragraph and operation.to.item:
        reason = _place_taken(found.paragraph.items, operation.to.item, 1, "项")
        found.item.place = None if reason else operation.to.item
    elif found.paragraph and operation.to.paragraph and not found.item:
        reason = _place_taken(found.article.paragraphs, operation.to.paragraph, 1, "款")
        found.paragraph.place = None if reason else operation.to.paragraph
    else:
        reason = f"{words_of(operation.unit)}和它的新位置不是同一层"
    return reason
