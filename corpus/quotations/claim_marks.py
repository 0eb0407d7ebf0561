"""Quotation marks: where a marked passage opens and closes, and passages in marks that stand before a citation.

    marked = “ … ” | ‘ … ’ | 「 … 」 | 『 … 』 | " … "
    before = marked [ stop ] ( "（" | "——" ) [ 见, 参见, 引自, 出自 … ] citation
           | marked [ comma ] ( 见, 参见, 引自, 出自, 规定于 … ) citation
           | marked ( 即, 是, 系, 为 ) citation … 的 ( 规定, 要求, 原文 … )

A term of less than `TERM` words needs the bracket or the dash: “同意”是《个人信息保护法》第十三条的核心 quotes nothing.
"""

from __future__ import annotations

import re

MAX_LENGTH = 20_000
# A shorter passage is a term taken from a text; nobody expects the rest of the rule.
TERM = 12
# Passages are told from terms and headings by their first characters.
_COUNTED = 200
CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "”": "”"}
_OPENING = {"”": "“", "’": "‘", "」": "「", "』": "『", '"': '"'}
# What leads from a quotation to the citation after it; longer words are no lead.
_LEAD = 24
_BEFORE = re.compile(
    r"""(?P<mark>[”’」』"])[。，；,;]?[ \t　]*
    (?:
        (?P<firm>[（(【〔\[]|[—–－-]{1,4})[ \t　—]*
        (?:参见|参照|引自|出自|语出|摘自|载于|见于|见|依据|根据|据|源自)?[：:]?
      | (?:以上|上述|这一|该)?(?:内容|规定|文字|条文|一语|一句)?
        (?:参见|引自|出自|语出|摘自|载于|见于|见|规定于|规定在|源自|来自|来源于)[：:]?
      | (?:这|此|该)?(?P<equation>即为|即是|即|就是|正是|是|系|为|属于)
    )
    (?:我国|现行|了|[ \t　—])*$""",
    re.VERBOSE,
)
# “……”是《个人信息保护法》第九条的明文规定
_SAID_TO_BE = re.compile(r"[^。！？；\n“”]{0,60}?的?(?:明文|明确|具体)?(?:规定|要求|原文|原话|内容|文字|表述|条文)")
_PARAGRAPH = re.compile(r"[ \t　>]*$")


def quoted_before(text: str, start: int) -> tuple[int, int] | None:
    """The span quoted before a citation that begins at `start`: “……”（《民法典》第1034条）, “……”，见《民法典》第1034条.

    >>> quoted_before("“自然人的个人信息受法律保护。”（《民法典》第1034条）", 17)
    (1, 15)
    """
    mark = _BEFORE.search(text, max(0, start - _LEAD), start)
    if not mark:
        return None
    end = mark.start("mark")
    opening = _opened(text, end, _OPENING[mark["mark"]])
    if opening is None or not count_words(text[opening + 1 : end]):
        return None
    short = count_words(text[opening + 1 : end]) < TERM
    if (short and not mark["firm"]) or (mark["equation"] and not _SAID_TO_BE.match(text, start)):
        return None
    return opening + 1, end


def count_words(passage: str) -> int:
    """The letters and digits at the head of a passage; more than a sentence need not be counted."""
    return sum(char.isalnum() for char in passage[:_COUNTED])


def may_open(text: str, at: int) -> bool:
    """Whether a mark that can also close (" or, by a slip of the pen, ”) opens a passage: nothing is open before it.

    In 他说“依据《民法典》第1034条”，“……” the mark after the citation closes what the writer says.
    """
    if text[at] not in '”"':
        return True
    floor = max(0, at - MAX_LENGTH)
    line = text[max(floor, text.rfind("\n", floor, at) + 1) : at]
    if text[at] == '"':
        return line.count('"') % 2 == 0
    return line.count("“") <= line.count("”") and line.count("”") % 2 == line.count("“") % 2


def closed(text: str, position: int, limit: int, opening: str) -> int | None:
    """Where the mark that closes the passage stands.

    Marks of the same form may be nested. A paragraph that begins with the opening mark goes on with the same passage
    (GB/T 15834: only its last paragraph is closed). If nesting never ends, the first closing mark is taken.
    """
    closing = CLOSING[opening]
    if text.find(closing, position, limit) < 0:
        return None
    depth, first = 1, None
    for found in re.finditer(f"[{opening}{closing}]", text[position:limit]):
        at = position + found.start()
        if found[0] == closing:
            first = at if first is None else first
            depth -= 1
        elif not _opens_paragraph(text, at):
            depth += 1
        if depth == 0:
            return at
    return first


def _opens_paragraph(text: str, at: int) -> bool:
    line = text.rfind("\n", max(0, at - 8), at)
    return line >= 0 and bool(_PARAGRAPH.fullmatch(text, line + 1, at))


def _opened(text: str, end: int, opening: str) -> int | None:
    """Where the mark that opens the passage stands; backwards, paragraph by paragraph where each opens anew."""
    closing = text[end]
    floor = max(0, end - MAX_LENGTH)
    if opening == closing:
        at = text.rfind(opening, floor, end)
        return at if at >= 0 else None
    depth, found = 1, None
    for mark in reversed(list(re.finditer(f"[{opening}{closing}]", text[floor:end]))):
        at = floor + mark.start()
        if mark[0] == closing:
            if found is not None:
                return found
            depth += 1
            continue
        depth -= 1
        if depth <= 0:
            found = at
            if not _opens_paragraph(text, at):
                return found
    return found
