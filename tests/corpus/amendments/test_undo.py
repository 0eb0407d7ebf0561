from __future__ import annotations

from corpus.amendments.apply import apply_operations
from corpus.amendments.operations import (
    AddWords,
    Delete,
    InsertArticle,
    InsertDivision,
    InsertUnits,
    Merge,
    NotUnderstood,
    Operation,
    Renumber,
    ReplaceWords,
    Rewrite,
    Unit,
)
from corpus.amendments.undo import Undone, undo_operations
from corpus.model import Version
from tests.corpus.amendments.made import ADJUST, BASE, FIVE, clause, wording
from tests.corpus.amendments.test_real_amendments import made_version


def there_and_back(*operations: Operation, base: Version = BASE) -> Undone:
    """Operations applied and undone."""
    applied = apply_operations(base, operations)
    assert applied.failures == ()
    undone = undo_operations(made_version(base, applied), operations)
    known = {article.key: article for article in base.articles}
    assert all(article.text == known[article.key].text for article in undone.articles)
    return undone


def test_what_was_inserted_leaves_and_numbers_and_references_go_back() -> None:
    undone = there_and_back(
        InsertArticle(clause(), "1", ("新，依照本法第五条。",)),
        InsertArticle(clause(), "4", ("又新。",)),
        InsertUnits(clause(), Unit("4", 4), ("新款。",), 1, "款"),
        InsertUnits(clause(), Unit("4", 1, 2), ("（二）新",), 1, "项"),
        ADJUST,
    )
    assert [a.key for a in undone.articles] == ["1", "2", "3", "4", "5"]
    assert undone.renumbered == {"2": "1", "3": "2", "5": "3", "6": "4", "7": "5"}
    assert (undone.unknown, undone.failures) == ((), ())


def test_what_was_rewritten_or_deleted_is_unknown_and_its_article_left_out() -> None:
    undone = there_and_back(
        Rewrite(clause(), Unit("1"), ("新。",)),
        Delete(clause(), Unit("3")),
        Delete(clause(), Unit("4", 1, 2)),
        ADJUST,
    )
    assert undone.unknown == (Unit("1"), Unit("3"), Unit("4", 1, 2))
    assert [a.key for a in undone.articles] == ["2", "5"]


def test_words_that_the_amendment_quotes_come_back() -> None:
    """宪法修正案 quote the words before: 宪法第三十条“甲”修改为：“乙”."""
    undone = there_and_back(Rewrite(clause(), Unit("3"), ("新丙。",), was=("丙。",)))
    assert undone.unknown == ()


def test_replaced_words_come_back_where_one_reading_is_possible() -> None:
    assert there_and_back(ReplaceWords(clause(), (Unit("4", 2),), "从重", "加重")).unknown == ()
    added = ReplaceWords(clause(), (Unit("4"),), "第三条", "第三条之二")
    assert there_and_back(added).unknown == ()
    assert there_and_back(AddWords(clause(), Unit("3"), "丁。", at_end=True)).unknown == ()


def test_words_that_stand_there_twice_and_deleted_words_are_not_guessed() -> None:
    twice = ReplaceWords(clause(), (Unit("4"),), "从重", "予以")
    assert there_and_back(twice).unknown == (Unit("4"),)
    deleted = ReplaceWords(clause(), (Unit("4", 2),), "从重", "")
    assert there_and_back(deleted).unknown == (Unit("4", 2),)
    everywhere = ReplaceWords(clause(), (), "处罚", "处分")
    assert there_and_back(everywhere).unknown == (Unit("4"),)


def test_merged_articles_are_unknown_and_keep_their_numbers_free() -> None:
    base = wording(FIVE.replace("第一条至第三条", "第三条"))
    undone = there_and_back(Merge(clause(), (Unit("1"), Unit("3")), "2", ("合并。",)), ADJUST, base=base)
    # 第四条 refers to the merged article: to which of the two it did before cannot be told either.
    assert undone.unknown == (Unit("1"), Unit("3"), Unit("4"))
    assert [a.key for a in undone.articles] == ["2", "5"]


def test_an_article_whose_kuan_all_left_is_found_gone_by_what_fits() -> None:
    """村民委员会组织法（2025）二十六、二十七: nothing says that nothing is left of 第三十七条."""
    base = wording("## 第一条\n甲。\n## 第二条\n一款。\n二款。\n## 第三条\n丙。\n## 第四条\n丁。")
    undone = there_and_back(
        Merge(clause(), (Unit("2", 2),), "1", ("并入。",)),
        Renumber(clause(), Unit("2", 1), Unit("3")),
        Rewrite(clause(), Unit("2", 1), ("独立。",)),
        ReplaceWords(clause(), (Unit("4"),), "丁", "戊"),
        ADJUST,
        base=base,
    )
    assert undone.renumbered == {"2": "1", "4": "3", "5": "4"}
    assert undone.unknown == (Unit("2", 1), Unit("2", 2))
    assert [a.key for a in undone.articles] == ["1", "3", "4"]


def test_an_inserted_chapter_leaves() -> None:
    undone = there_and_back(
        InsertArticle(clause(), "5", ("保障。",)), InsertDivision(clause(), "章", 3, "保障", "5", "5"), ADJUST
    )
    assert [a.path for a in undone.articles] == [a.path for a in BASE.articles]


def test_what_the_later_text_does_not_bear_out_is_reported() -> None:
    operations: list[Operation] = [
        InsertArticle(clause(), "2-1", ("别的。",)),
        ReplaceWords(clause(), (Unit("3"),), "甲", "乙"),
        NotUnderstood(clause("照此办理。"), "看不懂"),
    ]
    assert [failure.reason for failure in undo_operations(BASE, operations).failures] == [
        "修改后的文本没有第二条之一",
        "修改后的文本在第三条处与修改写明的文字不一致",
        "看不懂",
    ]
