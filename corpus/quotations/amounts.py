"""Amounts as statutes and briefs write them: 一百万 and 100万, 百分之五 and 5%. Words in, values and spans out."""

from __future__ import annotations

import re
from fractions import Fraction

from corpus.numerals import NUMERAL_CHARS, UNITS, NumeralError, to_int

_SCALES = {"亿": 100_000_000, "万": 10_000}
_SHARES = {"百分之": 100, "千分之": 1000, "万分之": 10_000}
_SIGNS = {"%": 100, "‰": 1000}
_CHARS = frozenset(NUMERAL_CHARS + "0123456789." + "".join(_SCALES) + "".join(_SIGNS))
_ARABIC = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")


def amount(text: str) -> Fraction | None:
    """The value of an amount; None: it is none.

    amount = share number | number sign | number;  number = figures [ 万 | 亿 ] [ number ]

    >>> amount("一百万") == amount("100万") == amount("1000000"), amount("百分之五") == amount("5%")
    (True, True)
    >>> amount("五日") is None
    True
    """
    for share, parts in _SHARES.items():
        if text.startswith(share):
            return _part(_number(text.removeprefix(share)), parts)
    if text[-1:] in _SIGNS:
        return _part(_number(text[:-1]), _SIGNS[text[-1]])
    return _number(text)


def is_numeric(text: str) -> bool:
    """Whether nothing but figures stands there, or nothing at all."""
    return _CHARS.issuperset(text.removeprefix(_share_at(text)))


def before(text: str, position: int, floor: int) -> int:
    """How many characters before a position belong to the number that goes on there, down to `floor`."""
    start = position
    while start > floor and text[start - 1] in _CHARS:
        start -= 1
    if start - 2 > floor and text[start - 3 : start] in _SHARES:
        start -= 3
    return position - start


def after(text: str, position: int, limit: int) -> int:
    """How many characters from a position on belong to the number that began before it, up to `limit`."""
    end = position
    while end < limit and text[end] in _CHARS:
        end += 1
    return end - position


def _share_at(text: str) -> str:
    return next((share for share in _SHARES if text.startswith(share)), "")


def _part(value: Fraction | None, parts: int) -> Fraction | None:
    return value / parts if value is not None else None


def _number(text: str) -> Fraction | None:
    """Figures with 亿 and 万 among them."""
    for scale, size in _SCALES.items():
        head, found, rest = text.partition(scale)
        if found:
            high, low = _number(head), _number(rest) if rest else Fraction(0)
            return high * size + low if high is not None and low is not None else None
    return _figures(text)


def _figures(text: str) -> Fraction | None:
    if _ARABIC.fullmatch(text):
        return Fraction(text)
    if text[-1:] in UNITS and _ARABIC.fullmatch(text[:-1]):
        return Fraction(text[:-1]) * UNITS[text[-1]]
    try:
        return Fraction(to_int(text))
    except NumeralError:
        return None
