"""Word documents as users have them: formatted runs, links, tables, tracked changes; made, and read again."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: the words it is anchored on, its own words, its author."""

    anchor: str
    text: str
    author: str
    initials: str | None


def saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def comments_of(data: bytes) -> list[Comment]:
    """The comments of a document in the order of their anchors' ends."""
    document = docx.Document(BytesIO(data))
    anchors: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in document.element.body.iter():
        number = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_ids.add(number)
            anchors[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ids.discard(number)
        elif element.tag == qn("w:t"):
            anchors |= {key: anchors[key] + (element.text or "") for key in open_ids}
    assert open_ids == set(), "a comment has no end"
    held = {str(comment.comment_id): comment for comment in document.comments}
    assert set(held) == set(anchors), "comments and anchors do not match"
    return [Comment(anchors[i], held[i].text, held[i].author, held[i].initials) for i in anchors]


def paragraph_of(*inner: str) -> str:
    """The XML of a paragraph with these children."""
    return f"<w:p {_W}>{''.join(inner)}</w:p>"


def run_of(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document_of(*paragraphs: str) -> bytes:
    """A document with paragraphs given as XML."""
    document = docx.Document()
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(len(body) - 1, parse_xml(paragraph))
    return saved(document)


def zip_bomb(megabytes: int) -> bytes:
    """A .docx that is small and unpacks to this much."""
    stream = BytesIO(docx_of("文字"))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.xml", b" " * (megabytes * 2**20))
    return stream.getvalue()
