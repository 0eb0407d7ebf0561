"""The values of a facts file as people write them; each refusal says what stands there and how to write it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from corpus.vocabulary import UNKNOWN_TYPE, Act

# Beyond these a number is a slip of the pen; and an exponent would be worked out digit by digit.
MAX_COUNT, MAX_YUAN, MAX_DIGITS = 10**15, 10**15, 40
_YUAN = "应是以元为单位的数，如 24530；不知道写 null"
_TOO_LARGE = "数太大，请核对是否多写了零"
_MORE = re.compile(r"余|多|以上|约|上下|近")
_SCALED = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,8})?)\s*(万|亿)?(?:余|多)?(万|亿)?(?:余|多)?\s*(?:条|元)?(?:以上)?")
_PART_OF_A_DATE = re.compile(r"[12][0-9]{3}([-./年](0?[1-9]|1[0-2])月?)?年?")
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


def _exact(value: object) -> object:
    """Sums are exact: 61429.01 is that many fen, not the nearest binary fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise ValueError(_YUAN)
    return _fraction(str(value).replace(",", ""))


def _fraction(digits: str) -> Fraction:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"数太长；{_YUAN}")
    if "万" in digits or "亿" in digits:
        raise ValueError(f"“{digits}”不是数{_written_out(digits)}；不知道写 null")
    if _too_large(digits):
        raise ValueError(_TOO_LARGE)
    try:
        return Fraction(digits)
    except (ArithmeticError, ValueError) as error:
        raise ValueError(_YUAN) from error


def _too_large(digits: str) -> bool:
    """Whether a number, perhaps with an exponent, is beyond all sums; told without working it out."""
    try:
        value = Decimal(digits)
    except ArithmeticError:
        return False
    places = value.as_tuple().exponent
    return isinstance(places, int) and (value.copy_abs() > MAX_YUAN or places < -MAX_DIGITS)


def yuan(value: object) -> object:
    """A sum of money, or None: unknown."""
    return None if value is None else _exact(value)


def whole(value: object) -> object:
    """Numbers of items stand in digits: 1.2万 and 5000余 are told how to be written."""
    if isinstance(value, str):
        more = "，并加 lower_bound: true" if _MORE.search(value) else ""
        raise ValueError(f"“{value[:MAX_DIGITS]}”不是整数{_written_out(value)}{more}；不知道写 null")
    if isinstance(value, int) and value > MAX_COUNT:
        raise ValueError(_TOO_LARGE)
    return value


def _written_out(words: str) -> str:
    """What a number in words is in digits, so that it can be copied."""
    found = _SCALED.fullmatch(words.replace(",", "").removeprefix("约").strip())
    if not found:
        return "，应只写数字，不带引号和单位"
    scale = _SCALES[found[2] or ""] * _SCALES[found[3] or ""]
    return f"，写成 {Fraction(found[1]) * scale}"


def day(value: object) -> object:
    """A day is a day: where only the year or month is known, the law may have changed within it."""
    if value is not None and isinstance(value, int | str) and _PART_OF_A_DATE.fullmatch(str(value)):
        raise ValueError(
            f"“{value}”不是完整的日期，写成 2022-03-01。只知道年、月的，写其中行为结束时的一天；"
            "这段时间里法律有变化的，按变化前后各算一次"
        )
    return value


def some_acts(value: object) -> object:
    """Without an act there is nothing to judge."""
    if value in ((), []):
        raise ValueError(f"没有写做了什么，至少写一个：{'、'.join(get_args(Act))}")
    return value


def none_named(value: object) -> object:
    """Consequences and circumstances that are not named are none."""
    return () if value is None else value


def unknown_items(value: object) -> object:
    """Information of which nothing is said is of unknown kind and number, not none."""
    return ({"type": UNKNOWN_TYPE},) if value is None else value
