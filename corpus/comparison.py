"""Two wordings of a statute -> which article carries on which, and what of its words differs. Pure.

Articles are matched first (`renumbering`), then their lines, then characters: what moved is shown as moved, and not as
deleted here and inserted there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from corpus.division_changes import DivisionChange, division_changes, homes
from corpus.ids import ProvisionId
from corpus.line_alignment import Line, Unit, aligned, line_of, moved_lines, units_of
from corpus.model import Article, Version
from corpus.renumbering import Renumbering

RowKind = Literal[
    "unchanged", "changed", "renumbered", "renumbered_changed", "moved", "inserted", "deleted", "merged", "split"
]
# An article of which so much stood in another one is said to have come from it, or to have gone into it.
_MOST = 0.5
Moves = list[tuple[Unit, Unit]]


@dataclass(frozen=True, slots=True)
class Row:
    """Articles that belong together, and their lines compared.

    `merged`: several went before one. `split`: most of it stood in an article that is still there. `moved`: it stands
    in another division, whatever else `kind` says.
    """

    kind: RowKind
    earlier: tuple[Article, ...]
    later: Article | None
    lines: tuple[Line, ...]
    moved: bool = False

    @property
    def words_differ(self) -> bool:
        """Whether more than numbers and places differ."""
        return any(line.kind not in ("equal", "reference") for line in self.lines)

    @property
    def only_references(self) -> bool:
        """Whether nothing differs in the text but numbers of cited articles and of 项."""
        return not self.words_differ and any(line.kind == "reference" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Outside:
    """Words outside the articles that differ: the title, the words before the first article, an annex."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two wordings compared: rows in the reading order of the later one, a deleted article where it stood.

    `partial`: of one of the wordings only some articles are held, and only those that both hold are compared.
    """

    earlier: Version
    later: Version
    rows: tuple[Row, ...]
    outside: tuple[Outside, ...]
    divisions: tuple[DivisionChange, ...]
    partial: bool

    @property
    def days(self) -> tuple[date, date]:
        """The first days of both wordings, by which addresses name them."""
        assert self.earlier.effective and self.later.effective
        return self.earlier.effective, self.later.effective

    def row(self, key: str) -> Row | None:
        """The row of an article by its number in the later wording, else by its number in the earlier one."""
        by_later = (row for row in self.rows if row.later and row.later.key == key)
        return next(by_later, None) or self.row_of_earlier(key)

    def row_of_earlier(self, key: str) -> Row | None:
        """The row of an article by its number in the earlier wording; where it was split, the one that kept it."""
        found = [row for row in self.rows if any(a.key == key for a in row.earlier)]
        return min(found, key=lambda row: row.kind == "split", default=None)


def compare(earlier: Version, later: Version, renumbering: Renumbering, between: Sequence[Version] = ()) -> Comparison:
    """Compare two wordings of one statute; `between` are the full wordings in force between them, oldest first."""
    partial = "articles" in (earlier.extent, later.extent)
    before = _held(earlier, later) if partial else earlier.articles
    after = _held(later, earlier) if partial else later.articles
    pairs = _kept(earlier, later) if partial else successors([earlier, *between, later], renumbering)
    first = _rows(before, after, pairs, earlier.statute)
    # An article that went into another one whole is known by its lines alone: then the rows are made again.
    absorbed = _absorbed(first)
    rows = _with_moves(_rows(before, after, pairs | absorbed, earlier.statute) if absorbed else first, pairs)
    places = homes([(a, row.later) for row in rows if row.later for a in row.earlier if row.kind != "split"])
    return Comparison(
        earlier=earlier,
        later=later,
        rows=tuple(_placed(row, places) for row in rows),
        outside=() if partial else tuple(_outside(earlier, later, pairs)),
        divisions=() if partial else division_changes(before, after, places),
        partial=partial,
    )


def successors(versions: Sequence[Version], renumbering: Renumbering) -> dict[str, str]:
    """Keys of the first of several wordings -> keys of the last, step by step."""
    pairs = {article.key: article.key for article in versions[0].articles}
    for one, other in pairwise(versions):
        # A wording that lists its changes (刑法) keeps all other numbers, whatever the words are like.
        step = _kept(one, other) if other.changes else renumbering.successors(one, other)
        pairs = {first: step[now] for first, now in pairs.items() if now in step}
    return pairs


def article_row(earlier: tuple[Article, ...], later: Article, pairs: Mapping[str, str], statute: str) -> Row:
    """One article alone against those that went before it; `pairs` are the successors of the whole statute."""
    return _with_moves([_row(earlier, later, pairs, statute)], pairs)[0]


def _kept(one: Version, other: Version) -> dict[str, str]:
    return {article.key: article.key for article in _held(one, other)}


def _held(one: Version, other: Version) -> tuple[Article, ...]:
    return tuple(article for article in one.articles if other.article(article.key))


def _rows(before: Iterable[Article], after: Iterable[Article], pairs: Mapping[str, str], statute: str) -> list[Row]:
    """Rows in the order of the later wording; an article without a successor follows the one it stood behind."""
    went: dict[str, list[Article]] = defaultdict(list)
    gone: dict[str, list[Article]] = defaultdict(list)
    last = ""
    for article in before:
        if article.key in pairs:
            last = pairs[article.key]
            went[last].append(article)
        else:
            gone[last].append(article)
    rows = [_deleted(article, statute) for article in gone[""]]
    for article in after:
        rows.append(_row(tuple(went[article.key]), article, pairs, statute))
        rows += [_deleted(a, statute) for a in gone[article.key]]
    return rows


def _row(earlier: tuple[Article, ...], later: Article, pairs: Mapping[str, str], statute: str) -> Row:
    units = [unit for article in earlier for unit in units_of(statute, article)]
    lines = tuple(aligned(units, units_of(statute, later), pairs))
    return Row(_kind(earlier, later, lines), earlier, later, lines)


def _kind(earlier: tuple[Article, ...], later: Article, lines: Iterable[Line]) -> RowKind:
    if not earlier:
        return "inserted"
    if len(earlier) > 1:
        return "merged"
    same = all(line.kind == "equal" for line in lines)
    if earlier[0].key == later.key:
        return "unchanged" if same else "changed"
    return "renumbered" if same else "renumbered_changed"


def _deleted(article: Article, statute: str) -> Row:
    return Row("deleted", (article,), None, tuple(line_of([unit], (), {}) for unit in units_of(statute, article)))


def _absorbed(rows: Sequence[Row]) -> dict[str, str]:
    """Deleted articles most of whose words stand in one article of the later wording."""
    moves = _moves(rows)
    found = {}
    for row in rows:
        if row.kind == "deleted" and (key := _most(row, moves, from_later=False)):
            found[row.earlier[0].key] = key
    return found


def _most(row: Row, moves: Moves, *, from_later: bool) -> str:
    """The article that most words of a row's one article went to, or came from; empty where there is none."""
    article = row.later if from_later else row.earlier[0]
    assert article
    shares: Counter[str] = Counter()
    for one, other in moves:
        own, foreign = (other, one) if from_later else (one, other)
        if own.pid.article_key == article.key:
            shares[foreign.pid.article_key] += len(own.text)
    key, share = shares.most_common(1)[0] if shares else ("", 0)
    return key if share >= _MOST * len(article.text) else ""


