"""Which article of each wording of a statute is the same provision, from one wording to all others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Article, Change, Statute, Version
from corpus.renumbering import Renumbering
from corpus.statute_history import Renumbered


@dataclass(frozen=True, slots=True)
class State:
    """The provision in one wording: its articles, () where it has none, None where that is not known.

    `change` is what the wording says it did to it; `given`: the pair with the wording before is laid down by hand.
    """

    version: Version
    articles: tuple[Article, ...] | None
    change: Change | None = None
    given: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """Keys of one full wording -> keys of the next one, and back."""

    forward: Mapping[str, str]
    backward: Mapping[str, tuple[str, ...]]


class Trails:
    """Follows provisions through the wordings of statutes; the pairs of two wordings are worked out once."""

    def __init__(self, given: Iterable[Renumbered] = ()) -> None:
        given = tuple(given)
        self._renumbering = Renumbering(given)
        self._given = {(r.statute, r.later): frozenset(r.articles.values()) for r in given}
        self._steps: dict[str, list[_Step]] = {}

    def of(self, statute: Statute, version: Version, key: str) -> tuple[State, ...]:
        """The provision that has this key in a version, in every wording of the statute, oldest first."""
        full = [v for v in statute.versions if v.extent == "full"]
        keys = self._full_keys(statute, full, version, key)
        return tuple(self._state(statute, v, _keys_for(statute, v, full, keys, key)) for v in statute.versions)

    def _full_keys(self, statute: Statute, full: list[Version], version: Version, key: str) -> list[tuple[str, ...]]:
        """The keys in each full wording; a wording of which only some articles are held keeps the numbers."""
        if not full:
            return []
        anchor = full.index(version) if version in full else _nearest(statute, full, version)
        steps = self._steps_of(statute, full)
        keys: dict[int, tuple[str, ...]] = {anchor: (key,)}
        for i in range(anchor, len(full) - 1):
            keys[i + 1] = tuple(dict.fromkeys(steps[i].forward[k] for k in keys[i] if k in steps[i].forward))
        for i in range(anchor, 0, -1):
            keys[i - 1] = tuple(dict.fromkeys(old for k in keys[i] for old in steps[i - 1].backward.get(k, ())))
        return [keys[i] for i in range(len(full))]

    def _steps_of(self, statute: Statute, full: list[Version]) -> list[_Step]:
        if statute.id not in self._steps:
            self._steps[statute.id] = [self._step(one, other) for one, other in pairwise(full)]
        return self._steps[statute.id]

    def _step(self, before: Version, after: Version) -> _Step:
        # A wording that lists its changes (刑法) keeps all other numbers.
        forward = _kept(before, after) if after.changes else self._renumbering.successors(before, after)
        backward: dict[str, tuple[str, ...]] = {}
        for old, new in forward.items():
            backward[new] = (*backward.get(new, ()), old)
        return _Step(forward, backward)

    def _state(self, statute: Statute, version: Version, keys: tuple[str, ...]) -> State:
        change = next((c for c in version.changes if c.article in keys), None)
        articles = tuple(a for k in keys if (a := version.article(k)))
        given = (
            bool(self._given.get((statute.id, version.effective), frozenset()) & set(keys))
            if version.effective
            else False
        )
        if articles or version.extent == "full":
            return State(version, articles, change, given)
        return State(version, () if _known_absent(statute, version, keys) else None, change)


def _kept(before: Version, after: Version) -> Mapping[str, str]:
    inserted = {c.article for c in after.changes if c.kind == "inserted"}
    return {a.key: a.key for a in before.articles if after.article(a.key) and a.key not in inserted}


def _nearest(statute: Statute, full: list[Version], version: Version) -> int:
    """The full wording next after a partial one, or the last before it."""
    place = statute.versions.index(version)
    return next((i for i, v in enumerate(full) if statute.versions.index(v) > place), len(full) - 1)


def _keys_for(
    statute: Statute, version: Version, full: list[Version], keys: list[tuple[str, ...]], key: str
) -> tuple[str, ...]:
    """The keys in this wording: its own, or of a partial one those of the nearest full one."""
    if not full:
        return (key,)
    if version.extent == "full":
        return keys[full.index(version)]
    return keys[_nearest(statute, full, version)] or (key,)


def _known_absent(statute: Statute, version: Version, keys: tuple[str, ...]) -> bool:
    """Deleted by this partial wording, or inserted by a later one."""
    if any(c.article in keys and c.kind == "deleted" for c in version.changes):
        return True
    later = statute.versions[statute.versions.index(version) + 1 :]
    return any(c.article in keys and c.kind == "inserted" for v in later for c in v.changes)
