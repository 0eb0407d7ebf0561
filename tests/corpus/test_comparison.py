"""Two wordings of a statute: which article carries on which, and that nothing moved is told as gone and new."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from corpus.compared import Comparisons, SameWordingError, comparable, newest_two, row_of, wording_on
from corpus.comparison import Comparison, Row
from corpus.division_changes import DivisionChange
from corpus.errors import NotHeldError
from corpus.library import Library
from corpus.line_alignment import Line
from corpus.numerals import to_chinese
from tests.corpus.conftest import write_statute


@pytest.fixture(scope="module")
def made(library: Library) -> Comparisons:
    return Comparisons(library)


@pytest.fixture(scope="module")
def network(made: Comparisons) -> Comparison:
    return made.of("wangluoanquanfa", date(2017, 6, 1), date(2026, 1, 1))


def row(comparison: Comparison, key: str) -> Row:
    found = comparison.row(key)
    assert found
    return found


def places(line: Line) -> tuple[list[str], list[str]]:
    """The addresses of a line without the statute."""
    before, after = ([str(u.pid).partition("/")[2] for u in units] for units in (line.earlier, line.later))
    return before, after


def changed(line: Line) -> list[tuple[str, str, str]]:
    return [(s.kind, s.earlier, s.later) for s in line.segments if s.kind != "equal"]


def test_the_network_law_in_numbers(network: Comparison) -> None:
    """全国人大常委会关于修改《网络安全法》的决定 (2025): 79 articles became 81."""
    kinds = Counter(r.kind for r in network.rows)
    assert kinds == {"renumbered": 60, "renumbered_changed": 14, "inserted": 4, "unchanged": 2, "merged": 1}
    assert [r.later.key for r in network.rows if r.later and r.kind == "inserted"] == ["3", "20", "63", "73"]
    assert [r.later.key for r in network.rows if r.later and r.only_references] == ["36", "66", "68", "75"]
    assert (network.outside, network.divisions, network.partial) == ((), (), False)


def test_a_number_that_followed_its_article(network: Comparison) -> None:
    found = row(network, "36")
    assert (found.kind, found.only_references, found.words_differ) == ("renumbered_changed", True, False)
    assert changed(found.lines[0]) == [("reference", "第二十一条", "第二十三条")]


def test_an_article_merged_of_three(network: Comparison) -> None:
    """history.yaml: 第七十一条 merged 原第六十四条、第六十六条、第七十条."""
    found = row(network, "71")
    assert ([a.key for a in found.earlier], found.kind) == (["64", "66", "70"], "merged")
    moved = [line for line in found.lines if line.kind == "moved"]
    assert [places(line) for line in moved] == [(["70/1"], ["71/1/1"])]
    assert network.row_of_earlier("66") is found


def test_a_paragraph_that_went_to_another_article(network: Comparison) -> None:
    """原第十八条第二款 is 第二十条第二款, with 人工智能等新技术 for 网络新技术."""
    gone = row(network, "19").lines[-1]
    assert (gone.kind, *places(gone)) == ("moved_away", ["18/2"], ["20/2"])
    come = row(network, "20").lines[-1]
    assert (come.kind, changed(come)) == ("moved", [("changed", "网络", "人工智能等")])


def test_items_that_count_anew_are_no_change(network: Comparison) -> None:
    """原第六十九条第一项 is gone, the second and third moved up."""
    lines = row(network, "70").lines
    assert [line.kind for line in lines] == ["equal", "deleted", "reference", "reference"]
    assert changed(lines[2]) == [("reference", "（二）", "（一）")]


def test_a_paragraph_before_it_does_not_change_the_others(made: Comparisons) -> None:
    """刑法修正案（十二）第五条 put a 款 with seven 项 between the first and the second of 第三百九十条."""
    lines = row(made.of("xingfa", date(2021, 3, 1), date(2024, 3, 1)), "390").lines
    assert [line.kind for line in lines] == ["changed", *["inserted"] * 8, "changed"]
    assert places(lines[-1]) == (["390/2"], ["390/3"])
    assert changed(lines[-1]) == [("inserted", "", "调查突破、")]


def test_the_criminal_law_of_2024_has_seven_changed_articles(made: Comparisons) -> None:
    """刑法修正案（十二）第一条至第七条."""
    comparison = made.of("xingfa", date(2021, 3, 1), date(2024, 3, 1))
    told = [r.later.key for r in comparison.rows if r.later and r.kind != "unchanged"]
    assert told == ["165", "166", "169", "387", "390", "391", "393"]
    assert {r.kind for r in comparison.rows} == {"unchanged", "changed"}


def test_a_paragraph_that_was_cut_in_two(made: Comparisons) -> None:
    """治安管理处罚法第九条: a 款 stands between the two halves of the old one."""
    comparison = made.of("zhianguanlichufafa", date(2013, 1, 1), date(2026, 1, 1))
    first = row(comparison, "9").lines[0]
    assert places(first) == (["9/1"], ["9/1", "9/2", "9/3"])
    assert [kind for kind, _, _ in changed(first)] == ["inserted", "changed"]


def test_an_article_that_was_split_off(made: Comparisons) -> None:
    """商标法 (2027): 原第十九条第四款 is 第二十五条, and 原第十条第二款 the core of 第十六条."""
    comparison = made.of("shangbiaofa", date(2019, 11, 1), date(2027, 1, 1))
    found = row(comparison, "25")
    assert (found.kind, [a.key for a in found.earlier]) == ("split", ["19"])
    assert [(line.kind, places(line)) for line in found.lines] == [("moved", (["19/4"], ["25/1"]))]
    assert not changed(found.lines[0])
    home = comparison.row_of_earlier("19")
    assert home and home.later and home.later.key == "65"
    assert row(comparison, "16").kind == "split"


def test_an_article_in_another_chapter(made: Comparisons) -> None:
    comparison = made.of("shangbiaofa", date(2019, 11, 1), date(2027, 1, 1))
    found = row(comparison, "22")
    assert (found.kind, found.moved, [a.key for a in found.earlier]) == ("moved", True, ["15"])
    assert DivisionChange("", "第二章　商标注册的条件") in comparison.divisions


def test_a_chapter_that_only_counts_anew_has_not_moved(made: Comparisons) -> None:
    """快递暂行条例 (2025): 第六章 快递包装 is new, the chapters after it count one more."""
    comparison = made.of("kuaidizanxingtiaoli", date(2019, 3, 2), date(2025, 6, 1))
    assert not any(r.moved for r in comparison.rows)
    assert comparison.divisions == (DivisionChange("", "第六章　快递包装"),)


def test_brackets_of_another_width_are_no_change(made: Comparisons) -> None:
    """快递暂行条例 was published with (一), and then with （一）."""
    comparison = made.of("kuaidizanxingtiaoli", date(2019, 3, 2), date(2025, 6, 1))
    assert row(comparison, "23").kind == "renumbered"


def test_every_article_of_both_wordings_is_told_once(library: Library, made: Comparisons) -> None:
    for statute in comparable(library):
        days = newest_two(statute)
        assert days
        comparison = made.of(statute.id, *days)
        if comparison.partial:
            continue
        after = [r.later.key for r in comparison.rows if r.later]
        before = [a.key for r in comparison.rows if r.kind != "split" for a in r.earlier]
        assert after == [a.key for a in comparison.later.articles]
        assert sorted(before) == sorted(a.key for a in comparison.earlier.articles)


def test_every_line_of_both_wordings_is_told_once(library: Library, made: Comparisons) -> None:
    for statute in comparable(library):
        days = newest_two(statute)
        assert days
        comparison = made.of(statute.id, *days)
        lines = [line for r in comparison.rows for line in r.lines]
        later = [str(u.pid) for line in lines if line.kind != "moved_away" for u in line.later]
        earlier = [str(u.pid) for line in lines if line.kind != "moved_away" for u in line.earlier]
        assert len(later) == len(set(later)), statute.id
        assert len(earlier) == len(set(earlier)), statute.id


AIM, SECRECY, CLOSING = "为了测试，制定本法。", "处理者应当保密，不得泄露。", "本法自公布之日起施行。"


def law(*rules: str) -> str:
    return "\n\n".join(f"## 第{to_chinese(number)}条\n\n{rule}" for number, rule in enumerate(rules, 1))


def compared(folder: Path, before: str, after: str, extra: str = "") -> Comparison:
    write_statute(folder, body=before, effective="2020-02-01", extra=extra)
    write_statute(folder, body=after, effective="2022-02-01")
    return Comparisons(Library.load(folder)).of("ceshifa", date(2020, 2, 1), date(2022, 2, 1))


def test_a_deleted_article_stands_where_it_stood(tmp_path: Path) -> None:
    comparison = compared(tmp_path, law(AIM, "国家鼓励研究，支持创新。", SECRECY, CLOSING), law(AIM, SECRECY, CLOSING))
    assert [r.kind for r in comparison.rows] == ["unchanged", "deleted", "renumbered", "renumbered"]
    assert comparison.row("4") is comparison.rows[-1], "no 第四条 is left: the number is that of the earlier wording"
    assert comparison.row("2") is comparison.rows[2], "of two articles of one number the later wording's counts"


def test_an_annex_that_changed_is_told(tmp_path: Path) -> None:
    body = law(AIM, CLOSING)
    comparison = compared(tmp_path, f"{body}\n\n## 附件　名单\n\n甲省", f"{body}\n\n## 附件　名单\n\n乙省")
    assert [(o.name, [line.kind for line in o.lines]) for o in comparison.outside] == [("附件　名单", ["changed"])]


def test_of_a_partial_wording_only_what_both_hold_is_compared(tmp_path: Path) -> None:
    extra = 'extent: articles\nchanges:\n  - {article: "2", kind: amended, by: ceshifa/1}\n'
    before = f"## 第二条\n\n{SECRECY}"
    comparison = compared(tmp_path, before, law(AIM, SECRECY, CLOSING), extra)
    assert (comparison.partial, [r.kind for r in comparison.rows]) == (True, ["unchanged"])
    with pytest.raises(NotHeldError, match="2020年2月1日和2022年2月1日起施行的文本没有都收录这一条，不能比较"):
        row_of(comparison, "3")


def test_over_several_steps(tmp_path: Path) -> None:
    """第二条 -> 第三条 -> 第四条."""
    write_statute(tmp_path, body=law(AIM, SECRECY, CLOSING), effective="2020-02-01")
    write_statute(tmp_path, body=law(AIM, "国家鼓励研究。", SECRECY, CLOSING), effective="2022-02-01")
    third = law(AIM, "国家鼓励研究。", "行业组织制定规范。", SECRECY, CLOSING)
    write_statute(tmp_path, body=third, effective="2024-02-01")
    comparison = Comparisons(Library.load(tmp_path)).of("ceshifa", date(2020, 2, 1), date(2024, 2, 1))
    found = row(comparison, "4")
    assert (found.kind, [a.key for a in found.earlier]) == ("renumbered", ["2"])


def test_days_in_either_order_and_within_a_wording(made: Comparisons, network: Comparison) -> None:
    assert made.of("wangluoanquanfa", date(2026, 11, 22), date(2020, 1, 1)) is network


def test_the_same_wording_twice(made: Comparisons) -> None:
    with pytest.raises(SameWordingError) as caught:
        made.of("wangluoanquanfa", date(2018, 1, 1), date(2019, 1, 1))
    assert str(caught.value) == (
        "这两个日期适用的是《网络安全法》的同一个文本（自2017年6月1日起施行），没有可以比较的。"
        "本库另有自2026年1月1日起施行的文本"
    )


def test_a_day_before_the_first_wording(library: Library) -> None:
    statute = library.statute("wangluoanquanfa")
    assert wording_on(statute, date(2017, 6, 1)).effective == date(2017, 6, 1)
    with pytest.raises(
        NotHeldError, match="《网络安全法》在2017年5月31日的文本；收录的文本自2017年6月1日、2026年1月1日起施行"
    ):
        wording_on(statute, date(2017, 5, 31))


def test_an_article_that_neither_has(network: Comparison) -> None:
    with pytest.raises(
        NotHeldError, match="《网络安全法》第九百条：2017年6月1日和2026年1月1日起施行的文本都没有这一条"
    ):
        row_of(network, "900")
