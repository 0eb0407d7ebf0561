"""The body of a statute file: docs/corpus-format.md, "Statute"; 立法法第六十五条 for 编 章 节 条 款 项 目."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Annex, Article, Division, Item, Paragraph
from corpus.reader import read_version
from corpus.structure import Body, paragraphs_of, parse_body
from tests.corpus.conftest import BAD

PATH = Path("ceshifa.md")


def body_of(text: str) -> Body:
    return parse_body(PATH, enumerate(text.split("\n"), 1))


def article_of(text: str) -> Article:
    body = body_of(text)
    assert body.problems == []
    (article,) = body.articles
    return article


def problems_in(name: str) -> list[tuple[int, str, str]]:
    with pytest.raises(CorpusError) as caught:
        read_version(BAD / f"{name}.md")
    return [(p.line, p.what, p.expected) for p in caught.value.problems]


HEADINGS = "编、章、节、条（如 第一章　总则、第三条）或附件"


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        ("wrong_level", [(18, "第一条的标题层级是 ##", "###")]),
        ("wrong_division_level",
         [(18, "第一章　一般规定的标题层级是 ##", "###"), (20, "第一条的标题层级是 ###", "####")]),
        ("item_before_paragraph", [(18, "第一条的项之前没有款：（一）没有引出它的款；", "先有引出各项的一款")]),
        ("text_outside_article",
         [(18, "条文之外的文字：这一行不属于任何一条。", "属于某一条，或放在附件标题之下")]),
        ("empty_article", [(16, "第一条没有内容", "至少一款正文")]),
        ("unreadable_heading", [(16, "看不懂的标题：总纲之外", HEADINGS)]),
        ("ascii_space_heading",
         [(16, "看不懂的标题：第一章 总则", HEADINGS), (18, "第一条的标题层级是 ###", "##")]),
        ("several",
         [(16, "第一条没有内容", "至少一款正文"), (22, "第二条的项之前没有款：（一）没有款；", "先有引出各项的一款"),
          (24, "看不懂的标题：胡言", HEADINGS)]),
    ],
)  # fmt: skip
def test_every_bad_line_is_named(name: str, problems: list[tuple[int, str, str]]) -> None:
    assert problems_in(name) == problems


def test_a_second_title_is_one_mistake() -> None:
    assert problems_in("second_title") == [(20, "第二个文件标题（#）", "只有一个")]


def test_articles_take_paragraphs_items_and_subitems() -> None:
    article = article_of("## 第五条\n\n有下列情形的：\n\n（一）甲：\n1.子；\n2．丑；\n（二）乙。\n\n前款另有规定。")
    first = Paragraph("有下列情形的：", (Item(1, "（一）甲：", ("1.子；", "2．丑；")), Item(2, "（二）乙。")))
    assert article == Article(5, 0, "第五条", (), (first, Paragraph("前款另有规定。")))
    assert article.text == "有下列情形的：\n（一）甲：\n1.子；\n2．丑；\n（二）乙。\n前款另有规定。"


def test_half_width_item_brackets_make_items() -> None:
    """政府信息公开条例 is published with (一)."""
    article = article_of("## 第一条\n\n下列情形：\n\n(一)甲；\n\n(十二)乙。")
    assert article.paragraphs == (Paragraph("下列情形：", (Item(1, "(一)甲；"), Item(12, "(十二)乙。"))),)


def test_items_just_inside_a_quotation_mark_are_items() -> None:
    """刑法修正案（十二）第二条 quotes items of the article it amends."""
    article = article_of("## 二、\n\n修改为：“有下列情形：\n\n“（一）甲；\n\n“其他公司的工作人员，依照前款处罚。”")
    quoted = Paragraph("修改为：“有下列情形：", (Item(1, "“（一）甲；"),))
    assert article == Article(2, 0, "二、", (), (quoted, Paragraph("“其他公司的工作人员，依照前款处罚。”")))


def test_zhi_articles_keep_number_and_suffix() -> None:
    article = article_of("## 第二百五十三条之一\n\n违反国家有关规定。")
    assert (article.number, article.suffix, article.key) == (253, 1, "253-1")


def test_a_text_without_articles_is_one_article() -> None:
    assert article_of("# 批复\n\n## 全文\n\n同意。") == Article(0, 0, "全文", (), (Paragraph("同意。"),))


def test_divisions_from_outside_in() -> None:
    body = body_of(
        "## 第三编　合同\n\n### 第一分编　通则\n\n#### 第一章　一般规定\n\n##### 第一节　定义\n\n"
        "###### 第一条\n\n甲。\n\n#### 第二章　订立\n\n##### 第二条\n\n乙。\n\n## 附则\n\n### 第三条\n\n丙。"
    )
    part, subpart = Division("编", 3, "合同"), Division("分编", 1, "通则")
    assert body.problems == []
    assert [article.path for article in body.articles] == [
        (part, subpart, Division("章", 1, "一般规定"), Division("节", 1, "定义")),
        (part, subpart, Division("章", 2, "订立")),
        (Division("编", 0, "附则"),),
    ]


def test_sections_of_an_interpretation_are_parts() -> None:
    """法释〔2020〕15号: 一、一般规定 over articles that are numbered throughout."""
    body = body_of("## 一、一般规定\n\n### 第一条\n\n甲。\n\n## 二、具体规定\n\n### 第二条\n\n乙。")
    assert body.problems == []
    assert [a.path for a in body.articles] == [(Division("部分", 1, "一般规定"),), (Division("部分", 2, "具体规定"),)]


def test_annexes_footnotes_and_preamble_are_no_articles() -> None:
    body = body_of(
        "# 标题\n\n引言。\n\n## 第一条\n\n甲。\n\n①出版者的注。\n\n## 附件一　清单\n\n一项\n\n二项\n\n## 附表"
    )
    assert (body.title, body.preamble, body.problems) == ("标题", ["引言。"], [])
    assert body.articles == [Article(1, 0, "第一条", (), (Paragraph("甲。"),), ("①出版者的注。",))]
    assert body.annexes == [Annex("附件一　清单", ("一项", "二项")), Annex("附表", ())]


def test_an_article_knows_its_line() -> None:
    assert [a.line for a in body_of("# 标题\n\n## 第一条\n\n甲。\n\n## 第二条\n\n乙。").articles] == [3, 7]


def test_items_without_a_paragraph_are_orphans() -> None:
    assert paragraphs_of(["（一）甲；", "乙。", "（一）丙。"]) == ([Paragraph("乙。", (Item(1, "（一）丙。"),))], [0])


def test_a_heading_without_its_space_is_reported() -> None:
    """Never a silent loss: ##第二条 would otherwise be a 款 of the article before it."""
    expected = (20, "标题缺少空格：##第二条", "# 之后空一格，如 ## 第一章　总则")
    assert problems_in("heading_without_space") == [expected]


def test_a_division_without_articles_is_reported() -> None:
    assert problems_in("empty_division") == [(22, "第二章　附则之下没有条文", "至少一条")]


def test_an_article_of_footnotes_alone_has_no_content() -> None:
    assert problems_in("footnote_alone") == [(16, "第一条没有内容", "至少一款正文")]
