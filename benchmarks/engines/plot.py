"""Rows -> one SVG: latency and build time by number of documents, both axes in logarithms.

No plotting library is among the project's packages; what is drawn here is lines, marks and a legend. The colours follow
the reader's light or dark setting; marks of different shape tell the engines apart without colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.engines.rows import Row, points_of

Points = Sequence[tuple[float, float]]
# Engine -> (name in the legend, shape of its mark around 0 0)
LEGEND = {
    "ours": ("法条（数组）", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z"),
    "tantivy": ("tantivy", "M-4.5-4.5H4.5V4.5H-4.5Z"),
    "bm25s": ("bm25s", "M0-6L5.5 4.5H-5.5Z"),
    "fts5": ("SQLite FTS5", "M0-6L6 0L0 6L-6 0Z"),
    "whoosh": ("Whoosh", "M0 6L5.5-4.5H-5.5Z"),
    "china-law-mcp": ("china-law-mcp（整个系统）", "M-5-2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z"),
}
# Measure -> title
PANELS = {
    "p50_ms": "查询耗时，中位数（毫秒）",
    "p95_ms": "查询耗时，p95（毫秒）",
    "build_seconds": "建索引，含分词（秒）",
}
_WIDTH, _HEIGHT, _GAP, _TOP, _BOTTOM, _LEFT = 300, 300, 76, 96, 56, 64
_STYLE = """
svg{background:#fbfaf7;--ink:#23211d;--soft:#6b665c;--rule:#dcd8ce}
text{font:13px system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;fill:var(--ink)}
.tick{font-size:12px;fill:var(--soft)}.head{font-size:15px;font-weight:600}
.rule{stroke:var(--rule);fill:none}.line{fill:none;stroke-width:2}
.ours{--c:#b3261e}.tantivy{--c:#1f5fa8}.bm25s{--c:#2d7a4a}.fts5{--c:#8a5a00}.whoosh{--c:#6a4ba0}.china-law-mcp{--c:#555}
.line{stroke:var(--c)}.mark{fill:var(--c)}.ours .line{stroke-width:3}
@media(prefers-color-scheme:dark){svg{background:#151618;--ink:#e5e2db;--soft:#a8a49b;--rule:#36393e}
.ours{--c:#f0988a}.tantivy{--c:#9cc3ee}.bm25s{--c:#8fcdab}.fts5{--c:#e3ba70}.whoosh{--c:#c3aef0}.china-law-mcp{--c:#bbb}}
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole powers of ten from `low` to `high` over `length` pixels."""

    low: int
    high: int
    length: float

    @classmethod
    def of(cls, values: Iterable[float], length: float) -> Scale:
        """The smallest scale that holds all values."""
        logs = [math.log10(value) for value in values]
        low = math.floor(min(logs))
        return cls(low, max(math.ceil(max(logs)), low + 1), length)

    def at(self, value: float) -> float:
        """Pixels from the low end."""
        return round((math.log10(value) - self.low) / (self.high - self.low) * self.length, 1)

    def ticks(self) -> list[float]:
        """The powers of ten."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def engines_plot(rows: Iterable[Row]) -> str:
    """The plot of rows with `engine`, `documents` and the measures of PANELS; other rows are left out."""
    held = [row for row in rows if str(row.get("engine")) in LEGEND]
    lines = {measure: _lines(held, measure) for measure in PANELS}
    shown = [(measure, found) for measure, found in lines.items() if found]
    width = _LEFT + len(shown) * (_WIDTH + _GAP)
    height = _TOP + _HEIGHT + _BOTTOM
    panels = "".join(
        f'<g transform="translate({_LEFT + place * (_WIDTH + _GAP)} {_TOP})">{_panel(PANELS[measure], found)}</g>\n'
        for place, (measure, found) in enumerate(shown)
    )
    named = [name for name in LEGEND if any(name in found for _, found in shown)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="t"><title id="t">各检索引擎的耗时与文档数</title><style>{_STYLE}</style>\n'
        f"{_legend(named)}\n{panels}</svg>\n"
    )


def amount(value: float) -> str:
    """A number of an axis: 0.1, 10, 1千, 10万.

    >>> [amount(10.0**power) for power in (-1, 0, 3, 5)]
    ['0.1', '1', '1千', '10万']
    """
    for unit, name in ((10_000, "万"), (1000, "千")):
        if value >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:g}"


def _lines(rows: Iterable[Row], measure: str) -> dict[str, Points]:
    held = list(rows)
    found = {name: points_of((row for row in held if row["engine"] == name), measure) for name in LEGEND}
    return {name: points for name, points in found.items() if points}


def _legend(names: Sequence[str]) -> str:
    """A row of marks and names; a Chinese character is about twice as wide as a Latin one."""
    parts, x = [], float(_LEFT)
    for name in names:
        shown, shape = LEGEND[name]
        parts.append(
            f'<g class="{name}" transform="translate({x:g} 28)"><path class="line" d="M-14 0H14"/>'
            f'<path class="mark" d="{shape}"/><text x="22" y="4.5">{escape(shown)}</text></g>'
        )
        x += 64 + sum(13 if ord(character) > 0x2E7F else 7.4 for character in shown)
    return "".join(parts)


def _panel(title: str, lines: Mapping[str, Points]) -> str:
    points = [point for found in lines.values() for point in found]
    across = Scale.of((size for size, _ in points), _WIDTH)
    up = Scale.of((value for _, value in points), _HEIGHT)
    drawn = "".join(_line(name, found, across, up) for name, found in reversed(list(lines.items())))
    return (
        f'<text class="head" y="-18">{escape(title)}</text>'
        f"{_grid(across, up)}{drawn}"
        f'<text class="tick" x="{_WIDTH / 2:g}" y="{_HEIGHT + 42}" text-anchor="middle">文档数</text>'
    )


def _grid(across: Scale, up: Scale) -> str:
    down = "".join(
        f'<path class="rule" d="M0 {_HEIGHT - up.at(tick):g}H{_WIDTH}"/>'
        f'<text class="tick" x="-8" y="{_HEIGHT - up.at(tick) + 4:g}" text-anchor="end">{amount(tick)}</text>'
        for tick in up.ticks()
    )
    along = "".join(
        f'<path class="rule" d="M{across.at(tick):g} 0V{_HEIGHT}"/>'
        f'<text class="tick" x="{across.at(tick):g}" y="{_HEIGHT + 20}" text-anchor="middle">{amount(tick)}</text>'
        for tick in across.ticks()
    )
    return down + along


def _line(name: str, points: Points, across: Scale, up: Scale) -> str:
    places = [(across.at(size), round(_HEIGHT - up.at(value), 1)) for size, value in points]
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in places)
    shape = LEGEND[name][1]
    marks = "".join(
        f'<path class="mark" transform="translate({x:g} {y:g})" d="{shape}"><title>{_told(name, *point)}</title></path>'
        for (x, y), point in zip(places, points, strict=True)
    )
    return f'<g class="{name}"><path class="line" d="{path}"/>{marks}</g>'


def _told(name: str, size: float, value: float) -> str:
    return escape(f"{LEGEND[name][0]}：{size:,.0f} 篇，{value:g}")
