"""Days as people write them -> dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from corpus.errors import FatiaoError
from corpus.numerals import NumeralError, to_int

# No law that is held is older, and none that is promulgated waits longer to come into force: a year beyond these is a
# slip (0214 for 2014), and of the law of the year 9999 nothing is known.
FIRST_YEAR, LAST_YEAR = 1900, 2100
EXAMPLE = "2014-01-01 或 2014年1月1日"
_SHANGHAI = ZoneInfo("Asia/Shanghai")
# 2014-01-01, 2014/1/1, 2014.1.1, 20140101, 2014年1月1日, 二〇一四年一月一日
_FORMS = (
    re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
    re.compile(
        r"([\d零〇○一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日?",
        re.ASCII,
    ),
)
# 2026-01-01T00:00:00+08:00, 2025-12-31T17:00Z: programs name a moment, and in which zone its clock stood. A plus that
# was not escaped reaches us as a space. Without its zone a moment may be of either of two days, and is not read.
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(?:(Z)|([-+]?)(\d\d):?(\d\d))?",
    re.ASCII | re.IGNORECASE,
)
# 2026年, 2026-1, 二〇二六年一月: whether the law of its first day is meant or of its last cannot be told.
_NO_DAY = re.compile(
    r"[\d零〇○一二三四五六七八九]{4}(?:年(?:[\d一二三四五六七八九十]{1,3}月?)?|[-/.]\d{1,2})?", re.ASCII
)
# 民国113年, 令和6年: years of an era.
_ERA = re.compile(r"(?:中华)?民国.{1,20}|(?:昭和|平成|令和).{1,20}")


class DateError(FatiaoError, ValueError):
    """A text is not a day; says why where that is plain, and which forms are read."""

    def __init__(self, text: str, why: str = "") -> None:
        told = f"日期“{text[:30]}”{why}" if why else f"看不懂日期“{text[:30]}”"
        super().__init__(f"{told}。请写成 {EXAMPLE}，且是真实存在的一天")


def parse_date(text: str) -> date:
    """Read a day in any of the usual forms, digits and signs of either width.

    A moment with its zone is the day that it falls on in Shanghai: this law's days begin there.

    Raises:
        DateError: the text is no day, or one of which no law is known.

    >>> parse_date("2014年1月1日"), parse_date("20140101"), parse_date("2025-12-31T17:00:00Z")
    (datetime.date(2014, 1, 1), datetime.date(2014, 1, 1), datetime.date(2026, 1, 1))
    """
    plain = unicodedata.normalize("NFKC", text.strip())
    # Word sets 2014 年 1 月 1 日 with spaces.
    plain = re.sub(r"\s", "", plain) if "年" in plain else plain
    day = _in_forms(plain, text) or _of_moment(plain, text)
    if day is None:
        raise DateError(text, _why(plain))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(text, f"不在可查的范围内（{FIRST_YEAR}年至{LAST_YEAR}年）")
    return day


def _in_forms(plain: str, text: str) -> date | None:
    for form in _FORMS:
        if match := form.fullmatch(plain):
            try:
                return date(*(to_int(group) for group in match.groups()))
            except (ValueError, NumeralError) as error:
                raise DateError(text) from error
    return None


def _of_moment(plain: str, text: str) -> date | None:
    found = _MOMENT.fullmatch(plain)
    if not found:
        return None
    clock, utc, sign, hours, minutes = found.groups()
    if not utc and not hours:
        raise DateError(text, "没有写明时区，不能确定是哪一天")
    zone = "+00:00" if utc else f"{sign or '+'}{hours}:{minutes}"
    try:
        return datetime.fromisoformat(clock.upper() + zone).astimezone(_SHANGHAI).date()
    # At either end of the calendar the day in Shanghai may not exist.
    except (ValueError, OverflowError) as error:
        raise DateError(text) from error


def _why(plain: str) -> str:
    if _ERA.fullmatch(plain):
        return "不是公历日期"
    return "没有写明是哪一天" if _NO_DAY.fullmatch(plain) else ""
