"""Plain text files -> lines: UTF-8 with or without BOM, UTF-16, GB18030; hard-wrapped text is joined again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.sources.line_forms import (
    annex_heading,
    article_opening,
    division_heading,
    ends_a_sentence,
    is_closing_division,
    ordinal_opening,
)
from corpus.sources.source_lines import Findings, SourceLine, split_lines
from corpus.structure import ITEM, SUBITEM

# The longest law, 民法典, has 130,000 characters.
MAX_BYTES = 20 * 2**20
_INSTEAD = "UTF-8、UTF-16 或 GB18030（GBK）编码的文字；请用记事本打开后另存为 UTF-8 编码"
# Markdown's mark of a heading, also in files named .txt
_MARKED = re.compile(r"(#{1,6})\s+(?=\S)")
_INDENT = "　　"
# Text is hard-wrapped where at least this part of its lines stops in the middle of a sentence …
_WRAPPED = 0.3
# … and they are at least this many (short files prove nothing) …
_LEAST_WRAPPED = 8
# … and this part of them reaches the same width, but for a few characters; rows of a table are of all widths.
_FULL = 0.8
_RAGGED = 4


def read_text_lines(path: Path, findings: Findings) -> list[SourceLine]:
    """The lines of a text file, numbered from 1.

    Raises:
        CorpusError: the file cannot be opened, is too large, or its encoding cannot be told.
    """
    lines = split_lines(decoded(path, read_bytes(path)))
    found = [_source_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    return _unwrapped(found, findings)


def _source_line(number: int, line: str) -> SourceLine:
    marked = _MARKED.match(line)
    return SourceLine(number, line[marked.end() :], level=len(marked[1])) if marked else SourceLine(number, line)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        CorpusError: it cannot be opened, or is larger than `MAX_BYTES`.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CorpusError([Problem(path, 0, "文件太大", f"不超过 {MAX_BYTES // 2**20} MB；一个文件放一部法规")])
        return path.read_bytes()
    except OSError as error:
        raise CorpusError([Problem(path, 0, f"打不开：{error.strerror}", "可以读取的文件")]) from error


def decoded(path: Path, data: bytes) -> str:
    """The text in these bytes: by its byte order mark, else UTF-8, else UTF-16 where zeros show it, else GB18030.

    Raises:
        CorpusError: none of them fits. Western and Traditional encodings that pass as GB18030 give characters that no
            Chinese text consists of.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (encoding == "utf-8-sig" or _is_chinese(text)):
            return text
    raise CorpusError([Problem(path, 0, "看不出文字的编码", _INSTEAD)])


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\x00" in data[:4096]:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8-sig", "gb18030")


def _is_chinese(text: str) -> bool:
    """Whether half of the wide characters are those of GB 2312, and some of those that every law has."""
    wide = [char for char in text[:20_000] if char > "\x7f"]
    common = sum(1 for char in wide if char.encode("gb2312", "ignore"))
    return common * 2 > len(wide) and any(char in text for char in "的条定法例")


def _unwrapped(lines: Sequence[SourceLine], findings: Findings) -> list[SourceLine]:
    """Lines of hard-wrapped text put together to paragraphs; other text as it is.

    Where paragraphs are indented, a line without indentation goes on; else a line goes on where the one before it
    stops in the middle of a sentence.
    """
    cut = [line for line, after in pairwise(lines) if _stops_short(line) and not _is_head(after)]
    widest = max((len(line.text.strip()) for line in cut), default=0)
    full = [line for line in cut if len(line.text.strip()) >= widest - _RAGGED]
    if len(cut) < max(_LEAST_WRAPPED, _WRAPPED * len(lines)) or len(full) < _FULL * len(cut):
        return list(lines)
    indented = sum(line.text.startswith(_INDENT) for line in lines) >= _LEAST_WRAPPED
    out: list[SourceLine] = []
    for before, line in zip([lines[0], *lines], lines, strict=False):
        if out and _is_full(before, widest) and _goes_on(before, line, indented):
            out[-1] = out[-1].saying(out[-1].text.rstrip() + line.text.strip())
        else:
            out.append(line)
    findings.repaired("断行接合", lines[0], f"{len(lines)} 行合为 {len(out)} 段")
    findings.asked("文件按固定宽度断行", lines[0], "款的划分由断行推定，请照公布的文本核对")
    return out


def _is_full(line: SourceLine, widest: int) -> bool:
    """Whether a line was cut for its width; a title and a heading are shorter."""
    return len(line.text.strip()) >= widest - _RAGGED


def _goes_on(before: SourceLine, line: SourceLine, indented: bool) -> bool:
    if _is_head(line) or _is_heading(before):
        return False
    if indented:
        return not line.text.startswith(_INDENT) and (before.text.startswith(_INDENT) or _stops_short(before))
    return _stops_short(before)


def _stops_short(line: SourceLine) -> bool:
    return not ends_a_sentence(line.text.strip()) and not _is_heading(line)


def _is_heading(line: SourceLine) -> bool:
    text = line.text.strip()
    return bool(division_heading(text) or is_closing_division(text) or annex_heading(text) is not None)


def _is_head(line: SourceLine) -> bool:
    """Whether a line begins something, so that it cannot go on from the one above."""
    text = line.text.strip()
    begins = article_opening(text) or ordinal_opening(text) or ITEM.match(text) or SUBITEM.match(text)
    return bool(begins) or _is_heading(line)
