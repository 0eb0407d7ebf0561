"""The body of a law, its openings found -> lines of our own Markdown, each with the line it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import Problem
from corpus.model import DIVISION_KINDS, Division
from corpus.sources.characters import repair_line
from corpus.sources.line_forms import (
    Opening,
    article_opening,
    division_heading,
    ends_a_sentence,
    is_closing_division,
    ordinal_opening,
    reads_as_sentence,
    without_spaces,
)
from corpus.sources.openings import Openings
from corpus.sources.source_lines import Findings, SourceLine, shortened
from corpus.structure import FOOTNOTE, ITEM, SUBITEM, WHOLE_TEXT

# 【背叛国家罪】: publishers put names of offences and subjects before an article; no official text has such brackets.
_SUBJECT = re.compile(r"[【［\[][^】］\]]{1,40}[】］\]]\s*")
_SUB_HEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_MOST_CONTINUATIONS = 2


class BodyWriter:
    """Walks the lines once; each becomes a heading, an article's label, text, or a finding."""

    def __init__(self, lines: Sequence[SourceLine], openings: Openings, findings: Findings, *, brackets: bool) -> None:
        self._lines = lines
        self._findings = findings
        self._brackets = brackets
        self._whole = openings.numbering == "whole"
        self._openings = dict(openings.by_index)
        self._problems: list[tuple[SourceLine, str, str]] = []
        self._dropped = self._repeated_articles() | self._empty_openings()
        self._headings, self._joined = self._find_headings() if not self._whole else ({}, {})
        self._stack: list[Division] = []
        self._out: list[tuple[int, str]] = []

    def problems(self, path: Path) -> list[Problem]:
        """Articles that the format cannot hold: one number with two texts."""
        return [Problem(path, line.number, what, expected) for line, what, expected in self._problems]

    def written(self) -> list[tuple[int, str]]:
        """The lines of our Markdown below the title, numbered by the source."""
        labelled = any(line.text == WHOLE_TEXT for line in self._lines)
        if self._whole and self._lines and not labelled:
            self._out.append((self._lines[0].number, f"## {WHOLE_TEXT}"))
        for index, line in enumerate(self._lines):
            if index in self._dropped:
                continue
            if self._whole and line.text == WHOLE_TEXT:
                self._out.append((line.number, f"## {WHOLE_TEXT}"))
            elif opening := self._openings.get(index):
                self._article(line, opening)
            elif division := self._headings.get(index):
                self._enter(line, division)
            elif index not in self._joined:
                self._text(index, line)
        return self._out

    def _article(self, line: SourceLine, opening: Opening) -> None:
        label = without_spaces(line.text)[: len(opening.label)]
        if label != opening.label and not opening.label.endswith("、"):
            self._findings.repaired("条号写法", line, f"{shortened(line.text, 12)} 写作 {opening.label}")
        self._out.append((line.number, f"{'#' * (len(self._stack) + 2)} {opening.label}"))
        rest = opening.rest
        if subject := _SUBJECT.match(rest):
            self._findings.repaired("出版者加的条标未收入", line, f"{opening.label}{subject[0]}")
            rest = rest[subject.end() :]
        if rest:
            self._emit(line, rest)

    def _enter(self, line: SourceLine, division: Division) -> None:
        if not division.number:
            division = Division(self._stack[0].kind if self._stack else "章", 0, division.name)
        rank = _rank(division)
        self._stack = [d for d in self._stack if _rank(d) < rank]
        self._out.append((line.number, f"{'#' * (len(self._stack) + 2)} {division.label}"))
        self._stack.append(division)

    def _text(self, index: int, line: SourceLine) -> None:
        if self._is_sub_heading(index):
            self._findings.asked("款级标题没有位置，未收入", line, line.text)
            return
        if line.level and index > min(self._openings, default=-1):
            self._findings.asked("看不懂的标题，按正文保存", line, line.text)
        if self._stack and self._out[-1][1].startswith("#") and not _opens_article(self._out[-1][1]):
            self._findings.asked("标题与条文之间的文字没有位置，未收入", line, line.text)
            return
        if index + 1 in self._openings and not line.row and not reads_as_sentence(line.text):
            self._findings.asked("疑似标题，按正文保存", line, line.text)
        elif self._reads_on(line):
            self._findings.asked("疑似在句中断行，按两款保存", line, line.text)
        if line.row:
            self._findings.asked("表格在条文之中", line, line.text)
        self._emit(line, line.text)

    def _reads_on(self, line: SourceLine) -> bool:
        """Whether the line above, of the same article, stops in the middle of a sentence."""
        before = self._out[-1][1] if self._out else "#"
        if ITEM.match(line.text) or SUBITEM.match(line.text) or FOOTNOTE.match(line.text):
            return False
        return not before.startswith("#") and not line.row and not ends_a_sentence(before)

    def _emit(self, line: SourceLine, text: str) -> None:
        mended, kinds = repair_line(text.lstrip("#="), self._brackets)
        for kind in kinds:
            self._findings.repaired(kind, line, mended)
        if mended:
            self._out.append((line.number, mended))

    def _find_headings(self) -> tuple[dict[int, Division], dict[int, int]]:
        """Headings that lead to an article, by their index; and the lines that continue one, with its index."""
        headings: dict[int, Division] = {}
        joined: dict[int, int] = {}
        sections = 0
        for index, line in enumerate(self._lines):
            if index in self._openings or index in joined or line.row:
                continue
            division = division_heading(line.text, line.level > 0)
            if division is None and is_closing_division(line.text):
                division = Division("章", 0, "附则")
            if division is None and (section := self._section(line, sections + 1)):
                division = section
            if division is None:
                continue
            continued = self._continued(index)
            if not self._leads_on(index + 1 + len(continued), division):
                self._ask_about(line)
                continue
            sections += division.kind == "部分"
            if continued:
                name = division.name + "".join(without_spaces(self._lines[i].text) for i in continued)
                self._findings.repaired("标题分成几行", line, name)
                division = Division(division.kind, division.number, name)
                joined |= dict.fromkeys(continued, index)
            headings[index] = division
        return headings, joined

    def _section(self, line: SourceLine, number: int = 0) -> Division | None:
        """一、关于一般规定 above 第N条: a part of an interpretation; of this number, if one is given."""
        opening = ordinal_opening(line.text)
        numbered = any(not o.label.endswith("、") for o in self._openings.values())
        if (
            not numbered
            or not opening
            or not opening.rest
            or (number and opening.number != number)
            or reads_as_sentence(line.text)
        ):
            return None
        return Division("部分", opening.number, without_spaces(opening.rest))

    def _continued(self, index: int) -> list[int]:
        """The lines below a heading that read on: not a sentence, no heading, no article."""
        found: list[int] = []
        for i in range(index + 1, min(index + 1 + _MOST_CONTINUATIONS, len(self._lines))):
            line = self._lines[i]
            if i in self._openings or self._is_heading(line) or _SUB_HEADING.match(line.text):
                break
            if reads_as_sentence(line.text) or line.row or (line.level != self._lines[index].level and line.level):
                break
            found.append(i)
        return found

    def _is_heading(self, line: SourceLine) -> bool:
        marked = line.level > 0
        return bool(division_heading(line.text, marked) or is_closing_division(line.text) or ordinal_opening(line.text))

    def _leads_on(self, index: int, division: Division) -> bool:
        """Whether an article opens at the line, or below headings of a lower rank than the division's."""
        while index < len(self._lines):
            if index in self._openings:
                return index not in self._dropped
            line = self._lines[index]
            inner = division_heading(line.text, line.level > 0) or self._section(line)
            if is_closing_division(line.text) or (inner and _rank(inner) <= _rank(division)):
                return False
            if not self._is_heading(line) and not self._is_sub_heading(index) and reads_as_sentence(line.text):
                return False
            index += 1
        return False

    def _is_sub_heading(self, index: int) -> bool:
        """（一）担保合同与担保物权的效力 directly above an article: a heading that the format has no place for."""
        line = self._lines[index]
        below = index + 1 in self._openings
        return bool(below and _SUB_HEADING.match(line.text) and not reads_as_sentence(line.text))

    def _ask_about(self, line: SourceLine) -> None:
        self._findings.asked("标题之下没有条文，按正文保存", line, line.text)

    def _empty_openings(self) -> set[int]:
        """Openings without a word before the next one: the number alone cannot be held."""
        places = sorted(self._openings)
        found = set()
        for index, following in zip(places, [*places[1:], len(self._lines)], strict=False):
            between = range(index + 1, following)
            if not self._openings[index].rest and not any(self._has_words(i) for i in between):
                self._findings.asked("条号之下没有文字", self._lines[index], self._openings[index].label)
                found.add(index)
        return found

    def _has_words(self, index: int) -> bool:
        line = self._lines[index]
        return not division_heading(line.text, line.level > 0) and not is_closing_division(line.text)

    def _repeated_articles(self) -> set[int]:
        """The lines of articles that are printed twice with the same words; other words are a problem."""
        seen: dict[tuple[int, int], tuple[int, str]] = {}
        last, dropped = (0, 0), set()
        for index, opening in sorted(self._openings.items()):
            text, end = self._words(index)
            if opening.place > last:
                seen[opening.place] = (self._lines[index].number, text)
                last = opening.place
            elif opening.place in seen and seen[opening.place][1] == text:
                self._findings.repaired("重复的条文只收一次", self._lines[index], opening.label)
                dropped |= set(range(index, end))
            else:
                self._refuse(index, opening, seen)
        for index in dropped & set(self._openings):
            del self._openings[index]
        return dropped

    def _words(self, index: int) -> tuple[str, int]:
        """The text of the article that opens at a line, without spaces, and the index behind it."""
        end = index + 1
        while end < len(self._lines) and end not in self._openings and self._has_words(end):
            end += 1
        lines = [self._openings[index].rest, *(line.text for line in self._lines[index + 1 : end])]
        return without_spaces("".join(lines)), end

    def _refuse(self, index: int, opening: Opening, seen: dict[tuple[int, int], tuple[int, str]]) -> None:
        line = self._lines[index]
        if opening.place == (1, 0):
            expected = "一个文件只放一部法规；附在后面的文件，请在它之前加一行 附件"
            self._problems.append((line, "又从第一条起编号", expected))
        elif opening.place in seen:
            what = f"{opening.label}出现两次，文字不同（第 {seen[opening.place][0]} 行已有）"
            self._problems.append((line, what, "照公布的文本改正条号"))
        else:
            self._problems.append((line, f"{opening.label}排在后面的条之后", "条号依次递增；照公布的文本改正"))


def _rank(division: Division) -> int:
    return DIVISION_KINDS.index(division.kind)


def _opens_article(heading: str) -> bool:
    label = heading.lstrip("# ")
    return label == WHOLE_TEXT or label.endswith("、") or article_opening(label) is not None
