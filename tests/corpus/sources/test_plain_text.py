"""Text files as users have them: encodings, line ends, pasted web pages, hard-wrapped lines."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import Library
from corpus.sources.import_files import Task, read_text_file
from corpus.sources.plain_text import MAX_BYTES, decoded, read_text_lines
from corpus.sources.source_lines import Findings
from tests.corpus.conftest import TEST_DATA
from tests.corpus.sources.lines import NOTE, TITLE

IMPORT = TEST_DATA / "import"
TEXT = f"{TITLE}\n{NOTE}\n第一条　为了测试，制定本法。\n第二条　本法自2020年2月1日起施行。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\u2028").encode(),
        TEXT.replace("　", "\u00a0").replace("本法", "本\u200b法").encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "crlf", "utf-16", "utf-16-le", "utf-16-be", "cr", "line separator", "nbsp"],
)
def test_one_text_in_every_encoding_is_one_law(tmp_path: Path, library: Library, data: bytes) -> None:
    path = tmp_path / "法.txt"
    path.write_bytes(data)
    version = read_text_file(path, Task(tmp_path, library), Findings())
    assert (version.title, version.level, version.statute) == ("中华人民共和国测试法", "law", "cn-7f90108dea5b")
    assert (version.promulgated, version.effective) == (date(2020, 1, 1), date(2020, 2, 1))
    assert [a.text for a in version.articles] == ["为了测试，制定本法。", "本法自2020年2月1日起施行。"]


@pytest.mark.parametrize(
    "data",
    [
        "Première loi: é è à".encode("latin-1") * 40,
        "個人資料保護條例總則".encode("big5") * 20,
        b"\x00\x01\x02\x03" * 50,
    ],
    ids=["latin", "big5", "binary"],
)
def test_other_encodings_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CorpusError, match="看不出文字的编码；应为：UTF-8、UTF-16 或 GB18030"):
        decoded(tmp_path / "法.txt", data)


def test_a_missing_file_and_a_large_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="打不开"):
        read_text_lines(tmp_path / "没有.txt", Findings())
    large = tmp_path / "大.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(CorpusError, match="文件太大"):
        read_text_lines(large, Findings())


def test_a_page_of_the_web_with_its_decree(library: Library) -> None:
    """The words around the text are left out, each named; the decree gives number and day."""
    findings = Findings()
    version = read_text_file(IMPORT / "web_page.txt", Task(Path(), library), findings)
    assert (version.title, version.document_number) == ("互联网测试管理条例", "国务院令第999号")
    assert (version.promulgated, version.effective) == (date(2024, 9, 24), date(2025, 1, 1))
    assert (version.level, version.issuer) == ("administrative_regulation", "国务院")
    assert [(a.path[0].label, a.label, a.text) for a in version.articles] == [
        ("第一章　总则", "第一条", "为了测试，制定本条例。"),
        ("第二章　附则", "第二条", "本条例自2025年1月1日起施行。"),
    ]
    assert [(f.kind, f.line) for f in findings.repairs] == [
        ("题名之前的文字未收入", 1),
        ("题名之前的文字未收入", 2),
        ("题名之前的文字未收入", 3),
        ("题名之前的文字未收入", 4),
        ("题名之前的文字未收入", 5),
        ("题名之前的文字未收入", 6),
        ("题名之前的文字未收入", 7),
        ("网页文字未收入", 10),
        ("目录", 11),
    ]


WRAPPED = """中华人民共和国测试法
（2020年1月1日公布　自2020年2月1日起施行）
第一条　为了规范测试活动，保护测试者的合法权益，维护测试秩序，
促进测试事业的发展，根据宪法和有关法律，结合测试工作的实际情
况，制定本法。
第二条　在中华人民共和国境内从事测试活动，应当遵守本法；法律另
有规定的，依照其规定；没有规定的，按照公平、公正、公开和诚实信
用的原则办理。
国家鼓励测试。
第三条　任何组织和个人不得妨害测试；妨害测试的，由县级以上人民
政府测试主管部门责令改正，给予警告；情节严重的，处一万元以下罚
款；构成犯罪的，依法追究刑事责任。前款规定的处罚，由县级以上人
民政府测试主管部门决定。
第四条　本法自2020年2月1日起施行。
"""


@pytest.mark.parametrize("indent", ["", "　　"], ids=["flush", "indented"])
def test_hard_wrapped_text_is_joined_and_doubted(tmp_path: Path, library: Library, indent: str) -> None:
    heads = ("第", "国家")
    lines = [f"{indent}{line}" if line.startswith(heads) else line for line in WRAPPED.splitlines()]
    path = tmp_path / "法.txt"
    path.write_text("\n".join(lines), "utf-8")
    findings = Findings()
    version = read_text_file(path, Task(tmp_path, library), findings)
    assert [len(a.paragraphs) for a in version.articles] == [1, 2, 1, 1]
    assert version.articles[0].text.endswith("结合测试工作的实际情况，制定本法。")
    assert version.articles[1].text.endswith("诚实信用的原则办理。\n国家鼓励测试。")
    assert [(f.kind, f.line) for f in findings.questions] == [("文件按固定宽度断行", 1)]


@pytest.mark.parametrize(
    ("name", "line", "what", "expected"),
    [
        ("empty", 0, "文件里没有文字", "一部法规的全文"),
        ("no_title", 1, "找不到题名", "第一行是题名，如 中华人民共和国网络安全法"),
        ("title_alone", 1, "题名之后没有正文", "条文（第一条　……）"),
        ("number_twice", 5, "第二条出现两次，文字不同（第 4 行已有）", "照公布的文本改正条号"),
        ("numbers_backwards", 5, "第二条之一排在后面的条之后", "条号依次递增；照公布的文本改正"),
        ("two_texts", 7, "又从第一条起编号", "一个文件只放一部法规；附在后面的文件，请在它之前加一行 附件"),
        ("item_first", 3, "第一条的项之前没有款：（一）甲；", "先有引出各项的一款"),
        ("no_level", 0, "看不出《测试管理办法》的层级", "用 --level 指定：constitution（宪法）、law（法律）"),
        ("no_dates", 0, "《中华人民共和国测试法》的公布日期和施行日期都没有写", "题名下写明（2021年8月20日公布　自"),
        (
            "local",
            0,
            "上海市测试条例是地方性法规或地方规章",
            "本库收录的层级：宪法、法律、行政法规、司法解释、部门规章",
        ),
        ("latin1", 0, "看不出文字的编码", "UTF-8、UTF-16 或 GB18030（GBK）编码的文字"),
        ("big5", 0, "看不出文字的编码", "UTF-8、UTF-16 或 GB18030（GBK）编码的文字"),
    ],
)
def test_bad_files_say_what_where_and_what_next(
    library: Library, name: str, line: int, what: str, expected: str
) -> None:
    with pytest.raises(CorpusError) as error:
        read_text_file(IMPORT / f"{name}.txt", Task(Path(), library), Findings())
    problem = error.value.problems[0]
    assert (problem.line, problem.what) == (line, what)
    assert problem.expected.startswith(expected)