def _moves(rows: Iterable[Row]) -> Moves:
    lines = [line for row in rows for line in row.lines]
    gone = (unit for line in lines if line.kind == "deleted" for unit in line.earlier)
    new = (unit for line in lines if line.kind == "inserted" for unit in line.later)
    return moved_lines(gone, new)


def _with_moves(rows: Sequence[Row], pairs: Mapping[str, str]) -> list[Row]:
    """Lines that are gone here and new there are told as moved, at both places."""
    moves = _moves(rows)
    to, came = dict(moves), {other: one for one, other in moves}
    articles = {article.key: article for row in rows for article in row.earlier}
    found = []
    for row in rows:
        lines = (_moved_line(line, to, came, pairs) for line in row.lines)
        told = tuple(line for line in lines if line.kind != "moved_away" or not _is_own(line.later[0], row))
        origin = articles.get(_most(row, moves, from_later=True)) if row.kind == "inserted" else None
        kind: RowKind = "split" if origin else row.kind
        found.append(replace(row, kind=kind, lines=told, earlier=(origin,) if origin else row.earlier))
    return found


def _is_own(unit: Unit, row: Row) -> bool:
    """Whether a line went to another place of the same row, where it is told."""
    return row.later is not None and unit.pid.article_key == row.later.key


def _moved_line(line: Line, to: Mapping[Unit, Unit], came: Mapping[Unit, Unit], pairs: Mapping[str, str]) -> Line:
    if line.kind == "deleted" and (other := to.get(line.earlier[0])):
        return replace(line, kind="moved_away", later=(other,))
    if line.kind == "inserted" and (one := came.get(line.later[0])):
        return replace(line_of([one], line.later, pairs), kind="moved")
    return line


def _placed(row: Row, places: Mapping[tuple[str, ...], tuple[str, ...]]) -> Row:
    """The row, with whether its article stands in another division than those it stood with."""
    if row.later is None or len(row.earlier) != 1 or row.kind == "split":
        return row
    moved = any(
        places.get(_prefix(row.earlier[0], depth)) not in (None, _prefix(row.later, depth))
        for depth in range(1, min(len(row.earlier[0].path), len(row.later.path)) + 1)
    )
    kind = "moved" if moved and row.kind in ("unchanged", "renumbered") else row.kind
    return replace(row, moved=moved, kind=kind)


def _prefix(article: Article, depth: int) -> tuple[str, ...]:
    return tuple(division.label for division in article.path[:depth])


def _outside(earlier: Version, later: Version, pairs: Mapping[str, str]) -> Iterable[Outside]:
    """The parts that differ, in the order of the text."""
    whole = ProvisionId(earlier.statute)
    parts = [("标题", (earlier.title,), (later.title,)), ("正文之前", earlier.preamble, later.preamble)]
    old, new = ({annex.title: annex.lines for annex in version.annexes} for version in (earlier, later))
    parts += [(title, old.get(title, ()), new.get(title, ())) for title in dict.fromkeys([*old, *new])]
    for name, one, other in parts:
        lines = aligned([Unit(whole, text) for text in one], [Unit(whole, text) for text in other], pairs)
        if any(line.kind != "equal" for line in lines):
            yield Outside(name, tuple(lines))
