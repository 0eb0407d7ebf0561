"""Numbers of a citation: a chain of 条 款 项 目, and the lists and ranges that go on from it.

    numbers = chain { connector chain }
    chain   = 条 [款] [项] [目] | 款 [项] [目] | 项 [目] | 目      each 第 N mark, the mark once at the end of a list

A chain of a list inherits from the one before it what it leaves out: 第五条第一款、第三款.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.citations import grammar
from corpus.citations.citation import Numbers
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_int

_NO_ARTICLE_AFTER = frozenset("年月日号元千百万亿个名岁次倍%％件款章编节项目类级问赔讲步招.．-—/版修条")
_OPENS = frozenset(NUMERAL_CHARS + "第（(0123456789０１２３４５６７８９ \t　\r\n\u00a0\u200b之")
# 第二百五十三条之l, 253(1)(2): a number that goes on in signs that are not read must not pass for the first half of it
_UNREADABLE_SUFFIX = re.compile(r"\s?之\s?[A-Za-z]")
_GOES_ON = re.compile(r"[A-Za-z]|[（(][0-9]")
# 个保法第六十九，: the 条 forgotten
_FORGOTTEN_MARK = re.compile(r"(?=[，。；、：？！）)”\s]|$)")
MAX_ELEMENTS = 200


@dataclass(frozen=True, slots=True)
class Element:
    """One address of a list: its span, its numbers, and the end of the range it opens."""

    start: int
    end: int
    numbers: Numbers
    last: Numbers | None = None


def read_units(text: str, position: int, within: Numbers | None = None, *, titled: bool = False) -> list[Element]:
    """The addresses that begin exactly at a position; empty where none does.

    Args:
        within: the numbers that stand before, for a text that goes on with 第二款.
        titled: a title stands before the position, so that 第 and 条 may be left out.
    """
    if position >= len(text) or text[position] not in _OPENS:
        return []
    first = _bare(text, position) if titled else None
    first = first or _chain(text, position, within, unmarked=titled)
    # 刑法第三款 names no article: the title stands alone.
    elements = [first] if first and not (titled and first.numbers.article is None) else []
    while elements and len(elements) < MAX_ELEMENTS:
        following = _following(text, elements[-1], titled=titled)
        if following is None:
            break
        joined, is_range = following
        if is_range:
            elements[-1] = Element(elements[-1].start, joined.end, elements[-1].numbers, joined.numbers)
        else:
            elements.append(joined)
    return elements


def _following(text: str, before: Element, *, titled: bool) -> tuple[Element, bool] | None:
    """The next element of a list, and whether it ends a range that the element before it opens."""
    connector = grammar.CONNECTOR.match(text, before.end)
    assert connector is not None  # the pattern matches the empty text
    position = connector.end()
    numbers = before.last or before.numbers
    if not connector["range"] and position == before.end and numbers.item is None:
        return None
    if connector["range"] and before.last:
        return None
    chain = _chain(text, position, numbers, unmarked=True)
    if chain and text[position] != "第" and grammar.COUNTED.match(text, chain.end):
        chain = None  # 第三条、10条信息
    if chain is None and titled and connector.end() > connector.start() and numbers.paragraph is None:
        chain = _bare(text, position, digits_only=True)
    if chain is None or (connector.end() == connector.start() and chain.numbers.item is None):
        return None
    return chain, bool(connector["range"])


def _chain(text: str, position: int, within: Numbers | None, *, unmarked: bool = False) -> Element | None:
    """条 款 项 目 from a position; what it leaves out is that of `within`.

    `unmarked`: after a title and in a list the chain may open with a number instead of 第.
    """
    numbers, end = Numbers(), position
    started = False
    if unmarked and within and (suffix := grammar.SUFFIX.match(text, position)):
        number = _number(suffix["suffix"] or suffix["enclosed"])
        if number is None:
            return None
        numbers, end, started = Numbers(within.article, number), suffix.end(), True
    for level in range(len(grammar.BELOW_ARTICLE) + 1):
        match = _level_at(text, _after_of(text, end) if started else end, level)
        # Without 第 only the later elements of a list may open with a number.
        if not match or (not started and not unmarked and text[position] not in "第（("):
            continue
        read = _with(numbers if started else _upper(within, level), level, match)
        if read is None and started:
            break  # 第十三条第十十项: the article is read, what follows is told as unread
        if read is None:
            return None
        if level == 0 and not read.suffix and _UNREADABLE_SUFFIX.match(text, match.end()):
            return None
        numbers, end, started = read, match.end(), True
    return Element(position, end, numbers) if started else None


def _level_at(text: str, position: int, level: int) -> re.Match[str] | None:
    if level:
        return grammar.BELOW_ARTICLE[level - 1].match(text, position)
    match = grammar.ARTICLE.match(text, position)
    # 第253-1条 is 第二百五十三条之一, 第10-15条 a range
    if match and match["dash"] and (_number(match["dash"]) or 0) > (_number(match["article"]) or 0):
        match = None
    return match or grammar.LISTED_ARTICLE.match(text, position)


def _after_of(text: str, position: int) -> int:
    """第五条的第一款."""
    while position < len(text) and text[position] in " 　\t\r\n":
        position += 1
    return position + 1 if text[position : position + 1] == "的" else position


def _upper(within: Numbers | None, level: int) -> Numbers:
    """What a chain that opens at a level inherits."""
    if within is None or level == 0:
        return Numbers()
    paragraph = within.paragraph if level > 1 else None
    return Numbers(within.article, within.suffix, paragraph, within.item if level > 2 else None)


def _with(numbers: Numbers, level: int, match: re.Match[str]) -> Numbers | None:
    """The numbers with one more level; None where the numeral is none (第十十条)."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if level == 0:
        written = groups.get("suffix") or groups.get("enclosed") or groups.get("inner") or groups.get("dash")
        article, suffix = _number(groups["article"]), _number(written) if written else 0
        return Numbers(article, suffix) if article and suffix is not None else None
    name = ("paragraph", "item", "subitem")[level - 1]
    value = _number((groups.get(name) or groups["bracketed"]).strip("（() ）　"))
    return None if value is None else numbers._replace(**{name: value})


