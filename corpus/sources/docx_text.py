"""The words of a Word document and where they stand: one line for each paragraph, tables in their place.

Text boxes, notes, headers and footers are not read; neither is what a tracked change deleted or moved away.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from itertools import pairwise

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R

# A .docx is a ZIP file: its directory says how large it unpacks, before anything is unpacked.
MAX_UNPACKED = 32 * 2**20
# The first bytes of the container that .doc files and encrypted .docx files share.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGED = "文件已损坏，或者不是 .docx 文档"
# Words inside a text box are children of a run of the paragraph that holds the box.
_PARAGRAPHS = ".//w:p[not(ancestor::w:txbxContent)]"
# What a tracked change deleted or moved away is no longer said.
_RUNS = ".//w:r[not(ancestor::w:r) and not(ancestor::w:del) and not(ancestor::w:moveFrom)]"


class UnreadableDocxError(Exception):
    """The bytes are no Word document that can be read; `reason` is a Chinese clause for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and the offset of its first character in the document's text."""

    start: int
    paragraph: CT_P


def open_document(data: bytes) -> Document:
    """The document in these bytes; its unpacked size is looked at first.

    Raises:
        UnreadableDocxError: not a .docx, damaged, or too large when unpacked.
    """
    _check_directory(data)
    try:
        return docx.Document(io.BytesIO(data))
    # A damaged package fails in the ZIP reader, the XML parser or the package reader, each with errors of its own.
    except Exception as error:
        raise UnreadableDocxError(_DAMAGED) from error


def _check_directory(data: bytes) -> None:
    if data.startswith(_OLE):
        raise UnreadableDocxError("这是旧版 Word 文件（.doc）或加了密码的文件")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, struct.error) as error:
        raise UnreadableDocxError(_DAMAGED) from error
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableDocxError(f"文件解压后超过 {MAX_UNPACKED // 2**20} MB")


def lines_of(document: Document) -> list[Line]:
    """Every paragraph of the body in its order, those of tables included."""
    lines, position = [], 0
    for paragraph in document.element.body.xpath(_PARAGRAPHS):
        lines.append(Line(position, paragraph))
        position += sum(len(run.text) for run in runs_of(paragraph)) + 1
    return lines


def text_of(document: Document) -> str:
    """The document's text, a line for each paragraph; cells of one row of a table stand in one line, parted by tabs."""
    paragraphs = [line.paragraph for line in lines_of(document)]
    words = ["".join(run.text for run in runs_of(paragraph)) for paragraph in paragraphs]
    parts = [_between(before, after) for before, after in pairwise(paragraphs)]
    return "".join(word + part for word, part in zip(words, [*parts, ""], strict=True))


def _between(before: CT_P, after: CT_P) -> str:
    """What parts two paragraphs: a tab between the cells of a row, else a line end."""
    cells = [next(paragraph.iterancestors(qn("w:tc")), None) for paragraph in (before, after)]
    if cells[0] is None or cells[1] is None or cells[0] is cells[1]:
        return "\n"
    return "\t" if cells[0].getparent() is cells[1].getparent() else "\n"


def runs_of(paragraph: CT_P) -> list[CT_R]:
    """The runs whose words a reader sees, hyperlinks and tracked insertions included."""
    runs: list[CT_R] = paragraph.xpath(_RUNS)
    return runs
