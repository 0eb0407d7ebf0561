"""Which article punishes a breach of which duty: curated edges, because most penalties only say 违反本法规定."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from corpus.frontmatter import Strict, Text, read_yaml, validate
from corpus.vocabulary import Act, ItemType

Subject = Literal["unit", "responsible_person", "person"]
SUBJECTS = {"unit": "单位", "responsible_person": "直接负责的主管人员和其他直接责任人员", "person": "个人"}
UNITS = {"yuan": "元", "times": "倍", "percent": "%", "days": "日", "months": "个月", "years": "年"}


class Amount(Strict):
    """From `min` to `max` (None: the text sets no such bound) of a unit; `per` names the base of times and percent."""

    min: float | None = None
    max: float | None = None
    unit: Literal["yuan", "times", "percent", "days", "months", "years"]
    per: Text | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Amount:
        if self.min is None and self.max is None:
            raise ValueError("min 和 max 至少写一个")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} 大于 max {self.max}")
        if self.unit in ("times", "percent") and self.per is None:
            raise ValueError("倍数和百分比要写 per：以什么为基数")
        return self

    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """Both bounds, exact."""
        low, high = (None if v is None else Fraction(str(v)) for v in (self.min, self.max))
        return low, high


class Measure(Strict):
    """One thing that may be imposed: what, on whom, how much, under which further condition, by which provision."""

    measure: Text
    subject: Subject
    amount: Amount | None = None
    condition: Text | None = None
    authority: Text | None = None


class When(Strict):
    """Facts under which the edge is in question; a condition that is left out does not matter.

    `sector` says in words whom the row binds where the facts of an assessment cannot tell (快递企业).
    """

    acts: tuple[Act, ...]
    actor: Literal["unit", "person"] | None = None
    insider: bool | None = None
    known_criminal_use: bool | None = None
    item_types: tuple[ItemType, ...] = ()
    sector: Text | None = None


class Sanction(Strict):
    """An edge: the unit that punishes, what it punishes, the duties broken, and what may be imposed.

    `since` and `until` (last day, None: still) bound the days on which the penalty stands in these words.
    """

    id: Text
    penalty: Text
    breach: Text
    duties: tuple[Text, ...]
    authority: Text | None
    since: date
    until: date | None = None
    measures: tuple[Measure, ...]
    when: When | None = None
    notes: tuple[Text, ...] = ()

    def in_force(self, on: date) -> bool:
        """Whether the row speaks of the law of a day."""
        return self.since <= on and (self.until is None or on <= self.until)


class OutsideField(Strict):
    """A penalty article that has nothing to do with personal information, or that an edge of another article holds."""

    penalty: Text
    reason: Text
    since: date
    until: date | None = None


class SanctionFile(Strict):
    """corpus/data/sanctions/<statute>.yaml; docs/corpus-format.md describes each key."""

    statute: Text
    sanctions: tuple[Sanction, ...]
    outside_field: tuple[OutsideField, ...] = ()

    def provisions(self) -> Iterator[tuple[str, date]]:
        """Every address of the file with the days on which it must resolve."""
        for row in self.sanctions:
            days = [row.since, *([row.until] if row.until else [])]
            yield from ((address, day) for day in days for address in (row.penalty, *row.duties))
        yield from ((row.penalty, row.since) for row in self.outside_field)


def read_sanctions(path: Path) -> SanctionFile:
    """Read the edges of one statute.

    Raises:
        CorpusError: every key that breaks the schema, at its line.
    """
    return validate(SanctionFile, read_yaml(path))
