"""The check of an application: one verifier for each library that is in use."""

from __future__ import annotations

from datetime import date

from corpus.citations.verdicts import Report
from corpus.citations.verify import Verifier
from corpus.library import Library
from webapp.per_library import PerLibrary


class Verifying:
    """Checks texts against the library in use; a new library gets a new verifier."""

    def __init__(self) -> None:
        self._verifiers = PerLibrary(Verifier)

    def verify(self, library: Library, text: str, on: date) -> Report:
        """Check a text as of a day."""
        return self._verifiers.of(library).verify(text, on)
