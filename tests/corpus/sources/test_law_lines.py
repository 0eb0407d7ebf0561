"""Every oddity that laws on users' disks have: read, mended, or refused, each with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.model import Annex, Division, Item, Paragraph
from tests.corpus.sources.lines import TITLE, law_of, said, shape


def test_a_law_with_contents_chapters_items_and_annex() -> None:
    law, findings = law_of(
        "目　　录\n第一章　总　则\n第二章　附　则\n第一章　总　则\n第一条　甲：\n（一）乙：\n1.丙；\n（二）丁。\n戊。\n"
        "第二章　附　则\n第二条　己。\n附件一\n1.庚"
    )
    assert law.title == TITLE
    assert [(a.path, a.label, a.paragraphs) for a in law.articles] == [
        (
            (Division("章", 1, "总则"),),
            "第一条",
            (Paragraph("甲：", (Item(1, "（一）乙：", ("1.丙；",)), Item(2, "（二）丁。"))), Paragraph("戊。")),
        ),
        ((Division("章", 2, "附则"),), "第二条", (Paragraph("己。"),)),
    ]
    assert law.annexes == (Annex("附件一", ("1.庚",)),)
    assert [(f.kind, f.line, f.detail) for f in findings.repairs] == [("目录", 3, "第 3 行至第 5 行")]
    assert findings.questions == []


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("第一条　甲。", "第一条", "甲。"),
        ("第一条 甲。", "第一条", "甲。"),
        ("第一条甲。", "第一条", "甲。"),
        ("第一条：甲。", "第一条", "甲。"),
        ("第 一 条 甲。", "第一条", "甲。"),
        ("第1条 甲。", "第一条", "甲。"),
        ("第１条　甲。", "第一条", "甲。"),
        ("第一条\u3000\u3000甲。", "第一条", "甲。"),
        ("第一条\u200b　甲。", "第一条", "甲。"),
        ("第一条\n甲。", "第一条", "甲。"),
        ("第一条 【目的】甲。", "第一条", "甲。"),
    ],
)
def test_written_forms_of_an_article(line: str, label: str, text: str) -> None:
    law, _ = law_of(f"{line}\n第二条　乙。")
    assert shape(law) == [("", label, text), ("", "第二条", "乙。")]


@pytest.mark.parametrize(
    "line",
    [
        "第一条第二款规定的事项，由国务院规定。",
        "第一条规定的事项，由国务院规定。",
        "第三条、第四条的规定，适用本法。",
        # 兵役法（2011）第四十五条第二款, as a conversion printed it
        "第一条 第二款规定的培养，由国务院规定。",
    ],
)
def test_a_line_that_speaks_of_an_article_opens_none(line: str) -> None:
    law, _ = law_of(f"第一条　甲。\n第二条　乙。\n{line}\n第三条　丙。")
    assert [a.label for a in law.articles] == ["第一条", "第二条", "第三条"]
    assert law.articles[1].paragraphs[1].text == line.replace("条 第", "条第")


def test_articles_with_suffixes_follow_their_number() -> None:
    law, _ = law_of("第一条　甲。\n第一条之一　乙。\n第一条之二 丙。\n第二条　丁。")
    assert [a.key for a in law.articles] == ["1", "1-1", "1-2", "2"]
    assert law.missing == ()


@pytest.mark.parametrize(
    ("text", "divisions"),
    [
        ("第一编 总则\n第一章 甲\n第一节 乙\n第一条　丙。", "第一编　总则/第一章　甲/第一节　乙"),
        ("第一章总则\n第一条　丙。", "第一章　总则"),
        ("第1章 总则\n第一条　丙。", "第一章　总则"),
        # 军事设施保护法第五章, whose heading stands on two lines
        ("第一章 没有划入军事禁区、军事管理区的\n军事设施的保护\n第一条　丙。",
         "第一章　没有划入军事禁区、军事管理区的军事设施的保护"),
        ("第一章\n总则\n第一条　丙。", "第一章　总则"),
        ("一、一般规定\n第一条　丙。", "一、一般规定"),
        ("附　则\n第一条　丙。", "附则"),
    ],
)  # fmt: skip
def test_written_forms_of_headings(text: str, divisions: str) -> None:
    law, _ = law_of(text)
    assert shape(law) == [(divisions, "第一条", "丙。")]


def test_a_heading_behind_an_article_on_its_line_is_cut_off() -> None:
    law, findings = law_of("第一章 总则\n第一条　甲。　第二章 附则\n第二条　乙。")
    assert shape(law) == [("第一章　总则", "第一条", "甲。"), ("第二章　附则", "第二条", "乙。")]
    assert ("标题粘连在条文末尾", 4) in said(findings)


def test_articles_on_one_line_are_parted_where_one_would_be_missing() -> None:
    """飞行基本规则 of 2007 stands, in a public collection, with each chapter on one line."""
    law, findings = law_of("第一条 甲。第二条 乙。第三条 丙。\n第四条　丁。依照第二条 的规定。")
    assert shape(law) == [
        ("", "第一条", "甲。"),
        ("", "第二条", "乙。"),
        ("", "第三条", "丙。"),
        ("", "第四条", "丁。依照第二条的规定。"),
    ]  # fmt: skip
    assert said(findings)[:2] == [("条文粘连", 3), ("条文粘连", 3)]


def test_points_number_a_decision_and_quoted_articles_do_not() -> None:
    """A decision says 第八条增加一款 at the head of a line; in it 一、 are the articles."""
    points = "一、将第一条修改为：“甲。\n“乙。”\n第八条 增加一款：“丙。”\n二、本决定自公布之日起施行。"
    law, findings = law_of(f"现决定修改：\n{points}")
    assert law.preamble == ("现决定修改：",)
    assert shape(law) == [
        ("", "一、", "将第一条修改为：“甲。\n“乙。”\n第八条增加一款：“丙。”"),
        ("", "二、", "本决定自公布之日起施行。"),
    ]
    assert findings.questions == []


def test_a_text_before_which_its_amending_decision_stands_is_the_text() -> None:
    law, findings = law_of("一、将第一条修改为甲。\n二、删去第四条。\n第一条　甲。\n第二条　乙。\n第三条　丙。")
    assert [a.label for a in law.articles] == ["第一条", "第二条", "第三条"]
    assert law.preamble == ("一、将第一条修改为甲。", "二、删去第四条。")
    assert said(findings) == [("第一条之前另有 一、二、 编号的文字", 3)]


def test_arabic_points_of_an_interpretation_become_ordinals() -> None:
    law, findings = law_of("现解释如下：\n1.甲。\n乙。\n2. 丙。")
    assert shape(law) == [("", "一、", "甲。\n乙。"), ("", "二、", "丙。")]
    assert said(findings) == [("编号", 4)]


def test_a_reply_is_one_whole() -> None:
    reply = "甲高级人民法院：\n你院请示收悉。经研究，答复如下：\n不予支持。\n此复。"
    law, findings = law_of(f"{reply}\n最高人民法院\n2001年2月3日")
    assert shape(law) == [("", "全文", reply)]
    assert [(f.kind, f.line, f.detail) for f in findings.repairs] == [
        ("落款未收入正文", 7, "最高人民法院"),
        ("落款未收入正文", 8, "2001年2月3日"),
    ]


def test_items_of_a_whole_text_stay_items() -> None:
    """全国人民代表大会常务委员会关于刑法第二百九十四条第一款的解释 numbers its 项 alone."""
    law, _ = law_of("现解释如下：应当同时具备以下特征：\n（一）甲；\n（二）乙。")
    assert law.articles[0].paragraphs == (
        Paragraph("现解释如下：应当同时具备以下特征：", (Item(1, "（一）甲；"), Item(2, "（二）乙。"))),
    )


def test_lost_numbers_are_not_invented() -> None:
    """1997年关于适用修订刑法第十二条的通知 lost 一、 and 二、 in a public collection."""
    law, findings = law_of("通知如下：\n甲。\n乙。\n三、丙。")
    assert shape(law) == [("", "全文", "通知如下：\n甲。\n乙。\n三、丙。")]
    assert said(findings) == [("编号不从一开始", 6)]


def test_a_gap_makes_the_text_partial() -> None:
    law, findings = law_of("第一条　甲。\n第三条　丙。\n第三条之二　丁。")
    assert law.missing == ("第一条之后是第三条", "第三条之后是第三条之二")
    assert said(findings) == [("缺条", 4), ("缺条", 5)]


def test_a_number_that_still_comes_makes_the_earlier_line_text() -> None:
    law, findings = law_of("第一条　甲。\n第九条 乙。\n第二条　丙。")
    assert shape(law) == [("", "第一条", "甲。\n第九条乙。"), ("", "第二条", "丙。")]
    assert ("条号跳跃，按正文保存", 4) in said(findings)


def test_an_article_printed_twice_is_kept_once() -> None:
    law, findings = law_of("第一条　甲。\n乙。\n第一条　甲。\n乙。\n第二条　丙。")
    assert shape(law) == [("", "第一条", "甲。\n乙。"), ("", "第二条", "丙。")]
    assert said(findings) == [("重复的条文只收一次", 5)]


def test_a_number_without_words_is_asked_about() -> None:
    law, findings = law_of("第一条　甲。\n第二条\n第三条　丙。")
    assert [a.label for a in law.articles] == ["第一条", "第三条"]
    assert (law.missing, said(findings)) == (("第一条之后是第三条",), [("条号之下没有文字", 4)])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("第一条　甲。\n第二条　乙。\n第二条　丙。", 5, "第二条出现两次，文字不同（第 4 行已有）"),
        ("第一条　甲。\n第三条　乙。\n第二条之一　丙。", 5, "第二条之一排在后面的条之后"),
        ("第一条　甲。\n第二条　乙。\n另一部规定\n第一条　丙。", 6, "又从第一条起编号"),
        ("第一条　（一）甲。", 3, "第一条的项之前没有款：（一）甲。"),
    ],
    ids=["twice", "backwards", "another text", "item first"],
)
def test_what_cannot_be_held_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(CorpusError) as error:
        law_of(text)
    assert [(p.line, p.what) for p in error.value.problems] == [(line, what)]
    assert error.value.problems[0].expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "文件里没有文字"),
        ("\u200b\n \n", "文件里没有文字"),
        (TITLE, "题名之后没有正文"),
        ("甲，\n第一条　乙。", "找不到题名"),
    ],
    ids=["empty", "unseen characters", "title alone", "no title"],
)
def test_a_file_without_a_law_is_refused(text: str, what: str) -> None:
    with pytest.raises(CorpusError, match=what):
        law_of(text, headed=False)


@pytest.mark.parametrize(
    ("tail", "annexes"),
    [
        ("附件：税目表\n甲｜乙", (Annex("附件　税目表", ("甲｜乙",)),)),
        ("附表一\n甲\n附表二 税率\n乙", (Annex("附表一", ("甲",)), Annex("附表二　税率", ("乙",)))),
        ("附：\n目录\n一、甲\n第一条　不是本法的。", (Annex("附", ("目录", "一、甲", "第一条　不是本法的。")),)),
        ("标志式样\n图", (Annex("附件", ("标志式样", "图")),)),
    ],
)  # fmt: skip
def test_annexes_are_no_articles(tail: str, annexes: tuple[Annex, ...]) -> None:
    law, _ = law_of(f"第一条　甲。\n第二条　本法自2020年2月1日起施行。\n{tail}")
    assert [a.label for a in law.articles] == ["第一条", "第二条"]
    assert law.annexes == annexes


def test_an_annex_word_in_the_middle_of_a_law_is_text() -> None:
    law, _ = law_of("第一条　甲：\n附件\n第二条　乙。")
    assert shape(law) == [("", "第一条", "甲：\n附件"), ("", "第二条", "乙。")]


def test_articles_of_an_annexed_text_are_not_those_of_the_text() -> None:
    """婚姻法解释（二）的补充规定 (2017) carries the whole 解释（二） as its annex."""
    law, _ = law_of("增加两款：\n甲。\n附件\n若干问题的解释\n第一条 乙。\n第二条 丙。\n第三条 丁。")
    assert shape(law) == [("", "全文", "增加两款：\n甲。")]
    assert law.annexes[0].lines == ("若干问题的解释", "第一条 乙。", "第二条 丙。", "第三条 丁。")


def test_half_width_brackets_throughout_are_those_of_the_text() -> None:
    law, findings = law_of("第一条　有下列情形(以下简称情形)的:\n(一)甲;\n(二)乙。")
    assert shape(law) == [("", "第一条", "有下列情形(以下简称情形)的：\n(一)甲；\n(二)乙。")]
    assert law.half_width_brackets
    assert said(findings) == [("半角标点", 3), ("半角标点", 4)]


def test_mixed_brackets_are_made_full() -> None:
    law, findings = law_of("第一条　有下列情形（以下简称情形）的:\n(一)甲;")
    assert shape(law) == [("", "第一条", "有下列情形（以下简称情形）的：\n（一）甲；")]
    assert not law.half_width_brackets
    assert said(findings) == [("半角标点", 3), ("半角标点", 4)]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("第一条　甲，\n乙。", ("疑似在句中断行，按两款保存", 4)),
        ("第二章 总则\n第一条　甲。", ("编章节的编号不连续", 4)),
        ("第一条　甲：\n（一）乙；\n（三）丙。", ("项的编号不连续", 3)),
        ("第一条　甲\ue004乙。", ("读不出的字符", 3)),
        ("第一章 总则\n（一）甲的效力\n第一条　乙。", ("款级标题没有位置，未收入", 4)),
        ("第一条　甲。\n第二章 附则", ("标题之下没有条文，按正文保存", 4)),
        ("第一条　【甲罪】乙。", ("出版者加的条标未收入", 3)),
    ],
)
def test_doubts_are_named_with_their_line(text: str, finding: tuple[str, int]) -> None:
    _, findings = law_of(text)
    assert finding in said(findings)


def test_the_contents_of_a_text_without_headings_stay() -> None:
    law, findings = law_of("目录\n第一章 总则\n第一条　甲。")
    assert shape(law) == [("第一章　总则", "第一条", "甲。")]
    assert said(findings) == [("目录之后没有同名的标题", 3)]


def test_an_article_printed_twice_before_the_body_is_no_entry_of_the_contents() -> None:
    """What the body does not print again must not be lost with the contents: its words stay, and are asked about."""
    law, findings = law_of("目录\n第一条 甲。\n第二条 乙。\n第二条 乙。\n第一条 甲。")
    kept = [words for _, _, words in shape(law)]
    named = "".join(f.detail for f in [*findings.repairs, *findings.questions])
    assert "甲。" in kept and "乙" in named


def test_a_repeated_first_heading_of_parts_is_no_contents() -> None:
    """民法典: every 编 has its own 第一章 一般规定."""
    law, findings = law_of("第一编 甲\n第一章 一般规定\n第一条　丙。\n第二编 乙\n第一章 一般规定\n第二条　丁。")
    assert [s[0] for s in shape(law)] == ["第一编　甲/第一章　一般规定", "第二编　乙/第一章　一般规定"]
    assert said(findings) == []


PIECES = [
    *(
        "第一条 甲。",
        "第二条 乙。",
        "第二条",
        "第三条之一 丙。",
        "第十十条 丁",
        "一、戊。",
        "三、己",
        "（一）庚；",
        "1.辛。",
    ),
    *("第一章 总则", "第二章 附则", "附则", "附件", "附表一 壬", "目录", "①癸", "（二）", "——", "#", "，", "“甲"),
    *("2020年1月1日", "（2020年1月1日公布）", "第一条第二款规定的。", "甲。第二条 乙。"),
]
LINES = st.lists(st.sampled_from(PIECES), max_size=14)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_lines_are_read_or_refused_in_words(lines: list[str]) -> None:
    """No order of lines ends in another error, and no Chinese character of an article is lost unnamed."""
    try:
        law, findings = law_of("\n".join(lines))
    except CorpusError as error:
        assert all(problem.what for problem in error.problems)
        return
    named = "".join(f.detail for f in [*findings.repairs, *findings.questions])
    kept = "".join([*law.preamble, law.notes, *(a.text + "".join(a.footnotes) + a.label for a in law.articles)])
    kept += "".join(d.label for a in law.articles for d in a.path) + "".join(
        x.title + "".join(x.lines) for x in law.annexes
    )
    for char in "甲乙丙戊己庚辛癸":
        assert char not in "".join(lines) or char in kept + named
