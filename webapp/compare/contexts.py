"""What the pages of comparison may show."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.text_differences import Segment
from webapp.contexts import Badge, Link, Shell


@dataclass(frozen=True, slots=True)
class WordingView:
    """One wording of a statute: its first day in words and as YYYY-MM-DD, where it leads, how it stands today."""

    label: str
    day: str
    url: str
    promulgated: str
    badge: Badge
    partial: bool


@dataclass(frozen=True, slots=True)
class LineView:
    """A 款, 项 or 目 of both wordings: its kind as in `corpus.line_alignment`, how deep it stands, its words.

    `depth_before` is how deep it stood in the earlier wording. `note` says where a line stood that has moved or comes
    from one of several articles, or where one stands that moved on.
    """

    kind: str
    depth: int
    depth_before: int
    segments: tuple[Segment, ...]
    note: str

    @property
    def text(self) -> str:
        """The words of the earlier wording."""
        return "".join(segment.earlier for segment in self.segments)

    @property
    def in_earlier(self) -> bool:
        """Whether the earlier wording has the line."""
        return self.kind != "inserted"

    @property
    def in_later(self) -> bool:
        """Whether the later wording has the line at this place."""
        return self.kind not in ("deleted", "moved_away")


@dataclass(frozen=True, slots=True)
class RowView:
    """An article of both wordings; `headings` are divisions that open with it, `notes` what else there is to know."""

    anchor: str
    kind: str
    kind_name: str
    earlier: tuple[Link, ...]
    later: Link | None
    headings: tuple[str, ...]
    notes: tuple[str, ...]
    lines: tuple[LineView, ...]
    url: str
    history: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of the form."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CompareForm:
    """Which wordings, how they stand to each other, how much is shown."""

    action: str
    earlier: tuple[Choice, ...]
    later: tuple[Choice, ...]
    views: tuple[Choice, ...]
    extents: tuple[Choice, ...]
    article: str


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """Articles with which the same has happened: 修改 17 条.

    `ranges` sums up many that only bear another number: 第三条至第十七条→第四条至第十八条.
    """

    name: str
    count: int
    ranges: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """/compare/<id>@<date>/<id>@<date>, of the whole statute or of one article.

    `side`: the wordings stand beside each other, else the differences stand inside one text. `inferred`: that some
    article carries on another rests on the likeness of their words.
    """

    shell: Shell
    title: str
    statute: Link
    article: str
    whole_url: str
    earlier: WordingView
    later: WordingView
    side: bool
    form: CompareForm
    contents: tuple[ContentsGroup, ...]
    notes: tuple[str, ...]
    see_also: tuple[Link, ...]
    divisions: tuple[str, ...]
    outside: tuple[tuple[str, tuple[LineView, ...]], ...]
    rows: tuple[RowView, ...]
    hidden: int
    inferred: bool
    json_url: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Where two wordings have to be chosen first; `message` says why."""

    shell: Shell
    title: str
    message: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A wording of one article: from when to when, its number then, what made it, how it differs from the one before.

    `labels` are several where a later wording merged them, none where the article was deleted. `lines` are empty where
    there is nothing to compare the words with; then `text` has them, each line with its depth.
    """

    anchor: str
    period: str
    labels: tuple[Link, ...]
    badge: Badge
    kind_name: str
    by: Link | None
    lines: tuple[LineView, ...]
    text: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    compare: Link | None


@dataclass(frozen=True, slots=True)
class ArticleHistoryPage:
    """/law/<id>/<article>/history, the newest wording first; `unknown` says what of its past is not held."""

    shell: Shell
    title: str
    statute: Link
    article: Link
    entries: tuple[HistoryEntry, ...]
    unknown: str
