"""Numbers -> places in a picture: points on a logarithmic scale, bars in a grid. Pure; the templates draw.

Across, places are percentages of the width, so that a picture fits a telephone and letters keep their size; down, they
are pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

# Free room at the left for the names of the scale, and at the right for half a mark.
LEFT, RIGHT = 9.0, 97.0
TOP, BOTTOM, HEIGHT = 30, 300, 326
# Marks at one place step aside by so many pixels, lest one hide the other.
STEP = 9
ROW, BAR = 76, 40


@dataclass(frozen=True, slots=True)
class LogScale:
    """Numbers from `low` to `high`, powers of ten, across the picture."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> LogScale:
        """The powers of ten that hold some numbers above zero."""
        logs = [log10(value) for value in values] or [0.0]
        low = floor(min(logs))
        return cls(10.0**low, 10.0 ** max(low + 1, ceil(max(logs))))

    def at(self, value: float) -> float:
        """Where a number stands, in percent of the width.

        >>> LogScale(10, 1000).at(100)
        53.0
        """
        share = log10(value / self.low) / log10(self.high / self.low)
        return round(LEFT + share * (RIGHT - LEFT), 2)

    def powers(self) -> list[int]:
        """The powers of ten from end to end."""
        first, last = round(log10(self.low)), round(log10(self.high))
        return [10**n for n in range(max(0, first), last + 1)]


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from 0 up to `high`, from the bottom of the picture up."""

    high: float

    def at(self, value: float) -> float:
        """Where a number stands, in pixels from the top.

        >>> Scale(60).at(0), Scale(60).at(60)
        (300.0, 30.0)
        """
        return round(BOTTOM - value / self.high * (BOTTOM - TOP), 1)


def steps_aside(places: Sequence[tuple[float, float]]) -> list[int]:
    """For each place how many pixels its mark steps aside: nothing for the first there, more for each further.

    >>> steps_aside([(1, 2), (3, 4), (1, 2)])
    [0, 0, 9]
    """
    seen: Counter[tuple[float, float]] = Counter()
    found = []
    for place in places:
        found.append(STEP * seen[place])
        seen[place] += 1
    return found


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a grid: its left edge and width in percent, its top and height in pixels, its number."""

    row: str
    column: str
    x: float
    middle: float
    width: float
    y: float
    height: float
    value: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Bars in rows and columns, one scale for all; `lines` are the feet of the rows, `middles` those of the columns."""

    bars: tuple[Bar, ...]
    lines: tuple[float, ...]
    middles: tuple[float, ...]
    height: int


def grid(cells: Mapping[tuple[str, str], int], rows: Sequence[str], columns: Sequence[str]) -> Grid:
    """Bars for the numbers of (row, column); a cell without a number has none."""
    width = 100 / len(columns)
    most = max(cells.values(), default=1)
    middles = [round(width * (place + 0.5), 2) for place in range(len(columns))]
    feet = [float(ROW * (place + 1)) for place in range(len(rows))]
    bars = []
    for row, foot in zip(rows, feet, strict=True):
        for column, middle in zip(columns, middles, strict=True):
            if value := cells.get((row, column), 0):
                height = round(value / most * BAR, 1)
                # Two thirds of a column for its bar.
                x = round(middle - width / 3, 2)
                bars.append(Bar(row, column, x, middle, round(width / 1.5, 2), foot - height, height, value))
    return Grid(tuple(bars), tuple(feet), tuple(middles), ROW * len(rows) + 24)
