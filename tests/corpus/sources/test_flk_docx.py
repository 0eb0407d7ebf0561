"""Word files in the layout of the national database of laws, made from held wordings, sound and damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml

from corpus.errors import CorpusError
from corpus.library import Library
from corpus.model import Annex, Version
from corpus.sources.docx_text import MAX_UNPACKED
from corpus.sources.import_files import Task, read_docx_file
from corpus.sources.source_lines import Findings
from corpus.sources.whole_text import note_of_dates, whole_text
from tests.webapp.word_files import saved, zip_bomb

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERED = f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def spaced(label: str) -> str:
    """第一章　总　则: two-character names are spread, as the database prints them."""
    number, _, name = label.rpartition("　")
    wide = "　".join(name) if len(name) == 2 else name
    return f"{number}　{wide}" if number else wide


def flk_document(version: Version) -> Document:
    """The version as the database gives it: title, note, contents, then the body with spread headings."""
    document = docx.Document()
    labels = list(dict.fromkeys(division.label for article in version.articles for division in article.path))
    body = whole_text(version).split("\n")[3:]
    document.add_paragraph(version.title)
    document.add_paragraph(note_of_dates(version).replace("　", "\u00a0"))
    if labels:
        for line in ["目\u3000\u3000录", *map(spaced, labels)]:
            document.add_paragraph(line)
    document.add_paragraph()
    for line in filter(None, body):
        document.add_paragraph(f"\u3000\u3000{spaced(line) if line in labels else line}\u200b")
    return document


def read(folder: Path, document: Document, library: Library) -> tuple[Version, Findings]:
    path = folder / "法.docx"
    document.save(str(path))
    findings = Findings()
    return read_docx_file(path, Task(folder, library), findings), findings


@pytest.mark.parametrize(
    "statute",
    ["gerenxinxibaohufa", "shujuanquanfa", "fashi-2020-15", "fashi-2017-10", "xingfa-xiuzhengan-12", "wangluoanquanfa"],
)
def test_a_held_wording_in_the_layout_of_the_database_comes_back(
    tmp_path: Path, library: Library, statute: str
) -> None:
    held = library.statutes[statute].latest
    version, findings = read(tmp_path, flk_document(held), library)
    assert (version.title, version.statute) == (held.title, held.statute)
    assert (version.preamble, version.articles, version.annexes) == (held.preamble, held.articles, held.annexes)
    assert (version.promulgated, version.effective) == (held.promulgated, held.effective)
    kinds = {f.kind for f in findings.repairs}
    assert kinds == {"不可见字符", "目录"} if held.articles[0].path else kinds == {"不可见字符"}
    assert findings.questions == []


def small(*paragraphs: str) -> Document:
    document = docx.Document()
    for text in ("中华人民共和国测试法", "（2020年1月1日公布　自2020年2月1日起施行）", *paragraphs):
        document.add_paragraph(text)
    return document


def test_soft_breaks_part_lines_and_styles_tell_headings(tmp_path: Path, library: Library) -> None:
    document = docx.Document()
    document.add_paragraph("中华人民共和国\n测试法", style="Title")
    document.add_paragraph("（2020年1月1日公布\n自2020年2月1日起施行）")
    document.add_paragraph("第一章总则", style="Heading 1")
    document.add_paragraph("第一条　甲：\n（一）乙；\n（二）丙。")
    version, _ = read(tmp_path, document, library)
    assert [(a.path[0].label, a.text) for a in version.articles] == [("第一章　总则", "甲：\n（一）乙；\n（二）丙。")]


def test_a_table_behind_the_last_article_is_an_annex(tmp_path: Path, library: Library) -> None:
    document = small("第一条　本法自2020年2月1日起施行。", "附：税目税额表")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("税目", "税额", "乘用车", "60元"), strict=True
    ):
        cell.text = text
    version, _ = read(tmp_path, document, library)
    assert version.annexes == (Annex("附　税目税额表", ("税目｜税额", "乘用车｜60元")),)


def test_numbers_that_word_makes_are_not_in_the_text_and_are_reported(tmp_path: Path, library: Library) -> None:
    document = small("第一条　有下列情形的：", "甲；", "乙。", "第二条　丙。")
    for paragraph in document.paragraphs[3:5]:
        paragraph._p.get_or_add_pPr().append(parse_xml(NUMBERED))
    version, findings = read(tmp_path, document, library)
    assert [len(p.items) for p in version.articles[0].paragraphs] == [0, 0, 0]
    assert [(f.kind, f.line, f.detail) for f in findings.questions] == [
        ("Word 自动编号，编号不在文字里", 4, "甲；"),
        ("Word 自动编号，编号不在文字里", 5, "乙。"),
    ]


def test_articles_numbered_by_a_style_of_word_make_one_whole_with_a_warning(tmp_path: Path, library: Library) -> None:
    document = small()
    for text in ("甲。", "乙。"):
        document.add_paragraph(text, style="List Number")
    version, findings = read(tmp_path, document, library)
    assert [a.label for a in version.articles] == ["全文"]
    assert [f.line for f in findings.questions if "自动编号" in f.kind] == [3, 4]


def test_what_is_not_read_is_named(tmp_path: Path, library: Library) -> None:
    document = small("第一条　甲。")
    deleted = f'<w:del {W} w:id="1" w:author="某"><w:r><w:delText>乙</w:delText></w:r></w:del>'
    document.paragraphs[2]._p.append(parse_xml(deleted))
    reference = f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'
    document.paragraphs[2]._p.append(parse_xml(reference))
    version, findings = read(tmp_path, document, library)
    assert version.articles[0].text == "甲。"
    assert [f.detail for f in findings.questions if f.kind == "Word 内容未读"] == [
        "脚注和尾注没有读入",
        "有修订标记，已删除的文字没有读入，请先接受或拒绝全部修订",
    ]


def damaged() -> bytes:
    return saved(small("第一条　甲。"))[:-200]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (bytes, "文件已损坏，或者不是 .docx 文档"),
        (damaged, "文件已损坏，或者不是 .docx 文档"),
        ("第一条　甲。".encode, "文件已损坏，或者不是 .docx 文档"),
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "这是旧版 Word 文件（.doc）或加了密码的文件"),
        (lambda: zip_bomb(MAX_UNPACKED // 2**20 + 1), "文件解压后超过 32 MB"),
    ],
    ids=["empty", "damaged", "text", "doc or encrypted", "bomb"],
)
def test_what_is_no_readable_docx_is_refused(
    tmp_path: Path, library: Library, make: Callable[[], bytes], reason: str
) -> None:
    path = tmp_path / "法.docx"
    path.write_bytes(make())
    with pytest.raises(CorpusError) as error:
        read_docx_file(path, Task(tmp_path, library), Findings())
    (problem,) = error.value.problems
    assert (problem.what, problem.expected) == (reason, "Word 文档 .docx；请用 Word 或 WPS 打开后另存为 .docx")


def test_a_document_without_words_is_refused(tmp_path: Path, library: Library) -> None:
    with pytest.raises(CorpusError, match="文件里没有文字"):
        read(tmp_path, docx.Document(), library)


def test_the_maker_of_samples_spreads_headings(library: Library) -> None:
    """The samples have what the tests claim: contents, spread headings, spaces that do not break."""
    texts = [p.text for p in flk_document(library.statutes["gerenxinxibaohufa"].latest).paragraphs]
    assert texts[2:4] == ["目　　录", "第一章　总　则"]
    assert any(text.startswith("　　第一章　总　则") for text in texts)
    assert "\u00a0" in texts[1]
