"""Places, divisions and quotations of a sentence as signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.amendments.clauses import sentences_of
from corpus.amendments.operations import OPENING, PREAMBLE
from corpus.amendments.shapes import Heading, Place, Shape, UnclearError, shape_of
from corpus.amendments.target import Target
from tests.corpus.amendments.amending import amendment

XINGFA = Target(frozenset({"中华人民共和国刑法", "刑法"}), keys=("120", "120-1", "120-2", "121"))


def shape(words: str, target: Target = XINGFA) -> Shape:
    (sentence,) = sentences_of(amendment(words))
    return shape_of(sentence, target)


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("将刑法第一百九十条第二款修改为：“甲。”", "将U修改为：Q", [[Place("190", 2)]]),
        ("将《中华人民共和国刑法》第三条删去。", "将U删去。", [[Place("3")]]),
        # A list ends at a comma: 第八条 and 第二款 are not one list.
        (
            "将第六条改为第八条，第二款修改为：“甲。”",
            "将U改为U，U修改为：Q",
            [[Place("6")], [Place("8")], [Place(None, 2)]],
        ),
        ("将第六十八条、第六十九条第一项合并", "将U合并", [[Place("68"), Place("69", None, 1)]]),
        ("第七项至第九项相应改为", "U相应改为", [[Place(None, None, 7), Place(None, None, 8), Place(None, None, 9)]]),
        # 之一后 is no citation in running text, but a place here (刑法修正案（九）第七条)
        ("在刑法第一百二十条之一后增加一条", "在U后增加一条", [[Place("120-1")]]),
        # A range of articles holds those with 之 that the statute has in it.
        (
            "删去第一百二十条至第一百二十一条",
            "删去U",
            [[Place("120"), Place("120-1"), Place("120-2"), Place("121")]],
        ),
        ("第五条第一款第一段中的“甲”", "U中的Q", [[Place("5", 1, OPENING)]]),
        ("第五条条首部分修改为", "U修改为", [[Place("5", None, OPENING)]]),
        ("刑法序言第七自然段中“甲”", "U中Q", [[Place(PREAMBLE, 7)]]),
        # The name of another statute stays, so that no form fits the sentence.
        ("将《公司法》第三条修改为：“甲。”", "将《公司法》U修改为：Q", [[Place("3")]]),
        # Letters of the text are no signs.
        ("将UQD第三条修改为：“甲。”", "将???U修改为：Q", [[Place("3")]]),
    ],
)
def test_places_become_signs(words: str, text: str, places: list[list[Place]]) -> None:
    found = shape(words)
    assert (found.text, [list(p) for p in found.places.values()]) == (text, places)


def test_divisions_become_signs() -> None:
    found = shape("增加一章“村民委员会工作的保障”，作为第六章")
    assert found.text == "增加一章Q，作为D"
    assert list(found.headings.values()) == [Heading("章", 6)]
    assert list(found.quotations.values()) == [("村民委员会工作的保障",)]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("将第三条第一款第一项第1目修改为：“甲。”", "目"),
        ("删去第九条至第三条。", "不成一个范围"),
        ("删去第一条至第九千条。", "不成一个范围"),
        ("增加一章，作为第十十章：“甲。”", "看不懂的编号"),
    ],
)
def test_places_that_cannot_be_told_are_refused(words: str, reason: str) -> None:
    with pytest.raises(UnclearError, match=reason):
        shape(words)


def test_what_a_title_calls_the_statute() -> None:
    decision = amendment("（以下简称《解释》）", title="最高人民法院关于修改《关于审理甲案件的解释》的决定")
    assert Target.of(decision, None) == Target(frozenset({"关于审理甲案件的解释", "解释", "本法"}))
    constitution = Target.of(replace(decision, title="中华人民共和国宪法修正案（2018年）"), None)
    assert constitution.names == {"中华人民共和国宪法", "宪法", "解释", "本法"}
    several = Target.of(replace(decision, title="最高人民法院关于修改《甲》等二十七件民事类司法解释的决定"), None)
    assert (several.several, several.known) == (True, False)
