"""Statute text as bare words, with the way back to the characters as written.

Two texts have the same words where their normal forms are equal: punctuation, spaces, line breaks and the numbers
that head a unit (（一）, 1., 第一条　) are not words, and characters of full and half width are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# Two years are written 二○一七 and 二〇一七; PDF files bring Kangxi radicals, which only look like the characters.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = _WIDTH | {ord("○"): ord("〇"), ord("⼀"): ord("一"), ord("⼈"): ord("人"), ord("⽅"): ord("方")}
# After the sign that ends the unit before, or at the start of a line: （一） (1) 1. 一、 第一条　; quotation marks and
# Markdown signs may stand between. 第一款第（一）项 is no such number: it follows 第.
_HEAD = re.compile(
    r"""(?P<before>(?:^|[。;:,…]|\.{3})[ \t“”"‘’「『*>#_]*)
    (?P<number>(?:
        \((?:[一二三四五六七八九十〇零百]{1,4}|[0-9]{1,2})\)(?!\s?项)
        | [0-9]{1,2}(?:[.、](?![0-9]))
        | [一二三四五六七八九十]{1,3}、
        | 第[一二三四五六七八九十〇零百千0-9]{1,9}条(?:之[一二三四五六七八九十0-9]{1,2})?(?=[ \t:*_])
    )+)""",
    re.VERBOSE | re.MULTILINE,
)
# ① and ⑴ are numbers wherever they stand, [1] a note; （略） says what an ellipsis says.
_SIGNS = re.compile(r"[①-⒇㈠-㈩]|\[[0-9]{1,3}\]")
_LEFT_OUT = re.compile(r"[(〔\[【](?:[上中下前后]|以[上下])?省?略[)〕\]】]")
_OUTER = str.maketrans("‘’", "“”")
_MARKDOWN = re.compile(r"[*_#>`~]+")
# A run of words; a point between digits and a percent sign are part of a number.
_WORDS = re.compile(r"(?:[^\W_]|(?<=[0-9])\.(?=[0-9])|[%‰])+")
_ELLIPSIS = re.compile(r"…|\.{3}|。{3}|·{3}|\*{3}")
# Where a sentence of a statute ends; a point between digits does not.
_STOP = re.compile(r"[。；！？;!?\n\r]|(?<![0-9])\.(?![0-9.])")


@dataclass(frozen=True, slots=True)
class Normal:
    """Words without anything between them; `places[i]` is where `words[i]` stands in the text."""

    words: str
    places: tuple[int, ...]


def fold(text: str) -> str:
    """The text, as long as before, in half width, with spaces for numbers of units and an ellipsis for （略）."""
    folded = text.translate(_FOLD).replace("\u3000", " ").replace("\xa0", " ")
    folded = _LEFT_OUT.sub(lambda m: "…" * len(m[0]), folded)
    folded = _HEAD.sub(lambda m: m["before"] + " " * len(m["number"]), folded)
    return _SIGNS.sub(lambda m: " " * len(m[0]), folded)


def bare_signs(text: str) -> str:
    """The signs between two words without numbers of units, marks of notes and those of Markdown.

    Inside a quotation double marks become single ones: both are one sign.

    >>> bare_signs("；（二）[1]"), bare_signs("，②> "), bare_signs("； ")
    ('；', '，', '； ')
    """
    kept = "".join(sign for sign, folded in zip(text, fold(text), strict=True) if folded != " " or sign.isspace())
    kept = kept.translate(_OUTER)
    return kept if kept == text and not _MARKDOWN.search(text) else _MARKDOWN.sub("", kept).replace(" ", "")


def words_of(text: str) -> str:
    """The words alone.

    >>> words_of("（一）姓名、  ＩＤ；\\n（二）住址。")
    '姓名ID住址'
    """
    return "".join(_WORDS.findall(fold(text)))


def normal(text: str, offset: int = 0) -> Normal:
    """The words and their places, counted from `offset`.

    >>> normal("（一）姓名。", 10)
    Normal(words='姓名', places=(13, 14))
    """
    runs = [(m[0], m.start() + offset) for m in _WORDS.finditer(fold(text))]
    places = tuple(at for run, start in runs for at in range(start, start + len(run)))
    return Normal("".join(run for run, _ in runs), places)


def stops(text: str, places: tuple[int, ...], offset: int = 0) -> frozenset[int]:
    """Positions among the words at which a sentence ends or begins; the ends of the text are such positions.

    >>> sorted(stops("甲乙。丙；\\n丁", (0, 1, 3, 6)))
    [0, 2, 3, 4]
    """
    ends = (bisect_left(places, m.start() + offset) for m in _STOP.finditer(text))
    return frozenset({0, len(places), *ends})


def has_ellipsis(between: str) -> bool:
    """Whether the signs between two words say that something is left out."""
    return bool(_ELLIPSIS.search(_LEFT_OUT.sub("…", between.translate(_FOLD))))
