"""The breaks between 款 and between 项: without them an address names the wrong unit, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from corpus.library import Library
from corpus.model import Paragraph, Version

# 前款, 前两款: how many 款 must stand before the one that says so.
REFERENCE_BACK = re.compile(r"前([两二三四五]?)款")
COUNTS = {"": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# An amendment quotes the 款 it writes into another law; the quotation may go on in the next 款 of the amendment.
QUOTED = re.compile(r"“[^”]*(?:”|$)")
# An item mark after a stop or a colon: the item was glued to the line before it.
GLUED_ITEM = re.compile(r"[：；。]（[一二三四五六七八九十]+）")
# Two short interpretations of 1997, published with one 款 in every article.
NOWHERE_BROKEN = {"fashi-1997-12", "fashi-1997-5"}

DEEP_SYNTHESIS = "hulianwangxinxifuwushenduhechengguanliguiding"
RECOMMENDATION = "hulianwangxinxifuwusuanfatuijianguanliguiding"
GENERATIVE_AI = "shengchengshirengongzhinengfuwuguanlizanxingbanfa"
SECURITY_REVIEW = "wangluoanquanshenchabanfa"

# Article, and of each of its 款 the first words and the number of 项.
BROKEN = [
    (RECOMMENDATION, "2", [("在中华人民共和国境内应用算法推荐技术", 0), ("前款所称应用算法推荐技术", 0)]),
    (RECOMMENDATION, "9", [("算法推荐服务提供者应当加强信息安全管理", 0), ("发现违法信息的，应当立即停止传输", 0)]),
    (
        RECOMMENDATION,
        "17",
        [
            ("算法推荐服务提供者应当向用户提供不针对", 0),
            ("算法推荐服务提供者应当向用户提供选择", 0),
            ("算法推荐服务提供者应用算法", 0),
        ],
    ),
    (
        RECOMMENDATION,
        "24",
        [("具有舆论属性", 0), ("算法推荐服务提供者的备案信息发生变更的", 0), ("算法推荐服务提供者终止服务的", 0)],
    ),
    (RECOMMENDATION, "28", [("网信部门会同电信", 0), ("算法推荐服务提供者应当依法留存网络日志", 0)]),
    (
        DEEP_SYNTHESIS,
        "14",
        [("深度合成服务提供者和技术支持者应当加强", 0), ("深度合成服务提供者和技术支持者提供人脸", 0)],
    ),
    (
        DEEP_SYNTHESIS,
        "15",
        [("深度合成服务提供者和技术支持者应当加强", 0), ("深度合成服务提供者和技术支持者提供具有", 2)],
    ),
    (DEEP_SYNTHESIS, "17", [("深度合成服务提供者提供以下深度合成服务", 5), ("深度合成服务提供者提供前款规定之外", 0)]),
    (DEEP_SYNTHESIS, "19", [("具有舆论属性", 0), ("深度合成服务技术支持者应当参照前款", 0), ("完成备案的", 0)]),
    (DEEP_SYNTHESIS, "22", [("深度合成服务提供者和技术支持者违反本规定的", 0), ("构成违反治安管理行为的", 0)]),
    (
        DEEP_SYNTHESIS,
        "23",
        [
            ("本规定中下列用语的含义：", 0),
            ("深度合成技术，是指", 6),
            ("深度合成服务提供者，是指", 0),
            ("深度合成服务技术支持者，是指", 0),
            ("深度合成服务使用者，是指", 0),
            ("训练数据，是指", 0),
            ("沉浸式拟真场景，是指", 0),
        ],
    ),
    (GENERATIVE_AI, "2", [("利用生成式人工智能技术", 0), ("国家对利用", 0), ("行业组织、企业", 0)]),
    (GENERATIVE_AI, "4", [("提供和使用生成式人工智能服务", 5)]),
    (GENERATIVE_AI, "14", [("提供者发现违法内容的", 0), ("提供者发现使用者利用", 0)]),
    (GENERATIVE_AI, "21", [("提供者违反本办法规定的", 0), ("构成违反治安管理行为的", 0)]),
    (GENERATIVE_AI, "22", [("本办法下列用语的含义是：", 3)]),
    (SECURITY_REVIEW, "2", [("关键信息基础设施运营者采购", 0), ("前款规定的", 0)]),
    (SECURITY_REVIEW, "8", [("当事人申报网络安全审查，应当提交以下材料：", 4)]),
    (SECURITY_REVIEW, "10", [("网络安全审查重点评估", 7)]),
    (SECURITY_REVIEW, "16", [("网络安全审查工作机制成员单位认为", 0), ("为了防范风险", 0)]),
]


def paragraphs(library: Library) -> Iterator[tuple[str, int, Paragraph]]:
    """Every 款 of every held wording: the place to report, its number in the article, the 款."""
    for version in (v for s in library.statutes.values() for v in s.versions):
        for article in version.articles:
            for number, paragraph in enumerate(article.paragraphs, 1):
                yield f"{version.id_of(article)}/{number} {version.effective}", number, paragraph


def full_texts(library: Library) -> list[Version]:
    return [v for s in library.statutes.values() for v in s.versions if v.extent == "full"]


def test_what_refers_to_the_paragraphs_before_it_has_them(library: Library) -> None:
    """单位犯前三款罪的 can at the earliest be the fourth 款; in the first one, a break was lost."""
    wrong = [
        (place, reference[0])
        for place, number, paragraph in paragraphs(library)
        for line in paragraph.lines()
        for reference in REFERENCE_BACK.finditer(QUOTED.sub("", line))
        if number <= COUNTS[reference[1]]
    ]
    assert wrong == []


def test_items_stand_on_lines_of_their_own(library: Library) -> None:
    """（一）申报书；（二）分析报告 in one line: 第八条第一项 could not be addressed."""
    lines = [(place, line) for place, _, paragraph in paragraphs(library) for line in paragraph.lines()]
    assert [(place, line) for place, line in lines if GLUED_ITEM.search(line)] == []


def test_a_text_without_a_single_break_is_one_that_was_looked_at(library: Library) -> None:
    unbroken = {v.statute for v in full_texts(library) if all(len(a.paragraphs) == 1 for a in v.articles)}
    assert unbroken == NOWHERE_BROKEN


@pytest.mark.parametrize(("statute", "article", "units"), BROKEN)
def test_articles_break_where_they_were_published_with_a_break(
    library: Library, statute: str, article: str, units: list[tuple[str, int]]
) -> None:
    """算法推荐规定第三十二条 names 第九条第二款 and 第二十八条第二款, its 第三十三条 names 第二十四条第三款;
    人工智能生成合成内容标识办法第四条 names 深度合成规定第十七条第一款.
    """
    held = library.statutes[statute].latest.article(article)
    assert held is not None
    openings = [words for words, _ in units]
    assert [p.text[: len(w)] for p, w in zip(held.paragraphs, openings, strict=True)] == openings
    assert [len(p.items) for p in held.paragraphs] == [count for _, count in units]
