"""全国人大常委会关于修改网络安全法的决定 (2025): which point speaks of which article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.amending_clause import amending_clause
from corpus.library import Library
from corpus.model import Article, Paragraph, Version

POINTS = (
    "增加一条，作为第三条：“网络安全工作坚持中国共产党的领导，依照第四十六条的规定。”",
    "将第十八条改为第十九条，删去第二款。",
    "将第四十条改为第四十二条，增加一款，作为第二款：“网络运营者处理个人信息，应当遵守本法。”",
    "将第六十四条、第六十六条、第七十条合并，作为第七十一条，修改为：“有下列行为之一的，依照规定处理：",
    "在刑法第二百五十三条后增加一条，作为第二百五十三条之一：“国家机关的工作人员……”",
    "删去刑法第一百九十九条。",
)


@pytest.fixture
def decision(library: Library) -> Version:
    articles = (Article(n, 0, "", (), (Paragraph(text),)) for n, text in enumerate(POINTS, 1))
    return replace(library.statute("xingfa-xiuzhengan-12").latest, articles=tuple(articles))


@pytest.mark.parametrize(
    ("old", "new", "point"),
    [
        ((), ("3",), 1),
        (("18",), ("19",), 2),
        (("40",), ("42",), 3),
        (("64", "66", "70"), ("71",), 4),
        (("66",), ("71",), 4),
        ((), ("253-1",), 5),
        (("199",), (), 6),
        (("42",), ("44",), None),
        (("44",), ("46",), None),
        (("253",), ("253",), None),
        ((), (), None),
    ],
    ids=["new", "moved", "moved and changed", "merged", "one of the merged", "inserted", "deleted",
         "a new number is not the old article", "quoted", "the place after which one is added", "nothing asked"],
)  # fmt: skip
def test_the_point_that_speaks_of_an_article(
    decision: Version, old: tuple[str, ...], new: tuple[str, ...], point: int | None
) -> None:
    found = amending_clause(decision, old, new)
    assert (found and found.article) == point


def test_an_amendment_without_points_has_none_to_name(decision: Version) -> None:
    whole = replace(decision, articles=(Article(0, 0, "全文", (), (Paragraph("增加一条，作为第三条：“甲。”"),)),))
    assert amending_clause(whole, (), ("3",)) is None
