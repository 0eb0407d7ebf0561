"""The day that a page is of: read from the request, shown on the page, changed there, and carried by its links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request

from corpus.errors import FatiaoError
from corpus.library import Library
from webapp import views
from webapp.contexts import Shell
from webapp.dates import DateError, date_or_today
from webapp.urls import AS_OF, NUMBER_OF, RENUMBERED, split_dated, undated_path, url_of

# Where a page of results begins, and under which name an article was asked for, belong to the old day.
_OF_THE_OLD_DAY = {AS_OF, NUMBER_OF, RENUMBERED, "start"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether the reader chose it; else it is today in Asia/Shanghai."""

    on: date
    dated: bool

    @property
    def chosen(self) -> date | None:
        """The day, for links: those of an undated page stay undated."""
        return self.on if self.dated else None


def asked_day() -> Day:
    """The day that the request asks for.

    Raises:
        DateError: it is none.
    """
    return Day(*date_or_today(request.args.get(AS_OF)))


def asked_law_day(day: str | None) -> Day:
    """The day of a page of the law: what as_of says, else what the address says.

    Raises:
        DateError: one of the two is no day.
    """
    if day is not None and not day.strip():
        raise DateError(day)
    in_address = Day(*date_or_today(day)) if day else None
    if request.args.get(AS_OF, "").strip() or in_address is None:
        return asked_day()
    return in_address


def day_or_today() -> Day:
    """The day that the request asks for, also where something else in it is wrong; today where the day is."""
    named = (split_dated(part)[1] for part in request.path.split("/") if request.path.startswith("/law/"))
    try:
        return asked_law_day(next((day for day in named if day), None))
    except FatiaoError:
        return Day(*date_or_today(None))


def shell(
    library: Library,
    day: Day,
    query: str = "",
    *,
    today_url: str | None = None,
    canonical: str = "",
    day_in_query: bool = False,
    **form: Any,
) -> Shell:
    """What stands around the page of this request, with the form that changes its day.

    Args:
        library: the library of the page.
        day: its day.
        query: the words searched for.
        today_url: the page as of today, where that is not the same request without a day; empty: there is none.
        canonical: the address under which the page should be kept.
        day_in_query: whether the words searched for name the day.
        form: fields of views.DayForm that are not those of the request.
    """
    law = request.path.startswith("/law/")
    form.setdefault("action", undated_path(request.path) if law else request.path)
    form.setdefault("kept", () if law else kept_choices())
    to_today = url_of(form["action"], form["kept"]) if today_url is None else today_url
    return views.shell(
        library,
        query,
        day.on,
        day.dated,
        today_url=to_today,
        origin=request.host_url.rstrip("/"),
        canonical=canonical,
        day_in_query=day_in_query,
        day_form=views.DayForm(**form),
    )


def kept_choices() -> tuple[tuple[str, str], ...]:
    """What of the request's own choices goes along to the same page on another day."""
    return tuple(_kept(request.args.items(multi=True)))


def _kept(given: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in given if value.strip() and name not in _OF_THE_OLD_DAY)