@lru_cache(maxsize=16384)
def _number(numeral: str) -> int | None:
    try:
        return to_int(re.sub(r"\s", "", numeral))
    except NumeralError:
        return None


def _bare(text: str, position: int, *, digits_only: bool = False) -> Element | None:
    """An article after a title without 第 or 条: 刑法253, 民法典1034条, 刑法253之一第二款.

    Left to `_chain` where it has 第 and 条; refused where the number counts something else (民法典2021年).
    """
    match = grammar.BARE_ARTICLE.match(text, position)
    if not match or _level_at(text, position, 0) or _of_something_else(match, text):
        return None
    if digits_only and match["article"][0] in NUMERAL_CHARS:
        return None
    numbers = _with(Numbers(), 0, match)
    if numbers is None:
        return None
    end = match.end()
    lower = _chain(text, _after_of(text, end), numbers)
    if lower and lower.numbers.article == numbers.article and lower.numbers.paragraph is not None:
        return Element(position, lower.end, lower.numbers)
    return Element(position, end, numbers)


def _of_something_else(match: re.Match[str], text: str) -> bool:
    if match["suffix"] or match["mark"]:
        return False
    if _GOES_ON.match(text, match.end()):
        return True
    after = text[match.end() : match.end() + 1]
    lower = grammar.PARAGRAPH.match(text, match.end()) or grammar.ITEM.match(text, match.end())
    if lower and text[match.end()] in "第 （(":
        return False
    if match["article"][0] in NUMERAL_CHARS:
        whole = match[0].startswith("第") and len(match["article"]) > 1
        return not (whole and _FORGOTTEN_MARK.match(text, match.end()))
    return after in _NO_ARTICLE_AFTER and (bool(match["dash"]) or not grammar.BARE_RANGE.match(text, match.end()))
