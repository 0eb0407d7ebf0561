"""Files as users hand them over: what is read from them, and what is said about those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from tests.webapp.word_files import document_of, docx_of, paragraph_of, run_of, saved, zip_bomb
from webapp.verify.documents_in import (
    MAX_BYTES,
    MAX_CHARACTERS,
    DocumentError,
    EmptyTextError,
    TooLargeError,
    UnknownKindError,
    UnreadableError,
    check_length,
    check_size,
    clean,
    html_text,
    read_document,
)

LAW = "《刑法》第二百五十三条之一：违反国家有关规定，向他人出售或者提供公民个人信息。"
# The first bytes of every .doc file.
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize("name", ["a.txt", "b.md", "C.TXT", "一份 文件.Md"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_plain_text_is_read_in_both_encodings(name: str, encoding: str) -> None:
    assert read_document(LAW.encode(encoding), name) == LAW


def test_line_breaks_stay_as_they_are() -> None:
    """Offsets are those of the file."""
    assert read_document("一\r\n二\n三\r".encode(), "a.txt") == "一\r\n二\n三\r"


@pytest.mark.parametrize(
    "data",
    [
        "Ce café a déjà été très fréquenté".encode("latin-1"),
        "Größe, Maß und Straße".encode("latin-1"),
        "个人信息保护法".encode("utf-16"),
        "個人資料保護法，臺灣".encode("big5"),
        b"\xff\xfe\x00\x00",
        b"PK\x03\x04\x00\x00binary",
        bytes(100),
    ],
    ids=["french", "german", "utf-16", "big5", "bom", "zip", "nul"],
)
def test_other_encodings_are_refused_with_the_way_out(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"不是 UTF-8 或 GB18030.*另存为 UTF-8"):
        read_document(data, "notes.txt")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.doc", r"不能读取\.doc 文件.*另存为 \.docx"),
        ("a.pdf", r"不能读取\.pdf 文件.*复制其中的文字"),
        ("a.wps", r"用 WPS 打开后另存为 \.docx"),
        ("a.exe", r"不能读取\.exe 文件.*可以读取 \.txt、\.md、\.html 和 \.docx"),
        ("README", "没有扩展名的文件"),
    ],
)
def test_other_kinds_are_refused_with_the_way_out(name: str, words: str) -> None:
    with pytest.raises(UnknownKindError, match=words):
        read_document(LAW.encode(), name)


def test_a_page_is_read_as_it_is_seen() -> None:
    page = """<?xml version="1.0" encoding="gbk"?><!DOCTYPE html><html><head><title>标题</title>
    <style>p { color: red }</style></head><body><h1>起诉状</h1><p>依据《民法典》第一千
      零三十四条，<b>个人</b>信息&nbsp;受保护&lt;b&gt;。<br>第二行<!-- 注 --></p>
    <table><tr><td>甲</td><td>乙</td></tr></table><ul><li>一<li>二</ul><script>alert(1)</script>尾<noscript>无</noscript>
    </body></html>"""
    assert read_document(page.encode("gb18030"), "a.html").split("\n") == [
        "起诉状",
        "依据《民法典》第一千零三十四条，个人信息\xa0受保护<b>。",
        "第二行",
        "甲",
        "乙",
        "一",
        "二",
        "尾",
    ]


@pytest.mark.parametrize(
    ("source", "text"), [("", ""), ("   ", ""), ("没有标签", "没有标签"), ("<p>", ""), ("a\n b", "a b")]
)
def test_scraps_of_a_page(source: str, text: str) -> None:
    assert html_text(source) == text


def test_a_page_is_read_to_its_end_or_refused() -> None:
    assert html_text("<div>" * 500 + "第三条") == "第三条"
    with pytest.raises(UnreadableError, match="标签嵌套太深"):
        html_text("<div>" * 5_000 + "第三条")


def test_a_word_document_is_read_in_its_order() -> None:
    document = docx.Document()
    document.add_paragraph("一、第一段")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲\n乙", "丙"
    document.add_paragraph("二、\t最后")
    document.sections[0].header.paragraphs[0].text = "页眉"
    assert read_document(saved(document), "a.docx") == "一、第一段\n甲\n乙\t丙\n二、\t最后"


def test_a_word_document_is_read_as_its_last_author_left_it() -> None:
    """Tracked changes: what was inserted counts, what was deleted or moved away does not."""
    data = document_of(
        paragraph_of(
            run_of("依据"),
            f'<w:ins w:id="1" w:author="甲">{run_of("《刑法》")}</w:ins>',
            '<w:del w:id="2" w:author="甲"><w:r><w:delText>《民法典》</w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="3" w:author="甲">{run_of("旧处")}</w:moveFrom>',
            f"<w:hyperlink>{run_of('第三条')}</w:hyperlink>",
        )
    )
    assert read_document(data, "a.docx") == "依据《刑法》第三条"


def _broken() -> bytes:
    return docx_of(LAW)[:-200]


def _without_document() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "x")
    return stream.getvalue()


def _bad_xml() -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(docx_of(LAW))) as good, ZipFile(stream, "w") as archive:
        for part in good.namelist():
            archive.writestr(part, b"<w:document" if part == "word/document.xml" else good.read(part))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "文件已损坏，或者不是 .docx 文档"),
        (lambda: b"not a zip", "文件已损坏，或者不是 .docx 文档"),
        (_broken, "文件已损坏，或者不是 .docx 文档"),
        (_without_document, "文件已损坏，或者不是 .docx 文档"),
        (_bad_xml, "文件已损坏，或者不是 .docx 文档"),
        (lambda: OLE, r"这是旧版 Word 文件（\.doc）或加了密码的文件"),
        (lambda: zip_bomb(40), "文件解压后超过 32 MB"),
    ],
    ids=["empty", "text", "cut-off", "other-zip", "bad-xml", "doc", "bomb"],
)
def test_what_is_no_word_document_is_refused(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(UnreadableError, match=f"读不出 诉状.docx：{words}.*另存为 .docx"):
        read_document(make(), "/home/x/诉状.docx")


def test_caps() -> None:
    check_size(bytes(MAX_BYTES))
    with pytest.raises(TooLargeError, match=r"文件有 3\.0 MB，超过一次可以核对的上限（2 MB）"):
        check_size(bytes(3 * 2**20))
    check_length("法" * MAX_CHARACTERS)
    with pytest.raises(TooLargeError, match=r"文字有 300001 个字符.*请分成几部分核对"):
        check_length("法" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize("text", ["", " \n\t　"])
def test_nothing_to_check_is_said(text: str) -> None:
    with pytest.raises(EmptyTextError, match="没有可以核对的文字"):
        check_length(text)


def test_every_refusal_is_a_document_error() -> None:
    assert all(issubclass(e, DocumentError) for e in (UnknownKindError, UnreadableError, TooLargeError, EmptyTextError))


def test_cleaning_keeps_offsets() -> None:
    assert clean("甲\ud83d乙\U0001f600丙") == "甲\ufffd乙\U0001f600丙"
