"""Rows of a corpus file become texts that the importer reads back word for word."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.national_texts import import_rows, read, text_of
from corpus.library import Library

_ROWS = [
    ("第一编 总则 第一章 目的和适用范围", "第一条", "为了试验，制定本条例。"),
    ("第一编 总则 第一章 目的和适用范围", "第二条", "有下列情形之一的，适用本条例：\n（一）读入的；\n（二）写出的。"),
    ("第一编 总则 第二章 原则", "第二条之一", "试验应当如实。"),
    ("第二编 附则", "第三条", "本条例自2020年1月1日起施行。"),
]


def _file(folder: Path) -> Path:
    path = folder / "corpus.jsonl"
    law = {"law": "试验条例", "cat": "行政法规", "date": "2020-01-01"}
    made = [law | {"id": f"试验条例#{num}", "chap": chap, "num": num, "text": text} for chap, num, text in _ROWS]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made), encoding="utf-8")
    return path


def test_headings_stand_where_they_change(tmp_path: Path) -> None:
    text = text_of("试验条例", read(_file(tmp_path)))
    assert text.splitlines()[:4] == [
        "试验条例",
        "第一编 总则",
        "第一章 目的和适用范围",
        "第一条　为了试验，制定本条例。",
    ]
    assert text.count("第一编 总则") == 1


def test_a_law_is_imported_word_for_word(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    report = import_rows(read(_file(tmp_path)), Library.load(tmp_path), texts, tmp_path / "out")
    assert (report.laws_written, report.skipped) == (1, [])
    (statute,) = Library.load(tmp_path / "out").statutes.values()
    assert [(a.label, a.text) for a in statute.latest.articles] == [(number, text) for _, number, text in _ROWS]
    assert [d.name for d in statute.latest.articles[2].path] == ["总则", "原则"]
    assert statute.latest.level == "administrative_regulation"
