"""Passages given by their place: the lines after a colon, under a heading, in a block quotation, in a cell of a table.

lines = the line, and the lines after it, up to a blank line, a heading, a list marker or a new citation's line
below = heading citation line-end ( lines | block quotation )
cell  = "|" citation "|" passage "|"
"""

from __future__ import annotations

import re

# Longer openings than this are no line-start citation.
_HEAD_LENGTH = 80
_NUMBER = "[一二三四五六七八九十百千零〇0-9]{1,9}"
_BLANK = re.compile(r"(?:[ \t　>]*\r?\n){0,3}[ \t　>]*")
# Signs before the citation of a line: bullets, numbers, brackets, Markdown, pictures.
_SIGN = r"[\s#>*·•●■◆○\-+_（(【\[|\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
_LINE_HEAD = re.compile(rf"{_SIGN}*(?:[0-9]{{1,2}}[.、．）)]|[一二三四五六七八九十]{{1,3}}、|[①-⑳])?[\s*【\[_]*")
# A line of its own, not the next line of a quotation: a list, a heading, another citation. （一） is a 项 and goes on,
# and so does ①, unless a citation follows. 民法典第1条 goes on where it is no heading: 违反民法典第一条规定的.
_NEW_START = re.compile(
    rf"""[ \t　]*(?:[#•·◆●■|-]|[*+][ ]|\*\*(?!第?[（(]?[一二三四五六七八九十0-9]{{1,3}}[）)]?[款项目])
    |[0-9]{{1,2}}[、．)）]|[0-9]{{1,2}}\.(?:[*_“【 ]{{0,4}}《|\ \*\*)|[一二三四五六七八九十]{{1,3}}、|注[：:]|附[：:]
    |[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]
    |[*_“【①-⑳ ]{{0,3}}(?:《|第{_NUMBER}条)
    |[①-⑳]?[ ]?[\u4e00-\u9fff]{{1,14}}(?:(?<=[法典例定释])[0-9]{{1,4}}|[0-9]{{1,4}}条|第{_NUMBER}条)
      (?:之[一二三四五六七八九十])?(?:第?{_NUMBER}款)?(?:第?[（(]?{_NUMBER}[）)]?项)?[*_]{{0,2}}[：: \t　]
    |[\u4e00-\u9fff]{{1,14}}[0-9]{{1,4}}条)""",
    re.VERBOSE,
)
_MARKDOWN_HEAD = re.compile(r"[ \t　>]*(?:#{1,6}[ \t]|(?:[-*+•]|[0-9]{1,2}[.、．)）])[ \t　]*|\*\*|__)")
_LINE_REST = re.compile(r"[ \t　*_#：:。]*(?:\r?\n|$)")
_BLOCK = re.compile(r"(?:[ \t　]*\r?\n){0,2}[ \t　]*>[ \t　>]*")
_CELL = re.compile(r"[ 　*_]*[|\t][ \t　*_]*")


def skip(text: str, position: int, limit: int) -> int:
    """Past spaces and up to three line ends."""
    blank = _BLANK.match(text, position, limit)
    return blank.end() if blank else position


def heads_line(text: str, start: int) -> bool:
    """Whether nothing but signs stands before a citation in its line."""
    line = _line_start(text, start)
    return line is not None and bool(_LINE_HEAD.fullmatch(text, line, start))


def lines(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """The line that begins at `start` and those that go on with it; a block quotation up to its end."""
    end = _line_end(text, start, limit)
    while end < limit:
        following = end + 1
        line_end = _line_end(text, following, limit)
        line = text[following:line_end]
        if not line.strip(" \t\r　") or _NEW_START.match(line.lstrip(" >\t")):
            break
        end = line_end
    end = start + len(text[start:end].rstrip(" \t\r\n　>"))
    return (start, end) if end > start else None


def below(text: str, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """The paragraph under a citation that is a heading, in bold or in a list, and that ends its line."""
    rest = _LINE_REST.match(text, end, limit)
    line = _line_start(text, start)
    if not rest or not rest[0].endswith("\n") or line is None or not _MARKDOWN_HEAD.match(text, line, start):
        return None
    head = skip(text, rest.end(), limit)
    first = text[head : _line_end(text, head, limit)]
    return None if not first.strip() or _NEW_START.match(first) else lines(text, head, limit)


def block(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """The block quotation ("> …") under a citation that ends its line."""
    rest = _LINE_REST.match(text, end, limit)
    if not rest or not rest[0].endswith("\n"):
        return None
    quote = _BLOCK.match(text, rest.end(), limit)
    return lines(text, quote.end(), limit) if quote else None


def cell(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """The cell of a table after the one that a citation fills to its end."""
    wall = _CELL.match(text, end, limit)
    if not wall or "\n" in wall[0]:
        return None
    close = _line_end(text, wall.end(), limit)
    finish = text.find("|" if "|" in wall[0] else "\t", wall.end(), close)
    if finish < 0 and "|" not in wall[0]:
        finish = close
    return (wall.end(), wall.end() + len(text[wall.end() : finish].rstrip())) if finish > wall.end() else None


def _line_start(text: str, start: int) -> int | None:
    """Where the line of a citation begins, if not too far before it."""
    line = text.rfind("\n", max(0, start - _HEAD_LENGTH), start) + 1
    return None if line == 0 and start > _HEAD_LENGTH else line


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return end if end >= 0 else limit
