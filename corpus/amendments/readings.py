"""What each form of grammar.py orders: a step of a sentence -> operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from corpus.amendments import division_readings as divisions
from corpus.amendments import quoted_text
from corpus.amendments import word_readings as words
from corpus.amendments.operations import (
    Adjust,
    Delete,
    Formal,
    InsertArticle,
    InsertUnits,
    Lines,
    Merge,
    Operation,
    Renumber,
    Rewrite,
    Split,
    Unit,
)
from corpus.amendments.shapes import Place, UnclearError
from corpus.amendments.step import Step, level_of

Reading = Callable[[Step], list[Operation]]


def merge(step: Step) -> list[Operation]:
    """将U合并，作为U [，修改为：Q]; without text the units follow one another."""
    keys = step.keys("to")
    if len(keys) != 1:
        raise UnclearError("没有写明合并后是第几条")
    units = step.units("place")
    if len(units) < 2:
        raise UnclearError("合并只写了一处条文")
    lines = quoted_text.without_label(step.text("text"), keys[0]) if step.has("text") else ()
    return [Merge(step.clause, units, keys[0], lines)]


def split(step: Step) -> list[Operation]:
    """将U分为N条，作为U、U，修改为：Q; each quoted article opens with its number."""
    (unit,) = step.single("place")
    return [Split(step.clause, unit, tuple(quoted_text.articles(step.text("text"), step.keys("to"))))]


def several_paragraphs(step: Step) -> list[Operation]:
    """将U修改为两款，作为第二款和第三款：Q."""
    (unit,) = step.single("place")
    return [Rewrite(step.clause, unit, step.text("text"))]


def new_articles(step: Step) -> list[Operation]:
    """[在U后] 增加N条，[分别]作为U：Q."""
    keys, count = step.keys("to"), step.count("count")
    if len(keys) != count:
        raise UnclearError(f"写明增加 {count} 条，列出的条号有 {len(keys)} 个")
    after = step.units("place")[-1].article if step.has("place") else None
    parts = quoted_text.articles(step.text("text"), keys)
    return [InsertArticle(step.clause, key, lines, after) for key, lines in parts]


def whole_article(step: Step) -> list[Operation]:
    """在U中增加一款作为U，将该条修改为：Q; the quotation is the whole article, the new 款 in it."""
    (unit,) = step.single("place")
    return [Rewrite(step.clause, Unit(unit.article), step.text("text"))]


def new_units(step: Step) -> list[Operation]:
    """[在U中] 增加N款（项）[，作为U]：Q."""
    count, kind = step.count("count"), step.match["kind"]
    inside = step.single("place")[0] if step.has("place") else step.context.last
    to = step.places("to") if step.has("to") else ()
    if to and len(to) != count:
        raise UnclearError(f"写明增加 {count} {kind}，列出的序号有 {len(to)} 个")
    if any((place.item is None) != (kind == "款") for place in to):
        raise UnclearError(f"增加的是{kind}，列出的序号不是{kind}的序号")
    at = _at(inside, to[0] if to else None, kind)
    lines = _new_items(step, at, count) if kind == "项" else _counted_paragraphs(step.text("text"), count)
    step.context.last = Unit(at.article, at.paragraph if kind == "项" else None)
    return [InsertUnits(step.clause, at, lines, count, kind)]


def _at(inside: Unit | None, to: Place | None, kind: str) -> Unit:
    """Where new units begin: 第二款增加一项，作为第四项 is 2/4."""
    article = inside.article if inside else (to.article if to else None)
    if article is None:
        raise UnclearError("没有写明在哪一条增加")
    if kind == "款":
        return Unit(article, to.paragraph if to else None)
    paragraph = (to.paragraph if to else None) or (inside.paragraph if inside else None)
    return Unit(article, paragraph, to.item if to else None)


def _new_items(step: Step, at: Unit, count: int) -> Lines:
    numbers = [at.item + n if at.item else None for n in range(count)]
    return tuple(line for part in quoted_text.items(step.text("text", unit=at), numbers) for line in part)


def _counted_paragraphs(lines: Lines, count: int) -> Lines:
    found = quoted_text.paragraphs(lines)
    if len(found) != count:
        raise UnclearError(f"写明增加 {count} 款，引文有 {len(found)} 款")
    return lines


def new_rule(step: Step) -> list[Operation]:
    """U增加规定：Q; what is added stands behind the last 款."""
    (unit,) = step.single("place")
    lines = step.text("text")
    if level_of(unit) != "条":
        raise UnclearError("在款、项里增加规定，没有写明加在哪里")
    return [InsertUnits(step.clause, Unit(unit.article), lines, len(quoted_text.paragraphs(lines)), "款")]


def delete(step: Step) -> list[Operation]:
    """删去U; 将U删去."""
    return [Delete(step.clause, unit) for unit in step.units("place" if step.has("place") else "moved")]


def restated(step: Step) -> list[Operation]:
    """这一款（条、自然段、项）相应修改为：Q, after changes of single words in it."""
    last, level = step.context.named_last(), step.match["level"]
    unit = {"条": Unit(last.article), "项": last}.get(level, Unit(last.article, last.paragraph))
    if level in ("款", "项") and level_of(unit) != level:
        raise UnclearError(f"前文没有写明是哪一{level}")
    return [Rewrite(step.clause, unit, step.text("text", unit=unit), restates=True)]


def rewrite(step: Step) -> list[Operation]:
    """将U修改为：Q; several units take the quoted ones one by one, or the first takes all where the numbers differ."""
    units = step.units("place")
    return _rewritten(step, units[0]) if len(units) == 1 else _rewritten_together(step, units)


def rewrite_last(step: Step) -> list[Operation]:
    """修改为：Q, 将该条修改为：Q, of what was named last."""
    last = step.context.named_last()
    return _rewritten(step, Unit(last.article) if "该条" in step.match[0] else last)


def _rewritten(step: Step, unit: Unit, *labels: str) -> list[Operation]:
    lines = step.text("text", unit=unit)
    if level_of(unit) == "项":
        lines = tuple(line for part in quoted_text.items(lines, [unit.item]) for line in part)
    elif level_of(unit) == "条":
        lines = quoted_text.without_label(lines, unit.article, *labels)
    return [Rewrite(step.clause, unit, lines)]


def _rewritten_together(step: Step, units: tuple[Unit, ...]) -> list[Operation]:
    levels = {level_of(unit) for unit in units}
    if len(levels) > 1:
        raise UnclearError("一起修改的条、款、项不在一个层次")
    lines = step.text("text", unit=units[-1])
    parts = _parts(lines, units, levels.pop())
    if len(parts) == len(units):
        return [Rewrite(step.clause, unit, part) for unit, part in zip(units, parts, strict=True)]
    if not _run_on(units):
        raise UnclearError("引文的数目与要修改的不同，而要修改的又不相连，看不出各自的位置")
    return [Rewrite(step.clause, units[0], lines), *(Delete(step.clause, unit) for unit in units[1:])]


def _parts(lines: Lines, units: tuple[Unit, ...], level: str) -> list[Lines]:
    if level == "条":
        return [part for _, part in quoted_text.articles(lines, [unit.article for unit in units])]
    if level == "款":
        return quoted_text.paragraphs(lines)
    return quoted_text.items(lines, [unit.item for unit in units])


def _run_on(units: tuple[Unit, ...]) -> bool:
    numbers = [unit.paragraph or 0 for unit in units]
    same = len({unit.article for unit in units}) == 1
    return same and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def renumber(step: Step) -> list[Operation]:
    """将U改为U [：Q]; 原第三款作为第四款; lists and ranges go pair by pair."""
    units, to = step.units("place"), step.places("to")
    if len(units) != len(to):
        raise UnclearError("改号前后的数目不同")
    moves: list[Operation] = [
        Renumber(step.clause, unit, _new_place(unit, place)) for unit, place in zip(units, to, strict=True)
    ]
    if not step.has("text"):
        return moves
    if len(units) > 1:
        raise UnclearError("几处条文改号后共用一段引文")
    return [*moves, *_rewritten(step, units[0], to[0].article or "")]


def _new_place(unit: Unit, place: Place) -> Unit:
    if place.article is not None:
        return Unit(place.article, place.paragraph, place.item)
    if level_of(unit) == "条" or (place.item is None) != (unit.item is None):
        raise UnclearError("改号前后不在一个层次")
    paragraph = place.paragraph if place.item is None else place.paragraph or unit.paragraph
    return Unit(unit.article, paragraph, place.item)


def announced(step: Step) -> list[Operation]:
    """对下列法律中关于Q的规定作出修改."""
    return [Formal(step.clause)]


def run_on(step: Step) -> list[Operation]:
    """原第三款顺延: 款 and 项 run on by themselves; 以下各条顺延 is an order to adjust the numbers."""
    whole = step.has("place") and level_of(step.units("place")[-1]) == "条"
    return [Adjust(step.clause) if whole or step.match["level"] == "条" else Formal(step.clause)]


def adjust(step: Step) -> list[Operation]:
    """条文顺序作相应调整 [：“第八条”调整为“第七条”，…]."""
    if not step.has("pairs"):
        return [Adjust(step.clause)]
    keys = [quoted_text.key_of("".join(lines)) for lines in step.quotations("pairs")]
    moves = zip(keys[::2], keys[1::2], strict=True)
    return [Adjust(step.clause), *(Renumber(step.clause, Unit(old), Unit(new)) for old, new in moves)]


def place(step: Step) -> list[Operation]:
    """U of a place that is named in two parts; it is only remembered."""
    step.units("place")
    return []


READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "merge": merge,
        "split": split,
        "several_paragraphs": several_paragraphs,
        "new_division": divisions.new_division,
        "division_name": divisions.division_name,
        "division_number": divisions.division_number,
        "new_articles": new_articles,
        "whole_article_with_new_paragraph": whole_article,
        "new_units": new_units,
        "new_rule": new_rule,
        "add_words": words.add,
        "words_in_list": words.replace_in_list,
        "announced": announced,
        "insert_words": words.insert,
        "words": words.replace,
        "drop_words": words.drop,
        "drop_last_words": words.drop_here,
        "drop_words_behind": words.drop_here,
        "delete": delete,
        "restated": restated,
        "rewrite": rewrite,
        "rewrite_last": rewrite_last,
        "renumber": renumber,
        "run_on": run_on,
        "adjust": adjust,
        "place": place,
    }
)
