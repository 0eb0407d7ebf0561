"""A check of citations as a Word document: each finding is a comment on the words that cite.

A text becomes a new document, a paragraph for each line. A Word file comes back as it was, with comments added; runs
are split where a comment begins or ends inside them, and keep their format.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.citations.verdicts import Report
from corpus.sources.docx_text import Line, lines_of, open_document
from webapp.verify.contexts import FindingView, ResultView
from webapp.verify.docx_text import Runs
from webapp.verify.segments import line_spans
from webapp.verify.text import finding_lines

AUTHOR, INITIALS = "法条", "FT"
# With more citations than this, comments on those that are right would bury the others.
MAX_COMMENTS = 200
# Nobody reads more, and the time that a comment takes grows with those before it.
MAX_FINDINGS = 1_000
SONG, LATIN = "宋体", "Times New Roman"
# XML cannot carry these characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Note:
    """A comment: the span it is anchored on, and its words."""

    start: int
    end: int
    text: str


def annotate_text(report: Report, result: ResultView) -> bytes:
    """A new Word document with the text that was checked, and comments."""
    document = docx.Document()
    _prepare(document)
    lines = []
    for start, end in line_spans(report.text):
        paragraph = document.add_paragraph()
        _add_run(paragraph, report.text[start:end])
        lines.append(Line(start, paragraph._p))
    return _annotated(document, lines, report, result)


def annotate_document(data: bytes, report: Report, result: ResultView) -> bytes:
    """The Word file itself with comments.

    Raises:
        UnreadableDocxError: the bytes are no Word document; reading its text has found out before.
    """
    document = open_document(data)
    return _annotated(document, lines_of(document), report, result)


def _annotated(document: Document, lines: Sequence[Line], report: Report, result: ResultView) -> bytes:
    starts = [line.start for line in lines]
    runs = [Runs(line.paragraph) for line in lines]
    for note in islice(_notes(report, result), MAX_FINDINGS):
        first, last = max(0, bisect_right(starts, note.start) - 1), bisect_right(starts, note.end - 1)
        spans = ((runs[i], note.start - starts[i], note.end - starts[i]) for i in range(first, last))
        _comment(document, [_run(line, r, document) for line, *span in spans for r in line.isolate(*span)], note.text)
    if told := _told(report, result):
        opening = next((line for line in runs if line.every()), None)
        _comment(document, [_run(opening, r, document) for r in opening.every()] if opening else [], told)
    ending = f"引文核对：按{result.as_of}的法律核对。{''.join(result.summary)}{result.coverage}"
    _add_run(document.add_paragraph(), ending)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _notes(report: Report, result: ResultView) -> Iterator[_Note]:
    """A comment for each finding (for those that ask for attention alone, where there are very many)."""
    every = len(report.citations) <= MAX_COMMENTS
    for checked, finding in zip(report.citations, result.findings, strict=True):
        if every or finding.weight != "good":
            yield _Note(checked.citation.start, checked.citation.end, _words(finding))
    for passage in report.unparsed:
        yield _Note(passage.start, passage.end, f"像是引用，未能识别：{passage.reason}")


def _words(finding: FindingView) -> str:
    label = finding.normalized or finding.written
    return "\n".join([f"{finding.sign}{finding.verdict}：{label}", *finding_lines(finding)])


def _told(report: Report, result: ResultView) -> str:
    """What the first comment says where not every finding has one; else nothing."""
    asked = len(result.attention) + len(report.unparsed)
    told = ""
    if len(report.citations) > MAX_COMMENTS:
        told = f"全文共 {len(report.citations)} 处引用。引用和引文都没有问题的不加批注，只批注需要留意的。"
    if asked > MAX_FINDINGS:
        told += f"需要留意的有 {asked} 处，这里只批注前 {MAX_FINDINGS} 处；请分成几部分核对。"
    return told


def _run(line: Runs, run: CT_R, document: Document) -> Run:
    return Run(run, Paragraph(line.paragraph, document._body))


def _comment(document: Document, runs: Sequence[Run], text: str) -> None:
    if not runs:
        return
    comment = document.add_comment(runs, _FORBIDDEN.sub("\ufffd", text), AUTHOR, INITIALS)
    for paragraph in comment.paragraphs:
        for run in paragraph.runs:
            _set_song(run._r.get_or_add_rPr())


def _add_run(paragraph: Paragraph, text: str) -> None:
    _set_song(paragraph.add_run(_FORBIDDEN.sub("\ufffd", text))._r.get_or_add_rPr())


def _prepare(document: Document) -> None:
    """Author, and Chinese as the language, so that Word breaks lines and checks spelling as Chinese."""
    document.core_properties.author = AUTHOR
    document.core_properties.title = "引文核对"
    document.core_properties.comments = ""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    _set_song(properties)
    language = OxmlElement("w:lang", {qn("w:val"): "en-US", qn("w:eastAsia"): "zh-CN"})
    properties.append(language)


def _set_song(properties: CT_RPr) -> None:
    """Song type for Chinese; Word chooses the font of a character by its script."""
    fonts = properties.get_or_add_rFonts()
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", SONG)):
        fonts.set(qn(f"w:{script}"), font)
