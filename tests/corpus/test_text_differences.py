"""Two texts of one provision: what is told apart, what is told as a whole, and that nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compared import Comparisons, comparable, newest_two
from corpus.comparison import Comparison
from corpus.library import Library
from corpus.numerals import NUMERAL_CHARS
from corpus.text_differences import Segment, differences


def told(earlier: str, later: str, moved: dict[str, str] | None = None) -> str:
    """[old→new] for a difference, {old→new} for a number that followed, the rest as it is."""
    return "".join(map(_told, differences(earlier, later, moved)))


def _told(segment: Segment) -> str:
    if segment.kind == "equal":
        return segment.later
    words = f"{segment.earlier}→{segment.later}"
    return f"{{{words}}}" if segment.kind == "reference" else f"[{words}]"


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("处三年以下有期徒刑", "处三年以下有期徒刑", "处三年以下有期徒刑"),
        # 刑法修正案（十二）第五条: 第三百九十条第一款 五年 -> 三年
        ("处五年以下有期徒刑或者拘役", "处三年以下有期徒刑或者拘役", "处[五年→三年]以下有期徒刑或者拘役"),
        ("处三十日拘留", "处三十五日拘留", "处[三十日→三十五日]拘留"),
        ("百分之二十以下", "百分之二十五以下", "[百分之二十→百分之二十五]以下"),
        ("可以给予警告", "予以给予警告", "[可以→予以]给予警告"),
        ("依照前款规定处罚", "依照前两款规定处罚", "依照[前款→前两款]规定处罚"),
        ("依照前款的规定", "依照第一款的规定", "依照[前款→第一款]的规定"),
        # 刑法修正案（十二）第七条: a clause goes in before the stop, not before 并处罚金.
        (
            "或者拘役，并处罚金。",
            "或者拘役，并处罚金；情节特别严重的，处三年以上十年以下有期徒刑，并处罚金。",
            "或者拘役，并处罚金[→；情节特别严重的，处三年以上十年以下有期徒刑，并处罚金]。",
        ),
        ("采购商品或者销售", "采购商品、接受服务或者销售", "采购商品[→、接受服务]或者销售"),
        ("向国家商标局申请复审。", "向国务院商标管理部门申请复审。", "向[国家商标局→国务院商标管理部门]申请复审。"),
        ("（一）甲；", "(一)甲;", "(一)甲;"),
        ("", "新的一款。", "[→新的一款。]"),
        ("旧的一款。", "", "[旧的一款。→]"),
        ("", "", ""),
    ],
)
def test_what_a_reader_is_told(earlier: str, later: str, expected: str) -> None:
    assert told(earlier, later) == expected


MOVED = {"21": "23", "25": "27", "33": "35", "34": "36", "36": "38", "38": "40", "64": "71", "253-1": "254"}


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("除本法第二十一条的规定外", "除本法第二十三条的规定外", "除本法{第二十一条→第二十三条}的规定外"),
        # 网络安全法第五十九条第二款 -> 第六十一条第二款: every number moved on by two.
        (
            "本法第三十三条、第三十四条、第三十六条、第三十八条规定",
            "本法第三十五条、第三十六条、第三十八条、第四十条规定",
            "本法{第三十三条→第三十五条}、{第三十四条→第三十六条}、{第三十六条→第三十八条}、{第三十八条→第四十条}规定",
        ),
        ("第二百五十三条之一规定", "第二百五十四条规定", "{第二百五十三条之一→第二百五十四条}规定"),
        # Another number than the one that the article bears now is another rule.
        ("本法第二十一条规定", "本法第三十条规定", "本法[第二十一条→第三十条]规定"),
        ("本法第二十一条第一款", "本法第二十三条第二款", "本法{第二十一条→第二十三条}[第一款→第二款]"),
        # An article of another law keeps its number.
        ("《刑法》第二十一条的规定", "《刑法》第二十一条的规定", "《刑法》第二十一条的规定"),
        ("《刑法》第二十一条和本法规定", "《刑法》第二十一条和本法的规定", "《刑法》第二十一条和本法[→的]规定"),
        ("第二十一条、第九十条", "第二十三条、第九十条", "{第二十一条→第二十三条}、第九十条"),
    ],
)
def test_numbers_of_cited_articles(earlier: str, later: str, expected: str) -> None:
    """条文顺序作相应调整: a reference that follows its article is no change of the rule, any other is."""
    assert told(earlier, later, MOVED) == expected


SAMPLES = st.lists(
    st.sampled_from(["甲", "乙", "，", "。", "第一条", "第二条", "第三条", "前款", "三十", "\n"]), max_size=30
)


@given(SAMPLES.map("".join), SAMPLES.map("".join))
def test_both_texts_come_out_again(earlier: str, later: str) -> None:
    found = differences(earlier, later, {"1": "2", "2": "3"})
    assert "".join(s.earlier for s in found) == earlier
    assert "".join(s.later for s in found) == later
    assert all(one.kind != "equal" or other.kind != "equal" for one, other in pairwise(found))


@pytest.fixture(scope="module")
def comparisons(library: Library) -> list[Comparison]:
    made = Comparisons(library)
    pairs = [(statute.id, newest_two(statute)) for statute in comparable(library)]
    return [made.of(statute, *days) for statute, days in pairs if days]


def test_no_numeral_of_the_held_texts_is_cut(comparisons: list[Comparison]) -> None:
    for comparison in comparisons:
        for row in comparison.rows:
            for line in row.lines:
                for one, other in pairwise(line.segments):
                    for left, right in ((one.earlier, other.earlier), (one.later, other.later)):
                        cut = left[-1:] in NUMERAL_CHARS and right[:1] in NUMERAL_CHARS
                        assert not (left and right and cut), (comparison.earlier.path, left, right)


def test_every_line_of_the_held_texts_comes_out_again(comparisons: list[Comparison]) -> None:
    for comparison in comparisons:
        for row in comparison.rows:
            for line in row.lines:
                if line.kind != "moved_away":
                    assert "".join(s.later for s in line.segments) == "\n".join(u.text for u in line.later)
                assert "".join(s.earlier for s in line.segments) == "\n".join(u.text for u in line.earlier)
