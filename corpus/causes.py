"""Which provision brought a wording into force, and which ended a statute: worked out once from the texts held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from corpus.citations.format import full_label
from corpus.ids import ProvisionId
from corpus.model import Statute, Version
from corpus.status import Cause, Causes, Moment
from corpus.statute_history import StatuteHistory
from corpus.transitional import effective_rule


def causes_of(statutes: Mapping[str, Statute], history: StatuteHistory) -> Causes:
    """The causes that the held texts tell.

    A wording was brought into force by the amendment that is held, amends the statute and took effect that day; else by
    its own final article where that names the day; else by the decision that history.yaml records. An amended law that
    keeps the day of its first text in its final article says nothing of the later wording.
    """
    begun = {(d.statute, d.effective): Cause(d.label) for d in history.decisions}
    for statute in statutes.values():
        for version in statute.versions:
            first = version is statute.versions[0] and statute.id not in history.origins
            if version.effective and (cause := _own(version, first=first)):
                begun[version.statute, version.effective] = cause
    begun |= dict(_amendments(statutes))
    ended = {s.id: cause for s in statutes.values() if (cause := _end(s, statutes))}
    return Causes(MappingProxyType(begun), MappingProxyType(ended))


def amendments_of(statutes: Mapping[str, Statute], statute: str, effective: date | None) -> tuple[Version, ...]:
    """The held texts that amend a statute and took effect on a day."""
    return tuple(
        version
        for held in statutes.values()
        for version in held.versions
        if statute in version.amends and version.effective == effective
    )


def _own(version: Version, *, first: bool) -> Cause | None:
    """The final article, where it names this day; 自公布之日起施行 is said of the first text."""
    rule = effective_rule(version)
    if rule is None:
        return None
    on_promulgation = rule.day is None and first and version.promulgated == version.effective
    if rule.day == version.effective or on_promulgation:
        return Cause(full_label(version.short_title, rule.provision), rule.provision)
    return None


def _amendments(statutes: Mapping[str, Statute]) -> Iterator[tuple[Moment, Cause]]:
    for statute in statutes.values():
        for version in statute.versions:
            rule = effective_rule(version)
            pid = rule.provision if rule else ProvisionId(version.statute)
            for amended in version.amends if version.effective else ():
                assert version.effective
                yield (amended, version.effective), Cause(full_label(version.short_title, pid), pid)


def _end(statute: Statute, statutes: Mapping[str, Statute]) -> Cause | None:
    address = next((v.repealed_by for v in reversed(statute.versions) if v.repealed_by), None)
    if address is None:
        return None
    pid = ProvisionId.parse(address)
    title = statutes[pid.statute].latest.short_title if pid.statute in statutes else pid.statute
    return Cause(full_label(title, pid), pid)
