"""A law read from lines that a test writes down."""

from __future__ import annotations

from pathlib import Path

from corpus.sources.law_lines import LawText, read_law
from corpus.sources.source_lines import Findings, SourceLine, split_lines

FILE = Path("法.txt")
TITLE = "中华人民共和国测试法"
NOTE = "（2020年1月1日主席令第一号公布　自2020年2月1日起施行）"


def law_of(text: str, *, headed: bool = True) -> tuple[LawText, Findings]:
    """Read a text; `headed` puts a title and a note of dates before it, on the lines 1 and 2."""
    findings = Findings()
    whole = f"{TITLE}\n{NOTE}\n{text}" if headed else text
    lines = [SourceLine(number, line) for number, line in enumerate(split_lines(whole), 1)]
    return read_law(FILE, lines, findings), findings


def shape(law: LawText) -> list[tuple[str, str, str]]:
    """Articles as (divisions, label, text)."""
    return [("/".join(d.label for d in a.path), a.label, a.text) for a in law.articles]


def said(findings: Findings) -> list[tuple[str, int]]:
    """Every finding by its kind and its line: repairs, then questions."""
    return [(f.kind, f.line) for f in [*findings.repairs, *findings.questions]]
