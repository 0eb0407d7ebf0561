"""Lines of a foreign file with their numbers, and what was done to them: the common ground of all importers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

# Characters that print nothing: zero-width ones, soft hyphen, marks of direction, controls other than the tab.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# What ends a line beside \n: Word's soft break, the page break, NEL and Unicode's own two.
_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Signs that text was lost before it came here: the replacement character and characters of private use.
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that holds something: its number in the file (in Word: the paragraph's), its text without edges.

    `level` is the depth of a heading where the source marks one (Markdown #, Word's heading styles), else 0;
    `row` says that the line is a row of a table.
    """

    number: int
    text: str
    level: int = 0
    row: bool = False

    def saying(self, text: str) -> SourceLine:
        """The same line with another text."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was mended in a source, or that a reader has to look at: its kind, its line, the detail."""

    kind: str
    line: int
    detail: str


@dataclass(slots=True)
class Findings:
    """What one file needed: repairs that were made, and questions that stay open."""

    repairs: list[Finding] = field(default_factory=list)
    questions: list[Finding] = field(default_factory=list)

    def repaired(self, kind: str, line: SourceLine | int, detail: str) -> None:
        """Record a repair."""
        self.repairs.append(_finding(kind, line, detail))

    def asked(self, kind: str, line: SourceLine | int, detail: str) -> None:
        """Record what only a reader can decide."""
        self.questions.append(_finding(kind, line, detail))


def _finding(kind: str, line: SourceLine | int, detail: str) -> Finding:
    return Finding(kind, line.number if isinstance(line, SourceLine) else line, shortened(detail))


def shortened(text: str, length: int = 60) -> str:
    """The text on one line, cut where it is long.

    >>> shortened("一二三四五", 3)
    '一二三…'
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[:length]}…"


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them: \\n, \\r\\n, \\r, the soft break and the page break of Word."""
    return _BREAKS.split(text)


def cleaned(lines: Iterable[SourceLine], findings: Findings) -> Iterator[SourceLine]:
    """Lines without unseen characters and without white space at their edges; empty lines are left out."""
    for line in lines:
        text = _UNSEEN.sub("", line.text)
        if text != line.text and text.strip():
            findings.repaired("不可见字符", line, text)
        if lost := _LOST.search(text):
            findings.asked("读不出的字符", line, f"U+{ord(lost[0]):04X}，原文此处可能缺字：{text}")
        if text := _SPACES.sub(" ", text).strip():
            yield line.saying(text)
