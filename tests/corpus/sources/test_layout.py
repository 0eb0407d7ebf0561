"""Rows with chapter and section as columns -> articles with their divisions; nothing lost in silence."""

from __future__ import annotations

import pytest

from corpus.model import Annex, Article, Division, Item, Paragraph
from corpus.sources.layout import Layout, Row, lay_out, parse_heading

GENERAL, SPECIAL = Division("编", 1, "总则"), Division("编", 2, "分则")
CHAPTER = Division("章", 1, "一般规定")
BEFORE: dict[str, tuple[str, ...]] = {"1": ("第一编 总 则",)}


def row(label: str, *lines: str, chapter: str | None = None, section: str | None = None) -> Row:
    return Row(label, chapter, section, lines or (f"{label}的内容。",))


def paths(layout: Layout) -> dict[str, tuple[Division, ...]]:
    return {article.label: article.path for article in layout.articles}


def test_columns_are_divisions() -> None:
    layout = lay_out([row("第一条", chapter="第一章 总 则", section="第一节　定 义")], {})
    assert layout.articles == [
        Article(1, 0, "第一条", (Division("章", 1, "总则"), Division("节", 1, "定义")), (Paragraph("第一条的内容。"),))
    ]
    assert (layout.annexes, layout.glued, layout.orphans, layout.missing_first_part) == ([], [], [], False)


def test_glued_headings_open_before_the_next_article() -> None:
    """民法典第一千零三十九条 ends, in the source, with 第五编 婚姻家庭 and 第一章 一般规定."""
    rows = [
        row("第一条", "甲。", "第二编 分 则", "第一章 一般规定", chapter="第一章 总则"),
        row("第二条", chapter="第一章 一般规定"),
    ]
    layout = lay_out(rows, BEFORE)
    assert layout.glued == [("第一条", "第二编　分则"), ("第一条", "第一章　一般规定")]
    assert layout.articles[0].paragraphs == (Paragraph("甲。"),)
    assert paths(layout)["第二条"] == (SPECIAL, CHAPTER)


def test_a_chapter_column_that_lags_behind_a_part_does_not_count() -> None:
    rows = [
        row("第一条", "甲。", "第二编 分则", chapter="第一章 旧章"),
        row("第二条", chapter="第一章 旧章"),
        row("第三条", chapter="第一章 旧章"),
        row("第四条", chapter="第一章 一般规定"),
    ]
    found = paths(lay_out(rows, BEFORE))
    assert found == {
        "第一条": (GENERAL, Division("章", 1, "旧章")),
        "第二条": (SPECIAL,),
        "第三条": (SPECIAL,),
        "第四条": (SPECIAL, CHAPTER),
    }


def test_a_chapter_column_gives_way_to_the_heading_that_mends_it() -> None:
    """The source breaks the name of 刑事诉讼法第五编第四章 off after 死亡案件."""
    whole, next_chapter = Division("章", 1, "死亡案件违法所得的没收程序"), Division("章", 2, "强制医疗程序")
    rows = [
        row("第一条", chapter="第一章 死亡案件", section="第一节 甲"),
        row("第二条", chapter="第一章 死亡案件", section="第一节 甲"),
        row("第三条", chapter="第二章 强制医疗程序"),
    ]
    found = paths(lay_out(rows, {"1": ("第一章 死亡案件违法所得的没收程序",)}))
    section = Division("节", 1, "甲")
    assert found == {"第一条": (whole, section), "第二条": (whole, section), "第三条": (next_chapter,)}


def test_a_sentence_at_the_end_is_no_heading() -> None:
    layout = lay_out([row("第一条", "甲。", "第二编 分则，另有规定。"), row("第二条")], {})
    assert layout.glued == []
    assert layout.articles[0].paragraphs == (Paragraph("甲。"), Paragraph("第二编 分则，另有规定。"))


def test_an_article_that_is_only_a_heading_keeps_it() -> None:
    """The last line of an article is never taken away from it."""
    assert lay_out([row("第一条", "第二编 分则")], {}).articles[0].paragraphs == (Paragraph("第二编 分则"),)


