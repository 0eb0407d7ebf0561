"""Bands of numbers for browsing cases: how many items, how much income, how long a sentence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

UNKNOWN = "unknown"
SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Bands:
    """Neighbouring bands: `keys` and `names` from the lowest up; `borders` part them, a border belongs to the upper."""

    borders: tuple[int, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...]

    def of(self, value: float | None) -> str:
        """The key of a number's band; of an unknown number `unknown`.

        >>> COUNT_BANDS.of(4999), COUNT_BANDS.of(5000), COUNT_BANDS.of(None)
        ('500-5000', '5000-50000', 'unknown')
        """
        return UNKNOWN if value is None else self.keys[bisect_right(self.borders, value)]

    def labels(self) -> dict[str, str]:
        """Key -> name, in order; the unknown last."""
        return dict(zip(self.keys, self.names, strict=True)) | {UNKNOWN: "不详"}


# Bands only sort the cases into shelves; no tier is read from them (corpus/liability does that, from the rules).
# Each is ten times the one below, because counts run over seven orders of magnitude, and the borders begin with a 5,
# so that cases which a line of the law parts do not share a shelf.
COUNT_BANDS = Bands(
    (500, 5_000, 50_000, 500_000),
    ("0-500", "500-5000", "5000-50000", "50000-500000", "500000-"),
    ("不满500条", "500条以上不满5000条", "5000条以上不满5万条", "5万条以上不满50万条", "50万条以上"),
)
INCOME_BANDS = Bands(
    (5_000, 50_000, 500_000),
    ("0-5000", "5000-50000", "50000-500000", "500000-"),
    ("不满5000元", "5000元以上不满5万元", "5万元以上不满50万元", "50万元以上"),
)
# In months. Whole years, as people ask; a suspended sentence is no time in prison and stands apart.
SENTENCE_BANDS = Bands(
    (12, 36, 60),
    ("0-12", "12-36", "36-60", "60-"),
    ("不满一年", "一年以上不满三年", "三年以上不满五年", "五年以上"),
)


def sentence_labels() -> dict[str, str]:
    """Key -> name of every band of sentences, the suspended ones before those that are served."""
    return {SUSPENDED: "缓刑"} | SENTENCE_BANDS.labels()


def sentence_band(months: int | None, suspended_months: int | None) -> str:
    """The band of a sentence.

    >>> sentence_band(36, 48), sentence_band(39, None), sentence_band(None, None)
    ('suspended', '36-60', 'unknown')
    """
    return SUSPENDED if suspended_months else SENTENCE_BANDS.of(months)
