"""A report counts, and names each skipped text and each open question."""

from __future__ import annotations

from corpus.sources.report import Note, Report


def test_an_empty_report() -> None:
    assert Report().lines() == ["读入：0 部，0 条", "写出：0 部，0 条", "修补：0", "跳过：0", "存疑：0"]


def test_a_report_groups_by_kind_and_lists_what_needs_a_reader() -> None:
    report = Report(3, 30, 2, 20)
    report.repairs = [
        Note("刑法", "第一条", "引号", "甲"),
        Note("刑法", "第二条", "引号", "乙"),
        Note("民法典", "", "标题", "丙"),
    ]
    report.skipped = [Note("空法", "", "没有条文", "丁")]
    report.open_questions = [Note("刑法", "第三条", "条号重复", "3")]
    short = [
        "读入：3 部，30 条",
        "写出：2 部，20 条",
        "修补：3（引号 2；标题 1）",
        "跳过：1（没有条文 1）",
        "存疑：1（条号重复 1）",
        "  没有条文｜空法：丁",
        "  条号重复｜刑法第三条：3",
    ]
    assert report.lines() == short
    assert report.lines(detailed=True) == [
        *short,
        "  引号｜刑法第一条：甲",
        "  引号｜刑法第二条：乙",
        "  标题｜民法典：丙",
    ]
