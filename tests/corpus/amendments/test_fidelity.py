from __future__ import annotations

from dataclasses import replace

from corpus.amendments.fidelity import ArticleFidelity, differing, fidelity, total
from tests.corpus.amendments.made import FIVE, wording

HELD = wording(FIVE)


def test_the_same_text_differs_in_nothing() -> None:
    rows = fidelity(HELD.articles, HELD)
    assert {row.kind for row in rows} == {"same"}
    assert (differing(rows), len(rows)) == (0, 5)
    assert rows[0] == ArticleFidelity("1", "same", 0, 2)
    assert total(rows) == sum(len(a.text.replace("\n", "")) for a in HELD.articles)


def test_white_space_does_not_count_and_where_lines_begin_is_told_apart() -> None:
    rebuilt = wording(FIVE.replace("（二）二；\n", "（二）二；　").replace("丙。", "丙 。"))
    rows = {row.key: row for row in fidelity(rebuilt.articles, HELD)}
    assert (rows["3"].kind, rows["4"].kind, rows["4"].differing) == ("same", "same", 0)
    assert (rows["4"].breaks, rows["1"].breaks) == (True, False)


def test_characters_are_counted_and_the_first_difference_shown() -> None:
    rebuilt = wording(FIVE.replace("予以处罚", "处罚").replace("从重", "加重"))
    row = next(row for row in fidelity(rebuilt.articles, HELD) if row.key == "4")
    assert (row.kind, row.differing) == ("differs", 3)
    assert row.first == "…下列情形之一的，｛重建：（无）｜收录：予以｝处罚：（一）一；…"


def test_missing_and_surplus_articles_count_whole() -> None:
    rebuilt = wording(FIVE.replace("### 第三条\n丙。", "### 第三条之一\n丁丁。"))
    rows = {row.key: row for row in fidelity(rebuilt.articles, HELD)}
    assert (rows["3"].kind, rows["3"].differing, rows["3"].first) == ("missing", 2, "没有重建出这一条：丙。")
    assert (rows["3-1"].kind, rows["3-1"].differing) == ("surplus", 3)
    assert list(rows) == ["1", "2", "3", "4", "5", "3-1"]


def test_divisions_are_counted_apart() -> None:
    rows = fidelity(wording(FIVE.replace("分则", "罚则")).articles, HELD)
    assert [row.key for row in rows if row.division] == ["3", "4"]
    assert differing(rows) == 0


def test_the_placeholder_of_a_deleted_article_is_no_text() -> None:
    """刑法第一百九十九条（删去）, as consolidated texts print it since 刑法修正案（九）."""
    printed = wording(FIVE.replace("丙。", "（删去）"))
    rebuilt = [article for article in HELD.articles if article.key != "3"]
    assert next(row for row in fidelity(rebuilt, printed) if row.key == "3") == ArticleFidelity("3", "same", 0, 0)
    kept = replace(HELD.articles[2])
    assert next(row for row in fidelity([kept], printed) if row.key == "3").kind == "differs"
