"""Sentences of real amendments, and the whole operations that they order.

The forms follow 立法技术规范（试行）（一）（二）; long quotations are shortened.
"""

from __future__ import annotations

import pytest

from corpus.amendments import grammar
from corpus.amendments.clauses import sentences_of
from corpus.amendments.operations import (
    OPENING,
    PREAMBLE,
    AddWords,
    Adjust,
    Delete,
    Formal,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    Merge,
    Operation,
    RenameDivision,
    Renumber,
    ReplaceWords,
    Rewrite,
    Split,
    Unit,
)
from corpus.amendments.shapes import shape_of
from corpus.amendments.target import Target
from tests.corpus.amendments.amending import DECISION, amendment, bare, clause, operations

C = clause("")  # left out of the tables, and tested on its own
ARTICLES: list[tuple[str, list[Operation]]] = [
    # 刑法修正案（三）第一条
    ("将刑法第一百一十四条修改为：“放火的，处刑。”", [Rewrite(C, Unit("114"), ("放火的，处刑。",))]),
    ("将刑法第一百一十五条第一款修改为：“放火的。”", [Rewrite(C, Unit("115", 1), ("放火的。",))]),
    # 刑法修正案（十）: the purpose opens the only sentence
    (
        "为了惩治侮辱国歌的犯罪行为，切实维护国家尊严，在刑法第二百九十九条中增加一款作为第二款，将该条修改为：\n“甲。\n“乙。”",
        [Rewrite(C, Unit("299"), ("甲。", "乙。"))],
    ),
    # 骗购外汇决定第三条 quotes without marks
    ("将刑法第一百九十条修改为：公司、企业。\n单位。", [Rewrite(C, Unit("190"), ("公司、企业。", "单位。"))]),
    # 刑法修正案（九）第三十六条 leaves the 。 behind the mark
    ("将刑法第三百零二条修改为：“盗窃的，处刑罚”。", [Rewrite(C, Unit("302"), ("盗窃的，处刑罚。",))]),
    # 网络安全法修改决定第五条: the new number comes first
    (
        "将第五十九条改为第六十一条，修改为：“甲。\n“乙。”",
        [Renumber(C, Unit("59"), Unit("61")), Rewrite(C, Unit("59"), ("甲。", "乙。"))],
    ),
    # 最高人民法院 writes 修改为 for both
    ("将第二条修改为第六条：\n“甲。”", [Renumber(C, Unit("2"), Unit("6")), Rewrite(C, Unit("2"), ("甲。",))]),
    ("原第四条作为第五条。", [Renumber(C, Unit("4"), Unit("5"))]),
    (
        "将第三条改为第四条，修改为：“第四条　甲。”",
        [Renumber(C, Unit("3"), Unit("4")), Rewrite(C, Unit("3"), ("第四条　甲。",))],
    ),
    # 刑法修正案（九）第一条, 第七条
    ("在刑法第三十七条后增加一条，作为第三十七条之一：“甲。”", [InsertArticle(C, "37-1", ("甲。",), "37")]),
    (
        "在刑法第一百二十条之一后增加二条，作为第一百二十条之二、第一百二十条之三：\n"
        "“第一百二十条之二　甲：\n“（一）乙。\n“第一百二十条之三　丙。”",
        [InsertArticle(C, "120-2", ("甲：", "（一）乙。"), "120-1"), InsertArticle(C, "120-3", ("丙。",), "120-1")],
    ),
    ("增加一条，作为第三条：“甲。”", [InsertArticle(C, "3", ("甲。",))]),
    ("增加一条作为第二条：“第二条　甲。”", [InsertArticle(C, "2", ("甲。",))]),
    # 村民委员会组织法修改决定第二十八条: the source lost the space behind the number
    (
        "增加两条，分别作为第四十四条、第四十五条：\n“第四十四条村级设施。\n“第四十五条乡、镇。”",
        [InsertArticle(C, "44", ("村级设施。",)), InsertArticle(C, "45", ("乡、镇。",))],
    ),
    ("删去刑法第一百九十九条。", [Delete(C, Unit("199"))]),
    ("删除第四条、第五条，条文顺序作相应调整。", [Delete(C, Unit("4")), Delete(C, Unit("5")), Adjust(C)]),
    ("将第四条删去。", [Delete(C, Unit("4"))]),
    # 网络安全法修改决定第十一条
    (
        "将第六十八条、第六十九条第一项合并，作为第六十九条，修改为：“甲。”",
        [Merge(C, (Unit("68"), Unit("69", None, 1)), "69", ("甲。",))],
    ),
    ("将第三十七条第二款和第六条第三款合并，作为第四十二条。", [Merge(C, (Unit("37", 2), Unit("6", 3)), "42", ())]),
    (
        "将第三十七条第一款改为第四十三条，修改为：“甲。”",
        [Renumber(C, Unit("37", 1), Unit("43")), Rewrite(C, Unit("37", 1), ("甲。",))],
    ),
    (
        "将第八条分为两条，作为第八条、第九条，修改为：“第八条　甲。\n“第九条　乙。”",
        [Split(C, Unit("8"), (("8", ("甲。",)), ("9", ("乙。",))))],
    ),
    # 最高人民法院关于修改铁路运输人身损害赔偿解释的决定第十条
    (
        "将《解释》的条文顺序作相应调整：“第八条”调整为“第七条”，“第九条”调整为“第八条”。",
        [Adjust(C), Renumber(C, Unit("8"), Unit("7")), Renumber(C, Unit("9"), Unit("8"))],
    ),
]
UNITS: list[tuple[str, list[Operation]]] = [
    # 村民委员会组织法修改决定第十七条: 第二款 goes on in the article named last
    (
        "将第二十四条改为第二十八条，第一款修改为：“甲：\n“（一）乙。”\n增加一款，作为第三款：“丙。”\n第三款改为第四款，修改为：“丁。”",
        [
            Renumber(C, Unit("24"), Unit("28")),
            Rewrite(C, Unit("24", 1), ("甲：", "（一）乙。")),
            InsertUnits(C, Unit("24", 3), ("丙。",), 1, "款"),
            Renumber(C, Unit("24", 3), Unit("24", 4)),
            Rewrite(C, Unit("24", 3), ("丁。",)),
        ],
    ),
    # 村民委员会组织法修改决定第二十一条
    (
        "将第三十条改为第三十五条，删去第二款第二项。\n第二款增加一项，作为第四项：“（四）甲”。\n第四款修改为：“乙。”",
        [
            Renumber(C, Unit("30"), Unit("35")),
            Delete(C, Unit("30", 2, 2)),
            InsertUnits(C, Unit("30", 2, 4), ("（四）甲",), 1, "项"),
            Rewrite(C, Unit("30", 4), ("乙。",)),
        ],
    ),
    # 刑法修正案（八）第二条
    (
        "在刑法第三十八条中增加一款作为第二款：“甲。”\n原第二款作为第三款，修改为：“乙。”\n增加一款作为第四款：“丙。”",
        [
            InsertUnits(C, Unit("38", 2), ("甲。",), 1, "款"),
            Renumber(C, Unit("38", 2), Unit("38", 3)),
            Rewrite(C, Unit("38", 2), ("乙。",)),
            InsertUnits(C, Unit("38", 4), ("丙。",), 1, "款"),
        ],
    ),
    # 刑法修正案（七）第九条; 食品安全法修改决定第一条
    (
        "在刑法第二百八十五条中增加两款作为第二款、第三款：“甲。\n“乙。”",
        [InsertUnits(C, Unit("285", 2), ("甲。", "乙。"), 2, "款")],
    ),
    (
        "第四十一条增加四款，作为第二款至第五款：“甲。\n“乙。\n“丙：\n“（一）丁。\n“戊。”",
        [InsertUnits(C, Unit("41", 2), ("甲。", "乙。", "丙：", "（一）丁。", "戊。"), 4, "款")],
    ),
    # 刑法修正案（1999年）第八条: the quotation leaves out the number of the 项
    (
        "刑法第二百二十五条增加一项，作为第三项：“非法经营证券业务的；”原第三项改为第四项。",
        [
            InsertUnits(C, Unit("225", None, 3), ("（三）非法经营证券业务的；",), 1, "项"),
            Renumber(C, Unit("225", None, 3), Unit("225", None, 4)),
        ],
    ),
    ("将刑法第二百二十五条第三项修改为：“甲的；”", [Rewrite(C, Unit("225", None, 3), ("（三）甲的；",))]),
    # 刑法修正案（九）第四十一条: two 款 by two
    (
        "将刑法第三百五十条第一款、第二款修改为：“甲。\n“乙。”",
        [Rewrite(C, Unit("350", 1), ("甲。",)), Rewrite(C, Unit("350", 2), ("乙。",))],
    ),
    ("将第五条第二款、第三款修改为：“甲。”", [Rewrite(C, Unit("5", 2), ("甲。",)), Delete(C, Unit("5", 3))]),
    (
        "将刑法第二百三十九条第二款修改为两款，作为第二款和第三款：“甲。\n“乙。”",
        [Rewrite(C, Unit("239", 2), ("甲。", "乙。"))],
    ),
    ("将第五条第一款第一段修改为：“下列行为：”", [Rewrite(C, Unit("5", 1, OPENING), ("下列行为：",))]),
    # 最高人民法院关于修改铁路运输人身损害赔偿解释的决定第四条
    (
        "第五条条首部分修改为：“有下列情形之一的，不承担责任”；并增加一项作为第三项规定：“甲。”",
        [
            Rewrite(C, Unit("5", None, OPENING), ("有下列情形之一的，不承担责任：",)),
            InsertUnits(C, Unit("5", None, 3), ("（三）甲。",), 1, "项"),
        ],
    ),
    ("删去第六条第三款、第四款。原第五款顺延。", [Delete(C, Unit("6", 3)), Delete(C, Unit("6", 4)), Formal(C)]),
    # 宪法修正案（1988年）第一条; 宪法修正案（2018年）第四十一条
    ("宪法第十一条增加规定：“甲。乙。”", [InsertUnits(C, Unit("11"), ("甲。乙。",), 1, "款")]),
    (
        "宪法第六十二条“全国人民代表大会行使下列职权”中增加一项，作为第七项“（七）甲”，第七项至第八项相应改为第八项至第九项。",
        [
            InsertUnits(C, Unit("62", None, 7), ("（七）甲",), 1, "项"),
            Renumber(C, Unit("62", None, 7), Unit("62", None, 8)),
            Renumber(C, Unit("62", None, 8), Unit("62", None, 9)),
        ],
    ),
]
WORDS: list[tuple[str, list[Operation]]] = [
    # 村民委员会组织法修改决定第二十九条
    (
        "（一）将第三条第一款中的“群众自治”修改为“村民自治”，“社会管理”修改为“基层治理”。",
        [
            ReplaceWords(C, (Unit("3", 1),), "群众自治", "村民自治"),
            ReplaceWords(C, (Unit("3", 1),), "社会管理", "基层治理"),
        ],
    ),
    # 网络安全法修改决定第八条
    (
        "将第六十一条改为第六十四条，其中的“并可以由”修改为“并可以”。",
        [Renumber(C, Unit("61"), Unit("64")), ReplaceWords(C, (Unit("61"),), "并可以由", "并可以")],
    ),
    # 食品安全法修改决定第二条: the law as amended reads 婴幼儿配方乳粉、婴幼儿配方液态乳
    (
        "在第八十一条、第八十二条中的“婴幼儿配方乳粉”后增加“婴幼儿配方液态乳”。",
        [ReplaceWords(C, (Unit("81"), Unit("82")), "婴幼儿配方乳粉", "婴幼儿配方乳粉、婴幼儿配方液态乳")],
    ),
    ("在第三条中的“甲”前增加“乙、”。", [ReplaceWords(C, (Unit("3"),), "甲", "乙、甲")]),
    (
        "删去第二条中的“甲”和第三条第二款末尾的“乙”，并将第三款中的“及”修改为“或者”。",
        [
            ReplaceWords(C, (Unit("2"),), "甲", ""),
            ReplaceWords(C, (Unit("3", 2),), "乙", ""),
            ReplaceWords(C, (Unit("3", 3),), "及", "或者"),
        ],
    ),
    ("删去第二条中的“甲”、“乙”。", [ReplaceWords(C, (Unit("2"),), "甲", ""), ReplaceWords(C, (Unit("2"),), "乙", "")]),
    ("将第二条中的“甲”删去。", [ReplaceWords(C, (Unit("2"),), "甲", "")]),
    ("将本法中的“甲”修改为“乙”。", [ReplaceWords(C, (), "甲", "乙")]),
    (
        "将第二条中的“甲”、“乙”分别修改为“丙”、“丁”。",
        [ReplaceWords(C, (Unit("2"),), "甲", "丙"), ReplaceWords(C, (Unit("2"),), "乙", "丁")],
    ),
    # 宪法修正案（1988年）第二条, （2004年）第二十六条, （1993年）第七条
    ("宪法第十条第四款“甲。”修改为：“乙。丙。”", [ReplaceWords(C, (Unit("10", 4),), "甲。", "乙。丙。")]),
    (
        "宪法第六十七条全国人民代表大会常务委员会职权第二十项“（二十）甲”修改为“（二十）乙”。",
        [ReplaceWords(C, (Unit("67", None, 20),), "（二十）甲", "（二十）乙")],
    ),
    (
        "宪法第十五条：“甲。”“乙。”修改为：“丙。”“丁。”“戊。”",
        [Rewrite(C, Unit("15"), ("丙。", "丁。", "戊。"), was=("甲。", "乙。"))],
    ),
    # 宪法修正案（2018年）第三十六条, 第三十九条
    (
        "宪法第一条第二款“甲。”后增写一句，内容为：“乙。”",
        [ReplaceWords(C, (Unit("1", 2),), "甲。", "甲。乙。")],
    ),
    (
        "宪法第二十四条第二款中“甲”修改为“乙”。这一款相应修改为：“乙丙。”",
        [
            ReplaceWords(C, (Unit("24", 2),), "甲", "乙"),
            Rewrite(C, Unit("24", 2), ("乙丙。",), restates=True),
        ],
    ),
    # 宪法修正案（1993年）第四条, （2018年）第三十二条: 序言 is no article
    ("宪法序言第十自然段末尾增加：“甲。”", [AddWords(C, Unit(PREAMBLE, 10), "甲。", at_end=True)]),
    (
        "宪法序言第七自然段中“法制”修改为“法治”；在“自力更生，艰苦奋斗”前增写“贯彻新发展理念”。",
        [
            ReplaceWords(C, (Unit(PREAMBLE, 7),), "法制", "法治"),
            ReplaceWords(C, (Unit(PREAMBLE, 7),), "自力更生，艰苦奋斗", "贯彻新发展理念，自力更生，艰苦奋斗"),
        ],
    ),
    # 最高人民法院关于修改铁路运输人身损害赔偿解释的决定第一条
    (
        "第一条第二款开始部分增加规定：“甲，不适用本解释”。",
        [AddWords(C, Unit("1", 2), "甲，不适用本解释。", at_end=False)],
    ),
]
DIVISIONS: list[tuple[str, list[Operation]]] = [
    (
        "增加一章“村民委员会工作的保障”，作为第六章，分为四条，包括第四十二条至第四十五条。",
        [InsertDivision(C, "章", 6, "村民委员会工作的保障", "42", "45")],
    ),
    (
        "增加一章，作为第六章：“第六章　保 障\n“第四十二条　甲。\n“乙。\n“第四十三条　丙。”",
        [
            InsertDivision(C, "章", 6, "保障", "42", "43"),
            InsertArticle(C, "42", ("甲。", "乙。")),
            InsertArticle(C, "43", ("丙。",)),
        ],
    ),
    # 宪法修正案（2018年）第五十二条
    (
        "宪法第三章“国家机构”中增加一节，作为第七节“监察委员会”；增加一条，作为第一百二十三条：“甲。”\n第七节相应改为第八节，第一百二十三条至第一百二十四条相应改为第一百二十四条至第一百二十五条。",
        [
            InsertDivision(C, "节", 7, "监察委员会", "123", "123"),
            InsertArticle(C, "123", ("甲。",)),
            Formal(C),
            Renumber(C, Unit("123"), Unit("124")),
            Renumber(C, Unit("124"), Unit("125")),
        ],
    ),
    ("宪法第四章章名“国旗、首都”修改为“国旗、国歌、首都”。", [RenameDivision(C, "章", 4, "国旗、国歌、首都")]),
    ("将第六章的名称修改为“第六章　监督”。", [RenameDivision(C, "章", 6, "监督")]),
]
WITHOUT_CHANGE: list[tuple[str, list[Operation]]] = [
    ("第十四届全国人民代表大会常务委员会第十八次会议决定对《中华人民共和国网络安全法》作如下修改：", [Formal(C)]),
    ("对部分条文作以下修改：", [Formal(C)]),
    ("（2025年10月28日第十四届全国人民代表大会常务委员会第十八次会议通过）", [Formal(C)]),
    ("本决定自2026年1月1日起施行。", [Formal(C)]),
    ("《中华人民共和国食品安全法》根据本决定作相应修改，重新公布。", [Formal(C)]),
    ("《中华人民共和国网络安全法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。", [Adjust(C)]),
    ("条文顺序作相应调整。", [Adjust(C)]),
    # 骗购外汇决定第八条 is a rule of the decision's own
    ("犯本决定规定之罪，依法被追缴、没收的财物和罚金，一律上缴国库。", [Formal(C)]),
]


