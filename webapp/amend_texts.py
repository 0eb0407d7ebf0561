"""What an amendment did, as lines for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from corpus.amendments.apply import Applied
from corpus.amendments.fidelity import ArticleFidelity, differing, total
from corpus.amendments.operations import Clause, Failure, Formal, Operation
from corpus.amendments.undo import Undone
from corpus.amendments.working import label_of, words_of
from corpus.citations.format import in_guillemets
from corpus.dates import show
from corpus.model import Change, Version

# A held wording, and how the rebuilt one compares with it.
Compared = tuple[Version, Sequence[ArticleFidelity]]
_KINDS = {"inserted": "增加", "amended": "修改", "deleted": "删去"}
# So many characters of a clause tell which one it is.
_SHOWN = 60


def applied_text(
    base: Version, amendment: Version, operations: Sequence[Operation], applied: Applied, compared: Compared | None
) -> str:
    """Clause by clause what was applied and what not, then what changed, and the comparison."""
    lines = [f"{quoted(base)}{show(base.effective)}起施行的文本", f"依{quoted(amendment)}修改：", ""]
    lines += _clause_lines(amendment, operations, applied.failures)
    lines += ["", f"共 {len(operations)} 项操作，用上 {len(applied.applied)} 项，用不上 {len(applied.failures)} 项。"]
    lines += _changed_lines(applied)
    lines += [f"注意：{note}" for note in applied.notes]
    lines += _compared_lines(compared, "修改后的文本没有收录，不能逐字对照。")
    return "\n".join(lines)


def undone_text(later: Version, amendment: Version, undone: Undone, compared: Compared | None) -> str:
    """What is known of the wording before, and what is not."""
    lines = [
        f"{quoted(later)}{show(later.effective)}起施行的文本",
        f"除去{quoted(amendment)}的修改，回到修改之前：",
        "",
    ]
    lines += [f"能够确定原文的有 {len(undone.articles)} 条。"]
    if undone.unknown:
        named = "、".join(map(words_of, undone.unknown))
        lines.append(f"原文已被改写或者删去、从这两份文件看不出来的（{len(undone.unknown)} 处）：{named}。")
    lines += [f"不一致：{_clause_label(amendment, f.operation.clause)}——{f.reason}" for f in undone.failures]
    lines += [f"注意：{note}" for note in undone.notes]
    lines += _compared_lines(compared, "修改前的全文没有收录，不能逐字对照。")
    return "\n".join(lines)


def applied_data(
    base: Version, amendment: Version, operations: Sequence[Operation], applied: Applied, compared: Compared | None
) -> dict[str, Any]:
    """The JSON of `fatiao amend --json`; docs/amendments.md lists its keys."""
    return {
        **_head(base, amendment, operations),
        "direction": "forward",
        "applied": len(applied.applied),
        "not_applied": [_failure(failure) for failure in applied.failures],
        "changes": [_change(change) for change in applied.changed],
        "renumbered": dict(applied.renumbered),
        "adjusted_references": [
            {"article": entry.article, "before": entry.before, "after": entry.after} for entry in applied.adjusted
        ],
        "notes": list(applied.notes),
        "fidelity": _fidelity(compared),
    }


def undone_data(
    later: Version, amendment: Version, operations: Sequence[Operation], undone: Undone, compared: Compared | None
) -> dict[str, Any]:
    """The JSON of `fatiao amend --back --json`."""
    return {
        **_head(later, amendment, operations),
        "direction": "back",
        "articles_known": [article.key for article in undone.articles],
        "unknown": [
            {"article": unit.article, "paragraph": unit.paragraph, "item": unit.item} for unit in undone.unknown
        ],
        "not_applied": [_failure(failure) for failure in undone.failures],
        "renumbered": dict(undone.renumbered),
        "notes": list(undone.notes),
        "fidelity": _fidelity(compared),
    }


def quoted(version: Version) -> str:
    """《…关于修改〈中华人民共和国网络安全法〉的决定》."""
    return in_guillemets(version.title)


def _head(wording: Version, amendment: Version, operations: Sequence[Operation]) -> dict[str, Any]:
    return {
        "statute": wording.statute,
        "from": str(wording.effective),
        "amendment": amendment.statute,
        "effective": str(amendment.effective),
        "operations": len(operations),
    }


def _clause_lines(amendment: Version, operations: Sequence[Operation], failures: Sequence[Failure]) -> list[str]:
    reasons = {id(failure.operation): failure.reason for failure in failures}
    lines = []
    for clause in dict.fromkeys(op.clause for op in operations):
        of_clause = [op for op in operations if op.clause == clause]
        state = "未改动条文" if all(isinstance(op, Formal) for op in of_clause) else "已用上"
        failed = [reasons[id(op)] for op in of_clause if id(op) in reasons]
        lines.append(f"{_clause_label(amendment, clause)}　{'用不上' if failed else state}")
        lines += [f"    原因：{reason}" for reason in failed]
    return lines


def _clause_label(amendment: Version, clause: Clause) -> str:
    article = amendment.article(clause.source.article_key)
    label = article.label if article and clause.source.article else ""
    text = clause.text if len(clause.text) <= _SHOWN else f"{clause.text[:_SHOWN]}……"
    return f"{label}{text}"


def _changed_lines(applied: Applied) -> list[str]:
    lines = []
    for kind, word in _KINDS.items():
        keys = list(dict.fromkeys(change.article for change in applied.changed if change.kind == kind))
        if keys:
            lines.append(f"{word} {len(keys)} 条：{'、'.join(map(label_of, keys))}")
    if applied.renumbered:
        lines.append(f"改变条号 {len(applied.renumbered)} 条。")
    if applied.adjusted:
        named = "、".join(f"{label_of(a.article)}“{a.before}”改为“{a.after}”" for a in applied.adjusted)
        lines.append(f"随条号调整的引用 {len(applied.adjusted)} 处：{named}")
    return lines


def _compared_lines(compared: Compared | None, otherwise: str) -> list[str]:
    if compared is None:
        return ["", otherwise]
    held, rows = compared
    wrong = [row for row in rows if row.kind != "same"]
    sums = f"{len(rows)} 条，不同 {len(wrong)} 条；{total(rows)} 字，不同 {differing(rows)} 字"
    lines = ["", f"与收录的{show(held.effective)}起施行的文本逐字对照：{sums}。"]
    lines += [f"    {label_of(row.key)}（不同 {row.differing} 字）：{row.first}" for row in wrong]
    elsewhere = [label_of(row.key) for row in rows if row.division]
    return lines + ([f"    所在章节不同：{'、'.join(elsewhere)}"] if elsewhere else [])


def _failure(failure: Failure) -> dict[str, str]:
    clause = failure.operation.clause
    return {
        "by": str(clause.source),
        "clause": clause.text,
        "operation": type(failure.operation).__name__,
        "reason": failure.reason,
    }


def _change(change: Change) -> dict[str, str]:
    return {"article": change.article, "kind": change.kind, "by": change.by}


def _fidelity(compared: Compared | None) -> dict[str, Any] | None:
    if compared is None:
        return None
    held, rows = compared
    return {
        "against": str(held.effective),
        "articles": len(rows),
        "articles_differing": sum(row.kind != "same" for row in rows),
        "characters_differing": differing(rows),
        "characters": total(rows),
        "divisions_differing": sum(row.division for row in rows),
        "differences": _differences(rows),
    }


def _differences(rows: Iterable[ArticleFidelity]) -> list[dict[str, Any]]:
    return [
        {"article": row.key, "kind": row.kind, "characters": row.differing, "first": row.first}
        for row in rows
        if row.kind != "same"
    ]
