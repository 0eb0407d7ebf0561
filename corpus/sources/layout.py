"""Rows of a flat source (chapter and section as columns) -> articles with their divisions and annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.model import DIVISION_KINDS, Annex, Article, Division
from corpus.numerals import NUMERAL_CHARS, to_int
from corpus.structure import ARTICLE, WHOLE_TEXT, paragraphs_of

_N = f"[{NUMERAL_CHARS}]+"
# A heading that stands as a line of its own: 第五编 婚姻家庭, 第一分编 通 则, 附 则
_HEADING = re.compile(rf"第({_N})(分编|编|章|节)\s*(.+)|附\s*则")
# Marks that a sentence has and a heading has not.
_SENTENCE = re.compile("[，。；：]")
# 条目十一: this source's name for 十一、
_ENTRY = re.compile(rf"条目({_N})")
# The sentence after which nothing belongs to the last article.
_IN_FORCE = re.compile(r"自.{0,30}起?(?:施行|实施|生效)")


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the source, its lines already mended."""

    label: str
    chapter: str | None
    section: str | None
    lines: tuple[str, ...]


@dataclass(slots=True)
class Layout:
    """Articles and annexes, with the headings found glued to articles and the columns found stale."""

    articles: list[Article] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    glued: list[tuple[str, str]] = field(default_factory=list)
    missing_first_part: bool = False
    orphans: list[str] = field(default_factory=list)


def lay_out(rows: list[Row], headings_before: dict[str, tuple[str, ...]]) -> Layout:
    """Give every article its divisions.

    Headings glued to the end of an article (民法典 1039 ends with 第五编 婚姻家庭) open before the next one.
    After such a heading the chapter column may still hold the chapter before it: it counts only once it changes.
    A column with kind and number of an open heading repeats it, perhaps cut short (刑事诉讼法 298), and gives way.
    """
    layout = Layout()
    pending: list[Division] = []
    outer: list[Division] = []
    stale: str | None = None
    chapter_before: str | None = None
    for position, row in enumerate(rows):
        label, number, suffix = _label(row.label)
        key = f"{number}-{suffix}" if suffix else str(number)
        pending += [d for h in headings_before.get(key, ()) if (d := parse_heading(h, outer + pending))]
        if pending:
            outer = _entered(outer, pending)
            stale = chapter_before if row.chapter == chapter_before else None
            pending = []
        chapter_before = row.chapter
        stale = row.chapter if row.chapter == stale else None
        columns = [] if stale is not None else [c for c in (row.chapter, row.section) if c]
        entering = [d for c in columns if (d := parse_heading(c, outer))]
        path = _entered(outer, [d for d in entering if (d.kind, d.number) not in {(o.kind, o.number) for o in outer}])
        lines, glued = _split_glued(list(row.lines), path)
        layout.glued += [(label, d.label) for d in glued]
        pending = glued
        if position == len(rows) - 1:
            lines, annexes = _split_annexes(lines)
            layout.annexes = annexes
        paragraphs, orphans = paragraphs_of(lines)
        layout.orphans += [f"{label}：{lines[i]}" for i in orphans]
        layout.articles.append(Article(number, suffix, label, tuple(path), tuple(paragraphs)))
    first = layout.articles[0].path if layout.articles else ()
    layout.missing_first_part = any(a.path and a.path[0].kind == "编" for a in layout.articles) and not (
        first and first[0].kind == "编"
    )
    return layout


def parse_heading(text: str, outer: list[Division]) -> Division | None:
    """第五编 婚姻家庭 -> Division; 附则 takes the kind of the outermost open division."""
    match = _HEADING.fullmatch(text.strip())
    if not match:
        return None
    if match[1] is None:
        return Division(outer[0].kind if outer else "章", 0, "附则")
    return Division(match[2], to_int(match[1]), re.sub(r"\s+", "", match[3]))


def _label(label: str) -> tuple[str, int, int]:
    if match := ARTICLE.fullmatch(label):
        return label, to_int(match[1]), to_int(match[2]) if match[2] else 0
    if match := _ENTRY.fullmatch(label):
        return f"{match[1]}、", to_int(match[1]), 0
    return WHOLE_TEXT, 0, 0


def _entered(open_divisions: list[Division], entering: list[Division]) -> list[Division]:
    path = list(open_divisions)
    for division in entering:
        rank = DIVISION_KINDS.index(division.kind)
        path = [d for d in path if DIVISION_KINDS.index(d.kind) < rank] + [division]
    return path


def _split_glued(lines: list[str], path: list[Division]) -> tuple[list[str], list[Division]]:
    glued: list[Division] = []
    while len(lines) > 1 and not _SENTENCE.search(lines[-1]) and (d := parse_heading(lines[-1], path)):
        glued.insert(0, d)
        lines = lines[:-1]
    return lines, glued


def _split_annexes(lines: list[str]) -> tuple[list[str], list[Annex]]:
    """An annex begins at 附件 or 附表, or at the first title after the sentence that brings the text into force."""
    marks = [i for i, line in enumerate(lines) if re.match(r"附件|附表|附[：:]", line)]
    in_force = next((i for i, line in enumerate(lines) if _IN_FORCE.search(line)), len(lines))
    titles = [i for i, line in enumerate(lines) if i > in_force and not line.endswith(("。", "；", "："))]
    start = min(marks + titles, default=len(lines))
    body, rest = lines[:start], lines[start:]
    annexes: list[Annex] = []
    for line in rest:
        if match := re.fullmatch(r"(附(?:件|表)[一二三四五六七八九十\d]*)[：:　\s]*(.*)", line):
            annexes.append(Annex(match[1] + (f"　{match[2]}" if match[2] else ""), ()))
        elif not annexes:
            annexes.append(Annex("附件", (line,)))
        else:
            annexes[-1] = Annex(annexes[-1].title, (*annexes[-1].lines, line))
    return body, annexes
