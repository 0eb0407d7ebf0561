"""Chinese numerals and the Arabic, full-width and mixed forms people type for them.

立法法（2023）第六十五条: 编、章、节、条 carry Chinese numerals, 款 none, 项 Chinese numerals in brackets,
目 Arabic numerals.
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARS = "零〇○一二两三四五六七八九十百千"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


class NumeralError(ValueError):
    """The text is not a numeral between 0 and 9999."""


def to_int(text: str) -> int:
    """Read a numeral: 一千零三十四, 1034, １０３４, 二〇一七, 十.

    Accepts Chinese numerals with units up to 千, Chinese digits read one by one, Arabic digits of either width.

    Raises:
        NumeralError: the text is empty, holds another character, puts units in no known order, or exceeds 9999.

    >>> to_int("一千零三十四"), to_int("１０３４"), to_int("二〇一七"), to_int("十二")
    (1034, 1034, 2017, 12)
    """
    plain = text.strip().translate(_FULL_WIDTH)
    if plain.isascii() and plain.isdigit():
        return _in_range(int(plain), text)
    if not plain or any(c not in DIGITS and c not in UNITS for c in plain):
        raise NumeralError(f"不是数字：{text!r}；可用一千零三十四、1034、１０３４这样的写法")
    number = _with_units(plain) if any(c in UNITS for c in plain) else _digit_by_digit(plain)
    return _in_range(number, text)


def _in_range(number: int, text: str) -> int:
    if number > 9999:
        raise NumeralError(f"超出范围：{text[:20]!r}；法律条文编号在 0 到 9999 之间")
    return number


def _digit_by_digit(text: str) -> int:
    return int("".join(str(DIGITS[c]) for c in text))


def _with_units(text: str) -> int:
    total, pending, last_unit = 0, None, 10_000
    for char in text:
        if char in DIGITS:
            if pending:
                raise NumeralError(f"不是数字：{text!r}；两个数码之间缺少十、百、千")
            pending = DIGITS[char]
            continue
        unit = UNITS[char]
        if unit >= last_unit:
            raise NumeralError(f"不是数字：{text!r}；{char} 的位置不对")
        total += unit * (1 if pending is None or (pending == 0 and unit == 10) else pending)
        pending, last_unit = None, unit
    return total + (pending or 0)


def to_chinese(number: int) -> str:
    """Write a number from 0 to 9999 as statutes write it.

    >>> to_chinese(1034), to_chinese(253), to_chinese(10), to_chinese(110), to_chinese(1005)
    ('一千零三十四', '二百五十三', '十', '一百一十', '一千零五')
    """
    if not 0 <= number <= 9999:
        raise NumeralError(f"超出范围：{number}；法律条文编号在 0 到 9999 之间")
    if number == 0:
        return "零"
    out, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit == 0:
            skipped = bool(out)
            continue
        out += ("零" if skipped else "") + "零一二三四五六七八九"[digit] + name
        skipped = False
    return out.removeprefix("一") if out.startswith("一十") else out
