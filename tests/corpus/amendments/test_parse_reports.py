"""What the reader of amendments does not understand it says; what is about other texts it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.amendments.operations import Adjust, Delete, Formal, NotUnderstood, Renumber, ReplaceWords, Unit
from corpus.amendments.parse import OTHER_STATUTE, WHICH_TEXT, parse_amendment
from corpus.library import Library
from corpus.model import Statute
from tests.corpus.amendments.amending import SMALL, bare, clause, operations

C = clause("")
NOT_READ = [
    ("将第一条修改为：“甲", "引号没有闭合"),
    ("将第一条修改为：“”。", "引号内没有文字"),
    ("将《公司法》第三条修改为：“甲。”", "看不懂“将《公司法》第三条修改为：“…”"),
    ("第二款修改为：“甲。”", "没有写明是哪一条"),
    ("增加两款，作为第二款、第三款：“甲。\n“乙。”", "没有写明在哪一条增加"),
    ("第四条增加两款，作为第二款、第三款：“甲。”", "写明增加 2 款，引文有 1 款"),
    ("第四条增加一款，作为第二款、第三款：“甲。”", "写明增加 1 款，列出的序号有 2 个"),
    ("增加三条，作为第四条、第五条：“第四条　甲。\n“第五条　乙。”", "写明增加 3 条，列出的条号有 2 个"),
    ("增加两条，作为第四条、第五条：“甲。\n“乙。”", "没有按写明的条号逐条分开"),
    ("增加两条，作为第四条、第五条：“第四条　甲。\n“第六条　乙。”", "没有按写明的条号逐条分开"),
    ("第七项至第九项相应改为第八项至第十一项。", "没有写明是哪一条"),
    ("第二条第七项至第九项改为第八项至第十一项。", "改号前后的数目不同"),
    ("第二条第七项改为第八款。", "不在一个层次"),
    ("将第六条和第七条合并修改为：“甲。”", "没有写明合并后是第几条"),
    ("将第五条第一款、第三款修改为：“甲。”", "看不出各自的位置"),
    ("在第三条中的“履行义务”后增加“或者报告”。", "用什么标点"),
    ("将第三条第一款第一项第2目修改为：“甲。”", "读到条、款、项为止"),
    ("第七节改为第八节。", "不是由前面新增的章、节带动的"),
    ("第三条的数额标准不再适用。", "看不懂"),
    ("增加十十条，作为第三条：“甲。”", "看不懂的编号“十十”"),
    ("将第三条修改为：“甲：\n“（十十）乙。”", "看不懂的编号“十十”"),
    # A line of law that fell out of its quotation is not passed over as a rule of the amendment's own.
    ("将第三条修改为：“甲。”\n单位犯前款罪的，处罚金。", "看不懂“单位犯前款罪的"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_READ)
def test_what_is_not_understood_says_why(text: str, reason: str) -> None:
    found = [op for op in operations(text) if isinstance(op, NotUnderstood)]
    assert len(found) == 1
    assert reason in found[0].reason


def test_the_read_part_of_a_sentence_stays_beside_what_is_not_understood() -> None:
    found = operations("将第六条改为第八条，并以某种方式修改第二款。")
    assert found[0] == Renumber(found[0].clause, Unit("6"), Unit("8"))
    assert isinstance(found[1], NotUnderstood)
    assert found[1].reason.startswith("看不懂“以某种方式修改")


def test_an_amendment_orders_nothing_of_a_statute_it_does_not_amend(library: Library) -> None:
    """增加一条，作为第三条 names no law: read for another statute it would be wrong law."""
    decision = library.statute("guanyuxiugaiwangluoanquanfadejueding").latest
    found = parse_amendment(decision, library.statute("xingfa"))
    assert {op.reason if isinstance(op, NotUnderstood) else "" for op in found} == {OTHER_STATUTE}


SEVERAL = "最高人民法院关于修改《关于审理甲案件的解释》等二十七件民事类司法解释的决定"
TWO_TEXTS = (
    "一、修改《关于审理甲案件的解释》\n1.将第一条修改为：\n“甲。”\n2.条文顺序作相应调整。\n"
    "二、修改《关于审理乙案件的解释》\n1.删除第三条。\n2.条文顺序作相应调整。"
)


def test_of_an_amendment_to_several_texts_only_the_orders_about_the_statute_count() -> None:
    """The heading says which text its orders amend."""
    second = replace(SMALL, title="关于审理乙案件的解释", short_title="乙案件解释")
    found = bare(operations(TWO_TEXTS, title=SEVERAL, statute=Statute("yi", (second,))))
    assert found == [Formal(C), Formal(C), Formal(C), Formal(C), Delete(C, Unit("3")), Adjust(C)]


def test_without_a_statute_nothing_of_several_texts_is_guessed() -> None:
    found = operations(TWO_TEXTS, title=SEVERAL)
    assert [type(op) for op in found] == [Formal, NotUnderstood, NotUnderstood, Formal, NotUnderstood, NotUnderstood]
    assert {op.reason for op in found if isinstance(op, NotUnderstood)} == {WHICH_TEXT}


def test_words_changed_in_a_list_of_statutes(library: Library) -> None:
    """关于修改部分法律的决定（2009年）第二条: 将下列法律和法律解释中的“征用”修改为“征收、征用”."""
    decision = library.statute("guanyuxiugaibufenfaludejueding").latest
    found = parse_amendment(decision, library.statute("xingfa"))
    assert [bare((op,))[0] for op in found if not isinstance(op, Formal)] == [
        ReplaceWords(C, (Unit("381"), Unit("410")), "征用", "征收、征用")
    ]


def test_every_sentence_of_the_held_amendments_is_understood(library: Library) -> None:
    read = 0
    for statute in library.statutes:
        version = library.statute(statute).latest
        for amended in version.amends:
            found = parse_amendment(version, library.statute(amended))
            assert [op.reason for op in found if isinstance(op, NotUnderstood)] == [], statute
            assert any(not isinstance(op, Formal) for op in found), statute
            read += 1
    assert read >= 15


STRANGE = [
    "",
    "。",
    "“",
    "”",
    "“”“”修改为“”",
    "“" * 10_000,
    "”" * 10_000,
    "第" * 10_000,
    "甲" * 10_000,
    "将" + "第一条、" * 2_500 + "修改为：“甲。”",
    "删去" + "第一条和" * 2_500,
    "“甲”“乙”修改为：" * 1_000,
    "将第一条中的“甲”修改为“乙”，" * 600,
    "\n".join(["“甲。"] * 2_000),
    "为了甲，" * 2_500 + "将第一条修改为：“乙。”",
    "\ue000将第一条修改为\ue000。",
    "增加一百条，作为第一条至第一百条：“甲。”",
    "将第〇条修改为：“甲。”",
]


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: f"{text[:8]}×{len(text)}")
def test_strange_texts_are_reported_and_never_raise(text: str) -> None:
    found = operations(text)
    assert bool(found) == bool(text.strip("。"))
    assert all(op.clause.source.article == 1 for op in found)
