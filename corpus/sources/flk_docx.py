"""Word files as the national database of laws gives them (flk.npc.gov.cn) -> lines of a law.

Title, promulgation note in brackets, 目　　录 with the headings, then the headings again with articles as paragraphs.
Lines are numbered by paragraph, empty ones and those of tables counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P

from corpus.errors import CorpusError, Problem
from corpus.sources.docx_text import UnreadableDocxError, lines_of, open_document, runs_of
from corpus.sources.plain_text import read_bytes
from corpus.sources.source_lines import Findings, SourceLine, split_lines

_UNREAD = (
    (".//w:footnoteReference|.//w:endnoteReference", "脚注和尾注没有读入"),
    (".//w:txbxContent", "文本框没有读入"),
    (".//w:del|.//w:moveFrom", "有修订标记，已删除的文字没有读入，请先接受或拒绝全部修订"),
)


def read_docx_lines(path: Path, findings: Findings) -> list[SourceLine]:
    """The lines of a Word file; soft line breaks part lines, a row of a table is one line.

    Raises:
        CorpusError: the file cannot be opened, is no .docx, is damaged, encrypted, or unpacks too large.
    """
    try:
        document = open_document(read_bytes(path))
    except UnreadableDocxError as error:
        advice = "Word 文档 .docx；请用 Word 或 WPS 打开后另存为 .docx"
        raise CorpusError([Problem(path, 0, error.reason, advice)]) from error
    for xpath, what in _UNREAD:
        if document.element.body.xpath(xpath):
            findings.asked("Word 内容未读", 0, what)
    return list(_lines(document, findings))


def _lines(document: Document, findings: Findings) -> Iterator[SourceLine]:
    levels, numbered = _levels(document), _numbered_styles(document)
    rows: set[int] = set()
    for number, line in enumerate(lines_of(document), 1):
        paragraph = line.paragraph
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        if row is not None:
            if id(row) not in rows:
                rows.add(id(row))
                yield SourceLine(number, _row_text(row), row=True)
            continue
        text = _text(paragraph)
        if text.strip() and _is_numbered(paragraph, numbered):
            findings.asked("Word 自动编号，编号不在文字里", number, text)
        for piece in split_lines(text):
            yield SourceLine(number, piece, level=levels.get(_style(paragraph), 0))


def _text(paragraph: CT_P) -> str:
    return "".join(run.text for run in runs_of(paragraph))


def _row_text(row: object) -> str:
    """The cells of a row, parted by ｜; lines of one cell are put together."""
    cells = row.xpath("./w:tc|./w:sdt//w:tc")  # type: ignore[attr-defined]
    return "｜".join("".join(_text(p).strip() for p in cell.iter(qn("w:p"))) for cell in cells)


def _style(paragraph: CT_P) -> str:
    return paragraph.style or ""


def _levels(document: Document) -> dict[str, int]:
    """The depth of headings by the id of their style: Title is 1, Heading 1 is 2."""
    levels = {}
    for style in document.styles.element.xpath("w:style"):
        name = next(iter(style.xpath("w:name/@w:val")), "").lower()
        if name == "title":
            levels[style.get(qn("w:styleId"))] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[style.get(qn("w:styleId"))] = int(name[8:]) + 1
    return levels


def _numbered_styles(document: Document) -> frozenset[str]:
    """Ids of the styles that number their paragraphs, by themselves or through the style they are based on."""
    bases, found = {}, set()
    for style in document.styles.element.xpath("w:style"):
        key = style.get(qn("w:styleId"))
        bases[key] = next(iter(style.xpath("w:basedOn/@w:val")), None)
        if _has_number(style):
            found.add(key)
    for key, direct in bases.items():
        base, steps = direct, 0
        while base is not None and steps < len(bases):
            if base in found:
                found.add(key)
            base, steps = bases.get(base), steps + 1
    return frozenset(found)


def _is_numbered(paragraph: CT_P, numbered_styles: frozenset[str]) -> bool:
    own = paragraph.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    return own != ["0"] and (_has_number(paragraph) or _style(paragraph) in numbered_styles)


def _has_number(element: object) -> bool:
    ids = element.xpath("./w:pPr/w:numPr/w:numId/@w:val")  # type: ignore[attr-defined]
    return any(value != "0" for value in ids)