def title_of(text: str) -> str:
    return "中华人民共和国宪法修正案" if text.startswith("宪法") else DECISION


@pytest.mark.parametrize(("text", "expected"), [*ARTICLES, *UNITS, *WORDS, *DIVISIONS, *WITHOUT_CHANGE])
def test_sentences_give_operations(text: str, expected: list[Operation]) -> None:
    assert bare(operations(text, title=title_of(text))) == expected


def test_every_operation_knows_its_sentence() -> None:
    """The clause is the amendment's article and the words without the quotations."""
    found = operations("删去第二条。", "将第一条修改为：“甲。”\n第二条第一款修改为：“乙。”")
    assert [op.clause for op in found] == [
        clause("删去第二条。", 1),
        clause("将第一条修改为：“…”", 2),
        clause("第二条第一款修改为：“…”", 2),
    ]


@pytest.mark.parametrize("form", grammar.FORMS, ids=lambda form: form.name)
def test_every_form_reads_its_example(form: grammar.Form) -> None:
    """The example of a form is read by that form, not by one before it."""
    example = form.example.replace("“…”", "“第一条　甲。”“第二条　乙。”" if form.name == "split" else "“（四）甲。”")
    shape = grammar_shape(example)
    fitting = next(other for other in grammar.FORMS if other.pattern.match(shape, skipped(shape)))
    assert fitting.name == form.name


def grammar_shape(text: str) -> str:
    (sentence,) = sentences_of(amendment(text))
    return shape_of(sentence, Target(frozenset({"刑法", "宪法"}))).text


def skipped(shape: str) -> int:
    match = grammar.NUMBERED.match(shape)
    return match.end() if match else 0
