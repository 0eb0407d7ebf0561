"""Dates as users give and read them."""

from __future__ import annotations

import re
from datetime import date

from corpus.errors import FatiaoError
from corpus.numerals import NumeralError, to_int
from corpus.status import today

# 2014-01-01, 2014/1/1, 2014.1.1, 20140101, 2014年1月1日, 二〇一四年一月一日
_FORMS = (
    re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(
        r"([\d零〇○一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日?"
    ),
)


class DateError(FatiaoError, ValueError):
    """A text is not a day; says which forms are read."""

    def __init__(self, text: str) -> None:
        super().__init__(f"看不懂日期“{text[:30]}”。请写成 2014-01-01 或 2014年1月1日，且是真实存在的一天")


def parse_date(text: str) -> date:
    """Read a day in any of the usual forms, digits of either width.

    Raises:
        DateError: the text is no day.

    >>> parse_date("2014年1月1日"), parse_date("20140101")
    (datetime.date(2014, 1, 1), datetime.date(2014, 1, 1))
    """
    plain = text.strip().translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    for form in _FORMS:
        if match := form.fullmatch(plain):
            try:
                return date(*(to_int(group) for group in match.groups()))
            except (ValueError, NumeralError) as error:
                raise DateError(text) from error
    raise DateError(text)


def date_or_today(text: str | None) -> tuple[date, bool]:
    """(day, whether the user chose it); nothing given is today in Asia/Shanghai.

    Raises:
        DateError: the text is no day.
    """
    if not text or not text.strip():
        return today(), False
    return parse_date(text), True
