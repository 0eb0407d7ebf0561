"""The body of a statute file -> title, preamble, articles, annexes. Pure: lines in, values and problems out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import Problem
from corpus.model import DIVISION_KINDS, Annex, Article, Division, Item, Paragraph
from corpus.numerals import NUMERAL_CHARS, to_int

_N = f"[{NUMERAL_CHARS}]+"
HEADING = re.compile(r"(#{1,6})\s+(.*)")
# 第二百五十三条之一
ARTICLE = re.compile(rf"第({_N})条(?:之({_N}))?")
# 一、 as amendments number their articles
ORDINAL = re.compile(rf"({_N})、")
# 第四章　个人在个人信息处理活动中的权利
DIVISION = re.compile(rf"第({_N})(分编|编|章|节)　(.+)")
UNNUMBERED_DIVISIONS = ("附则", "总则", "序言")
ANNEX = re.compile(r"附(?:件|表|录)?[一二三四五六七八九十\d]*(?:　.*)?")
WHOLE_TEXT = "全文"
# 二、溯及适用的具体规定: a division of an interpretation whose articles are numbered 第X条 throughout
SECTION = re.compile(rf"({_N})、(.+)")
# （一）, also just inside the opening quotation mark of an amendment; some texts are published with (一)
ITEM = re.compile(rf"[“‘]?[（(]({_N})[）)]")
# ① a note that the publisher of a consolidated text puts under an article; it is not a 款
FOOTNOTE = re.compile(r"[①-⑳]")
# 1. with an ASCII or full-width stop
SUBITEM = re.compile(r"[“‘]?\d{1,2}[.．]")


@dataclass(slots=True)
class Body:
    """What a body holds; `problems` lists each line that breaks the format."""

    title: str = ""
    preamble: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def parse_body(path: Path, lines: Iterable[tuple[int, str]]) -> Body:
    """Read numbered lines into a Body; the grammar is docs/corpus-format.md, "Statute"."""
    builder = _Builder(path)
    for number, line in lines:
        if heading := HEADING.fullmatch(line):
            builder.heading(number, len(heading[1]), heading[2].strip())
        elif line.startswith("#"):
            builder.no_heading(number, line)
        elif line.strip():
            builder.text(number, line.strip())
    builder.finish()
    return builder.body


def paragraphs_of(lines: Iterable[str]) -> tuple[list[Paragraph], list[int]]:
    """Group lines into 款 with their 项 and 目; also the indexes of lines that have no unit above them."""
    found: list[tuple[str, list[tuple[int, str, list[str]]]]] = []
    orphans = []
    for index, line in enumerate(lines):
        if item := ITEM.match(line):
            if not found:
                orphans.append(index)
                continue
            found[-1][1].append((to_int(item[1]), line, []))
        elif SUBITEM.match(line) and found and found[-1][1]:
            found[-1][1][-1][2].append(line)
        else:
            found.append((line, []))
    paragraphs = [Paragraph(text, tuple(Item(n, t, tuple(s)) for n, t, s in items)) for text, items in found]
    return paragraphs, orphans


class _Builder:
    """Walks the lines of one body, keeping the open divisions and the open article."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.body = Body()
        self._divisions: list[Division] = []
        self._empty: dict[tuple[Division, ...], int] = {}  # divisions without an article so far, and their lines
        self._article: tuple[int, int, int, str] | None = None  # line, number, suffix, label
        self._annex: str | None = None
        self._lines: list[tuple[int, str]] = []

    def heading(self, number: int, level: int, label: str) -> None:
        self.close()
        if level == 1:
            self._title(number, label)
        elif match := ARTICLE.fullmatch(label):
            self._open(number, level, to_int(match[1]), to_int(match[2]) if match[2] else 0, label)
        elif match := ORDINAL.fullmatch(label):
            self._open(number, level, to_int(match[1]), 0, label)
        elif label == WHOLE_TEXT:
            self._open(number, level, 0, 0, label)
        elif division := self._division(label):
            self._enter(number, level, division)
        elif ANNEX.fullmatch(label):
            self._annex = label
        else:
            self._problem(number, f"看不懂的标题：{label}", "编、章、节、条（如 第一章　总则、第三条）或附件")

    def no_heading(self, number: int, line: str) -> None:
        self._problem(number, f"标题缺少空格：{line[:20]}", "# 之后空一格，如 ## 第一章　总则")

    def finish(self) -> None:
        self.close()
        for path, line in self._empty.items():
            self._problem(line, f"{path[-1].label}之下没有条文", "至少一条")

    def text(self, number: int, line: str) -> None:
        self._lines.append((number, line))

    def close(self) -> None:
        """End the open article, annex or preamble with the lines gathered so far."""
        lines, self._lines = self._lines, []
        if self._article:
            self._finish_article(lines)
        elif self._annex is not None:
            self.body.annexes.append(Annex(self._annex, tuple(text for _, text in lines)))
        elif lines and (self._divisions or self.body.articles):
            self._problem(lines[0][0], f"条文之外的文字：{lines[0][1][:20]}", "属于某一条，或放在附件标题之下")
        else:
            self.body.preamble += [text for _, text in lines]
        self._article = self._annex = None

    def _title(self, number: int, label: str) -> None:
        if self.body.title:
            self._problem(number, "第二个文件标题（#）", "只有一个")
        self.body.title = self.body.title or label

    def _open(self, line: int, level: int, number: int, suffix: int, label: str) -> None:
        self._expect_level(line, level, len(self._divisions) + 2, label)
        if self.body.annexes:
            self._problem(line, f"附件之后又有条文：{label}", "附件在全部条文之后")
        self._article = (line, number, suffix, label)

    def _finish_article(self, lines: list[tuple[int, str]]) -> None:
        assert self._article
        line, number, suffix, label = self._article
        footnotes = tuple(text for _, text in lines if FOOTNOTE.match(text))
        lines = [(n, text) for n, text in lines if not FOOTNOTE.match(text)]
        if not lines:
            self._problem(line, f"{label}没有内容", "至少一款正文")
        for depth in range(1, len(self._divisions) + 1):
            self._empty.pop(tuple(self._divisions[:depth]), None)
        paragraphs, orphans = paragraphs_of(text for _, text in lines)
        for index in orphans:
            self._problem(lines[index][0], f"{label}的项之前没有款：{lines[index][1][:20]}", "先有引出各项的一款")
        self.body.articles.append(
            Article(number, suffix, label, tuple(self._divisions), tuple(paragraphs), footnotes, line)
        )

    def _division(self, label: str) -> Division | None:
        if match := DIVISION.fullmatch(label):
            return Division(match[2], to_int(match[1]), match[3])
        if match := SECTION.fullmatch(label):
            return Division("部分", to_int(match[1]), match[2])
        if label in UNNUMBERED_DIVISIONS:
            return Division(self._divisions[0].kind if self._divisions else "章", 0, label)
        return None

    def _enter(self, line: int, level: int, division: Division) -> None:
        rank = DIVISION_KINDS.index(division.kind)
        self._divisions = [d for d in self._divisions if DIVISION_KINDS.index(d.kind) < rank]
        self._expect_level(line, level, len(self._divisions) + 2, division.label)
        self._divisions.append(division)
        self._empty[tuple(self._divisions)] = line

    def _expect_level(self, line: int, level: int, expected: int, label: str) -> None:
        if level != expected:
            self._problem(line, f"{label}的标题层级是 {'#' * level}", "#" * expected)

    def _problem(self, line: int, what: str, expected: str) -> None:
        self.body.problems.append(Problem(self.path, line, what, expected))
