"""The dates of a statute file against what the texts themselves say of their days and of what they repeal."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import Problem
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version
from corpus.transitional import effective_rule


def check_time(version: Version, library: Library) -> Iterator[Problem]:
    """Every date of the file that a held text contradicts."""
    for what, expected in [*_effect(version), *_repeal(version, library)]:
        yield Problem(version.path, 1, what, expected)


def _effect(version: Version) -> Iterator[tuple[str, str]]:
    """A text that names a day after its promulgation names its own; an amended law keeps the day of its first text."""
    rule = effective_rule(version)
    if rule is None or rule.day is None or version.promulgated is None:
        return
    if rule.day >= version.promulgated and rule.day != version.effective:
        yield f"effective 是 {version.effective}，但 {rule.provision} 写明自 {rule.day} 起施行", str(rule.day)


def _repeal(version: Version, library: Library) -> Iterator[tuple[str, str]]:
    """`repealed` and `repealed_by` stand together, and are what the repealing provision says."""
    told = next((r for r in library.repealed_by(version.statute) if r.day), None)
    stated = version.repealed, ProvisionId.parse(version.repealed_by) if version.repealed_by else None
    if told and stated != (told.day, told.by):
        found = f"repealed 是 {version.repealed}，repealed_by 是 {version.repealed_by}"
        yield f"{found}，但 {told.by} 写明自 {told.day} 起废止", f"repealed: {told.day}、repealed_by: {told.by}"
    elif version.repealed_by and not version.repealed:
        yield f"有 repealed_by（{version.repealed_by}），没有 repealed", "废止日期"
