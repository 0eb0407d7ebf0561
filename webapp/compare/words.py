"""A comparison in words and as data: names of what happened to an article, and how many had it happen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from corpus.citations.format import unit_label
from corpus.compared import row_of
from corpus.comparison import Comparison, Row
from corpus.ids import ProvisionId
from corpus.line_alignment import Line, Unit
from corpus.model import Article, Version
from webapp.urls import compare_url, law_url

# What happened to an article, the weightiest first; every row belongs to one.
GROUPS = {
    "changed": "修改",
    "inserted": "增加",
    "deleted": "删去",
    "merged": "合并",
    "split": "分出",
    "references": "只有引用的条号或者序号变化",
    "moved": "移到别的章节",
    "renumbered": "只改条号",
    "unchanged": "没有变化",
}


def group_of(row: Row) -> str:
    """The key of GROUPS that a row counts under."""
    if row.kind in ("changed", "renumbered_changed"):
        return "changed" if row.words_differ else "references"
    return row.kind


def counts(comparison: Comparison) -> dict[str, int]:
    """How many articles each group has, in the order of GROUPS; empty groups are left out."""
    found = Counter(map(group_of, comparison.rows))
    return {key: found[key] for key in GROUPS if found[key]}


def summary(comparison: Comparison) -> str:
    """修改 17 条，增加 4 条，……"""
    return "，".join(f"{GROUPS[key]} {count} 条" for key, count in counts(comparison).items())


def kind_name(row: Row) -> str:
    """What happened to an article, in words."""
    group = group_of(row)
    name = GROUPS[group]
    if group == "changed" and row.kind == "renumbered_changed":
        return "修改，条号改变"
    if group == "references" and row.kind == "renumbered_changed":
        return "条号改变，文字只有引用的条号或者序号变化"
    if group == "moved" and row.later and row.earlier[0].key != row.later.key:
        return "移到别的章节，条号改变，文字没有变化"
    return name + "，文字没有变化" if group in ("renumbered", "moved") else name


def label_of(article: Article) -> str:
    """第七十一条; of an amendment that numbers with 一、 the number alone."""
    return article.label.rstrip("、")


def numbers(row: Row) -> str:
    """第六十四条→第七十一条, or the one number that there is."""
    before = "、".join(map(label_of, row.earlier))
    after = label_of(row.later) if row.later else ""
    if row.kind == "split":
        return f"{after}（原属{before}）"
    return f"{before}→{after}" if before and after and before != after else after or before


def number_ranges(rows: Iterable[Row]) -> str:
    """第三条至第十七条→第四条至第十八条，……: neighbours whose numbers moved on by the same, in one; empty for few."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and _follows(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    if sum(map(len, runs)) <= 2 * len(runs):
        return ""
    return "，".join(_range(run) for run in runs)


def _follows(one: Row, other: Row) -> bool:
    """Whether both numbers of a row come right after those of another."""
    steps = ((one.earlier[0], other.earlier[0]), (one.later, other.later))
    return all(a and b and not (a.suffix or b.suffix) and b.number == a.number + 1 for a, b in steps)


def _range(run: list[Row]) -> str:
    if len(run) == 1:
        return numbers(run[0])
    old, new = ([label_of(a) for row in (run[0], run[-1]) if (a := side(row))] for side in (_earlier, _later))
    return f"{'至'.join(old)}→{'至'.join(new)}"


def _earlier(row: Row) -> Article | None:
    return row.earlier[0]


def _later(row: Row) -> Article | None:
    return row.later


def move_note(line: Line) -> str:
    """Where a line that moved stood, or stands: 原第十八条第二款, 移至第二十条第二款."""
    if line.kind == "moved":
        return origin(line)
    return f"移至{place(line.later[0])}" if line.kind == "moved_away" else ""


def origin(line: Line) -> str:
    """原第十八条第二款; of several lines that became one, all of them."""
    return f"原{'、'.join(map(place, line.earlier))}"


def place(unit: Unit) -> str:
    """第二十条第二款."""
    return unit_label(unit.pid)


def comparison_data(comparison: Comparison, article: str = "") -> dict[str, Any]:
    """The comparison for programs; docs/comparison.md lists the keys."""
    earlier, later = comparison.earlier, comparison.later
    rows = [row_of(comparison, article)] if article else comparison.rows
    return {
        "statute": earlier.statute,
        "title": later.title,
        "from": _wording_data(earlier),
        "to": _wording_data(later),
        "partial": comparison.partial,
        "counts": counts(comparison),
        "divisions": [{"earlier": d.earlier or None, "later": d.later or None} for d in comparison.divisions],
        "outside": [{"name": o.name, "lines": [_line_data(line) for line in o.lines]} for o in comparison.outside],
        "articles": [_row_data(r, comparison) for r in rows],
        "url": compare_url(earlier.statute, *comparison.days, article),
    }


def _wording_data(version: Version) -> dict[str, Any]:
    return {
        "effective": str(version.effective),
        "promulgated": str(version.promulgated) if version.promulgated else None,
        "extent": version.extent,
        "articles": len(version.articles),
        "url": law_url(ProvisionId(version.statute), version.effective),
    }


def _row_data(row: Row, comparison: Comparison) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "moved": row.moved,
        "words_differ": row.words_differ,
        "only_references": row.only_references,
        "earlier": [str(comparison.earlier.id_of(article)) for article in row.earlier],
        "later": str(comparison.later.id_of(row.later)) if row.later else None,
        "lines": [_line_data(line) for line in row.lines],
    }


def _line_data(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "earlier": [str(unit.pid) for unit in line.earlier],
        "later": [str(unit.pid) for unit in line.later],
        "segments": [{"kind": s.kind, "earlier": s.earlier, "later": s.later} for s in line.segments],
    }
