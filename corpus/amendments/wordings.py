"""Which held wording an amendment starts from, and which one it leads to."""

from __future__ import annotations

from datetime import date

from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.model import Statute, Version


def wording_before(statute: Statute, amendment: Version) -> Version:
    """The last full wording that was in force before the amendment was.

    Raises:
        NotHeldError: none is held; says since when full wordings are.
    """
    start = amendment.effective or amendment.promulgated
    before = [v for v in _full(statute) if start and v.effective and v.effective < start]
    if before:
        return before[-1]
    raise NotHeldError(f"《{statute.latest.title}》在{show(start)}之前的全文{_held(statute)}")


def wording_after(statute: Statute, amendment: Version) -> Version:
    """The full wording that came into force with the amendment.

    Raises:
        NotHeldError: it is not held.
    """
    if found := held_from(statute, amendment.effective):
        return found
    raise NotHeldError(f"《{statute.latest.title}》自{show(amendment.effective)}起施行的全文{_held(statute)}")


def held_from(statute: Statute, day: date | None, *, exactly: bool = True) -> Version | None:
    """The full wording that came into force on a day; not `exactly`: the one that applied on it."""
    past = [v for v in _full(statute) if day and v.effective and v.effective <= day]
    if not past or (exactly and past[-1].effective != day):
        return None
    return past[-1]


def _full(statute: Statute) -> list[Version]:
    return [version for version in statute.versions if version.extent == "full"]


def _held(statute: Statute) -> str:
    days = "、".join(show(version.effective) for version in _full(statute))
    return f"；收录的全文自{days}起施行" if days else ""
