"""Pure: times -> percentiles, rows -> ratios and growth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Row = dict[str, object]
# The number of documents that the goals speak of: all articles in force of 1,419 national laws.
NATIONAL = 59_147
_GROWING = ("p50_ms", "p95_ms", "build_seconds", "index_megabytes", "query_peak_mb")
# (what, measure, the other engine, how many times less ours must take, of which ours may at most take as much)
GOALS = (
    ("p50 at least 100 times faster than Whoosh's own searcher", "p50_ms", "whoosh", 100.0),
    ("p95 at least 100 times faster than Whoosh's own searcher", "p95_ms", "whoosh", 100.0),
    ("p50 no slower than tantivy", "p50_ms", "tantivy", 1.0),
    ("p95 no slower than tantivy", "p95_ms", "tantivy", 1.0),
    ("build at least 2.5 times faster than the naive Whoosh build", "build_seconds", "whoosh", 2.5),
)
# The same measure in time on the processor.
_PROCESSOR = {"p50_ms": "cpu_p50_ms", "p95_ms": "cpu_p95_ms", "build_seconds": "build_cpu_seconds"}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies, between two of them in proportion.

    >>> percentile([1.0, 2.0, 3.0, 4.0, 5.0], 0.5)
    3.0
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def latencies(seconds: Sequence[float], prefix: str = "") -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    return {f"{prefix}p{n}_ms": round(percentile(seconds, n / 100) * 1000, 3) for n in (50, 95, 99)}


def agreement(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """The mean share of the other's answers that one has too, question by question; what both leave empty agrees."""
    shares = [len(set(a) & set(b)) / len(set(b)) if b else float(not a) for a, b in zip(one, other, strict=False)]
    return round(sum(shares) / max(1, len(shares)), 4)


def goal_rows(rows: Iterable[Row]) -> list[Row]:
    """Each goal with the ratio measured, at every number of documents at which both engines were measured.

    Only at the number that the goal speaks of is it said whether it is met.
    """
    found: list[Row] = []
    by_size = _by_size(rows)
    for goal, measure, other, wanted in GOALS:
        for size, engines in by_size.items():
            theirs, own = _number(engines.get(other), measure), _number(engines.get("ours"), measure)
            if theirs and own:
                ratio = round(theirs / own, 2)
                met = {"wanted": wanted, "met": ratio >= wanted} if size == NATIONAL else {}
                busy = _ratio(engines, other, _PROCESSOR[measure])
                found.append({"goal": goal, "documents": size, "times_faster": ratio, **busy, **met})
    return found


def growth_rows(rows: Iterable[Row]) -> list[Row]:
    """How each engine's measures grow: the exponent over all sizes; 1 is in proportion to the documents."""
    held = [row for row in rows if "engine" in row and "documents" in row]
    found: list[Row] = []
    for engine in dict.fromkeys(str(row["engine"]) for row in held):
        own = [row for row in held if row["engine"] == engine]
        measured = {measure: exponent(points_of(own, measure)) for measure in _GROWING}
        if any(value is not None for value in measured.values()):
            found.append({"growth_of": engine, **measured})
    return found


def points_of(rows: Iterable[Row], measure: str) -> list[tuple[float, float]]:
    """(documents, measure) of the rows that have it."""
    found = [(_number(row, "documents"), _number(row, measure)) for row in rows]
    return sorted((size, value) for size, value in found if size and value)


def with_tokenising(row: Row, tokenising: Row) -> Row:
    """From texts to a finished index in one process: the index and the tokens together."""
    kinds = ("seconds", "cpu_seconds")
    found = {kind: _number(row, f"index_{kind}") + _number(tokenising, f"tokenise_{kind}") for kind in kinds}
    return {f"build_{kind}": round(value, 2) for kind, value in found.items()}


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """The slope of the line through the points, both ways in logarithms; None for fewer than two sizes.

    >>> exponent([(10, 2), (100, 20), (1000, 200)])
    1.0
    """
    if len({size for size, _ in points}) < 2:
        return None
    logs = [(math.log(size), math.log(value)) for size, value in points]
    x, y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    spread = math.fsum((a - x) ** 2 for a, _ in logs)
    return round(math.fsum((a - x) * (b - y) for a, b in logs) / spread, 2)


def _ratio(engines: Mapping[str, Row], other: str, measure: str) -> Row:
    """The same ratio in time of the processor, where that was measured."""
    theirs, own = _number(engines[other], measure), _number(engines["ours"], measure)
    return {"times_less_processor_time": round(theirs / own, 2)} if theirs and own else {}


def _by_size(rows: Iterable[Row]) -> dict[int, dict[str, Row]]:
    found: dict[int, dict[str, Row]] = {}
    for row in rows:
        if "engine" in row and isinstance(size := row.get("documents"), int):
            found.setdefault(size, {})[str(row["engine"])] = row
    return found


def _number(row: Mapping[str, object] | None, measure: str) -> float:
    value = row.get(measure) if row else None
    return float(value) if isinstance(value, int | float) else 0.0
