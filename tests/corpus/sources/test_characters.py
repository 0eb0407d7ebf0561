"""Each character repair alone and named; what needs none stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Version
from corpus.sources.characters import repair_line


@pytest.mark.parametrize(
    ("line", "mended", "repairs"),
    [
        ("个人\u200b信息", "个人信息", ("零宽或窄空格",)),
        ("\ufeff第一条", "第一条", ("零宽或窄空格",)),
        ("1.\u20092元", "1.2元", ("零宽或窄空格",)),
        ('本法所称的"以上"', "本法所称的“以上”", ("引号",)),
        ('"甲"和"乙"', "“甲”和“乙”", ("引号",)),
        ('“甲"和"乙”', "“甲”和“乙”", ("引号",)),
        ('"其他公司的工作人员，依照前款处罚。', "“其他公司的工作人员，依照前款处罚。", ("引号",)),
        ('修改为："处三年以下有期徒刑。', "修改为：“处三年以下有期徒刑。", ("引号",)),
        ("称为'甲'", "称为‘甲’", ("引号",)),
        ("包括本数,", "包括本数，", ("半角标点",)),
        ("下列情形:", "下列情形：", ("半角标点",)),
        ("有效;无效?当然!", "有效；无效？当然！", ("半角标点",)),
        ("(一)甲；", "（一）甲；", ("半角标点",)),
        ("(十二)甲；", "（十二）甲；", ("半角标点",)),
        ("办法(试行)", "办法（试行）", ("半角标点",)),
        ("总 则", "总则", ("多余空格",)),
        ("　　第一章　总则　", "第一章总则", ("多余空格",)),
        ("个人\u00a0信息", "个人信息", ("多余空格",)),
        ("使用 App 的", "使用App的", ("多余空格",)),
        ('本法所称的"以上",包括 本数', "本法所称的“以上”，包括本数", ("引号", "半角标点", "多余空格")),
    ],
)
def test_each_repair_is_done_and_named(line: str, mended: str, repairs: tuple[str, ...]) -> None:
    assert repair_line(line) == (mended, repairs)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "自2021年11月1日起施行。",
        "比例为3:1",
        "时间为10:30至12:00",
        "1,000元",
        "App Store",
        "“甲”、‘乙’",
        "（一）甲；",
        "1.甲；",
    ],
)
def test_what_needs_no_repair_stays(line: str) -> None:
    assert repair_line(line) == (line, ())


def test_held_texts_need_no_repair(held: dict[Path, Version]) -> None:
    for version in held.values():
        if not any("半角括号" in note for note in version.notes):
            for article in version.articles:
                for line in article.text.split("\n"):
                    assert repair_line(line) == (line, ()), (version.statute, article.label)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="甲乙一二12a ,:;?!()\"'“”‘’（），。　\u200b\u00a0", max_size=20))
def test_no_word_is_lost(line: str) -> None:
    """Repairs change marks and spaces, never a character of a word."""
    words = "甲乙一二12a"
    mended, _ = repair_line(line)
    assert [c for c in mended if c in words] == [c for c in line if c in words]
    assert not set(mended) & set("\u200b\"'")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='甲一1a ,:()"“”（），。', max_size=20))
def test_repairs_are_named_exactly_where_the_line_changed(line: str) -> None:
    mended, repairs = repair_line(line)
    assert bool(repairs) == (mended != line)


@pytest.mark.parametrize(
    ("line", "mended"),
    [("办法(试行), 由", "办法（试行），由"), ("(甲), (乙)", "（甲），（乙）")],
)
def test_a_mended_line_needs_no_second_repair(line: str, mended: str) -> None:
    assert repair_line(line)[0] == mended
