"""The lines of an article (款, 项, 目) in two wordings, laid side by side before any character is compared.

A 款 that stands one lower because another was put before it has not changed; nor has a 项 whose number alone is
another. A line may go on as several, or several as one, where a 款 was cut or drawn together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from corpus.ids import ProvisionId
from corpus.model import Article
from corpus.numerals import NUMERAL_CHARS
from corpus.text_differences import Segment, differences, folded

LineKind = Literal["equal", "reference", "changed", "inserted", "deleted", "moved", "moved_away"]
# （一） before a 项, 1. before a 目: it counts and says nothing.
_MARK = re.compile(rf"[（(][{NUMERAL_CHARS}]{{1,3}}[）)]|\d{{1,2}}[.．]")
# Below this share of common characters two lines are not called the same line.
_ENOUGH = 0.4
# A line is said to have moved out of its order only where it is evidently the same, and long enough to be no formula.
_EVIDENT = 0.7
_LONG = 10
# So many lines at most go on as one, or one as so many; and then most of their words must be the same.
_GROUP = 3
_ENOUGH_FOR_GROUP = 0.6


@dataclass(frozen=True, slots=True)
class Unit:
    """A 款, 项 or 目: its address and its text."""

    pid: ProvisionId
    text: str

    @property
    def mark(self) -> str:
        """（一） or 1.; empty for a 款."""
        match = _MARK.match(self.text) if self.pid.item is not None else None
        return match[0] if match else ""

    @property
    def words(self) -> str:
        """The text without its mark, signs in full width."""
        return folded(self.text.removeprefix(self.mark))


@dataclass(frozen=True, slots=True)
class Line:
    """Units that belong together, and their words compared.

    `reference`: only numbers of cited articles or of 项 differ. `moved`: stood at another place before, with these or
    nearly these words; `moved_away` is shown at that place and has the units of both.
    """

    kind: LineKind
    earlier: tuple[Unit, ...]
    later: tuple[Unit, ...]
    segments: tuple[Segment, ...] = field(default=())


class _Step(NamedTuple):
    score: float
    earlier: int
    later: int


def units_of(statute: str, article: Article) -> list[Unit]:
    """Every line of an article with its address."""
    found = []
    whole = ProvisionId(statute, article.number, article.suffix)
    for p, paragraph in enumerate(article.paragraphs, 1):
        found.append(Unit(whole.with_units(p), paragraph.text))
        for item in paragraph.items:
            found.append(Unit(whole.with_units(p, item.number), item.text))
            found += [Unit(whole.with_units(p, item.number, s), text) for s, text in enumerate(item.subitems, 1)]
    return found


def aligned(earlier: Sequence[Unit], later: Sequence[Unit], moved: Mapping[str, str]) -> list[Line]:
    """Lines of two texts in the order of the later one, what is gone at the place where it stood.

    `moved` as in `text_differences.differences`.
    """
    if [unit.text for unit in earlier] == [unit.text for unit in later]:
        return [line_of([one], [other], moved) for one, other in zip(earlier, later, strict=True)]
    lines = []
    i = j = 0
    for step in _steps(earlier, later):
        lines.append(line_of(earlier[i : i + step.earlier], later[j : j + step.later], moved))
        i, j = i + step.earlier, j + step.later
    return lines


def line_of(earlier: Sequence[Unit], later: Sequence[Unit], moved: Mapping[str, str]) -> Line:
    """The line that these units make; one side may be empty."""
    if not earlier or not later:
        kind: LineKind = "deleted" if earlier else "inserted"
        text = "\n".join(unit.text for unit in (*earlier, *later))
        segment = Segment("deleted", text, "") if earlier else Segment("inserted", "", text)
        return Line(kind, tuple(earlier), tuple(later), (segment,))
    segments = _compared(earlier, later, moved)
    kinds = {segment.kind for segment in segments}
    kind = "equal" if kinds == {"equal"} else "reference" if kinds <= {"equal", "reference"} else "changed"
    return Line(kind, tuple(earlier), tuple(later), segments)


def moved_lines(deleted: Iterable[Unit], inserted: Iterable[Unit]) -> list[tuple[Unit, Unit]]:
    """Pairs of a line that is gone and a line that is new which are evidently one; the closest first, each once."""
    gone = [unit for unit in deleted if len(unit.words) >= _LONG]
    new = [unit for unit in inserted if len(unit.words) >= _LONG]
    scored = [(likeness(a.words, b.words), a, b) for a in gone for b in new]
    found: list[tuple[Unit, Unit]] = []
    for score, one, other in sorted(scored, key=lambda row: -row[0]):
        if score >= _EVIDENT and all(one != a and other != b for a, b in found):
            found.append((one, other))
    return found


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """The share of characters that two texts have in common, in order: 1 for equal texts."""
    return float(Indel.normalized_similarity(one, other, score_cutoff=_ENOUGH))


def _compared(earlier: Sequence[Unit], later: Sequence[Unit], moved: Mapping[str, str]) -> tuple[Segment, ...]:
    one, other = ("\n".join(unit.text for unit in units) for units in (earlier, later))
    mark, new = earlier[0].mark, later[0].mark
    if folded(mark) == folded(new):
        return differences(one, other, moved)
    # 款 became 项: the mark is new, not a number that followed.
    kind: Literal["reference", "deleted", "inserted"] = (
        "reference" if mark and new else "deleted" if mark else "inserted"
    )
    return (Segment(kind, mark, new), *differences(one.removeprefix(mark), other.removeprefix(new), moved))


def _steps(earlier: Sequence[Unit], later: Sequence[Unit]) -> list[_Step]:
    """The way through both texts with the most in common; each step takes units of either side, or of both."""
    rows, columns = len(earlier) + 1, len(later) + 1
    best: list[list[tuple[float, _Step]]] = [[(0.0, _Step(0, 0, 0))] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i or j:
                ways = _ways(earlier[max(0, i - _GROUP) : i], later[max(0, j - _GROUP) : j])
                best[i][j] = max((best[i - s.earlier][j - s.later][0] + s.score, s) for s in ways)
    steps = []
    i, j = rows - 1, columns - 1
    while i or j:
        step = best[i][j][1]
        steps.append(step)
        i, j = i - step.earlier, j - step.later
    return _deletions_first(steps[::-1])


def _ways(earlier: Sequence[Unit], later: Sequence[Unit]) -> list[_Step]:
    """The steps that may end at a point, given the units before it."""
    ways = [_Step(0.0, 1, 0)] if earlier else []
    ways += [_Step(0.0, 0, 1)] if later else []
    if earlier and later:
        sizes = {(1, 1), *((n, 1) for n in range(2, len(earlier) + 1)), *((1, n) for n in range(2, len(later) + 1))}
        ways += [step for a, b in sizes if (step := _together(earlier[-a:], later[-b:]))]
    return ways


def _together(earlier: Sequence[Unit], later: Sequence[Unit]) -> _Step | None:
    """The step over these units as one line; None where they have too little in common."""
    one, other = ("".join(unit.words for unit in units) for units in (earlier, later))
    score = 1.0 if one == other else likeness(one, other)
    if score < (_ENOUGH if len(earlier) == len(later) else _ENOUGH_FOR_GROUP):
        return None
    # Of equal likeness the longer line decides: a formula (其他……行为) holds no place against a rule.
    return _Step((score - _ENOUGH / 2) * (1 + min(len(one), len(other)) / 100), len(earlier), len(later))


def _deletions_first(steps: list[_Step]) -> list[_Step]:
    """Between two lines that both have, what is gone stands before what is new."""
    ordered: list[_Step] = []
    gap: list[_Step] = []
    for step in [*steps, _Step(0.0, 1, 1)]:
        if step.earlier and step.later:
            ordered += sorted(gap, key=lambda s: s.later)
            ordered.append(step)
            gap = []
        else:
            gap.append(step)
    return ordered[:-1]