def test_supplementary_provisions_take_the_highest_kind() -> None:
    rows = [row("第一条", "甲。", "附 则"), row("第二条", chapter="附 则")]
    assert paths(lay_out(rows, BEFORE))["第二条"] == (Division("编", 0, "附则"),)
    assert paths(lay_out([row("第一条", chapter="附则")], {}))["第一条"] == (Division("章", 0, "附则"),)


@pytest.mark.parametrize(("before", "missing"), [({}, True), (BEFORE, False)], ids=["not mended", "mended"])
def test_a_missing_first_part_is_reported(before: dict[str, tuple[str, ...]], missing: bool) -> None:
    rows = [row("第一条", "甲。", "第二编 分则", chapter="第一章 总则"), row("第二条")]
    assert lay_out(rows, before).missing_first_part is missing


def test_a_law_without_parts_misses_none() -> None:
    assert not lay_out([row("第一条", chapter="第一章 总则")], {}).missing_first_part


@pytest.mark.parametrize(
    ("lines", "annexes"),
    [
        (["本法自2020年1月1日起施行。", "附件一：", "全国人大常委会决定", "1.甲", "附件二：清单", "2.乙"],
         [Annex("附件一", ("全国人大常委会决定", "1.甲")), Annex("附件二　清单", ("2.乙",))]),
        (["本法自2020年1月1日起施行。", "税目税率表", "甲"], [Annex("附件", ("税目税率表", "甲"))]),
        (["本法自2020年1月1日起施行。", "附：", "甲"], [Annex("附件", ("附：", "甲"))]),
        (["本法自2020年1月1日起施行。"], []),
        (["本法自2020年1月1日起施行。", "旧法同时废止。"], []),
    ],
    ids=["numbered", "title after the date", "附：", "none", "a second paragraph"],
)  # fmt: skip
def test_annexes_are_split_from_the_last_article(lines: list[str], annexes: list[Annex]) -> None:
    layout = lay_out([row("第一条"), row("第二条", *lines)], {})
    assert layout.annexes == annexes
    kept = lines[: len(lines) - sum(len(a.lines) + (a.title != "附件") for a in annexes)]
    assert layout.articles[-1].text.split("\n") == kept


def test_annexes_are_looked_for_in_the_last_article_alone() -> None:
    layout = lay_out([row("第一条", "自公布之日起施行。", "附件一的目录"), row("第二条")], {})
    assert layout.annexes == []
    assert layout.articles[0].text == "自公布之日起施行。\n附件一的目录"


def test_items_without_a_paragraph_are_reported() -> None:
    layout = lay_out([row("第一条", "（一）甲；", "乙：", "（一）丙。")], {})
    assert layout.orphans == ["第一条：（一）甲；"]
    assert layout.articles[0].paragraphs == (Paragraph("乙：", (Item(1, "（一）丙。"),)),)


@pytest.mark.parametrize(
    ("label", "article"),
    [("第二百五十三条之一", ("第二百五十三条之一", 253, 1)), ("条目十一", ("十一、", 11, 0)), ("全文", ("全文", 0, 0)),
     ("", ("全文", 0, 0))],
    ids=["之一", "条目", "全文", "no label"],
)  # fmt: skip
def test_labels_of_the_source(label: str, article: tuple[str, int, int]) -> None:
    (found,) = lay_out([Row(label, None, None, ("甲。",))], {}).articles
    assert (found.label, found.number, found.suffix) == article


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("第五编 婚姻家庭", Division("编", 5, "婚姻家庭")),
        ("第一分编 通 则", Division("分编", 1, "通则")),
        (" 第十二章　附则 ", Division("章", 12, "附则")),
        ("第三节运输合同", Division("节", 3, "运输合同")),
        ("附 则", Division("章", 0, "附则")),
        ("第五条 内容", None),
        ("总则", None),
    ],
)
def test_headings(text: str, division: Division | None) -> None:
    assert parse_heading(text, []) == division


def test_no_rows_no_articles() -> None:
    assert lay_out([], {}) == Layout()
