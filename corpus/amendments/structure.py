"""Operations on whole articles: what is inserted, leaves, is joined, parted or gets a number."""

from __future__ import annotations

from itertools import permutations

from corpus.amendments.drafts import DraftArticle, new_paragraphs
from corpus.amendments.operations import (
    PREAMBLE,
    Delete,
    InsertArticle,
    Lines,
    Merge,
    Operation,
    Renumber,
    Split,
    Unit,
)
from corpus.amendments.working import Found, Working, label_of

UNREADABLE = "引号内的文字分不出款、项"


def is_structural(operation: Operation) -> bool:
    """Whether the operation decides which articles there are, and their numbers."""
    match operation:
        case InsertArticle() | Merge() | Split():
            return True
        case Renumber(unit=unit, to=to):
            return unit.article != to.article
        case Delete(unit=unit):
            return unit == Unit(unit.article)
    return False


def restructure(working: Working, operation: Operation) -> str:
    """Carry out a structural operation; empty, or why it could not be."""
    if any(unit.article == PREAMBLE for unit in _units(operation)):
        return "序言不是条文，不能按条增删、移动"
    match operation:
        case InsertArticle():
            return _insert(working, operation)
        case Merge():
            return _merge(working, operation)
        case Split():
            return _split(working, operation)
        case Renumber():
            return _renumber(working, operation)
        case Delete():
            return _delete(working, operation)
    return "不是对整条的修改"


def _units(operation: Operation) -> tuple[Unit, ...]:
    match operation:
        case Merge(units=units):
            return units
        case Renumber(unit=unit, to=to):
            return (unit, to)
        case Split(unit=unit) | Delete(unit=unit):
            return (unit,)
    return ()


def _insert(working: Working, operation: InsertArticle) -> str:
    paragraphs = new_paragraphs(operation.lines)
    if paragraphs is None:
        return UNREADABLE
    if reason := _taken(working, operation.key):
        return reason
    if operation.after and working.article(operation.after) is None:
        return f"修改前的文本没有{label_of(operation.after)}"
    working.drafts.append(DraftArticle(None, paragraphs, operation.key, clauses=[operation.clause]))
    return ""


def _merge(working: Working, operation: Merge) -> str:
    found = [working.find(unit) for unit in operation.units]
    if reason := next((f for f in found if isinstance(f, str)), "") or _taken(working, operation.key):
        return reason
    places = [f for f in found if isinstance(f, Found)]
    if _overlap(places):
        return "要合并的条、款、项互相包含"
    paragraphs = new_paragraphs(operation.lines or _texts(places))
    if paragraphs is None:
        return UNREADABLE
    _take_out(working, operation, places)
    draft = DraftArticle(None, paragraphs, operation.key, sources=operation.units, clauses=[operation.clause])
    working.drafts.append(draft)
    return ""


def _overlap(places: list[Found]) -> bool:
    """Whether a unit is named twice, or one stands inside another."""
    chains = [[id(p) for p in (place.article, place.paragraph, place.item) if p] for place in places]
    return any(one == other[: len(one)] for one, other in permutations(chains, 2))


def _texts(places: list[Found]) -> Lines:
    """What units that follow one another read."""
    lines: list[str] = []
    for place in places:
        if place.item:
            lines += [place.item.line.text, *(line.text for line in place.item.subitems)]
        elif place.paragraph:
            lines += DraftArticle(None, [place.paragraph]).text.split("\n")
        else:
            lines += place.article.text.split("\n")
    return tuple(lines)


def _take_out(working: Working, operation: Merge, places: list[Found]) -> None:
    """Units leave the articles they stood in; an article without 款 is no more."""
    for unit, place in zip(operation.units, places, strict=True):
        place.article.touched(operation.clause)
        if place.item and place.paragraph:
            place.paragraph.items.remove(place.item)
        elif place.paragraph:
            place.article.paragraphs.remove(place.paragraph)
        else:
            place.article.paragraphs.clear()
        place.article.sources = tuple(s for s in place.article.sources if s != unit)
    working.drafts = [draft for draft in working.drafts if draft.paragraphs]


def _split(working: Working, operation: Split) -> str:
    found = working.find(operation.unit)
    if isinstance(found, str):
        return found
    parts = [(key, new_paragraphs(lines)) for key, lines in operation.parts]
    if any(paragraphs is None for _, paragraphs in parts):
        return UNREADABLE
    if reason := next((r for key, _ in parts if key != operation.unit.article and (r := _taken(working, key))), ""):
        return reason
    at = working.drafts.index(found.article)
    sources = (operation.unit,)
    working.drafts[at : at + 1] = [
        DraftArticle(
            None, paragraphs or [], key, found.article.path, sources=sources, clauses=[operation.clause]
        )
        for key, paragraphs in parts
    ]  # fmt: skip
    return ""


def _renumber(working: Working, operation: Renumber) -> str:
    found = working.find(operation.unit)
    if isinstance(found, str):
        return found
    if operation.to.paragraph is not None:
        return "把一款移到另一条的某一款，尚不支持"
    if reason := _taken(working, operation.to.article):
        return reason
    if found.item:
        return "把一项改为一条，尚不支持"
    if found.paragraph is None:
        found.article.place = operation.to.article
        return ""
    return _own_article(working, operation, found)


def _own_article(working: Working, operation: Renumber, found: Found) -> str:
    """第三十七条第一款改为第四十三条: the 款 leaves its article and is one of its own."""
    assert found.paragraph
    found.article.paragraphs.remove(found.paragraph)
    found.article.touched(operation.clause)
    place = operation.to.article
    moved = DraftArticle(
        None, [found.paragraph], place, found.article.path, sources=(operation.unit,), clauses=[operation.clause]
    )
    working.drafts.append(moved)
    working.drafts = [draft for draft in working.drafts if draft.paragraphs]
    return ""


def _delete(working: Working, operation: Delete) -> str:
    found = working.find(operation.unit)
    if isinstance(found, str):
        return found
    working.drafts.remove(found.article)
    working.gone.append((operation.unit.article, operation.clause))
    return ""


def _taken(working: Working, key: str) -> str:
    """Why no other article can have a number in the result."""
    if any(draft.place == key for draft in working.drafts):
        return f"本修改的另一项已经把{label_of(key)}这个条号给了别的条文"
    if not working.renumbers and working.article(key):
        return f"修改前的文本已有{label_of(key)}"
    return ""
