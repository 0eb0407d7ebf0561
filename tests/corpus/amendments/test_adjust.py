from __future__ import annotations

from corpus.amendments.adjust import Adjusted
from corpus.amendments.operations import Delete, InsertArticle, InsertUnits, Merge, ReplaceWords, Unit
from tests.corpus.amendments.made import ADJUST, applied, clause, text, wording


def test_references_to_own_articles_follow_and_those_to_other_laws_stay() -> None:
    """网络安全法（2026）第三十六条: 除本法第二十三条的规定外, where 第二十一条 stood."""
    result = applied(InsertArticle(clause(), "1", ("新。",)), ADJUST)
    assert text(result, "3") == "乙，依照本法第五条第二款、第六条的规定处理。"
    assert text(result, "5").split("\n")[-1] == (
        "违反本法第二条至第四条、《中华人民共和国行政处罚法》第三条规定的，依照前款处罚。"
    )
    assert [(entry.article, entry.before, entry.after) for entry in result.adjusted] == [
        ("3", "第五条", "第六条"),
        ("3", "本法第四条第二款", "本法第五条第二款"),
        ("5", "本法第一条至第三条", "本法第二条至第四条"),
    ]
    # Only the number and a reference changed: no clause amended these articles.
    assert [change.article for change in result.changed] == ["1"]


def test_words_that_the_amendment_brings_already_count_in_the_new_numbers() -> None:
    """村民委员会组织法（2025）二十九（二）: 将第十九条中的“第十五条”修改为“第十八条”."""
    result = applied(
        InsertArticle(clause(), "1", ("新，依照本法第五条的规定。",)),
        ReplaceWords(clause(), (Unit("2"),), "第四条第二款", "第五条第二款"),
        ADJUST,
    )
    assert text(result, "1") == "新，依照本法第五条的规定。"
    assert text(result, "3") == "乙，依照本法第五条第二款、第六条的规定处理。"


def test_a_reference_follows_a_kuan_that_moved() -> None:
    moved = InsertUnits(clause(), Unit("4", 2), ("新款。",), 1, "款")
    result = applied(moved, ADJUST)
    assert text(result, "2") == "乙，依照本法第四条第三款、第五条的规定处理。"
    assert result.adjusted[0] == Adjusted("2", "本法第四条第二款", "本法第四条第三款")
    assert result.notes == ("第四条的“前款第二项”：原指第四条第一款第（二）项，现在看不出仍指同一处，请核对",)


def test_without_the_order_to_adjust_references_are_told_and_left() -> None:
    """刑法修正案 order no 相应修改."""
    result = applied(InsertUnits(clause(), Unit("4", 2), ("新款。",), 1, "款"))
    assert text(result, "2") == text(applied(), "2")
    assert result.notes[0] == ("第二条的“本法第四条第二款”：所指的条文现为本法第四条第三款，修改没有写明调整，未动")


def test_a_reference_that_cannot_be_rewritten_is_told() -> None:
    base = wording("## 第一条\n甲。\n## 第二条\n乙。\n## 第三条\n依照第一至二条处理。")
    result = applied(InsertArticle(clause(), "1", ("新。",)), ADJUST, base=base)
    assert text(result, "4") == "依照第一至二条处理。"
    assert result.notes == ("第四条的“第一至二条”：所指的条文移动了，这里的写法改不了，请核对",)


def test_a_range_whose_ends_were_merged_is_told_and_left() -> None:
    result = applied(Merge(clause(), (Unit("1"), Unit("3")), "2", ("合并。",)), ADJUST)
    assert "违反本法第一条至第三条、" in text(result, "3")
    assert result.notes[1:] == ("第三条的“本法第一条至第三条”：起止两端已经并为一处，请核对",)


def test_a_reference_to_a_deleted_article_is_told() -> None:
    result = applied(Delete(clause(), Unit("1")), ADJUST)
    assert result.notes == ("第三条的“本法第一条至第三条”：第一条已经删去、拆分或者并入别的条文，请核对",)
