"""The lines before the body of a law -> title, notes of promulgation, preamble; nothing is dropped unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.names import canonical
from corpus.sources.line_forms import (
    article_opening,
    division_heading,
    ends_a_sentence,
    is_closing_division,
    ordinal_opening,
    without_spaces,
)
from corpus.sources.promulgation import dates_in, document_number
from corpus.sources.source_lines import Findings, SourceLine, shortened

# What the title of a legal text ends with, also before （试行） or （一）.
_TITLE_END = re.compile(
    "(?:法|法典|宪法|条例|规定|办法|解释|决定|决议|规则|细则|通知|批复|意见|修正案|答复|规范|标准|准则|纲要|方案|公告|制度|规程|章程|指引|指南|程序|目录|要求|通告|令)"
    "(?:[（(][^（）()]{1,12}[）)])*$"
)
# 中华人民共和国主席令, and the number below it: the decree that publishes a law and stands before it.
_DECREE = re.compile(r"[\u4e00-\u9fff、\s]{2,200}(?:主席|国务院|部|委员会|局|署|办公室|银行|院)令")
_DECREE_NUMBER = re.compile(r"[（(]?第.{1,8}号[）)]?")
# Words of the page around a text that was copied from the web.
_PAGE = re.compile(
    r"(?:首页|当前位置|您的位置|来源|稿源|作者|编辑|责任编辑|发布时间|字号|字体|浏览次数|点击数|打印|分享|索引号|主题词|【字体|\[字体|时效性|效力级别)"
    r".{0,60}|(?:大 中 小|打印本页|关闭窗口|返回顶部)"
)
# 公布日期：2021-08-20 as databases print it
_FACT = re.compile(
    r"[【\[]?(公布日期|发布日期|颁布日期|施行日期|生效日期|实施日期|发文字号|文号)[】\]]?\s*[：:]\s*(\S.{0,40})"
)
_FACT_WORDS = {"公": "公布", "发布": "公布", "颁": "公布", "施": "起施行", "生": "起施行", "实": "起施行"}
# 1979年7月1日 第五届全国人民代表大会第二次会议通过, 根据…的决定》第二次修正
_NOTE_END = re.compile(
    r"(?:通过|批准|公布|发布|颁布|印发|修订|修正|修改|施行|实施|生效|废止|》|次会议)[）)]?[。；]?$|不详[）)]$"
)
_CONTENTS = re.compile(r"目\s*[录次]")
_MOST_TITLE_LINES = 5


@dataclass(slots=True)
class Front:
    """What stands before the body; `body` is the index of its first line among the lines that were read."""

    title: str = ""
    title_line: int = 0
    notes: list[SourceLine] = field(default_factory=list)
    preamble: list[SourceLine] = field(default_factory=list)
    body: int = 0


def read_front(lines: Sequence[SourceLine], findings: Findings, notes_end: int = 0) -> Front:
    """Part the front of a text from its body.

    title          a line marked #, or the lines above the notes, or the first lines that end as titles do (…法)
    notes          （1979年7月1日…通过　…修正）, also on several lines; lines that begin with a day; 法释〔2017〕10号
    left out       the decree before the title, words of a web page, a title that is printed twice
    preamble       what is left, in its order

    Args:
        lines: every line of the text.
        findings: what is left out is named here.
        notes_end: the number of the line before which everything below the title is a note (<!-- INFO END -->).
    """
    head = list(lines[: _body_start(lines)])
    front = Front(body=len(head))
    start, end = _title_place(head)
    front.title = _joined_title(head[start:end], findings)
    front.title_line = head[start].number if end > start else 0
    for line in head[:start]:
        if number := document_number(line.text):
            front.notes.append(line.saying(number))
        elif dates_in(line.text) or _DECREE_NUMBER.fullmatch(without_spaces(line.text)):
            front.notes.append(line)
        findings.repaired("题名之前的文字未收入", line, line.text)
    _sort(front, head[end:], findings, notes_end)
    return front


def is_contents(line: SourceLine) -> bool:
    """目录, also 目　　录."""
    return _CONTENTS.fullmatch(line.text) is not None


def _body_start(lines: Sequence[SourceLine]) -> int:
    """The first line of the contents, a division, an article or a numbered point."""
    for index, line in enumerate(lines):
        if index and (is_contents(line) or is_closing_division(line.text) or _opens_body(line)):
            return index
    return len(lines)


def _opens_body(line: SourceLine) -> bool:
    if division_heading(line.text, line.level > 0):
        return True
    article = article_opening(line.text)
    ordinal = ordinal_opening(line.text)
    return bool((article and article.clear) or (article and article.number == 1) or ordinal)


def _title_place(head: Sequence[SourceLine]) -> tuple[int, int]:
    """Where the title stands among the lines of the front, from and to."""
    marked = next((i for i, line in enumerate(head) if line.level == 1), None)
    if marked is not None:
        end = next((i for i in range(marked, len(head)) if head[i].level != 1), len(head))
        return marked, end
    note = next((i for i, line in enumerate(head) if i and _is_bracket_note(line.text)), None)
    if note is not None and (place := _title_above(head, note)):
        return place
    first = next((i for i, line in enumerate(head) if not _aside(line) and _may_be_title(line)), None)
    if first is None:
        return 0, 0
    for end in range(first + 1, min(len(head), first + _MOST_TITLE_LINES) + 1):
        if _TITLE_END.search(without_spaces(head[end - 1].text)):
            return first, end
        if end < len(head) and (not _may_be_title(head[end]) or _aside(head[end])):
            break
    return first, first + 1


def _title_above(head: Sequence[SourceLine], note: int) -> tuple[int, int] | None:
    """The lines of the title directly above a note in brackets; a document number may stand between."""
    end = note
    while end and document_number(head[end - 1].text) and not _TITLE_END.search(head[end - 1].text):
        end -= 1
    start = end
    while start and end - start < _MOST_TITLE_LINES and _may_be_title(head[start - 1]) and not _aside(head[start - 1]):
        start -= 1
        if _starts_title(head, start):
            break
    return (start, end) if start < end else None


def _starts_title(head: Sequence[SourceLine], start: int) -> bool:
    """Whether the line above ends another text's name or a sentence, so that the title cannot begin there."""
    above = without_spaces(head[start - 1].text) if start else ""
    return not above or ends_a_sentence(above) or _TITLE_END.search(above) is not None


