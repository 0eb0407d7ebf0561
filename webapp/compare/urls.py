"""The addresses of comparison that are not pages of two wordings: the form that chooses them, and the interface."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

COMPARE_API = "/api/v1/compare"


def compare_form_url(statute: str = "") -> str:
    """Where the wordings of a statute are chosen; without one, the list of statutes."""
    return f"/compare/{statute}" if statute else "/compare"


def compare_api_url(statute: str, one: date, other: date, article: str = "") -> str:
    """A comparison for programs."""
    choices = {"statute": statute, "from": one, "to": other} | ({"article": article} if article else {})
    return f"{COMPARE_API}?{urlencode(choices)}"
