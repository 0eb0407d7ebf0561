from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.amendments.apply import apply_operations
from corpus.amendments.operations import (
    OPENING,
    PREAMBLE,
    AddWords,
    Delete,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    Merge,
    NotUnderstood,
    Operation,
    RenameDivision,
    Renumber,
    ReplaceWords,
    Rewrite,
    Split,
    Unit,
)
from corpus.library import Library
from corpus.model import Change, Version
from tests.corpus.amendments.made import ADJUST, BASE, FIVE, applied, clause, text, wording


def reason(*operations: Operation, base: Version = BASE) -> str:
    """Why the only operation that does not fit does not; the wording stays what it was."""
    result = apply_operations(base, operations)
    assert len(result.failures) == 1
    assert [a.text for a in result.articles] == [a.text for a in base.articles]
    return result.failures[0].reason


def test_no_operation_changes_no_held_wording(library: Library) -> None:
    for statute in library.statutes.values():
        version = statute.latest
        result = apply_operations(version, [])
        assert [id(a) for a in result.articles] == [id(a) for a in version.articles]
        assert (result.changed, result.renumbered, result.adjusted, result.notes) == ((), {}, (), ())


def test_an_inserted_number_pushes_the_others_on_in_their_order() -> None:
    """条文顺序作相应调整: the number that is named is a slot, the rest fill the numbers between."""
    result = applied(InsertArticle(clause(), "3", ("新。",)), ADJUST)
    assert [(a.label, a.text[:2]) for a in result.articles] == [
        ("第一条", "甲。"),
        ("第二条", "乙，"),
        ("第三条", "新。"),
        ("第四条", "丙。"),
        ("第五条", "有下"),
        ("第六条", "本法"),
    ]
    assert result.renumbered == {"3": "4", "4": "5", "5": "6"}
    assert result.changed == (Change("3", "inserted", "ceshifa-xiugai/1"),)


def test_an_article_with_zhi_yi_pushes_nothing_on() -> None:
    """刑法修正案（七）七: 在刑法第二百五十三条后增加一条，作为第二百五十三条之一."""
    result = applied(InsertArticle(clause(), "2-1", ("新。",), after="2"))
    assert [a.label for a in result.articles] == ["第一条", "第二条", "第二条之一", "第三条", "第四条", "第五条"]
    assert [d.name for d in result.articles[2].path] == ["总则"]
    assert (result.renumbered, result.notes) == ({}, ())


def test_the_place_of_an_article_between_two_chapters_is_open_and_told() -> None:
    result = applied(InsertArticle(clause(), "3", ("新。",)), ADJUST)
    assert [d.name for d in result.articles[2].path] == ["总则"]
    assert result.notes == ("第三条增设在两个章节之间，按前一条归入“第一章　总则”",)


def test_a_deleted_article_leaves_a_gap_unless_the_numbers_are_to_follow() -> None:
    """刑法修正案（九）十二 deletes 第一百九十九条, and 第二百条 keeps its number."""
    left = applied(Delete(clause(), Unit("2")))
    assert [a.key for a in left.articles] == ["1", "3", "4", "5"]
    assert left.changed == (Change("2", "deleted", "ceshifa-xiugai/1"),)
    closed = applied(Delete(clause(), Unit("2")), ADJUST)
    assert [a.key for a in closed.articles] == ["1", "2", "3", "4"]
    assert closed.renumbered == {"3": "2", "4": "3", "5": "4"}


def test_a_kuan_that_is_inserted_first_moves_the_others_on() -> None:
    """村民委员会组织法（2025）十九: 增加一款，作为第一款。第三款改为第四款，修改为：“…”."""
    result = applied(
        InsertUnits(clause(), Unit("4", 1), ("新款。",), 1, "款"),
        Renumber(clause(), Unit("4", 3), Unit("4", 4)),
        Rewrite(clause(), Unit("4", 3), ("改写。",)),
    )
    assert text(result, "4").split("\n")[::4] == ["新款。", "（三）三。"]
    assert text(result, "4").split("\n")[-1] == "改写。"


def test_a_kuan_may_become_several() -> None:
    result = applied(Rewrite(clause(), Unit("4", 2), ("一款。", "二款。")))
    assert text(result, "4").split("\n")[-3:-1] == ["一款。", "二款。"]


def test_the_words_before_the_items_are_rewritten_alone() -> None:
    for unit in (Unit("4", 1), Unit("4", 1, OPENING)):
        result = applied(Rewrite(clause(), unit, ("有下列行为之一的：",)))
        assert text(result, "4").split("\n")[:2] == ["有下列行为之一的：", "（一）一；"]


