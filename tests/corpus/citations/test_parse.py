"""Citation text -> address and back: inverse over every provision held; errors say where and what."""

from __future__ import annotations

import pytest

from corpus.citations.find import CitationFinder
from corpus.citations.format import full_label
from corpus.citations.parse import parse
from corpus.errors import CitationError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.numerals import to_chinese
from tests.corpus.conftest import units_of


def test_every_unit_of_every_statute_is_read_back_from_its_label(library: Library, finder: CitationFinder) -> None:
    """立法法（2023）第六十五条: 条 and 项 in Chinese numerals, 项 in brackets, 目 in Arabic ones."""
    count = 0
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                for pid in units_of(version, article) if article.number else ():
                    label = full_label(version.short_title, pid)
                    assert parse(label, finder) == pid, label
                    count += 1
    assert count > 15_000


@pytest.mark.parametrize("statute", ["minfadian", "xingfa"])
def test_every_number_is_read_in_both_kinds_of_numerals(finder: CitationFinder, statute: str) -> None:
    title = {"minfadian": "民法典", "xingfa": "刑法"}[statute]
    for number in range(1, 10_000):
        expected = ProvisionId(statute, number)
        assert parse(f"《{title}》第{to_chinese(number)}条", finder) == expected
        assert parse(f"{title}第{number}条", finder) == expected


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "以法规名称或条号开头的引用"),
        ("他人信息", 0, "以法规名称或条号开头的引用"),
        ("依照刑法第三条", 0, "以法规名称或条号开头的引用"),
        ("刑法第三条处罚", 5, "引用到此为止，其后没有别的文字"),
        ("刑法第三条、第五条", 5, "引用到此为止，其后没有别的文字"),
        ("刑法第三条至第五条", 0, "只指一处的引用"),
        ("第三条", 0, "条号之前没有法规名称，可能是文件自己的条款"),
        ("侵权责任法第六条", 0, "标题未收录"),
        ("刑法修正案第七条", 0, "这个名称不止指一部法规"),
    ],
)
def test_what_is_not_one_citation_is_refused(finder: CitationFinder, text: str, position: int, expected: str) -> None:
    with pytest.raises(CitationError) as caught:
        parse(text, finder)
    assert (caught.value.position, caught.value.expected) == (position, expected)


def test_the_error_points_at_the_place(finder: CitationFinder) -> None:
    with pytest.raises(CitationError) as caught:
        parse("刑法第三条处罚", finder)
    assert str(caught.value).splitlines() == [
        "不是一处引用：",
        "  刑法第三条处罚",
        "            ^",
        "应为：引用到此为止，其后没有别的文字。例如 刑法第二百五十三条之一第一款",
    ]
