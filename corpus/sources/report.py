"""What an import read, repaired, skipped and left open, and why: nothing is lost silently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """One thing done to, or found in, the source: the law, the article (or empty), its kind, the detail.

    Sources that are files also give the file and the line (0: the file as a whole).
    """

    law: str
    article: str
    kind: str
    detail: str
    file: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """Where it is: the law and the article, or the file and the line."""
        if not self.file:
            return f"{self.law}{self.article}"
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(slots=True)
class Report:
    """Counts and notes of one import run."""

    laws_read: int = 0
    articles_read: int = 0
    laws_written: int = 0
    articles_written: int = 0
    repairs: list[Note] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    open_questions: list[Note] = field(default_factory=list)

    def lines(self, detailed: bool = False) -> list[str]:
        """The report as Chinese lines: counts first, then each skipped text and each open question."""
        out = [
            f"读入：{self.laws_read} 部，{self.articles_read} 条",
            f"写出：{self.laws_written} 部，{self.articles_written} 条",
        ]
        out += _grouped("修补", self.repairs) + _grouped("跳过", self.skipped)
        out += _grouped("存疑", self.open_questions)
        shown = self.skipped + self.open_questions + (self.repairs if detailed else [])
        out += [f"  {n.kind}｜{n.place}：{n.detail}" for n in shown]
        return out


def _grouped(title: str, notes: list[Note]) -> list[str]:
    counts = Counter(note.kind for note in notes)
    listed = "；".join(f"{kind} {count}" for kind, count in counts.most_common())
    return [f"{title}：{len(notes)}" + (f"（{listed}）" if listed else "")]