def test_items_are_numbered_and_punctuated_by_their_place() -> None:
    """村民委员会组织法（2025）二十一: 删去第二款第二项。第二款增加一项，作为第四项：“（四）…情况”。 (no last mark)"""
    result = applied(Delete(clause(), Unit("4", 1, 2)), InsertUnits(clause(), Unit("4", 1, 3), ("（三）新",), 1, "项"))
    assert text(result, "4").split("\n")[1:4] == ["（一）一；", "（二）三；", "（三）新。"]
    inserted = applied(InsertUnits(clause(), Unit("4", None, 2), ("（二）新",), 1, "项"))
    assert text(inserted, "4").split("\n")[1:5] == ["（一）一；", "（二）新；", "（三）二；", "（四）三。"]
    last = applied(Delete(clause(), Unit("4", 1, 3)))
    assert text(last, "4").split("\n")[1:3] == ["（一）一；", "（二）二。"]


def test_an_item_without_its_kuan_is_in_the_only_one_that_has_items() -> None:
    """刑法修正案（七）五: 将刑法第二百二十五条第三项修改为."""
    result = applied(Rewrite(clause(), Unit("4", None, 3), ("（三）新；",)))
    assert text(result, "4").split("\n")[3] == "（三）新。"


def test_merged_units_leave_their_articles() -> None:
    """网络安全法（2025）十一: 将第六十八条、第六十九条第一项合并，作为第六十九条; what is left of 69 is 第七十条."""
    result = applied(Merge(clause(), (Unit("3"), Unit("4", None, 1)), "3", ("合并。",)), ADJUST)
    assert text(result, "3") == "合并。"
    assert text(result, "4").split("\n")[:3] == ["有下列情形之一的，予以处罚：", "（一）二；", "（二）三。"]
    assert result.renumbered == {}
    assert {(c.article, c.kind) for c in result.changed} == {("3", "amended"), ("4", "amended")}
    assert text(applied(Merge(clause(), (Unit("1"), Unit("3")), "1", ())), "1") == "甲。\n丙。"


def test_a_kuan_becomes_an_article_and_an_emptied_article_is_gone() -> None:
    """村民委员会组织法（2025）二十六、二十七: both 款 of 第三十七条 go elsewhere."""
    base = wording("## 第一条\n甲。\n## 第二条\n一款。\n二款。\n## 第三条\n丙。")
    result = applied(
        Merge(clause(), (Unit("2", 2),), "1", ("并入。",)),
        Renumber(clause(), Unit("2", 1), Unit("3")),
        Rewrite(clause(), Unit("2", 1), ("独立。",)),
        base=base,
    )
    assert [(a.key, a.text) for a in result.articles] == [
        ("1", "并入。"),
        ("2", "甲。"),
        ("3", "独立。"),
        ("4", "丙。"),
    ]


def test_an_article_is_parted() -> None:
    result = applied(Split(clause(), Unit("3"), (("3", ("丙一。",)), ("4", ("丙二。",)))), ADJUST)
    assert [(a.key, a.text[:3]) for a in result.articles[2:5]] == [("3", "丙一。"), ("4", "丙二。"), ("5", "有下列")]


def test_a_chapter_is_inserted_and_those_behind_count_on() -> None:
    """村民委员会组织法（2025）二十五: 增加一章“村民委员会工作的保障”，作为第六章，包括第四十二条至第四十五条."""
    result = applied(
        InsertArticle(clause(), "5", ("保障。",)),
        InsertArticle(clause(), "6", ("适用。",)),
        InsertDivision(clause(), "章", 3, "保障", "5", "5"),
        ADJUST,
    )
    assert [(a.key, a.path[0].label) for a in result.articles[3:]] == [
        ("4", "第二章　分则"),
        ("5", "第三章　保障"),
        ("6", "第四章　附则"),
        ("7", "第四章　附则"),
    ]
    assert result.notes == ()


def test_a_chapter_is_renamed() -> None:
    """宪法修正案（2004年）第三十一条: 第四章章名“国旗、国徽、首都”修改为“国旗、国歌、国徽、首都”."""
    result = applied(RenameDivision(clause(), "章", 2, "罚则"))
    assert [a.path[0].label for a in result.articles[2:4]] == ["第二章　罚则"] * 2


def test_paragraphs_of_the_preamble_are_units() -> None:
    base = wording(FIVE, "一段甲。", "二段乙。")
    result = applied(
        ReplaceWords(clause(), (Unit(PREAMBLE, 2),), "乙", "丙"),
        AddWords(clause(), Unit(PREAMBLE, 1), "末句。", at_end=True),
        base=base,
    )
    assert result.preamble == ("一段甲。末句。", "二段丙。")


def test_a_list_without_numbers_is_one_kuan(library: Library) -> None:
    """宪法修正案（2018年）第四十三条 calls 第六十五条第四款 what is printed as the eighth line of the article."""
    constitution = library.statute("xianfa").latest
    unit = Unit("65", 4)
    result = apply_operations(constitution, [ReplaceWords(clause(), (unit,), "监察机关", "某机关")])
    assert result.failures == ()
    assert "不得担任国家行政机关、某机关、审判机关" in text(result, "65").split("\n")[7]


