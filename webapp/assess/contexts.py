"""What the page of an assessment may show, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from webapp.assess.ladder import Ladder
from webapp.contexts import CitedLine, Link, Shell

# How a ground stands: reached, not known, not reached; its sign says the same without colour.
Standing = Literal["met", "open", "unmet"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question: the value that is sent, its name, whether it is chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A question of the form.

    `name` is its key in the address, `typed` what was typed, `error` what is wrong with it (empty: nothing). With
    `choices` it is answered by one of them (`several`: by any of them), else by typing a `kind` of value.
    """

    name: str
    label: str
    typed: str = ""
    error: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    several: bool = False
    kind: Literal["date", "number", "words"] = "words"


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of information: its types in groups by line, its number, and the rarer questions about it."""

    number: int
    kind: Field
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    count: Field
    more: bool
    recipients: Field
    excluded: Field

    @property
    def opened(self) -> bool:
        """Whether the rarer questions are answered, or wrongly answered."""
        rare = (self.recipients, self.excluded)
        return any(field.typed or field.error for field in rare)


@dataclass(frozen=True, slots=True)
class FormView:
    """The form: what is always asked, what still matters or has been answered, and the rest in a fold."""

    date: Field
    acts: Field
    rows: tuple[Row, ...]
    questions: tuple[Field, ...]
    further: tuple[Field, ...]
    opened: bool
    notice: str
    submitted: bool


@dataclass(frozen=True, slots=True)
class GroundView:
    """A line of the law and how the facts stand to it; `words` are the provision's own."""

    standing: Standing
    sign: str
    name: str
    text: str
    times: str
    tier: str
    provision: Link
    words: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A possible answer to a missing fact: where it leads (empty: nowhere), what is tried, the tiers that remain."""

    text: str
    url: str
    tried: str
    tiers: str


@dataclass(frozen=True, slots=True)
class MissingView:
    """A missing fact: name, why it matters, the field that takes it, its answers."""

    name: str
    why: str
    field: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Administrative measures on one kind of person: who, and what with its amounts and conditions."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class PenaltyGroup:
    """The measures of one provision, the breach that it punishes, and the limits that all of them share."""

    provision: Link
    breach: str
    limits: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """A claim or a suit, its condition, its provision."""

    text: str
    condition: str
    provision: Link


@dataclass(frozen=True, slots=True)
class LikeCase:
    """A case that is like the facts: the part that is, what was decided, why it is like them."""

    case: Link
    sentence: str
    reasons: str


@dataclass(frozen=True, slots=True)
class OtherRegimeView:
    """The law of the conduct beside that of the judgment, (name, what follows) each, and the norm that chooses."""

    own: tuple[str, str]
    other: tuple[str, str]
    rule: str
    provision: Link


@dataclass(frozen=True, slots=True)
class AssessResult:
    """A whole assessment, ready to read; `tone` is the tier as a class name."""

    when: str
    regime: str
    tone: str
    tier: str
    range: str
    custody: tuple[CitedLine, ...]
    adjusted: str
    other_regime: OtherRegimeView | None
    offences: tuple[tuple[str, tuple[Link, ...]], ...]
    fine: CitedLine | None
    unit: CitedLine | None
    stated: tuple[tuple[str, str], ...]
    ladder: Ladder | None
    no_ladder: str
    grounds: tuple[GroundView, ...]
    adjustments: tuple[CitedLine, ...]
    missing: tuple[MissingView, ...]
    penalties: tuple[PenaltyGroup, ...]
    sector_penalties: tuple[PenaltyGroup, ...]
    sectors: str
    civil: tuple[RemedyLine, ...]
    public_interest: tuple[RemedyLine, ...]
    notes: tuple[tuple[Link, ...], ...]
    cases: tuple[tuple[str, tuple[LikeCase, ...]], ...]
    url: str
    file_url: str


@dataclass(frozen=True, slots=True)
class AssessPage:
    """/assess"""

    shell: Shell
    form: FormView
    result: AssessResult | None
