"""The invariants of rules and sanctions: every address resolves on its days, every rule still has the text it means."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.digest import without_space
from corpus.errors import AddressError, NotHeldError, Problem
from corpus.frontmatter import Strict
from corpus.ids import ProvisionId
from corpus.liability.rules import Row
from corpus.library import Library, unit_text
from corpus.sanctions import read_sanctions

# So many hexadecimal digits of the SHA-256 stand in a rule.
DIGITS = 16


def fingerprint(library: Library, address: str, on: date) -> str:
    """The fingerprint of a provision's words on a day, or of its nearest wording where the day's is not held.

    Raises:
        NotHeldError, LookupError, AddressError: there is no such provision.
    """
    pid = ProvisionId.parse(address)
    text = unit_text(library.latest_provision(pid, on).article, pid)
    return hashlib.sha256(without_space(text).encode()).hexdigest()[:DIGITS]


def check_rules(path: Path, library: Library) -> Iterator[Problem]:
    """Rules whose provision is not held, or reads otherwise than when the rule was written."""
    if library.rules is None:
        return
    for file, row, since in _rows(library):
        try:
            actual = fingerprint(library, row.provision, since)
        except (AddressError, NotHeldError, LookupError) as error:
            yield Problem(path / "rules" / file, 0, f"{row.id}：{row.provision}：{error}", "本库收录的条文")
            continue
        if actual != row.sha256:
            yield Problem(
                path / "rules" / file, 0, f"{row.id}：{row.provision} 的文字变了", f"核对后写 sha256: {actual}"
            )


def check_sanctions(path: Path, library: Library) -> Iterator[Problem]:
    """Sanctions whose penalty or duty does not resolve on the first or the last day of the row."""
    for file in sorted(path.glob("sanctions/*.yaml")):
        for address, on in read_sanctions(file).provisions():
            pid = ProvisionId.parse(address)
            if pid.article is not None and not library.unit_exists(pid, on):
                yield Problem(file, 0, f"{address} 在 {on} 没有", "当日的条、款、项")


def _rows(library: Library) -> Iterator[tuple[str, Row, date]]:
    """(file, rule, day whose words it means) for every rule."""
    rules = library.rules_of_liability()
    today = max(v.effective for s in library.statutes.values() for v in s.versions if v.effective)
    for regime in rules.criminal.regimes:
        since = regime.since or today
        yield from (("criminal.yaml", row, since) for row in _inside(regime))
    for part in (
        *rules.criminal.standards,
        *rules.criminal.counting,
        rules.criminal.milder_law,
        rules.criminal.suspension,
    ):
        yield from (("criminal.yaml", row, today) for row in _inside(part))
    yield from (("mitigation.yaml", row, today) for row in _inside(rules.mitigation))
    yield from (("remedies.yaml", row, getattr(row, "since", today)) for row in _inside(rules.remedies))


def _inside(value: object) -> Iterator[Row]:
    """Every rule inside a value of the rules, itself among them."""
    if isinstance(value, Row):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, Strict):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name))