def test_a_quotation_of_the_words_before_finds_the_sentence() -> None:
    rewrite = Rewrite(clause(), Unit("2"), ("乙二，",), was=("乙，",))
    assert text(applied(rewrite), "2").startswith("乙二，依照")
    other = replace(rewrite, was=("丁，",))
    assert reason(other) == "第二条与引用的原文不一致"


def test_words_added_behind_others_tell_that_the_mark_is_ours() -> None:
    """食品安全法（2025）二: “婴幼儿配方乳粉”后增加“婴幼儿配方液态乳”, printed with 、 in the consolidated text."""
    added = ReplaceWords(clause("在第三条中的“…”后增加“…”。"), (Unit("3"),), "丙", "丙、丁")
    result = applied(added)
    assert text(result, "3") == "丙、丁。"
    assert result.notes == ("第三条的“丙”后增加“丁”，两者之间的“、”修改没有写明，是按文意补的，请核对公布的文本",)


def test_words_are_replaced_in_the_whole_text() -> None:
    """2009年8月27日关于修改部分法律的决定: 将下列法律中的“征用”修改为“征收、征用”."""
    result = applied(ReplaceWords(clause(), (), "处罚", "处分"))
    assert [change.article for change in result.changed] == ["4"]
    assert "《中华人民共和国行政处分法》" in text(result, "4")


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (Rewrite(clause(), Unit("9"), ("新。",)), "修改前的文本没有第九条"),
        (
            Rewrite(clause(), Unit("1", 2), ("新。",)),
            "修改前的文本没有第一条第二款，或者它已经被本修改的另一项改写、删去",
        ),
        (Rewrite(clause(), Unit("1"), ("（一）新；",)), "引号内的文字分不出款、项"),
        (
            Rewrite(clause(), Unit("1", None, 2), ("（二）新；",)),
            "第一条第（二）项：有这样的项的款共 0 款，看不出指哪一款",
        ),
        (ReplaceWords(clause(), (Unit("1"), Unit("3")), "甲", "乙"), "第三条中没有“甲”"),
        (ReplaceWords(clause(), (), "不见", "乙"), "全文没有“不见”"),
        (InsertUnits(clause(), Unit("1", 2), ("甲。", "乙。"), 3, "款"), "写明增加 3 款，引号内有 2 款"),
        (
            InsertUnits(clause(), Unit("1", None, 1), ("（一）甲；", "（二）乙。"), 1, "项"),
            "写明增加 1 项，引号内有 2 项",
        ),
        (InsertUnits(clause(), Unit("7", 2), ("甲。",), 1, "款"), "修改前的文本没有第七条"),
        (InsertArticle(clause(), "2-1", ("甲。",), after="8"), "修改前的文本没有第八条"),
        (Delete(clause(), Unit("1", 1)), "删去第一条第一款之后，这一条没有内容"),
        (InsertDivision(clause(), "章", 3, "新", "3", "9"), "修改后的文本没有第三条至第九条"),
        (InsertDivision(clause(), "章", 3, "新", None, None), "没有写明新的“新”包括哪些条"),
        (RenameDivision(clause(), "节", 1, "新"), "第1节有 0 处，改不了名称"),
        (NotUnderstood(clause("照此办理。"), "看不懂"), "看不懂"),
        (AddWords(clause(), Unit(PREAMBLE, 1), "甲", at_end=True), "修改前的文本没有收录序言"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_reported_and_changes_nothing(operation: Operation, expected: str) -> None:
    assert reason(operation) == expected


def test_a_number_is_given_once() -> None:
    def inserted(key: str, text: str) -> InsertArticle:
        return InsertArticle(clause(), key, (text,))

    twice = apply_operations(BASE, [inserted("3", "一。"), inserted("3", "二。")])
    assert [f.reason for f in twice.failures] == ["本修改的另一项已经把第三条这个条号给了别的条文"]
    taken = apply_operations(
        BASE, [InsertArticle(clause(), "2-1", ("一。",)), InsertArticle(clause(), "2-1", ("二。",))]
    )
    assert len(taken.failures) == 1


def test_numbers_that_do_not_run_on_are_reported() -> None:
    result = apply_operations(BASE, [InsertArticle(clause(), "3", ("新。",)), InsertArticle(clause(), "12", ("新。",))])
    assert [f.reason for f in result.failures] == ["修改后的条文到第六条为止，没有第七条"]
    inside = apply_operations(BASE, [InsertUnits(clause(), Unit("1", 3), ("新。",), 1, "款")])
    assert [f.reason for f in inside.failures] == ["第一条修改后没有第2款"]


def test_every_operation_is_either_applied_or_reported() -> None:
    operations: list[Operation] = [Rewrite(clause(), Unit("1"), ("新。",)), Delete(clause(), Unit("9")), ADJUST]
    result = apply_operations(BASE, operations)
    assert (*result.applied, *(f.operation for f in result.failures)) == (operations[0], ADJUST, operations[1])
