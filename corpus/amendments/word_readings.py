"""What the forms of grammar.py order that change single words of a unit."""

from __future__ import annotations

import re

from corpus.amendments.operations import AddWords, Formal, Lines, Operation, ReplaceWords, Rewrite, Unit
from corpus.amendments.shapes import UnclearError
from corpus.amendments.step import Step

# Marks that join what stands on their two sides, or end it: where one is quoted, nothing is left open.
_MARKS = tuple("，、；。：！？（）“”")
# A noun that is put beside another of its kind is short and shares a part of its name: 婴幼儿配方乳粉、婴幼儿配方液态乳
_LONGEST_NOUN, _SHARED = 20, 2
# One place with the words that leave it, of a list: 删去U末尾的Q和U末尾的Q; further words of the same place: 、Q
_PLACE_AND_WORDS = re.compile(r"(?:(U)[^UQ]*)?(Q)")
# “甲”、“乙”修改为“丙”: words in a list, not 款 one behind the other (“甲。”“乙。”)
_LISTED = re.compile(r"[、和]")


def replace(step: Step) -> list[Operation]:
    """将U中的Q修改为Q; 其中的Q修改为Q; Q、Q修改为Q; Q修改为Q of the place named last; 宪法U：Q Q修改为：Q Q Q.

    Quotations that are several 款 before or after are a new text of the whole unit, whose old text is known.
    """
    units = _units(step)
    old, new = step.quotations("old"), step.quotations("new")
    if _LISTED.search(step.match["old"]) or _LISTED.search(step.match["new"]):
        return _replace_each(step, units, old, new)
    if _single(old) and _single(new):
        return [ReplaceWords(step.clause, units, old[0][0], new[0][0])]
    if len(units) != 1:
        raise UnclearError("几处条文共用几段引文，看不出各自改成什么")
    return [Rewrite(step.clause, units[0], _joined(new), was=_joined(old))]


def _replace_each(step: Step, units: tuple[Unit, ...], old: list[Lines], new: list[Lines]) -> list[Operation]:
    """Q、Q修改为Q: each becomes the same; Q、Q分别修改为Q、Q: one by one."""
    new = new * len(old) if len(new) == 1 else new
    if len(new) != len(old) or any(len(lines) != 1 for lines in (*old, *new)):
        raise UnclearError("修改前后的文字不是一一对应的")
    return [ReplaceWords(step.clause, units, a[0], b[0]) for a, b in zip(old, new, strict=True)]


def replace_in_list(step: Step) -> list[Operation]:
    """将下列法律中的Q修改为Q: the places stand in the lines that follow, one text a line."""
    step.context.listed = (_words(step, "old"), _words(step, "new"))
    return [Formal(step.clause)]


def insert(step: Step) -> list[Operation]:
    """在U中的Q后（前）增加Q; Q后增写一句，内容为：Q."""
    units, old, new = _units(step), _words(step, "old"), _words(step, "new")
    first, second = (old, new) if step.match["side"] == "后" else (new, old)
    mark = _joint(first, second, restated=step.context.restates)
    return [ReplaceWords(step.clause, units, old, f"{first}{mark}{second}")]


def _joint(first: str, second: str, *, restated: bool) -> str:
    """The mark between words and what is added to them, which amendments do not quote.

    Parts of sentences take ，: 五项原则，坚持和平发展道路，坚持互利共赢开放战略. Nouns of one kind take 、. In other
    cases only the whole text, where the amendment restates it, tells the mark; what is put here is overwritten.

    Raises:
        UnclearError: the mark cannot be told.
    """
    if first.endswith(_MARKS) or second.startswith(_MARKS):
        return ""
    if "，" in first + second or restated:
        return "，"
    alike = first[:_SHARED] == second[:_SHARED] or first[-_SHARED:] == second[-_SHARED:]
    if alike and max(len(first), len(second)) <= _LONGEST_NOUN:
        return "、"
    raise UnclearError("没有写明增加的文字与前后文字之间用什么标点")


def drop(step: Step) -> list[Operation]:
    """删去U中的Q [和U中的Q, 、Q]."""
    found: list[Operation] = []
    units: tuple[Unit, ...] = ()
    for match in _PLACE_AND_WORDS.finditer(step.shape.text, *step.match.span("list")):
        units = step.context.units(step.shape.places[match.start(1)]) if match[1] else units
        old = step.shape.quotations[match.start(2)]
        if not _single([old]):
            raise UnclearError("删去的文字跨了几行")
        found.append(ReplaceWords(step.clause, units, old[0], ""))
    return found


def drop_here(step: Step) -> list[Operation]:
    """删去其中的Q; 将U中的Q删去."""
    return [ReplaceWords(step.clause, _units(step), _words(step, "old"), "")]


def add(step: Step) -> list[Operation]:
    """U末尾增加：Q; U开始部分增加规定：Q."""
    words = "".join(step.text("new")) if step.has("sentence") else _words(step, "new")
    return [AddWords(step.clause, unit, words, step.has("end")) for unit in step.units("place")]


def _units(step: Step) -> tuple[Unit, ...]:
    """The units whose words change; empty: the whole text (本法中的)."""
    if step.has("place"):
        return step.units("place")
    if step.has("all"):
        return ()
    last = step.context.named_last()
    return (Unit(last.article) if step.match["last"] == "该条" else last,)


def _words(step: Step, group: str) -> str:
    quotations = step.quotations(group)
    if not _single(quotations):
        raise UnclearError("这里的引文应当是一句话之内的文字")
    return quotations[0][0]


def _single(quotations: list[Lines]) -> bool:
    return len(quotations) == 1 and len(quotations[0]) == 1


def _joined(quotations: list[Lines]) -> Lines:
    return tuple(line for quotation in quotations for line in quotation)
