"""What one line of a law can be: the grammar of an article, a numbered point, a division, an annex. Pure.

Every function returns None for a line of another form; none raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Division
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_chinese, to_int

_DIGITS = "0-9０-９"
_N = f"[{NUMERAL_CHARS}]"
# 第四百一十四 条: conversions put spaces inside a number. The length is capped: no number is longer.
_ARTICLE = re.compile(rf"第([{NUMERAL_CHARS}{_DIGITS}\s]{{1,16}})条(?:\s?之\s?({_N}{{1,3}}))?")
_ORDINAL = re.compile(rf"({_N}{{1,4}})、\s*")
_DIVISION = re.compile(rf"第\s?([{NUMERAL_CHARS}{_DIGITS}]{{1,8}})\s?(分编|编|章|节)(\s*)(.*)", re.DOTALL)
_OTHER_NUMBERS = (
    # 1.甲, 1、甲; but not 1.5倍
    re.compile(rf"([{_DIGITS}]{{1,3}})[.．、](?![{_DIGITS}])\s*(?=\S)"),
    # （一）甲 at the head of a text that numbers with nothing else
    re.compile(rf"[（(]({_N}{{1,4}})[）)]\s*(?=\S)"),
)
# 附件1：查处酒后驾驶操作规程; but not 附加刑, 附则, 附带民事诉讼
_ANNEX = re.compile(rf"附(件|表|录)?\s?([{NUMERAL_CHARS}\d]{{0,3}})(?:$|\s*[：:]\s*|\s+|(?=[（(《]))(.*)")
# 第十条规定的, 第十条第一款, 第八条、第九条: an article that is spoken of, not one that begins.
_SPOKEN_OF = re.compile(r"[、，,和或及至到与的之所中以]|第|规定|款|项|目|修改|增加|改为|删去|删除|作为|前|后|中")
# 第四十五条 第二款规定的: conversions also put a space behind an article that is only spoken of.
_UNIT_OF = re.compile(rf"第{_N}{{1,3}}[款项]|规定的|所列")
_HEADING_OF = re.compile(r"[、，,和或至的所]|第|规定|有关|中")
_END = "。；：！？.;:!?”’…"
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of an article: number, suffix (之一 is 1), the label we write, the text behind it.

    `clear` where a space, a colon or the line's end parts number and text; else the line may speak of the article.
    """

    number: int
    suffix: int
    label: str
    rest: str
    clear: bool

    @property
    def place(self) -> tuple[int, int]:
        """The order of articles."""
        return self.number, self.suffix


def article_opening(text: str) -> Opening | None:
    """第N条[之N] and what follows: 第一条　甲, 第1条 甲, 第四百一十四 条甲, 第一条：甲, 第一百二十条之一 甲, 第一条甲.

    The last form is not clear, and no opening at all where the words after it speak of the article (第十条规定的).
    """
    match = _ARTICLE.match(text)
    if not match or (number := _number(match[1])) is None:
        return None
    suffix = _number(match[2]) if match[2] else 0
    rest = text[match.end() :]
    clear = not rest or rest[0] in " \t\u3000：:【［[" or (rest[0] == "." and not rest[1:2].isdigit())
    spoken_of = _UNIT_OF.match(rest.lstrip()) if clear else _SPOKEN_OF.match(rest)
    if suffix is None or number == 0 or spoken_of:
        return None
    label = f"第{to_chinese(number)}条" + (f"之{to_chinese(suffix)}" if suffix else "")
    return Opening(number, suffix, label, rest.lstrip(" \t\u3000：:."), clear)


def ordinal_opening(text: str) -> Opening | None:
    """N、 and what follows: 一、甲, 十二、 甲, 一、 (the text on the next line)."""
    match = _ORDINAL.match(text)
    return _point(match[1], text[match.end() :]) if match else None


def other_opening(text: str, form: int) -> Opening | None:
    """Points of a text that has neither 第N条 nor N、: 1.甲 (form 0), （一）甲 (form 1); we label them 一、."""
    match = _OTHER_NUMBERS[form].match(text)
    return _point(match[1], text[match.end() :]) if match else None


def _point(numeral: str, rest: str) -> Opening | None:
    number = _number(numeral)
    return Opening(number, 0, f"{to_chinese(number)}、", rest, True) if number else None


def division_heading(text: str, marked: bool = False) -> Division | None:
    """第N编|分编|章|节 and a name: 第一章　总　则, 第1章 总则, 第一章总则, 第五章 (the name on the next line).

    Args:
        text: the line.
        marked: whether the source marks it as a heading; else a name that reads on as a sentence is none.
    """
    match = _DIVISION.fullmatch(text)
    if not match or not (number := _number(match[1])) or len(text) > _LONGEST_HEADING:
        return None
    name = without_spaces(match[4])
    if name.endswith(tuple(_END)) or "。" in name or "；" in name:
        return None
    if not match[3] and not marked and (_HEADING_OF.match(name) or "，" in name):
        return None
    return Division(match[2], number, name)


def is_closing_division(text: str) -> bool:
    """附则, also 附　则."""
    return without_spaces(text) == "附则"


def annex_heading(text: str) -> str | None:
    """附, 附：甲, 附件, 附件一, 附件1：甲, 附表 甲, 附录《甲》 -> the heading we write (附件1　甲)."""
    match = _ANNEX.fullmatch(text)
    if not match or len(text) > _LONGEST_HEADING or text.endswith(("。", "；", "，")):
        return None
    name = " ".join(match[3].split())
    return f"附{match[1] or ''}{match[2]}" + (f"　{name}" if name else "")


def reads_as_sentence(text: str) -> bool:
    """Whether a line ends as a sentence or a part of one does; a heading does not."""
    return text.endswith(tuple(f"{_END}，、,）)"))


def ends_a_sentence(text: str) -> bool:
    """Whether a line ends where a sentence may: after 。；：！？, also inside quotation marks or brackets."""
    return text.endswith(tuple(f"{_END}）)"))


def without_spaces(text: str) -> str:
    """The text without white space of any kind."""
    return "".join(text.split())


def _number(numeral: str) -> int | None:
    try:
        return to_int(without_spaces(numeral))
    except NumeralError:
        return None
