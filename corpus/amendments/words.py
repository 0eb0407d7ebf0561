"""Operations on words: replaced or added in named units or in the whole text, and the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from corpus.amendments.drafts import DraftArticle, DraftItem, DraftParagraph, Line
from corpus.amendments.operations import AddWords, ReplaceWords, Rewrite
from corpus.amendments.working import Found, Working, label_of, words_of

# Marks alone: quotations of the same words may differ in them.
_MARKS = re.compile(r"[，、；。：]")


def reads(working: Working, place: Found, words: Iterable[str]) -> bool:
    """Whether a unit reads as an amendment quotes it, in however many lines it does.

    The quotation tells which unit is meant; where only marks differ (宪法第一百零七条: 体育事业，城乡建设事业 in one
    copy, 体育事业、城乡建设事业 in the amendment) it is that unit, and the reader is told.
    """
    held, quoted = "".join(line.text for line in _lines(place)), "".join(words)
    if held != quoted and _MARKS.sub("", held) == _MARKS.sub("", quoted):
        where = label_of(place.article.key) if place.article.base else place.article.key
        working.notes.append(f"{where}：修改引用的原文与修改前的文本标点不同，按同一段处理，请核对")
        return True
    return held == quoted


def rewrite_part(place: Found, operation: Rewrite) -> str:
    """第十条第四款“A”修改为：“B” where A is a sentence of the 款 and not all of it."""
    old, new = "".join(operation.was), "".join(operation.lines)
    if len(operation.lines) > 1 or not _holds(place, old):
        return f"{words_of(operation.unit)}与引用的原文不一致"
    _each_line(place, lambda line: replaced(line, old, new))
    place.article.touched(operation.clause)
    return ""


def replace_words(working: Working, operation: ReplaceWords) -> str:
    """Replace words in each of the named units, or wherever the text has them; empty, or why it could not be."""
    if not operation.units:
        places = [Found(draft) for draft in [working.preamble, *working.drafts]]
        return "" if _replaced_in(places, operation) else f"全文没有“{operation.old}”"
    found = [working.find(unit) for unit in operation.units]
    if reason := next((f for f in found if isinstance(f, str)), ""):
        return reason
    places = [f for f in found if isinstance(f, Found)]
    if len(places) == 1 and not _holds(places[0], operation.old) and reads(working, places[0], (operation.old,)):
        _each_line(places[0], lambda _: Line.new(operation.new))
        places[0].article.touched(operation.clause)
        return ""
    without = [u for u, f in zip(operation.units, places, strict=True) if not _holds(f, operation.old)]
    if without:
        return f"{'、'.join(map(words_of, without))}中没有“{operation.old}”"
    _replaced_in(places, operation)
    working.notes += _joint(operation)
    return ""


def _joint(operation: ReplaceWords) -> list[str]:
    """在“婴幼儿配方乳粉”后增加“婴幼儿配方液态乳” does not say that 、 stands between the two in the result.

    The mark is worked out where the clause is read; a reader is told, for nobody published it.
    """
    added = operation.new.removeprefix(operation.old)
    if "增" not in operation.clause.text or added == operation.new or added[:1] not in ("、", "，"):
        return []
    where = "、".join(map(words_of, operation.units)) or "全文"
    words = f"“{operation.old}”后增加“{added[1:]}”"
    return [f"{where}的{words}，两者之间的“{added[0]}”修改没有写明，是按文意补的，请核对公布的文本"]


def add_words(working: Working, operation: AddWords) -> str:
    """Add words at the end or at the beginning of a unit; empty, or why it could not be."""
    found = working.find(operation.unit)
    if isinstance(found, str):
        return found
    lines = [line.text for line in _lines(found)]
    wanted = len(lines) - 1 if operation.at_end else 0
    seen = iter(range(len(lines)))
    _each_line(found, lambda line: _added(line, operation) if next(seen) == wanted else line)
    found.article.touched(operation.clause)
    return ""


def _added(line: Line, operation: AddWords) -> Line:
    at = len(line.text) if operation.at_end else 0
    return line.spliced(at, at, operation.words)


def _holds(place: Found, words: str) -> bool:
    return any(words in line.text for line in _lines(place))


def _replaced_in(places: Iterable[Found], operation: ReplaceWords) -> int:
    total = 0
    for place in places:
        before = [line.text for line in _lines(place)]
        _each_line(place, lambda line: replaced(line, operation.old, operation.new))
        changed = sum(a != b.text for a, b in zip(before, _lines(place), strict=True))
        total += changed
        if changed:
            place.article.touched(operation.clause)
    return total


def replaced(line: Line, old: str, new: str) -> Line:
    """The line with every `old` of the wording before made `new`; words that the amendment itself brought stay.

    在“A”后增加“B” comes as A -> AB: there A is of the wording before and goes on counting in its numbers.
    """
    start = line.text.find(old)
    while start >= 0:
        end = start + len(old)
        if line.is_old(start, end):
            line = _spliced(line, start, old, new)
            end = start + len(new)
        start = line.text.find(old, end)
    return line


def _spliced(line: Line, start: int, old: str, new: str) -> Line:
    end = start + len(old)
    if new.startswith(old):
        return line.spliced(end, end, new[len(old) :])
    if new.endswith(old):
        return line.spliced(start, start, new[: len(new) - len(old)])
    return line.spliced(start, end, new)


def _lines(place: Found) -> Iterator[Line]:
    if place.opening and place.paragraph:
        return iter([place.paragraph.line])
    if place.item:
        return iter([place.item.line, *place.item.subitems])
    if place.paragraph:
        return DraftArticle(None, [place.paragraph]).lines()
    return place.article.lines()


def _each_line(place: Found, change: Callable[[Line], Line]) -> None:
    if place.opening and place.paragraph:
        place.paragraph.line = change(place.paragraph.line)
        return
    if place.item:
        _change_item(place.item, change)
        return
    for paragraph in [place.paragraph] if place.paragraph else place.article.paragraphs:
        change_paragraph(paragraph, change)


def change_paragraph(paragraph: DraftParagraph, change: Callable[[Line], Line]) -> None:
    """Put what `change` makes of it in the place of every line of a 款."""
    paragraph.line = change(paragraph.line)
    for item in paragraph.items:
        _change_item(item, change)


def _change_item(item: DraftItem, change: Callable[[Line], Line]) -> None:
    item.line = change(item.line)
    item.subitems = [change(line) for line in item.subitems]
