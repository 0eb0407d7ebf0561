"""The ladder of tiers with the facts placed on it: lanes -> places on one logarithmic scale. Pure.

Every lane is drawn in multiples of its own line, so that 5,000 items and 5,000 yuan stand at the same place. Across, a
picture is measured in percent and fits any width; down, in pixels, so that its words keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import Literal

from corpus.liability.lanes import Lane
from corpus.liability.outcome import TIER_NAMES, Criminal
from corpus.liability.rules import TIERS
from corpus.liability.words import money, number, reaching
from corpus.vocabulary import UNKNOWN_TYPE

HEAD, STEP = 56, 66
WORDS_OF_A_PHONE = 22
BAND = 100 / len(TIERS)
State = Literal["reached", "possible", "other"]
_MARKS: dict[State, str] = {"reached": "✓ 达到", "possible": "？ 可能", "other": ""}
_ONLY = "✓ 结论"


@dataclass(frozen=True, slots=True)
class Rung:
    """A tier: where its band begins, how it stands to the facts, the mark under its name."""

    name: str
    left: float
    middle: float
    state: State
    mark: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the law on a lane, with its amount."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A lane as drawn: certain up to `sure`, uncertain from there to `most`; `beyond`: it goes on past the edge."""

    top: int
    name: str
    amount: str
    times: str
    lines: tuple[str, str]
    sure: float
    most: float
    beyond: bool
    ticks: tuple[Tick, ...]
    note: str

    @property
    def crowded(self) -> bool:
        """Whether its words are too many for the width of a phone; the amount then stands in the table alone."""
        return len(self.name) + len(self.amount) + len(self.times) > WORDS_OF_A_PHONE

    @property
    def width(self) -> float:
        """Of the uncertain part, in percent."""
        return round(self.most - self.sure, 2)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The picture: its height in pixels, its tiers, its lanes, and the same in words."""

    height: int
    band: float
    rungs: tuple[Rung, ...]
    bars: tuple[Bar, ...]
    title: str
    description: str


def ladder_of(lanes: Sequence[Lane], criminal: Criminal, raised: int, tier_words: str) -> Ladder:
    """The ladder of an assessment; `raised`: how many times the first line makes the second."""
    bars = tuple(_bar(lane, HEAD + place * STEP, raised) for place, lane in enumerate(lanes))
    told = "；".join(f"{bar.name}{bar.amount}，{bar.times}" for bar in bars)
    return Ladder(
        height=HEAD + len(bars) * STEP,
        band=round(BAND, 4),
        rungs=tuple(_rungs(criminal)),
        bars=bars,
        title=f"情节的阶梯：{tier_words}",
        description=f"{told}。各项按各自标准的倍数放在同一把对数刻度上。" if told else "没有可以对照的数量或者数额。",
    )


def place(times: Fraction, raised: int) -> float:
    """Where a multiple stands, in percent: 1 at the foot of the second band, `raised` at that of the third.

    >>> place(Fraction(1), 10), place(Fraction(10), 10), place(Fraction(1, 1000), 10), place(Fraction(10**6), 10)
    (33.33, 66.67, 0.0, 100.0)
    """
    if times <= 0:
        return 0.0
    # The logarithm of a quotient, taken apart: the parts may be too large for a float.
    steps = (log(times.numerator) - log(times.denominator)) / log(raised)
    return round(min(100.0, max(0.0, BAND * (1 + steps))), 2)


def _rungs(criminal: Criminal) -> list[Rung]:
    rungs = []
    for step, tier in enumerate(TIERS):
        state: State = "other"
        if tier in criminal.possible:
            state = "reached" if tier == criminal.tier else "possible"
        mark = _ONLY if criminal.possible == (tier,) else _MARKS[state]
        left = BAND * step
        rungs.append(Rung(TIER_NAMES[tier], round(left, 2), round(left + BAND / 2, 2), state, mark))
    return rungs


def _bar(lane: Lane, top: int, raised: int) -> Bar:
    low, high = lane.times
    # Where it is open whether the line applies, nothing of the bar is certain.
    sure = 0.0 if lane.gated is None else place(low, raised)
    return Bar(
        top=top,
        name=name_of(lane),
        amount=amount_of(lane),
        times=times_of(lane),
        lines=_lines(lane, raised),
        sure=sure,
        most=100.0 if high is None else place(high, raised),
        beyond=high is None or place(high, raised) >= 100,
        ticks=tuple(_ticks(lane, raised)),
        note=note_of(lane),
    )


def _ticks(lane: Lane, raised: int) -> list[Tick]:
    at = (place(Fraction(times), raised) for times in (1, raised))
    return [Tick(x, text) for x, text in zip(at, _lines(lane, raised), strict=True) if text]


def _lines(lane: Lane, raised: int) -> tuple[str, str]:
    """The lines with their amounts; of a sum of several kinds only the multiple can be said."""
    if lane.line is None:
        return f"{number(1)}倍", f"{number(raised)}倍"
    return _amount(lane, lane.line), "" if lane.high_line is None else _amount(lane, lane.high_line)


def name_of(lane: Lane) -> str:
    """What a lane measures.

    >>> name_of(Lane("income", (), (Fraction(0), None), None, None, (Fraction(0), None)))
    '违法所得'
    """
    if lane.kind != "count":
        return {"joint": "各类按比例合计", "income": "违法所得", "profit": "经营获利"}[lane.kind]
    if lane.types == (UNKNOWN_TYPE,):
        return "种类不明的信息"
    if len(lane.types) > 2:
        return f"{lane.types[0]}等{len(lane.types)}种信息"
    return "、".join(lane.types) + "信息"


def amount_of(lane: Lane) -> str:
    """How much of it there is."""
    if lane.kind == "joint":
        return ""
    low, high = lane.amount
    if high is None:
        return "数额不明" if lane.kind != "count" else (f"{_amount(lane, low)}以上，其余不明" if low else "条数不明")
    return _amount(lane, low) if low == high else f"{_amount(lane, low)}至{_amount(lane, high)}"


def times_of(lane: Lane) -> str:
    """How many times its line that is."""
    low, high = lane.times
    if high is None:
        return f"至少{_times(low)}倍" if low else "倍数不明"
    return f"{_times(low)}倍" if low == high else f"{_times(low)}至{_times(high)}倍"


def note_of(lane: Lane) -> str:
    """What else must be known to read the lane."""
    notes = []
    if lane.halved:
        notes.append("标准已减半")
    if lane.halved is None:
        notes.append("信息若在履职、服务中获得，标准减半")
    if lane.gated is None and lane.kind == "profit":
        notes.append("只在为合法经营而购买、收受时适用")
    elif lane.gated is None:
        notes.append("若为合法经营而购买、收受，普通信息不适用这一标准")
    return "；".join(notes)


def _times(value: Fraction) -> str:
    """Two places are enough to read; cut, not rounded, so that 0.999 is not said to be once the line."""
    if 0 < value < Fraction(1, 100):
        return "不到0.01"
    cut = Fraction(int(value * 100), 100)
    return ("" if cut == value else "约") + number(cut)


def _amount(lane: Lane, value: Fraction) -> str:
    return reaching(value) if lane.kind == "count" else money(value)
