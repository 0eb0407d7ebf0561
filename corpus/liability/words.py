"""Numbers as an assessment says them in Chinese: sums, items, months."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction


def cited(address: str) -> str:
    """The place of a provision inside a sentence, for those who show it to put its name there.

    >>> cited("xingfa/12/1")
    '{xingfa/12/1}'
    """
    return f"{{{address}}}"


def plain(words: str) -> str:
    """What somebody typed, inside a sentence: it can hold no place for a provision.

    >>> plain("{xingfa/12/1}")
    '｛xingfa/12/1｝'
    """
    return words.replace("{", "｛").replace("}", "｝")


def number(value: Fraction | int | float) -> str:
    """A number with at most two places after the point, and 万 or 亿 where that is exact and short.

    >>> number(50000), number(24530), number(Fraction("61429.01")), number(1180000000)
    ('5万', '24530', '61429.01', '11.8亿')
    """
    exact = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        part = exact / scale
        if exact >= scale and (part * 10).denominator == 1:
            return f"{_plain(part)}{name}"
    return _plain(exact)


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").rstrip(".")


def money(value: Fraction | int) -> str:
    """A sum in yuan.

    >>> money(2500), money(50000)
    ('2500元', '5万元')
    """
    return f"{number(value)}元"


def reaching(value: Fraction | int) -> str:
    """A number of items.

    >>> reaching(Fraction(500))
    '500条'
    """
    return f"{number(value)}条"


def interval(low: Fraction | None, high: Fraction | None, show: Callable[[Fraction], str]) -> str:
    """From `low` (included) to `high` (excluded), in the words of the law.

    >>> interval(None, Fraction(5000), money), interval(Fraction(5000), Fraction(50000), money)
    ('不满5000元', '5000元以上不满5万元')
    """
    parts = [f"{show(low)}以上" if low is not None else "", f"不满{show(high)}" if high is not None else ""]
    return "".join(parts)


def months(value: int) -> str:
    """A length of time: years where they are whole, else months.

    >>> months(36), months(6), months(42), months(1)
    ('三年', '六个月', '三年六个月', '一个月')
    """
    digits = "零一二三四五六七八九十"
    years, rest = divmod(value, 12)
    year_words = f"{digits[years] if years <= 10 else years}年" if years else ""
    if rest > 10:
        return f"{year_words}十{digits[rest - 10]}个月"
    return year_words + (f"{digits[rest]}个月" if rest else "")


def months_range(low: int, high: int) -> str:
    """A range of custody.

    >>> months_range(36, 84), months_range(0, 36)
    ('三年以上七年以下', '三年以下')
    """
    if not high:
        return "没有刑罚"
    return f"{months(low)}以上{months(high)}以下" if low else f"{months(high)}以下"
