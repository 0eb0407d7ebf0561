"""Days as readers know them."""

from __future__ import annotations

from datetime import date


def show(day: date | None) -> str:
    """2021年11月1日; 不详 for None.

    >>> show(date(2021, 11, 1))
    '2021年11月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else "不详"
