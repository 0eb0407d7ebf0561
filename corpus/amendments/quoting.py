"""Lines of an amendment -> running words in which each quotation is one sign, and the quoted lines.

    将第一条修改为：“甲。                     将第一条修改为：Q
    “乙。”                            ->     Q = 甲。 / 乙。

In a quotation that runs over several lines each line opens with “ and only the last closes with ”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.amendments.operations import Lines
from corpus.numerals import NUMERAL_CHARS

# Stands for a quotation; where a text holds the character itself, it is read as one that cannot be shown.
QUOTED, _UNREADABLE = "\ue000", "\ufffd"
_N = f"[{NUMERAL_CHARS}]{{1,9}}"
# A line that gives an order, and so ends a quotation whose closing mark is missing: words of law do not read like this.
# Each part is bounded, and a line is tried once.
_ORDER = re.compile(
    rf"(?:（{_N}）|\d{{1,2}}[.．]|{_N}、)?"
    rf"(?:(?:将|把|删[去除]|在|对)[^“”]{{0,20}}?第{_N}[条款项][^“”]{{0,40}}?(?:修改为|改为|合并|删[去除]|增加|中的?“|。$)"
    rf"|原?第{_N}[条款项][^“”。]{{0,20}}?(?:修改为|改为|作为|增加)"
    rf"|(?:再)?增加{_N}[条款项编章节]，?"
    r"|(?:本决定|本修正案)自|(?:根据本决定|《[^》]{1,80}》根据本决定))"
)
# 将刑法第一百九十条修改为：公司、企业…: in some decisions new text follows the colon without quotation marks.
_NEW_TEXT = re.compile(rf"(?:修改为|规定为|增加规定|增加{_N}[条款项]|作为第[^：]{{1,40}})：")
_SIGNS = re.compile(r"([“”\n])")
# An amendment writes ‘ ’ for the quotation marks of the text that it quotes.
_INNER = str.maketrans("‘’", "“”")


@dataclass(slots=True)
class Quoted:
    """Words with the sign QUOTED in place of every quotation; the quotations; those whose end cannot be told."""

    words: str = ""
    quotations: list[Lines] = field(default_factory=list)
    endless: set[int] = field(default_factory=set)


def read_quotations(lines: Iterable[str]) -> Quoted:
    """Take the quotations out of the lines of one article of an amendment.

        quotation = “ text { newline [“] text } ”      a “ inside a line opens a quotation of its own, up to its ”

    A quotation whose closing mark is missing ends with the article, or before a line that gives an order. Its end is
    certain where each of its lines opened with “ and the last is a whole sentence (刑法修正案（九）第二十三条).
    """
    reader = _Reader()
    for line in marked(lines):
        reader.line(line.strip().replace(QUOTED, _UNREADABLE))
    return reader.finished()


def marked(lines: Iterable[str]) -> list[str]:
    """The lines, with quotation marks around new text where the article has no marks at all.

    The text goes on until a line that gives an order.
    """
    lines = list(lines)
    if any("“" in line for line in lines):
        return lines
    blocks: list[list[str]] = []
    for line in lines:
        if opening := _NEW_TEXT.search(line):
            blocks.append([f"{line[: opening.end()]}“{line[opening.end() :]}"])
        elif blocks and "“" in blocks[-1][0] and not _ORDER.match(line):
            blocks[-1].append(f"“{line}")
        else:
            blocks.append([line])
    return [line for block in blocks for line in _closed(block)]


def _closed(block: list[str]) -> list[str]:
    return [*block[:-1], f"{block[-1]}”"] if "“" in block[0] else block


class _Reader:
    """Walks the lines; `depth` is 0 in running words, 1 in a quotation, more in a quotation inside it."""

    def __init__(self) -> None:
        self._result = Quoted()
        self._words: list[str] = []
        self._open: list[str] = []
        self._depth = 0
        self._each_opens = True

    def line(self, line: str) -> None:
        if self._depth and not line.startswith("“") and _ORDER.match(line):
            self._close(unclosed=True)
        if self._depth:
            # A quotation inside a quotation does not run over lines.
            self._depth = 1
            self._open.append("")
            self._each_opens &= line.startswith("“")
            line = line.removeprefix("“")
        for piece in _SIGNS.split(line):
            self._piece(piece)
        if not self._depth:
            self._words.append("\n")

    def finished(self) -> Quoted:
        if self._depth:
            self._close(unclosed=True)
        self._result.words = "".join(self._words)
        return self._result

    def _piece(self, piece: str) -> None:
        if piece == "“":
            self._depth += 1
            if self._depth == 1:
                self._open, self._each_opens = [""], True
                return
        elif piece == "”" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._close()
                return
        if self._depth:
            self._open[-1] += piece
        else:
            self._words.append(piece)

    def _close(self, *, unclosed: bool = False) -> None:
        text = tuple(line.strip().translate(_INNER) for line in self._open)
        if unclosed and not (self._each_opens and text[-1].endswith(("。", "；"))):
            self._result.endless.add(len(self._result.quotations))
        self._result.quotations.append(tuple(line for line in text if line))
        self._words += [QUOTED, "\n"] if unclosed else [QUOTED]
        self._open, self._depth = [], 0
