"""What an assessment says: values only, each with the provision that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from corpus.liability.rules import Tier

Verdict = Literal["none", "serious", "especially_serious", "undetermined"]
TIER_NAMES: dict[Verdict, str] = {
    "none": "未达到情节严重", "serious": "情节严重", "especially_serious": "情节特别严重", "undetermined": "不能确定",
}  # fmt: skip
Months = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """One line of the law and whether the facts reach it (None: depends on a missing fact).

    `ratio`: how many times the line, where it is a number; for unknown facts the least.
    """

    rule: str
    provision: str
    text: str
    tier: Tier
    met: bool | None
    ratio: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A circumstance of sentencing; `range_months` is what it opens, None where it moves only within the tier."""

    rule: str
    provision: str | None
    effect: str
    range_months: Months | None = None


@dataclass(frozen=True, slots=True)
class Fine:
    """How the fine stands to custody, and how it is usually measured (yuan; None: the income is not known)."""

    mode: str
    provision: str
    usual: tuple[Fraction, Fraction] | None = None
    usual_provision: str | None = None
    usual_text: str | None = None


@dataclass(frozen=True, slots=True)
class OtherRegime:
    """What the law of the day of the judgment says where it differs from that of the conduct; nothing is decided.

    `judged` None: the day of the judgment is not known, and the law is that of today. `provision`, `rule` and `text`
    are the norm by which a court chooses between the two.
    """

    regime: str
    judged: date | None
    offences: tuple[tuple[str, str], ...]
    tier: Verdict
    possible: tuple[Tier, ...]
    range_months: Months
    provision: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Criminal:
    """Criminal liability under the law of the day of the conduct.

    `tier` is the highest tier that the known facts reach whatever the unknown ones are; `undetermined` where they
    reach none and a missing fact could change that. `possible` are the tiers that remain possible, lowest first.
    `range_months` is the range of the tier (of all possible ones where it is undetermined); `adjusted_range_months`
    what the circumstances of sentencing open. For a unit both are those of the responsible persons. `other_regime` is
    the law of the day of the judgment, where it says something else.
    """

    offences: tuple[tuple[str, str], ...]
    tier: Verdict
    possible: tuple[Tier, ...]
    ratio: Fraction | None
    ratio_most: Fraction | None
    range_months: Months
    adjusted_range_months: Months
    custody: tuple[tuple[str, Months, str], ...]
    fine: Fine | None
    unit: tuple[str, str] | None
    grounds: tuple[Ground, ...]
    adjustments: tuple[Adjustment, ...]
    other_regime: OtherRegime | None


@dataclass(frozen=True, slots=True)
class Administrative:
    """A measure that may be imposed; amounts in `unit`, None where the text sets no bound.

    `sector`: whom alone the provision binds, where the facts cannot tell whether the actor is one.
    """

    provision: str
    breach: str
    measure: str
    subject: str
    amount: tuple[Fraction | None, Fraction | None] | None = None
    unit: str | None = None
    per: str | None = None
    sector: str | None = None
    condition: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """A claim of the people concerned, or a suit in the public interest."""

    rule: str
    provision: str
    remedy: str
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One possible answer to a missing fact, and the tiers that then remain possible, lowest first."""

    answer: str
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that is not known and could change the tier: its key, its name, why it matters, what each answer does."""

    fact: str
    name: str
    why_it_matters: str
    what_changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from the facts, in the three tracks and in the public interest."""

    date: date
    regime: str
    criminal: Criminal
    administrative: tuple[Administrative, ...]
    civil: tuple[Remedy, ...]
    public_interest: tuple[Remedy, ...]
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]
