"""Community Markdown laws (LawRefBook/Laws, ImCa0/just-laws and their like) -> lines of a law.

    # 中华人民共和国刑法
    1979年7月1日 第五届全国人民代表大会第二次会议通过
    <!-- INFO END -->
    ## 第一编 总则
    第一条 为了惩罚犯罪，……          also **第一条**　…… and a heading ### 第一条 of its own

Markdown's own marks are taken off; what they said of structure (the depth of a heading, a table) stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus.sources.plain_text import decoded, read_bytes
from corpus.sources.promulgation import dates_in
from corpus.sources.source_lines import Findings, SourceLine, split_lines

_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*\s*$")
# =====第一节　总体要求=====: the headings of a wiki, left by a conversion
_WIKI_HEADING = re.compile(r"(={2,6})\s*([^=].*?)\s*={2,6}")
# Where the notes below the title end; forks of the collection spell it so or so.
_NOTES_END = re.compile(r"INFO END|LEGAL_HEADER_END")
_EFFECTIVE = re.compile(r"EFFECTIVE_FROM:\s*(\S+)")
_BREAK_TAG = re.compile(r"<br\s*/?>|</?(?:p|div|li|ul|ol)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]*)\)")
# **第一条**　甲: the mark parts number and text where no space does.
_BOLD_NUMBER = re.compile(r"^(\*\*|__)\s*(第[^*_]{1,20}条(?:之[^*_]{1,3})?)\s*\1\s*")
_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_LIST_OR_QUOTE = re.compile(r"^\s*(?:>\s?|[-*+]\s+)+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
# What the line between the head and the rows of a table consists of: | --- | ---: |
_TABLE_RULE = frozenset("|:- \t")
# The day at the end of a file name: 刑法(2020-12-26).md
_FILE_DATE = re.compile(r"[(（]([0-9]{4}-[0-9]{2}-[0-9]{2})[)）]$")


@dataclass(slots=True)
class MarkdownLaw:
    """The lines of one file; the line where its notes end; the days that its name and its comments give."""

    lines: list[SourceLine] = field(default_factory=list)
    notes_end: int = 0
    promulgated: date | None = None
    effective: date | None = None


def read_markdown(path: Path, findings: Findings) -> MarkdownLaw:
    """Read one file.

    Raises:
        CorpusError: the file cannot be opened, or its encoding cannot be told.
    """
    law = MarkdownLaw(promulgated=_file_date(path.stem))
    text = "\n".join(split_lines(decoded(path, read_bytes(path))))
    for number, line in _outside_front_matter(split_lines(_without_comments(text, law, findings)), findings):
        law.lines += _source_lines(number, line, findings)
    return law


def _file_date(stem: str) -> date | None:
    match = _FILE_DATE.search(stem)
    days = dates_in(match[1]) if match else []
    return days[0][0] if days else None


def _without_comments(text: str, law: MarkdownLaw, findings: Findings) -> str:
    """The text with its comments blanked out, its line numbers kept; what they say of notes and dates is read.

    A comment that never ends takes no law with it: it stays as text and is asked about.
    """
    first, *pieces = text.split("<!--")
    out = [first]
    line = 1 + first.count("\n")
    for piece in pieces:
        comment, end, rest = piece.partition("-->")
        if end:
            _read_comment(comment, line, law, findings)
            out.append("\n" * comment.count("\n") + rest)
        else:
            findings.asked("注释没有结束，按正文读", line, piece)
            out.append(f"<!--{piece}")
        line += piece.count("\n")
    return "".join(out)


def _read_comment(comment: str, line: int, law: MarkdownLaw, findings: Findings) -> None:
    if _NOTES_END.search(comment):
        law.notes_end = line
    elif stated := _EFFECTIVE.search(comment):
        days = dates_in(stated[1])
        law.effective = days[0][0] if days else None
    elif comment.strip():
        findings.repaired("注释未收入", line, comment)


def _outside_front_matter(lines: list[str], findings: Findings) -> Iterator[tuple[int, str]]:
    """Numbered lines without a block between two --- at the head, which speaks to a web site and not to readers."""
    end = 0
    if lines and lines[0].strip("\ufeff \t") == "---":
        end = next((i for i, line in enumerate(lines[1:60], 1) if line.strip() == "---"), 0)
        if end:
            findings.repaired("文件头未收入", 1, f"第 1 行至第 {end + 1} 行")
    start = end + 1 if end else 0
    yield from enumerate(lines[start:], start + 1)


def _source_lines(number: int, line: str, findings: Findings) -> Iterator[SourceLine]:
    stripped = line.strip()
    if (
        not stripped
        or (set(stripped) <= set("-*_ ") and len(stripped) > 2)
        or (set(stripped) <= _TABLE_RULE and "--" in stripped)
    ):
        return
    if (match := _HEADING.match(stripped) if stripped.startswith("#") else None) or (
        match := _WIKI_HEADING.fullmatch(stripped)
    ):
        yield SourceLine(number, _words(match[2]), level=len(match[1]))
    elif stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        yield SourceLine(number, "｜".join(_words(cell).strip() for cell in stripped[1:-1].split("|")), row=True)
    else:
        for piece in _BREAK_TAG.split(stripped):
            if tag := _TAG.search(piece):
                findings.repaired("网页标签", number, tag[0])
            yield SourceLine(number, _words(_LIST_OR_QUOTE.sub("", piece)))


def _words(text: str) -> str:
    """The words of a line without Markdown's marks."""
    plain = _BOLD_NUMBER.sub("\\2　", text.strip())
    plain = _LINK.sub(r"\1", _TAG.sub("", plain))
    return _ESCAPED.sub(r"\1", html.unescape(_EMPHASIS.sub("", plain)))
