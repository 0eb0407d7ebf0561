"""The values of statistics.html."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.contexts import Link, Shell


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot: its place (percent across, pixels down, pixels aside), its kind, its words, and where it leads."""

    x: float
    y: float
    aside: int
    tier: str
    suspended: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a scale and its name; `anchor` is how the name hangs there; `minor` ones give way on a telephone."""

    at: float
    name: str
    anchor: str = "middle"
    minor: bool = False


@dataclass(frozen=True, slots=True)
class LineNote:
    """What a line of the law means: its number, the words, the provision."""

    name: str
    words: tuple[str, ...]
    provisions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ScatterRow:
    """A defendant in the table of a plot; `reason`: why he is not drawn (empty: he is)."""

    who: str
    case: Link
    items: str
    income: str
    sentence: str
    tier: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScatterView:
    """A plot of sentences against a number, with the lines of the law and the same as a table.

    `key` are the tiers that occur, (class, name); `across` and `down` the ticks of the scales; `lines` the law's
    numbers, `law_y` the height of the law's months; `remarks` are the rules by which less suffices, with the provision.
    """

    id: str
    title: str
    described: str
    axis: str
    marks: tuple[Mark, ...]
    key: tuple[tuple[str, str], ...]
    across: tuple[Tick, ...]
    down: tuple[Tick, ...]
    lines: tuple[Tick, ...]
    law_y: Tick
    notes: tuple[LineNote, ...]
    remarks: tuple[tuple[str, Link], ...]
    rows: tuple[ScatterRow, ...]
    left_out: tuple[ScatterRow, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar of a grid; `url` leads to the cases that it counts, where there is such a list."""

    x: float
    middle: float
    width: float
    y: float
    height: float
    value: int
    title: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class GridView:
    """Bars in rows and columns, and the same as a table: (row, numbers in the order of `columns`)."""

    id: str
    title: str
    described: str
    height: int
    bars: tuple[BarView, ...]
    feet: tuple[Tick, ...]
    heads: tuple[Tick, ...]
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    summary: str


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """/statistics. `penalties` are (what the law says, its provision)."""

    shell: Shell
    cases: int
    criminal_cases: int
    defendants: int
    sentenced: int
    scatters: tuple[ScatterView, ...]
    penalties: tuple[tuple[str, Link], ...]
    grids: tuple[GridView, ...]
    cases_url: str