def _may_be_title(line: SourceLine) -> bool:
    return len(line.text) <= 120 and not line.row and not line.text.endswith(tuple("。；：，、:;,"))


def _aside(line: SourceLine) -> bool:
    """A line that stands beside the text: a decree, its number, a bare day, words of a web page, a fact."""
    plain = without_spaces(line.text)
    return bool(
        _DECREE.fullmatch(line.text)
        or _DECREE_NUMBER.fullmatch(plain)
        or _PAGE.fullmatch(line.text)
        or _FACT.fullmatch(line.text)
        or (dates_in(plain) and len(plain) <= 12)
        or (document_number(plain) == plain)
    )


def _joined_title(lines: Sequence[SourceLine], findings: Findings) -> str:
    """The title on one line: 最高人民法院　最高人民检察院 are parted by 、, other spaces go."""
    printed = "　".join(line.text for line in lines)
    courts = re.sub(r"(最高人民法院)\s+(?=最高人民检察院)", r"\1、", printed)
    title = without_spaces(courts).replace("(", "（").replace(")", "）").strip("《》")
    if lines and title != printed:
        findings.repaired("题名", lines[0], title)
    return title


def _sort(front: Front, lines: Sequence[SourceLine], findings: Findings, notes_end: int) -> None:
    rest = list(lines)
    while rest:
        if count := _repeated_title(rest, front.title):
            findings.repaired("题名重复", rest[0], front.title)
            rest = rest[count:]
        elif count := _note_lines(rest, notes_end, bool(front.preamble)):
            front.notes += rest[:count]
            rest = rest[count:]
        elif _PAGE.fullmatch(rest[0].text):
            findings.repaired("网页文字未收入", rest[0], rest[0].text)
            rest = rest[1:]
        elif fact := _FACT.fullmatch(rest[0].text):
            word = next((w for key, w in _FACT_WORDS.items() if fact[1].startswith(key)), "")
            front.notes.append(rest[0].saying(f"{fact[2]}{word}"))
            rest = rest[1:]
        else:
            front.preamble.append(rest[0])
            rest = rest[1:]


def _repeated_title(lines: Sequence[SourceLine], title: str) -> int:
    """How many lines print the title once more; 0: none."""
    wanted = _key(title)
    for count in range(1, min(len(lines), _MOST_TITLE_LINES) + 1):
        if _key("".join(line.text for line in lines[:count])) == wanted:
            return count
    return 0


def _key(title: str) -> str:
    return canonical(without_spaces(title)).replace("、", "")


def _note_lines(lines: Sequence[SourceLine], notes_end: int, in_preamble: bool) -> int:
    """How many of the first lines are one note; 0: none.

    A note in brackets goes on to its closing bracket; behind a preamble there are no notes.
    """
    text = lines[0].text
    if lines[0].number < notes_end:
        return 1
    if in_preamble:
        return 0
    if document_number(text) == without_spaces(text).removeprefix("中华人民共和国") or _DECREE_NUMBER.fullmatch(text):
        return 1
    if _opens_note(text):
        return next((i for i, line in enumerate(lines[:40], 1) if line.text.endswith(("）", ")"))), 1)
    dated = text.startswith(("根据", "自")) or (dates_in(text[:24]) and dates_in(text[:24])[0][1] == 0)
    return 1 if dated and dates_in(text) and (_NOTE_END.search(text) or len(text) <= 12) else 0


def _is_bracket_note(text: str) -> bool:
    return _opens_note(text) and (bool(dates_in(text)) or "日期不详" in text)


def _opens_note(text: str) -> bool:
    inner = text[1:].lstrip() if text.startswith(("（", "(")) else ""
    days = dates_in(inner[:30])
    return bool(days) or "日期不详" in inner or bool(document_number(inner) and "公布" in inner)


def describe(front: Front) -> str:
    """The title for messages."""
    return shortened(front.title) or "（没有题名）"
