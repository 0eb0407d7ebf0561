"""Community Markdown: the forms of LawRefBook/Laws, of its forks, and of sites built from Markdown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import Library
from corpus.model import Annex, Version
from corpus.sources.import_files import Task, import_files, read_markdown_file
from corpus.sources.source_lines import Findings

LAWREFBOOK = """# 中华人民共和国测试法

1999年1月1日 第九届全国人民代表大会常务委员会第一次会议通过

根据2019年12月28日第十三届全国人民代表大会常务委员会第十五次会议《关于修改部分法律的决定》修正

<!-- INFO END -->

## 第一编 总则

### 第一章 测试的任务、
基本原则

第一条 为了测试，制定本法。

第一条之一 有下列情形的：

（一）甲；

（二）乙。

## 第二编 分则

### 第一章 丙

第二条 本法自1999年3月1日起施行。

附：

目录

## 一、甲类

| 税目 | 税额 |
| --- | ---: |
| 乙 | 1 |
"""
SITE = """---
sidebar: auto
---

# 中华人民共和国测试法

1999年1月1日第九届全国人民代表大会常务委员会第一次会议通过

## 第一章　总则

**第一条**　为了测试，制定[本法](https://example.org)。<br>国家鼓励测试&#x3002;

> **第二条** 本法自1999年3月1日起施行\\.
"""
FORK = """# 最高人民法院 最高人民检察院关于测试的解释

2020年1月1日 最高人民法院审判委员会第1次会议、2020年1月2日最高人民检察院第十三届检察委员会第1次会议通过

<!-- LEGAL_HEADER_END -->
<!-- SOURCE: 网站 -->
<!-- EFFECTIVE_FROM: 2020-03-01 -->

最高人民法院 最高人民检察院

关于测试的解释

法释〔2020〕99号

现解释如下：

一、甲。

二、乙。
"""


def imported(folder: Path, name: str, text: str, library: Library) -> tuple[Version, Findings]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    findings = Findings()
    return read_markdown_file(path, Task(folder, library), findings), findings


def test_a_law_of_lawrefbook(tmp_path: Path, library: Library) -> None:
    version, findings = imported(tmp_path, "刑法/测试法(2019-12-28).md", LAWREFBOOK, library)
    assert [("/".join(d.label for d in a.path), a.label, a.text) for a in version.articles] == [
        ("第一编　总则/第一章　测试的任务、基本原则", "第一条", "为了测试，制定本法。"),
        ("第一编　总则/第一章　测试的任务、基本原则", "第一条之一", "有下列情形的：\n（一）甲；\n（二）乙。"),
        ("第二编　分则/第一章　丙", "第二条", "本法自1999年3月1日起施行。"),
    ]
    assert version.annexes == (Annex("附", ("目录", "一、甲类", "税目｜税额", "乙｜1")),)
    assert (version.promulgated, version.issuer, version.level) == (
        date(2019, 12, 28), "全国人民代表大会常务委员会", "law",
    )  # fmt: skip
    # The last article keeps the day of the first text, which cannot be that of the amended one.
    assert version.effective is None
    assert version.notes[0].startswith(
        "所据文件的题注：1999年1月1日 第九届全国人民代表大会常务委员会第一次会议通过　根据"
    )
    assert [(f.kind, f.line) for f in findings.repairs] == [("标题分成几行", 11)]
    assert [(f.kind, f.line, f.detail) for f in findings.questions] == [
        ("施行日期不详", 26, "文中写的 1999-03-01 早于公布日期 2019-12-28，属于最初文本；记为不详")
    ]


def test_a_law_of_a_site(tmp_path: Path, library: Library) -> None:
    version, findings = imported(tmp_path, "README.md", SITE, library)
    assert [(a.label, a.text) for a in version.articles] == [
        ("第一条", "为了测试，制定本法。\n国家鼓励测试。"),
        ("第二条", "本法自1999年3月1日起施行."),
    ]
    assert (version.promulgated, version.effective) == (date(1999, 1, 1), date(1999, 3, 1))
    assert [(f.kind, f.line) for f in findings.repairs] == [("文件头未收入", 1)]


def test_a_fork_with_comments_and_the_title_printed_twice(tmp_path: Path, library: Library) -> None:
    version, findings = imported(tmp_path, "司法解释/解释(2020-02-01).md", FORK, library)
    assert version.title == "最高人民法院、最高人民检察院关于测试的解释"
    assert (version.statute, version.document_number, version.level, version.issuer) == (
        "fashi-2020-99", "法释〔2020〕99号", "judicial_interpretation", "最高人民法院、最高人民检察院",
    )  # fmt: skip
    assert (version.promulgated, version.effective) == (date(2020, 2, 1), date(2020, 3, 1))
    assert version.preamble == ("现解释如下：",)
    assert [(a.label, a.text) for a in version.articles] == [("一、", "甲。"), ("二、", "乙。")]
    assert [(f.kind, f.line) for f in findings.repairs] == [("注释未收入", 6), ("题名", 1), ("题名重复", 9)]
    assert findings.questions == []


@pytest.mark.parametrize(
    ("folder", "title", "level"),
    [
        ("行政法规", "测试管理条例", "administrative_regulation"),
        ("部门规章/公安部", "测试管理办法", "departmental_rule"),
        ("宪法", "中华人民共和国宪法修正案", "constitution"),
        ("司法解释", "关于测试的通知", "judicial_interpretation"),
    ],
)
def test_the_folder_tells_the_level_where_the_text_does_not(
    tmp_path: Path, library: Library, folder: str, title: str, level: str
) -> None:
    text = f"# {title}\n\n<!-- INFO END -->\n\n第一条 甲。\n"
    version, _ = imported(tmp_path, f"{folder}/{title}(2020-01-01).md", text, library)
    assert (version.level, version.promulgated) == (level, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("甲(2020-01-01).md", "# 测试管理办法\n第一条 甲。\n", "看不出《测试管理办法》的层级"),
        ("甲.md", "# 中华人民共和国测试法\n第一条 甲。\n", "公布日期和施行日期都没有写"),
        ("甲(2020-13-01).md", "# 中华人民共和国测试法\n第一条 甲。\n", "公布日期和施行日期都没有写"),
        ("地方性法规/甲(2020-01-01).md", "# 上海市测试条例\n第一条 甲。\n", "上海市测试条例是地方性法规或地方规章"),
        ("甲(2020-01-01).md", "# \n", "文件里没有文字"),
    ],
)
def test_what_cannot_be_known_is_asked_for(tmp_path: Path, library: Library, name: str, text: str, what: str) -> None:
    with pytest.raises(CorpusError, match=what):
        imported(tmp_path, name, text, library)


def test_a_title_that_is_held_takes_id_names_and_level_from_there(tmp_path: Path, library: Library) -> None:
    version, _ = imported(tmp_path, "个保法(2021-08-20).md", "# 中华人民共和国个人信息保护法\n第一条 甲。\n", library)
    held = library.statutes["gerenxinxibaohufa"].latest
    assert (version.statute, version.aliases, version.level) == ("gerenxinxibaohufa", held.aliases, held.level)


def test_publication_without_a_note_does_not_bring_an_old_law_into_force(tmp_path: Path, library: Library) -> None:
    """民事诉讼法 of 2023 says 自公布之日起施行, which is 1991; a file without its note cannot tell."""
    text = "# 中华人民共和国民事诉讼法\n第一条 本法自公布之日起施行。\n"
    version, findings = imported(tmp_path, "民事诉讼法(2023-09-01).md", text, library)
    assert version.effective is None
    assert [f.kind for f in findings.questions] == ["施行日期不详"]


def test_files_of_one_law_and_day_do_not_overwrite_each_other(tmp_path: Path, library: Library) -> None:
    files = []
    for name, text in (("甲", "甲。"), ("乙", "乙。")):
        path = tmp_path / f"{name}(2020-01-01).md"
        path.write_text(f"# 中华人民共和国测试法\n第一条 {text}\n", "utf-8")
        files.append(path)
    out = tmp_path / "out"
    report = import_files(files, read_markdown_file, Task(out, library))
    assert (report.laws_read, report.laws_written) == (2, 1)
    assert [(n.kind, n.file) for n in report.skipped] == [("重复", str(files[1]))]
    (written,) = out.rglob("*.md")
    assert "甲。" in written.read_text("utf-8")


def test_a_law_that_another_of_the_same_folder_repeals_is_marked(tmp_path: Path, library: Library) -> None:
    texts = {
        "旧法(2000-01-01).md": "# 中华人民共和国甲测试法\n第一条 本法自2000年2月1日起施行。\n",
        "新法(2020-01-01).md": "# 中华人民共和国乙测试法\n第一条 本法自2020年2月1日起施行。"
        "《中华人民共和国甲测试法》同时废止。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    import_files(sorted(tmp_path.glob("*.md")), read_markdown_file, Task(tmp_path / "out", library))
    (old,) = (tmp_path / "out").rglob("2000-02-01.md")
    assert "repealed: 2020-02-01" in old.read_text("utf-8")


def test_a_comment_that_never_ends_takes_no_article_with_it(tmp_path: Path, library: Library) -> None:
    text = "# 中华人民共和国测试法\n2020年1月1日公布\n第一条 甲。\n<!-- 注\n第二条 乙。\n"
    version, findings = imported(tmp_path, "甲.md", text, library)
    assert [a.text for a in version.articles] == ["甲。\n<!--注", "乙。"]
    assert ("注释没有结束，按正文读", 4) in [(f.kind, f.line) for f in findings.questions]
