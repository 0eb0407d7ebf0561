"""The plot is well-formed, shows every engine measured, and keeps its marks inside and its words apart."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from benchmarks.engines.plot import LEGEND, Scale, amount, engines_plot
from benchmarks.engines.rows import Row

_SVG = "{http://www.w3.org/2000/svg}"
_ROWS: list[Row] = [
    {
        "engine": name,
        "documents": size,
        "p50_ms": size * factor,
        "p95_ms": size * factor * 3,
        "build_seconds": size / 90,
    }
    for factor, name in enumerate(LEGEND, 1)
    for size in (1000, 59_147, 500_000)
]


def test_a_line_and_a_name_for_each_engine() -> None:
    root = etree.fromstring(engines_plot(_ROWS).encode())
    said = [text.text for text in root.iter(f"{_SVG}text")]
    assert all(name in said for name, _ in LEGEND.values())
    groups = [group for group in root.iter(f"{_SVG}g") if group.get("class") == "ours"]
    # Once in the legend, once in each of three panels.
    assert len(groups) == 4
    assert "法条（数组）：59,147 篇，59147" in "".join(root.itertext())


def test_an_engine_that_was_not_measured_is_not_named() -> None:
    drawn = engines_plot([*_ROWS[:3], {"engine": "whoosh", "documents": 1000, "skipped": "…"}])
    assert "Whoosh" not in drawn
    assert "法条（数组）" in drawn


def test_names_of_the_legend_do_not_overlap() -> None:
    root = etree.fromstring(engines_plot(_ROWS).encode())
    places = [(float(str(g.get("transform"))[10:].split()[0]), str(g[-1].text)) for g in root[2 : 2 + len(LEGEND)]]
    for (left, name), (right, _) in pairwise(places):
        assert left + 22 + sum(13 if ord(sign) > 0x2E7F else 7 for sign in name) < right - 14


def test_a_scale_has_whole_powers_of_ten() -> None:
    scale = Scale.of([0.2, 40], 300)
    assert [amount(tick) for tick in scale.ticks()] == ["0.1", "1", "10", "100"]
    assert (scale.at(0.1), scale.at(1), scale.at(100)) == (0, 100, 300)


def test_one_size_and_one_value_can_be_drawn() -> None:
    assert "<svg" in engines_plot([{"engine": "ours", "documents": 1000, "p50_ms": 1.0}])
