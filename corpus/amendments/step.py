"""One step of a sentence: the form that fitted, and what the places and quotations in it stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.amendments.context import Context
from corpus.amendments.operations import OPENING, Clause, Lines, Unit
from corpus.amendments.shapes import Heading, Place, Shape, UnclearError, number
from corpus.structure import ITEM

# A 条 or 款 ends like this; a quotation that leaves its last mark to the sentence (…处罚”。) is completed from there,
# the words before 项 (…不承担赔偿责任”；并增加一项) with their ：.
_CLOSED = ("。", "；", "：", "！", "？", "”", "）")


@dataclass(frozen=True, slots=True)
class Step:
    """A match of a form over the shape of a sentence, with the context in which it is read."""

    clause: Clause
    shape: Shape
    match: re.Match[str]
    context: Context

    def has(self, group: str) -> bool:
        """Whether the form's part of this name is there."""
        return bool(self.match[group])

    def places(self, group: str) -> tuple[Place, ...]:
        """The places of a part as they are written."""
        found = [self.shape.places[at] for at in range(*self.match.span(group)) if at in self.shape.places]
        return tuple(place for places in found for place in places)

    def units(self, group: str) -> tuple[Unit, ...]:
        """The places of a part as units of the amended wording; the last one is remembered."""
        return self.context.units(self.places(group))

    def single(self, group: str) -> tuple[Unit]:
        """The only place of a part.

        Raises:
            UnclearError: it names several.
        """
        units = self.units(group)
        if len(units) != 1:
            raise UnclearError("这里只能写一处条文，却写了几处")
        return (units[0],)

    def keys(self, group: str) -> list[str]:
        """Article keys of a part, in the numbers of the result.

        Raises:
            UnclearError: one of them is no whole article.
        """
        places = self.places(group) if self.has(group) else ()
        if any(place != Place(place.article) or place.article is None for place in places):
            raise UnclearError("这里应当写条号")
        return [place.article for place in places if place.article]

    def heading(self, group: str) -> Heading:
        """The division of a part."""
        return self.shape.headings[self.match.start(group)]

    def count(self, group: str) -> int:
        """The number of a part: 增加四款.

        Raises:
            UnclearError: it is none.
        """
        return number(self.match[group])

    def quotations(self, group: str) -> list[Lines]:
        """The quotations of a part, one by one.

        Raises:
            UnclearError: one of them is empty, or opens a line with a number that is none.
        """
        found = [self.shape.quotations[at] for at in range(*self.match.span(group)) if at in self.shape.quotations]
        if not all(found):
            raise UnclearError("引号内没有文字")
        for line in (line for quotation in found for line in quotation):
            if item := ITEM.match(line):
                number(item[1])
        return found

    def text(self, group: str, unit: Unit | None = None) -> Lines:
        """All lines of the quotations of a part, as the text of a unit."""
        lines = tuple(line for quotation in self.quotations(group) for line in quotation)
        follows = self.shape.text[self.match.end() : self.match.end() + 1]
        if lines[-1].endswith(_CLOSED) or (unit and level_of(unit) == "项"):
            return lines
        if unit and level_of(unit) == "开头":
            return (*lines[:-1], f"{lines[-1]}：")
        return (*lines[:-1], f"{lines[-1]}。") if follows == "。" else lines


def level_of(unit: Unit) -> str:
    """条, 款, 项, or 开头 (the words of a 款 before its 项)."""
    if unit.item is not None:
        return "开头" if unit.item == OPENING else "项"
    return "条" if unit.paragraph is None else "款"
