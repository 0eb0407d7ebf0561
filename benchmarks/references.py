"""Internal references of the held texts: how many lead to a held provision, and why the others do not."""

from __future__ import annotations

from collections import Counter

from benchmarks.measure import save
from corpus.citations.find import CitationFinder
from corpus.citations.references import Reference, References
from corpus.library import Library

IN_AMENDMENT = "修正案引号内的文字是被修改的法律的条文，其中的前款、前两款指那部法律的款"


def rows(library: Library) -> list[dict[str, object]]:
    """One row for each statute with references: found, resolved, and each unresolved one with its reason."""
    references = References(library, CitationFinder.of(library)).all
    found = Counter(reference.source.statute for reference in references)
    return [_row(statute, [r for r in references if r.source.statute == statute]) for statute in sorted(found)]


def _row(statute: str, references: list[Reference]) -> dict[str, object]:
    open_ones = [reference for reference in references if not reference.resolved]
    row: dict[str, object] = {
        "statute": statute,
        "references": len(references),
        "resolved": len(references) - len(open_ones),
        "unresolved": [
            {"at": str(r.source), "wording": str(r.version.effective), "text": r.citation.text, "reason": reason(r)}
            for r in open_ones
        ],
    }
    return row


def reason(reference: Reference) -> str:
    """Why a reference leads nowhere, in words."""
    if reference.source.statute.startswith("xingfa-xiuzhengan") and reference.citation.form == "relative":
        return IN_AMENDMENT
    if reference.citation.problem == "标题未收录":
        return f"引用的法规本库没有收录：{reference.citation.title or '同前一处'}"
    return reference.problem


def main() -> None:
    """Count, print and write."""
    table = rows(Library.load())
    found = sum(int(str(row["references"])) for row in table)
    resolved = sum(int(str(row["resolved"])) for row in table)
    for row in table:
        print(f"{row['statute']}：{row['references']} 处，对应到条文 {row['resolved']} 处")
    print(f"共 {found} 处，对应到条文 {resolved} 处；写入 {save('references', table)}")


if __name__ == "__main__":
    main()
