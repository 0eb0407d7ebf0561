"""The other tracks: administrative measures, civil remedies, suits in the public interest; chosen by the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.liability.facts import Facts
from corpus.liability.outcome import Administrative, Remedy
from corpus.liability.rules import RemedyRow
from corpus.sanctions import SUBJECTS, Measure, Sanction, When


def administrative(facts: Facts, sanctions: Iterable[Sanction]) -> list[Administrative]:
    """Measures of every sanction of the day whose conditions the facts do not exclude."""
    rows = [s for s in sanctions if s.when and s.in_force(facts.date) and _in_question(s.when, facts)]
    return [
        _measure(row, measure)
        for row in sorted(rows, key=_order)
        for measure in row.measures
        if _concerns(measure, facts)
    ]


def remedies(facts: Facts, rows: Iterable[RemedyRow]) -> list[Remedy]:
    """Remedies of the day that the acts, the actor and the consequences call for."""
    fitting = (row for row in rows if row.in_force(facts.date) and _fits(row, facts))
    return [Remedy(row.id, row.provision, row.remedy, row.condition) for row in fitting]


def _order(row: Sanction) -> tuple[bool, bool]:
    """Rows for everybody before those for some businesses; rows with amounts before those that refer to other law."""
    limited = row.when is not None and row.when.sector is not None
    return limited, not any(measure.amount for measure in row.measures)


def _in_question(when: When, facts: Facts) -> bool:
    """Whether the facts leave the row in question: what they do not say excludes nothing."""
    if not set(when.acts) & set(facts.acts) or (when.actor and when.actor != facts.actor.kind):
        return False
    if when.insider is not None and facts.actor.insider not in (None, when.insider):
        return False
    if when.known_criminal_use is not None and facts.known_criminal_use is (not when.known_criminal_use):
        return False
    types = {items.type for items in facts.items}
    return not when.item_types or not types or "未知" in types or bool(types & set(when.item_types))


def _concerns(measure: Measure, facts: Facts) -> bool:
    """A person is not a unit and the reverse; only staff are punished for what their unit did."""
    if measure.subject == "responsible_person":
        return facts.actor.kind == "unit" or facts.actor.insider is not False
    return measure.subject == facts.actor.kind


def _measure(row: Sanction, measure: Measure) -> Administrative:
    amount = measure.amount
    return Administrative(
        provision=row.penalty,
        breach=row.breach,
        sector=row.when.sector if row.when else None,
        measure=measure.measure,
        subject=SUBJECTS[measure.subject],
        amount=amount.bounds() if amount else None,
        unit=amount.unit if amount else None,
        per=amount.per if amount else None,
        condition="；".join(_conditions(row, measure)) or None,
        authority=measure.authority or row.authority,
    )


def _conditions(row: Sanction, measure: Measure) -> Iterator[str]:
    if row.when and row.when.insider:
        yield "信息在履行职责或者提供服务过程中获得"
    if measure.condition:
        yield measure.condition


def _fits(row: RemedyRow, facts: Facts) -> bool:
    if row.actor and row.actor != facts.actor.kind:
        return False
    if row.acts and not set(row.acts) & set(facts.acts):
        return False
    return not row.consequences or bool(set(row.consequences) & set(facts.consequences))
