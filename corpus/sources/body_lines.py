"""The body of a law before its articles are read: contents, glued lines, annexes and signature are dealt with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Division
from corpus.sources.front_lines import is_contents
from corpus.sources.line_forms import (
    annex_heading,
    article_opening,
    division_heading,
    ends_a_sentence,
    reads_as_sentence,
    without_spaces,
)
from corpus.sources.openings import Openings
from corpus.sources.promulgation import dates_in
from corpus.sources.source_lines import Findings, SourceLine

# ……12 or a tab and a number at the end of a line of the contents, which is short
_PAGE_NUMBER = re.compile(r"[\s.…·—-]{0,200}\d{0,4}$")
_LONGEST_ENTRY = 300
# A heading or an article behind the end of a sentence, on the same line.
_GLUED_HEADING = re.compile(r"(?<=[。；”])\s*(第[^第\s]{1,8}(?:分编|编|章|节)[\s\u3000]+\S[^。；：]{0,40})$")
_GLUED_ARTICLE = re.compile(r"(?<=[。；”])\s*(?=第[^第\s]{1,10}条(?:之.{1,2})?[\s\u3000])")
# The sentence after which only a signature and annexes follow.
_IN_FORCE = re.compile(r"自.{0,30}起?(?:施行|实施|生效)")
_ORGAN = re.compile("院|委员会|部|局|署|办公室|银行|会议|主席|政府|总理|委员长")


@dataclass(frozen=True, slots=True)
class Tail:
    """An annex as it stands in the source: the line of its heading, the heading we write, its lines."""

    line: int
    title: str
    lines: tuple[SourceLine, ...]


def without_contents(lines: Sequence[SourceLine], findings: Findings) -> list[SourceLine]:
    """The lines without the table of contents.

    It begins at 目录, or at the first heading where headings of one kind follow each other; behind 目录, every line
    that the body prints again belongs to it. The body begins where the first line is printed again. Where that never
    happens, the headings are those of the body and stay.
    """
    body = next((i for i, line in enumerate(lines) if article_opening(line.text)), len(lines))
    start = next((i for i, line in enumerate(lines[:body]) if is_contents(line)), None)
    marked = start is not None
    first = start + 1 if start is not None else _bare_contents(lines)
    if first is None or first >= len(lines):
        return list(lines)
    again = next((i for i in range(first + 1, len(lines)) if _same(lines[i], lines[first])), None)
    if again is None:
        if marked:
            findings.asked("目录之后没有同名的标题", lines[first - 1], "目录按正文的标题读")
        return [*lines[: first - marked], *lines[first:]]
    # Only what stands in the body too may go: an article that is printed twice before is no entry of the contents.
    body_lines = {_plain(line) for line in lines[again:]} if marked else set()
    end = first
    while end < again and (_in_contents(lines[end]) or _plain(lines[end]) in body_lines):
        end += 1
    begin = first - 1 if marked else first
    findings.repaired("目录", lines[begin], f"第 {lines[begin].number} 行至第 {lines[end - 1].number} 行")
    return [*lines[:begin], *lines[end:]]


def _bare_contents(lines: Sequence[SourceLine]) -> int | None:
    """The first heading, where no article stands before the next heading of its kind."""
    kinds: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        if article_opening(line.text):
            break
        if division := _listed(line):
            kinds.append((index, division.kind))
    return kinds[0][0] if any(kind == kinds[0][1] for _, kind in kinds[1:]) else None


def _listed(line: SourceLine) -> Division | None:
    return division_heading(_entry(line), True)


def _entry(line: SourceLine) -> str:
    """A line of the contents without its page number."""
    return _PAGE_NUMBER.sub("", line.text) if len(line.text) <= _LONGEST_ENTRY else line.text


def _in_contents(line: SourceLine) -> bool:
    text = _plain(line)
    return bool(_listed(line)) or text in ("附则", "总则", "序言", "结语") or annex_heading(text) is not None


def _plain(line: SourceLine) -> str:
    return without_spaces(_entry(line))


def _same(line: SourceLine, other: SourceLine) -> bool:
    one, two = _listed(line), _listed(other)
    return one == two if one and two else _plain(line) == _plain(other)


def parted(lines: Sequence[SourceLine], findings: Findings) -> list[SourceLine]:
    """Lines on which a heading or the next article stands behind the end of an article, cut there."""
    return _parted_articles(_parted_headings(lines, findings), findings)


def _parted_headings(lines: Sequence[SourceLine], findings: Findings) -> list[SourceLine]:
    out: list[SourceLine] = []
    for index, line in enumerate(lines):
        match = _GLUED_HEADING.search(line.text)
        before_article = index + 1 < len(lines) and article_opening(lines[index + 1].text) is not None
        if match and match.start() and before_article and division_heading(match[1]):
            findings.repaired("标题粘连在条文末尾", line, match[1])
            out += [line.saying(line.text[: match.start()]), line.saying(match[1])]
        else:
            out.append(line)
    return out


def _parted_articles(lines: Sequence[SourceLine], findings: Findings) -> list[SourceLine]:
    """第五条 behind the end of 第四条 on one line is an article only where 第五条 would be missing otherwise."""
    present = {o.place for line in lines if (o := article_opening(line.text))}
    out: list[SourceLine] = []
    number = 0
    for line in lines:
        opening = article_opening(line.text)
        number = opening.number if opening else number
        for piece in _GLUED_ARTICLE.split(line.text) if number else [line.text]:
            inner = article_opening(piece) if out and out[-1].number == line.number and piece != line.text else None
            if inner is None or (inner.place not in present and inner.number == number + 1):
                new = inner is not None
            else:
                out[-1] = out[-1].saying(f"{out[-1].text}{piece}")
                continue
            if new:
                assert inner
                number = inner.number
                findings.repaired("条文粘连", line, piece)
            out.append(line.saying(piece))
    return out


def cut_annexes(
    lines: Sequence[SourceLine], openings: Openings, findings: Findings
) -> tuple[list[SourceLine], list[Tail]]:
    """The lines before the annexes, and the annexes.

    They begin at 附件, 附表, 附录, 附 behind an article after which the numbering does not go on; or, without such a
    heading, at the first line behind the sentence that brings the text into force which does not end as a sentence.
    """
    start = _first_annex(lines, openings)
    if start is None:
        return list(lines), []
    tails: list[Tail] = []
    gathered: list[SourceLine] = []
    number, title = lines[start].number, annex_heading(lines[start].text)
    if title is None:
        findings.asked("附件没有标题", lines[start], f"以 附件 为题收入：{lines[start].text}")
        title, gathered = "附件", [lines[start]]
    for line in lines[start + 1 :]:
        following = None if line.row else annex_heading(line.text)
        if following is None:
            gathered.append(line)
            continue
        tails.append(Tail(number, title, tuple(gathered)))
        number, title, gathered = line.number, following, []
    return list(lines[:start]), [*tails, Tail(number, title, tuple(gathered))]


def _first_annex(lines: Sequence[SourceLine], openings: Openings) -> int | None:
    if openings.numbering == "whole":
        return next((i for i, line in enumerate(lines) if i and not line.row and annex_heading(line.text)), None)
    places = sorted(openings.by_index)
    for index, line in enumerate(lines):
        if line.row or annex_heading(line.text) is None or not places or index < places[0]:
            continue
        last = max(o.place for i, o in openings.by_index.items() if i < index)
        if not any(i > index and o.place[0] == last[0] + 1 for i, o in openings.by_index.items()):
            return index
    return _after_force(lines, openings)


def _after_force(lines: Sequence[SourceLine], openings: Openings) -> int | None:
    last = openings.last
    in_force = next((i for i in range(max(last, 0), len(lines)) if _IN_FORCE.search(lines[i].text)), None)
    if in_force is None or not ends_a_sentence(lines[in_force].text):
        return None
    rest = range(in_force + 1, len(lines))
    return next((i for i in rest if not ends_a_sentence(lines[i].text) and not lines[i].text.startswith("①")), None)


def cut_signature(lines: Sequence[SourceLine], findings: Findings) -> tuple[list[SourceLine], date | None]:
    """The lines without the organ and the day at their end, and that day: 最高人民检察院, 1997年10月6日."""
    if len(lines) < 2:
        return list(lines), None
    plain = without_spaces(lines[-1].text)
    days = dates_in(plain)
    if not days or days[0][1:] != (0, len(plain)):
        return list(lines), None
    end = len(lines) - 1
    while end > 1 and _is_organ(lines[end - 1]):
        end -= 1
    for line in lines[end:]:
        findings.repaired("落款未收入正文", line, line.text)
    return list(lines[:end]), days[0][0]


def _is_organ(line: SourceLine) -> bool:
    return len(line.text) <= 30 and not reads_as_sentence(line.text) and _ORGAN.search(line.text) is not None
