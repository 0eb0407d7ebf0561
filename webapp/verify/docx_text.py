"""Runs of a Word document, cut so that a comment can begin and end inside one; each part keeps its format."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import deepcopy
from itertools import accumulate

from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R

from corpus.sources.docx_text import runs_of

# Children of a run that stand for characters, as `CT_R.text` counts them.
_WORDS = frozenset(qn(f"w:{name}") for name in ("t", "tab", "br", "cr", "noBreakHyphen", "ptab"))


class Runs:
    """The runs of a paragraph by the offset of their first character; knows the runs that it has split."""

    def __init__(self, paragraph: CT_P) -> None:
        self.paragraph = paragraph
        self._runs = [run for run in runs_of(paragraph) if run.text]
        ends = list(accumulate(len(run.text) for run in self._runs))
        self._starts = [0, *ends[:-1]] if ends else []
        self._end = ends[-1] if ends else 0

    def isolate(self, start: int, end: int) -> list[CT_R]:
        """The runs that hold exactly paragraph[start:end]; runs are split where the span cuts them."""
        for offset in (start, end):
            self._cut(offset)
        return self._runs[bisect_left(self._starts, max(0, start)) : bisect_left(self._starts, end)]

    def every(self) -> list[CT_R]:
        """All runs with words."""
        return list(self._runs)

    def _cut(self, offset: int) -> None:
        """Let a run begin at the offset."""
        number = bisect_right(self._starts, offset) - 1
        if offset >= self._end or number < 0 or self._starts[number] == offset:
            return
        second = _split(self._runs[number], offset - self._starts[number])
        self._runs.insert(number + 1, second)
        self._starts.insert(number + 1, offset)


def _split(run: CT_R, offset: int) -> CT_R:
    """Cut a run in two of the same format; returns the second, which starts at the offset."""
    second = deepcopy(run)
    _keep(run, 0, offset)
    _keep(second, offset, len(second.text))
    run.addnext(second)
    return second


def _keep(run: CT_R, start: int, end: int) -> None:
    """Leave of a run what stands in text[start:end]; pictures and marks have no width and stay where they stood."""
    position = 0
    for child in list(run):
        width = len(str(child)) if child.tag in _WORDS else 0
        first, last = max(start, position), min(end, position + width)
        if child.tag == qn("w:t") and first < last:
            child.text = child.text[first - position : last - position]
            child.set(qn("xml:space"), "preserve")
        elif child.tag != qn("w:rPr") and not (start <= position < end):
            run.remove(child)
        position += width
