"""What the page of a check may show, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from webapp.contexts import Link, Shell

# How much attention a finding asks for; its sign says the same without colour.
Tone = Literal["good", "note", "bad"]
PieceKind = Literal["", "ins", "left"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation in the text: number, sign, verdict (empty: all is well), page of the provision (empty: none).

    `first` and `last`: whether the stretch opens or ends the citation.
    """

    number: int
    sign: str
    verdict: str
    tone: Tone
    url: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text as written, without a line break in it.

    `quoted`: it stands in a quotation that was compared. `change`: "del" for words that the official text has not,
    "ins" for official words that are missing here (these are not part of the text). `reason`: why a stretch was
    not read or not checked.
    """

    text: str
    mark: Mark | None = None
    quoted: bool = False
    change: Literal["", "del", "ins"] = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of official text; `kind`: "" as quoted, "ins" for other words, "left" for what was left out."""

    text: str
    kind: PieceKind = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference in words; `name` is its kind as a reader sees it."""

    name: str
    written: str
    official: str
    note: str


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation compared: verdict, what it was compared with, that text with marks, the differences one by one."""

    verdict: str
    sign: str
    tone: Tone
    message: str
    source: Link | None
    official: tuple[Piece, ...]
    differences: tuple[DifferenceRow, ...]
    unlisted: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the text: line and character, both from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class FindingView:
    """A citation with its verdict, as written and in its usual form; `hint` says what its candidates are."""

    number: int
    place: Place
    sign: str
    tone: Tone
    verdict: str
    written: str
    normalized: str
    provisions: tuple[Link, ...]
    message: str
    hint: str
    candidates: tuple[Link, ...]
    quotation: QuotationView | None

    @property
    def weight(self) -> Tone:
        """The tone of the finding and its quotation together."""
        tones = (self.tone, self.quotation.tone if self.quotation else "good")
        return "bad" if "bad" in tones else "note" if "note" in tones else "good"


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A line of the text and the findings about citations that begin in it."""

    segments: tuple[Segment, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A stretch of the text that was not read or not checked: where, its words, the reason."""

    place: Place
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A whole check: the day, sums in words, every finding, those that ask for attention, the text with the findings
    beside it, what was not read, what is held.
    """

    as_of: str
    summary: tuple[str, ...]
    findings: tuple[FindingView, ...]
    attention: tuple[FindingView, ...]
    paragraphs: tuple[ParagraphView, ...]
    unparsed: tuple[PassageRow, ...]
    not_checked: tuple[PassageRow, ...]
    coverage: str


@dataclass(frozen=True, slots=True)
class VerifyForm:
    """What the form holds: the text, the day, and what was wrong with what was sent (empty: nothing).

    `file` is the name of a Word file that was checked and is not kept.
    """

    text: str
    as_of: str
    error: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """/verify"""

    shell: Shell
    form: VerifyForm
    result: ResultView | None
    limits: str


@dataclass(frozen=True, slots=True)
class VerifySheet:
    """The page that `fatiao verify --html` writes: one file, without links."""

    title: str
    css: str
    result: ResultView
