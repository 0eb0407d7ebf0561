"""Sentences and their quotations, on sentences of real amendments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.amendments.clauses import ANNEX, UNCLOSED, Sentence, sentences_of
from corpus.amendments.quoting import QUOTED
from corpus.library import Library
from corpus.model import Annex, Article
from corpus.structure import paragraphs_of
from tests.corpus.amendments.amending import amendment, clause


def sentence(words: str, *quotations: tuple[str, ...], problem: str = "", article: int | None = 1) -> Sentence:
    return Sentence(clause(words, article), words.replace("“…”", QUOTED), quotations, problem)


READ = [
    # Each quoted line opens with “, only the last closes with ” (刑法修正案（十一）第五条, shortened)
    (
        "将刑法第一百四十一条修改为：“生产、销售假药的，处三年以下有期徒刑。\n“药品使用单位的人员明知是假药而提供给他人使用的，依照前款的规定处罚。”",
        [
            sentence(
                "将刑法第一百四十一条修改为：“…”",
                (
                    "生产、销售假药的，处三年以下有期徒刑。",
                    "药品使用单位的人员明知是假药而提供给他人使用的，依照前款的规定处罚。",
                ),
            )
        ],
    ),
    # Some texts open only the first line (刑法修正案（1999年）第六条, shortened)
    (
        "将刑法第一百八十二条修改为：“有下列情形之一的，处五年以下有期徒刑或者拘役：\n（一）甲的；\n“单位犯前款罪的，处罚金。”",
        [
            sentence(
                "将刑法第一百八十二条修改为：“…”",
                ("有下列情形之一的，处五年以下有期徒刑或者拘役：", "（一）甲的；", "单位犯前款罪的，处罚金。"),
            )
        ],
    ),
    # The quotation begins on the next line, and the order goes on behind it (刑法修正案（七）第十二条, shortened)
    (
        "将刑法第三百七十五条第二款修改为：\n“甲。”\n增加一款作为第三款：“乙。”\n原第三款作为第四款，修改为：“丙。”",
        [
            sentence("将刑法第三百七十五条第二款修改为：“…”", ("甲。",)),
            sentence("增加一款作为第三款：“…”", ("乙。",)),
            sentence("原第三款作为第四款，修改为：“…”", ("丙。",)),
        ],
    ),
    # Words of a sentence; the sentence ends with its 。 (村民委员会组织法修改决定第二十九条)
    (
        "（二）将第十九条中的“第十五条”修改为“第十八条”。将第三款中的“集体财务往来较多的”修改为“财务往来较多的”。",
        [
            sentence("（二）将第十九条中的“…”修改为“…”。", ("第十五条",), ("第十八条",)),
            sentence("将第三款中的“…”修改为“…”。", ("集体财务往来较多的",), ("财务往来较多的",)),
        ],
    ),
    # ‘ ’ in a quotation are the “ ” of the law (宪法修正案（2004年）第十八条)
    (
        "宪法序言第七自然段中“邓小平理论指引下”修改为“邓小平理论和‘三个代表’重要思想指引下”。",
        [
            sentence(
                "宪法序言第七自然段中“…”修改为“…”。",
                ("邓小平理论指引下",),
                ("邓小平理论和“三个代表”重要思想指引下",),
            )
        ],
    ),
    # A quotation for each 款, one behind the other (宪法修正案（1993年）第八条)
    (
        "宪法第十六条：“甲。”“乙。”修改为：“丙。”“丁。”",
        [sentence("宪法第十六条：“…”“…”修改为：“…”“…”", ("甲。",), ("乙。",), ("丙。",), ("丁。",))],
    ),
    # No marks at all (骗购外汇决定第三条, shortened)
    (
        "将刑法第一百九十条修改为：公司、企业违反国家规定的，处罚金。\n单位的主管人员，处拘役。\n本决定自公布之日起施行。",
        [
            sentence(
                "将刑法第一百九十条修改为：“…”", ("公司、企业违反国家规定的，处罚金。", "单位的主管人员，处拘役。")
            ),
            sentence("本决定自公布之日起施行。"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_words_and_quotations_are_parted(text: str, expected: list[Sentence]) -> None:
    assert list(sentences_of(amendment(text))) == expected


def test_a_missing_closing_mark_is_no_problem_where_the_end_is_certain(library: Library) -> None:
    """刑法修正案（九）第二十三条 lacks the closing mark of its last line; no later line can belong to it."""
    (found,) = [s for s in sentences_of(library.statute("xingfa-xiuzhengan-9").latest) if s.clause.source.article == 23]
    assert found.problem == ""
    assert [len(lines) for lines in found.quotations] == [2]
    assert found.quotations[0][1] == "有前款行为，同时构成其他犯罪的，依照处罚较重的规定定罪处罚。"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("将第一条修改为：“甲", [UNCLOSED]),
        ("将第一条修改为：“甲。\n乙。", [UNCLOSED]),
        # The order behind it ends the quotation: nothing of it gets into the law.
        ("将第一条修改为：“甲，\n将第二条第一款修改为：“乙。”", [UNCLOSED, ""]),
        ("将第一条修改为：“甲。\n“乙。\n增加一款，作为第三款：“丙。”", ["", ""]),
    ],
)
def test_a_quotation_without_end_is_told(text: str, problems: list[str]) -> None:
    assert [s.problem for s in sentences_of(amendment(text))] == problems


def test_articles_that_follow_are_quoted() -> None:
    """宪法修正案第五十二条 ends with 内容如下：, and a source gives the new articles as its own."""
    version = amendment(
        "增加一节，作为第七节“监察委员会”；增加两条，分别作为第一百二十三条、第一百二十四条。内容如下："
    )
    law = [
        Article(number, 0, label, (), tuple(paragraphs_of(lines)[0]))
        for number, label, lines in [(123, "第一百二十三条", ["甲。"]), (124, "第一百二十四条", ["乙。", "丙。"])]
    ]
    (found,) = sentences_of(replace(version, articles=(*version.articles, *law)))
    assert found.clause == clause(
        "增加一节，作为第七节“…”；增加两条，分别作为第一百二十三条、第一百二十四条。内容如下：“…”"
    )
    assert found.quotations[1] == ("第一百二十三条　甲。", "第一百二十四条　乙。", "丙。")


def test_preamble_and_annex_are_not_left_out() -> None:
    version = replace(amendment("删去第一条。", preamble=("对刑法作如下修改：",)), annexes=(Annex("附表", ("甲",)),))
    assert list(sentences_of(version)) == [
        sentence("对刑法作如下修改：", article=None),
        sentence("删去第一条。"),
        sentence("附表", problem=ANNEX, article=None),
    ]


def test_every_character_of_the_held_amendments_is_in_a_sentence(library: Library) -> None:
    """Text in, the same text out: apart from quotation marks and stops between sentences nothing is lost."""
    for statute in library.statutes:
        version = library.statute(statute).latest
        if not version.amends:
            continue
        read = sentences_of(version)
        words = "".join(s.words.replace(QUOTED, "") for s in read)
        quoted = "".join(line for s in read for lines in s.quotations for line in lines)
        text = "".join([*version.preamble, *(a.text for a in version.articles)])
        assert sorted(_plain(words + quoted)) == sorted(_plain(text)), statute


def _plain(text: str) -> str:
    return "".join(char for char in text if char not in "“”‘’\n 　")
