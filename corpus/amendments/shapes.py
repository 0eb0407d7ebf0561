"""A sentence of an amendment -> its shape: every place is a U, every division a D, every quotation a Q.

    将刑法第一百九十条第二款修改为：“…”     ->  将U修改为：Q
    增加一章“…”，作为第六章               ->  增加一章Q，作为D

The forms of amending are few when the numbers are taken out; grammar.py lists them over shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.amendments.clauses import Sentence
from corpus.amendments.operations import OPENING, PREAMBLE, Lines
from corpus.amendments.quoting import QUOTED
from corpus.amendments.target import Target
from corpus.citations.citation import Numbers
from corpus.citations.units import Element, read_units
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_int

_N = f"[{NUMERAL_CHARS}]{{1,9}}"
# A list of places goes on over 、和 but never over these: 将第六条改为第八条，第二款修改为
_PIECES = re.compile(r"([，；。：\n])")
_SPACE = re.compile(r"[ \t　\u00a0\u200b]+")
_ONE_WIDTH = str.maketrans(",;:", "，；：")
_DIVISION = re.compile(rf"第({_N})(分编|编|章|节)")
# 宪法序言第七自然段; the 引言 of an interpretation
_PREAMBLE = re.compile(rf"(?:序言|引言)(?:第({_N})自然段)?")
# 第一百一十条第一款第一段, 第五条条首部分: the words before the 项
_OPENING = re.compile(r"(?:第一段|条首部分|开头部分)")
# 在刑法第一百二十条之一后增加一条: the reader of citations leaves 之一后 alone, for in running text it is no number
_SUFFIX = re.compile(rf"之({_N})(?=之?[后前])")
MOST_PLACES = 200


class UnclearError(Exception):
    """A sentence that cannot be read; says why. It never leaves this package: parse.py reports it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A 条, 款 or 项 as a sentence names it; `article` is None where it is carried on from before."""

    article: str | None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A 编, 章 or 节 as a sentence names it."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a sentence, and what each U, D and Q of it stands for, by its position.

    `written` are the words of each sign as the sentence has them, a quotation as “…”.
    """

    text: str
    written: tuple[str, ...]
    places: Mapping[int, tuple[Place, ...]]
    headings: Mapping[int, Heading]
    quotations: Mapping[int, Lines]


def shape_of(sentence: Sentence, target: Target) -> Shape:
    """Take places, divisions and quotations out of a sentence; the name of the amended statute goes.

    Raises:
        UnclearError: a place has a 目, or a range that runs backwards or too far.
    """
    builder = _Builder(target, iter(sentence.quotations))
    for piece in _PIECES.split(_SPACE.sub("", sentence.words.translate(_ONE_WIDTH))):
        position = 0
        while position < len(piece):
            position = builder.take(piece, target.name_at(piece, position))
    text, written = "".join(builder.text), tuple(builder.written)
    return Shape(text, written, builder.places, builder.headings, builder.quotations)


class _Builder:
    """Gathers the signs of a shape, and what they stand for."""

    def __init__(self, target: Target, quotations: Iterator[Lines]) -> None:
        self.text: list[str] = []
        self.written: list[str] = []
        self.places: dict[int, tuple[Place, ...]] = {}
        self.headings: dict[int, Heading] = {}
        self.quotations: dict[int, Lines] = {}
        self._target = target
        self._next = quotations

    def take(self, piece: str, position: int) -> int:
        """Add the sign of what stands at a position; returns where that ends."""
        at, end = len(self.text), position + 1
        if piece[position] == QUOTED:
            self.quotations[at] = next(self._next)
            sign = "Q"
        elif division := _DIVISION.match(piece, position):
            self.headings[at] = Heading(division[2], number(division[1]))
            sign, end = "D", division.end()
        elif preamble := _PREAMBLE.match(piece, position):
            self.places[at] = (Place(PREAMBLE, number(preamble[1]) if preamble[1] else None),)
            sign, end = "U", preamble.end()
        elif elements := read_units(piece, position):
            self.places[at], end = self._places(piece, elements)
            sign = "U"
        else:
            # Latin letters of the text must not pass for signs.
            sign = "?" if piece[position].isascii() and piece[position].isalpha() else piece[position]
        self.text.append(sign)
        self.written.append("“…”" if sign == "Q" else piece[position:end])
        return end

    def _places(self, piece: str, elements: list[Element]) -> tuple[tuple[Place, ...], int]:
        places = tuple(place for element in elements for place in _spread(element, self._target))
        end = elements[-1].end
        if (suffix := _SUFFIX.match(piece, end)) and places[-1] == Place(places[-1].article):
            return (*places[:-1], Place(f"{places[-1].article}-{number(suffix[1])}")), suffix.end()
        if opening := _OPENING.match(piece, end):
            return (*places[:-1], Place(places[-1].article, places[-1].paragraph, OPENING)), opening.end()
        return places, end


def _spread(element: Element, target: Target) -> list[Place]:
    """Every place of a range: 第七项至第十五项; of articles also those with 之 that the statute had in it."""
    first, last = element.numbers, element.last or element.numbers
    if first.subitem is not None:
        raise UnclearError("修改到了“目”，本工具读到条、款、项为止")
    if first == last:
        return [_place(first)]
    if first[:2] != last[:2]:
        return [Place(key) for key in _keys(first, last, target)]
    if first[:3] != last[:3]:
        return [_place(first._replace(paragraph=n)) for n in _run(first.paragraph, last.paragraph)]
    return [_place(first._replace(item=n)) for n in _run(first.item, last.item)]


def _place(numbers: Numbers) -> Place:
    article = _key(numbers.article, numbers.suffix) if numbers.article is not None else None
    return Place(article, numbers.paragraph, numbers.item)


def _key(article: int, suffix: int) -> str:
    return f"{article}-{suffix}" if suffix else str(article)


def _run(first: int | None, last: int | None) -> range:
    """The numbers of a range.

    Raises:
        UnclearError: it runs backwards, too far, or one of its ends has no number.
    """
    if first is None or last is None or not 0 < last - first < MOST_PLACES:
        raise UnclearError("“至”前后的编号不成一个范围")
    return range(first, last + 1)


def _keys(first: Numbers, last: Numbers, target: Target) -> list[str]:
    if first.article == last.article and first.suffix:
        return [_key(first.article or 0, n) for n in _run(first.suffix, last.suffix)]
    numbers = _run(first.article, last.article)
    ends = (first.article or 0, first.suffix), (last.article or 0, last.suffix)
    keys = {(n, 0) for n in numbers} | {order_of(key) for key in target.keys} | set(ends)
    return [_key(*key) for key in sorted(keys) if ends[0] <= key <= ends[1]]


def order_of(key: str) -> tuple[int, int]:
    """Sorts 253-1 behind 253."""
    article, _, suffix = key.partition("-")
    return int(article), int(suffix or 0)


def number(numeral: str) -> int:
    """A Chinese numeral.

    Raises:
        UnclearError: it is none (十十).
    """
    try:
        return to_int(numeral)
    except NumeralError as error:
        raise UnclearError(f"看不懂的编号“{numeral[:20]}”") from error
