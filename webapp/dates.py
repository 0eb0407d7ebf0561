"""The day that a user asks for; today where none is given."""

from __future__ import annotations

from datetime import date

from corpus.status import today
from corpus.written_dates import DateError, parse_date

__all__ = ["DateError", "date_or_today", "parse_date"]
_TODAY = {"今天", "今日", "today"}


def date_or_today(text: str | None) -> tuple[date, bool]:
    """(day, whether the user chose it); nothing given, or 今天, is today in Asia/Shanghai.

    Raises:
        DateError: the text is no day.
    """
    if not text or text.strip().lower() in ("", *_TODAY):
        return today(), False
    return parse_date(text), True
