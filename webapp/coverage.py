"""What the corpus holds, said beside every check: what a reader may conclude from it and what not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.dates import show
from corpus.library import Library

_STATEMENT = (
    "本库收录法规 {statutes} 部、案例 {cases} 件、行为说明 {behaviours} 篇，数据截至{day}。"
    "没有收录的法规无法核对；没有列出问题，不等于没有问题。核对结果供查阅，不是法律意见。"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers held, the day of the newest text (None: not known), and a sentence that says what they mean."""

    statutes: int
    cases: int
    behaviours: int
    corpus_date: date | None
    statement: str


def coverage_of(library: Library) -> Coverage:
    """What a library holds."""
    retrieved = [v.source.retrieved for s in library.statutes.values() for v in s.versions if v.source.retrieved]
    newest = max(retrieved, default=None)
    counts = {"statutes": len(library.statutes), "cases": len(library.cases), "behaviours": len(library.cards)}
    return Coverage(**counts, corpus_date=newest, statement=_STATEMENT.format(**counts, day=show(newest)))
