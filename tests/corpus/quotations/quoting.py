"""A passage in quotation marks, compared with what it is said to be, for the tests of quotations."""

from __future__ import annotations

from datetime import date

from corpus.citations.verdicts import Quotation
from corpus.ids import ProvisionId
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY


def compared(comparer: Comparer, passage: str, *cited: str, on: date = TODAY) -> Quotation:
    """The comparison of a passage that stands in quotation marks after 该条规定：."""
    text = f"该条规定：“{passage}”。"
    return comparer.compare(text, 6, 6 + len(passage), [ProvisionId.parse(c) for c in cited], on)


def told(quotation: Quotation) -> list[tuple[str, str, str]]:
    """The differences without their places and notes."""
    return [(d.kind, d.written, d.official) for d in quotation.differences]
