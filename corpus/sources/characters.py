"""Character repairs for text that lost its Chinese typography on the way: pure, each named."""

from __future__ import annotations

import re
from collections.abc import Callable

_CJK = r"\u3400-\u9fff\u3000-\u303f\uff01-\uff5e“”‘’《》〈〉"
# A space of any kind beside a Chinese character or mark carries no meaning.
_SPACE = re.compile(rf"(?<=[{_CJK}])[ \t\u00a0\u2009\u3000]+|[ \t\u00a0\u2009\u3000]+(?=[{_CJK}])")
# “第一百二十条之二　有下列… : an amendment quotes a whole article, and the space after its number stays.
_QUOTED_NUMBER = re.compile(r"(“第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)[ \t\u3000]+")
# Thin spaces inside a number (1.\u20092元) are typesetting.
_THIN = re.compile("[\u200b\u200c\u200d\ufeff\u2009]")
_HALF_TO_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
# Half-width marks beside a Chinese character; ratios and clock times keep theirs.
_HALF = re.compile(rf"(?<=[{_CJK}])[,:;?!()]|[,:;?!()](?=[{_CJK}])")
_MARK = re.compile(rf"(?<=[{_CJK}])[,:;?!]|[,:;?!](?=[{_CJK}])")
# Brackets around a numeral alone at the start of a line: (一)
_ITEM_BRACKET = re.compile(r"^\(([一二三四五六七八九十]+)\)")


def repair_line(line: str, brackets: bool = True) -> tuple[str, tuple[str, ...]]:
    """Mend one line; returns the line and the names of the repairs that changed it.

    Without `brackets`, half-width ones stay: some texts are published with them.

    ASCII quotation marks become Chinese ones: the first of a line opens, then they alternate. Amendments
    open each quoted paragraph and close only the last, so a mark that starts a line always opens.

    >>> repair_line('本法所称的"以上",包括本数')
    ('本法所称的“以上”，包括本数', ('引号', '半角标点'))
    """
    done = []
    for name, repair in _REPAIRS:
        mended = _marks(line) if repair is _punctuation and not brackets else repair(line)
        if mended != line:
            done.append(name)
            line = mended
    return line, tuple(done)


def _zero_width(line: str) -> str:
    return _THIN.sub("", line)


def _quotes(line: str) -> str:
    return _paired(_paired(line, '"', "“", "”"), "'", "‘", "’")


def _paired(line: str, plain: str, left: str, right: str) -> str:
    out, opened = [], False
    for char in line:
        if char == plain:
            opened = not opened
            out.append(left if opened else right)
            continue
        opened = char == left or (opened and char != right)
        out.append(char)
    return "".join(out)


def _punctuation(line: str) -> str:
    line = _ITEM_BRACKET.sub(r"（\1）", line)
    # A mark behind a mark that was just mended has a Chinese neighbour only now.
    while (mended := _HALF.sub(lambda match: _HALF_TO_FULL[match[0]], line)) != line:
        line = mended
    return line


def _marks(line: str) -> str:
    """Half-width punctuation alone; brackets stay."""
    while (mended := _MARK.sub(lambda match: _HALF_TO_FULL[match[0]], line)) != line:
        line = mended
    return line


def _spaces(line: str) -> str:
    parts = _QUOTED_NUMBER.split(line)
    return "".join(f"{part}\u3000" if place % 2 else _SPACE.sub("", part) for place, part in enumerate(parts)).strip()


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("零宽或窄空格", _zero_width),
    ("引号", _quotes),
    ("半角标点", _punctuation),
    ("多余空格", _spaces),
)
