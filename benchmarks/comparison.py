"""How well ways of comparing read, on every changed article of the newest two wordings of each held statute.

A difference is a stretch that is not the same in both. A sliver is one or two equal characters between two differences;
a cut numeral is one that begins in a difference and ends outside it, or the other way round. Fewer of each read better.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from rapidfuzz.distance import Indel, Levenshtein

from benchmarks.measure import save
from corpus.compared import Comparisons, comparable, newest_two
from corpus.library import Library
from corpus.text_differences import differences

# (the same in both, earlier words, later words)
Stretch = tuple[bool, str, str]
_CHANGED = ("changed", "renumbered_changed")
Way = Callable[[str, str], Iterable[Stretch]]
# 三十, 百分之二十: a numeral of two characters or more can be cut.
_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万亿]{2,}")


def by_difflib(one: str, other: str) -> Iterator[Stretch]:
    """Character by character, the longest common stretches first."""
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield tag == "equal", one[a:b], other[c:d]


def by_indel(one: str, other: str) -> Iterator[Stretch]:
    """Character by character, the fewest characters deleted and inserted."""
    for op in Indel.opcodes(one, other):
        yield op.tag == "equal", one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]


def by_levenshtein(one: str, other: str) -> Iterator[Stretch]:
    """Character by character, the fewest characters deleted, inserted and replaced."""
    for op in Levenshtein.opcodes(one, other):
        yield op.tag == "equal", one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]


def by_tokens(one: str, other: str) -> Iterator[Stretch]:
    """As the website does it."""
    for segment in differences(one, other):
        yield segment.kind == "equal", segment.earlier, segment.later


WAYS: dict[str, Way] = {
    "text_differences": by_tokens,
    "difflib": by_difflib,
    "rapidfuzz Indel": by_indel,
    "rapidfuzz Levenshtein": by_levenshtein,
}


def changed_articles(library: Library) -> list[tuple[str, str]]:
    """The texts of articles that one other article carried on in other words."""
    made = Comparisons(library)
    found = []
    for statute in comparable(library):
        if days := newest_two(statute):
            rows = made.of(statute.id, *days).rows
            found += [(r.earlier[0].text, r.later.text) for r in rows if r.later and r.kind in _CHANGED]
    return found


def row(name: str, way: Way, pairs: list[tuple[str, str]]) -> dict[str, object]:
    """What one way makes of all pairs."""
    begun = time.perf_counter()
    made = [_joined(way(one, other)) for one, other in pairs]
    seconds = time.perf_counter() - begun
    told = [stretch for stretches in made for stretch in stretches if not stretch[0]]
    return {
        "way": name,
        "articles": len(pairs),
        "differences": len(told),
        "slivers": sum(same and len(words) <= 2 for stretches in made for same, words, _ in stretches[1:-1]),
        "cut_numerals": sum(_cut(stretches, side) for stretches in made for side in (1, 2)),
        "characters_told": sum(len(one) + len(other) for _, one, other in told),
        "seconds": round(seconds, 3),
    }


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbouring differences as one."""
    found: list[Stretch] = []
    for same, one, other in stretches:
        if found and found[-1][0] == same:
            found[-1] = same, found[-1][1] + one, found[-1][2] + other
        else:
            found.append((same, one, other))
    return found


def _cut(stretches: list[Stretch], side: int) -> int:
    """How many numerals of one text an edge of a difference goes through."""
    parts = [str(stretch[side]) for stretch in stretches]
    edges = set(accumulate(map(len, parts)))
    return sum(any(i in edges for i in range(m.start() + 1, m.end())) for m in _NUMERAL.finditer("".join(parts)))


def whole(library: Library) -> Iterator[dict[str, object]]:
    """How long the comparison of two whole wordings takes, the first time; after that it is kept."""
    for statute in comparable(library):
        days = [version.effective for version in statute.versions if version.effective]
        # The newest step, and from the oldest wording to the newest; for many statutes the same.
        for one, other in dict.fromkeys([(days[-2], days[-1]), (days[0], days[-1])]):
            begun = time.perf_counter()
            rows = Comparisons(library).of(statute.id, one, other).rows
            seconds = round(time.perf_counter() - begun, 2)
            yield {"statute": statute.id, "from": str(one), "to": str(other), "rows": len(rows), "seconds": seconds}


def main() -> None:
    """Compare, print and write."""
    library = Library.load()
    pairs = changed_articles(library)
    table = [row(name, way, pairs) for name, way in WAYS.items()] + list(whole(library))
    for line in table:
        print("  ".join(f"{key} {value}" for key, value in line.items()))
    print(f"写入 {save('comparison', table)}")


if __name__ == "__main__":
    main()
