"""Which article of a later wording carries on an article of an earlier one: 网络安全法第六十四条 -> 第七十一条.

The law itself says only 条文顺序作相应调整, so the pairs are found by their words: two articles belong together where
they share most pairs of characters, the closest pairs first, each article once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from corpus.model import Article, Statute, Version
from corpus.statute_history import Renumbered

# Below this share of common pairs two articles are not called the same provision.
ENOUGH = 0.35
_Step = tuple[str, date | None, date | None]


class Renumbering:
    """Pairs of articles between the wordings of a statute, worked out once for each pair of wordings."""

    def __init__(self, given: Iterable[Renumbered] = ()) -> None:
        """`given` are pairs that are known, and go before what the words suggest."""
        self._given: dict[_Step, Mapping[str, str]] = {(r.statute, r.earlier, r.later): r.articles for r in given}
        self._known: dict[_Step, Mapping[str, str]] = {}

    def successors(self, earlier: Version, later: Version) -> Mapping[str, str]:
        """Keys of the earlier wording -> keys of the later one; articles without a counterpart are left out."""
        key = earlier.statute, earlier.effective, later.effective
        if key not in self._known:
            self._known[key] = _paired(earlier, later, self._given.get(key, {}))
        return self._known[key]

    def moved_to(self, statute: Statute, article: str, one: Version, other: Version) -> tuple[str, ...]:
        """The articles of another wording that carry on, or went before, an article; empty: none was found.

        Several went before an article that merged them. A wording of which only some articles are held keeps its
        numbers.
        """
        full = [v for v in statute.versions if v.extent == "full"]
        if one not in full or other not in full:
            return (article,) if other.article(article) else ()
        at, end = full.index(one), full.index(other)
        steps = list(zip(full[min(at, end) :], full[min(at, end) + 1 : max(at, end) + 1], strict=False))
        keys: tuple[str, ...] = (article,)
        for before, after in steps if at < end else reversed(steps):
            keys = self._step(keys, before, after, forward=at < end)
        return keys

    def _step(self, keys: tuple[str, ...], before: Version, after: Version, *, forward: bool) -> tuple[str, ...]:
        pairs = self.successors(before, after)
        if forward:
            return tuple(dict.fromkeys(pairs[key] for key in keys if key in pairs))
        return tuple(old for old, new in pairs.items() if new in keys)


def _paired(earlier: Version, later: Version, given: Mapping[str, str]) -> Mapping[str, str]:
    """What is given, then articles that kept number and words, then the rest by their likeness."""
    stand = _numbers_stand(earlier, later)
    kept = {a.key: a.key for a in earlier.articles if (b := later.article(a.key)) and (stand or a.text == b.text)}
    found = {**kept, **given}
    taken = set(found.values())
    old = {a.key: _pairs(a) for a in earlier.articles if a.key not in found}
    new = {a.key: _pairs(a) for a in later.articles if a.key not in taken}
    # Of equally close pairs the one that keeps its number goes first.
    for score, before, after in sorted(_scores(old, new), key=lambda row: (-row[0], row[1] != row[2])):
        if score >= ENOUGH and before not in found and after not in taken:
            found[before] = after
            taken.add(after)
    return found


def _numbers_stand(earlier: Version, later: Version) -> bool:
    """A law that inserts 之一 (刑法修正案) never counts anew: a number stays the same provision, however rewritten."""
    before, after = ({a.number for a in v.articles if not a.suffix} for v in (earlier, later))
    return before == after and any(a.suffix for a in later.articles)


def _scores(old: Mapping[str, Counter[str]], new: Mapping[str, Counter[str]]) -> Iterable[tuple[float, str, str]]:
    holding: dict[str, set[str]] = defaultdict(set)
    for key, pairs in new.items():
        for pair in pairs:
            holding[pair].add(key)
    for before, pairs in old.items():
        shared: Counter[str] = Counter(after for pair in pairs for after in holding.get(pair, ()))
        for after, _ in shared.most_common(6):
            yield _likeness(pairs, new[after]), before, after


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Twice the common pairs over all pairs (Dice): 1 for equal texts."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _pairs(article: Article) -> Counter[str]:
    text = article.text
    return Counter(text[i : i + 2] for i in range(len(text) - 1))
