"""The application with a check that is made by hand, so that what is shown can be told from what is found."""

from __future__ import annotations

from datetime import date

from corpus.citations.verdicts import Report
from corpus.library import Library
from tests.webapp.reports import report_for


class MadeVerifying:
    """Answers with the made report; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, date]] = []

    def verify(self, library: Library, text: str, on: date) -> Report:
        assert library.statutes
        self.asked.append((text, on))
        return report_for(text, on)
