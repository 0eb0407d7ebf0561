"""Passages without quotation marks: summaries are not compared; prose is told where a slip changes the rule."""

from __future__ import annotations

import pytest

from corpus.citations.verdicts import Quotation
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.claims import claims_of
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def comparer(library: Library) -> Comparer:
    return Comparer(library)


def told(comparer: Comparer, citation: str, rest: str, *cited: str) -> Quotation | None:
    """What a reader hears of the first claim of a text."""
    text = citation + rest
    claims = claims_of(text, 0, len(citation), len(text))
    return comparer.checked(text, claims[0], [ProvisionId.parse(c) for c in cited], TODAY) if claims else None


# What posts and answers of machines put after a colon, to say what an article is about.
@pytest.mark.parametrize(
    ("rest", "cited"),
    [
        ("：谁主张谁举证", "minshisusongfa/67"),
        ("：不履行数据安全保护义务的处罚", "shujuanquanfa/45"),
        ("：个人信息的定义及私密信息的法律适用", "minfadian/1034"),
        ("：处理个人信息应遵循合法、正当、必要原则", "minfadian/1035"),
        ("：应当删除而未删除的，个人有权请求删除", "gerenxinxibaohufa/47"),
        ("：最高可处五千万元或者上一年度营业额5%罚款", "gerenxinxibaohufa/66"),
        ("：轻微违法不罚、首违可不罚", "xingzhengchufafa/33"),
        ("：侵犯公民个人信息罪，处三年以下有期徒刑或拘役，并处或单处罚金", "xingfa/253-1"),
        ("：非法出售个人信息，处10日以上15日以下拘留", "zhianguanlichufafa/56"),
        ("：窃取个人信息的，处违法所得一倍以上十倍以下罚款。", "wangluoanquanfa/64"),
    ],
)
def test_a_summary_is_not_compared_word_by_word(comparer: Comparer, rest: str, cited: str) -> None:
    found = told(comparer, "该条", rest, cited)
    assert found
    assert (found.verdict, found.source_id, found.differences, found.claim) == ("not_statute_text", None, (), "colon")
    assert found.message == "这段文字不是法条原文，像是概括，没有逐字核对。"


@pytest.mark.parametrize(
    ("rest", "cited", "message"),
    [
        ("：任何组织、个人可以非法收集、使用、加工、传输他人个人信息", "gerenxinxibaohufa/10", "引文作“可以非法”"),
        ("：信息处理者可以泄露其收集、存储的个人信息。", "minfadian/1038/1", "引文作“可以泄露”"),
        ("：侵害自然人人身权益造成精神损害的，被侵权人有权请求精神损害赔偿。", "minfadian/1183", "原文“严重精神”"),
    ],
)
def test_words_of_the_law_after_a_colon_are_compared(comparer: Comparer, rest: str, cited: str, message: str) -> None:
    found = told(comparer, "该条", rest, cited)
    assert found and (found.verdict, found.claim) == ("altered", "colon")
    assert message in found.message


def test_within_marks_a_summary_is_a_false_quotation(comparer: Comparer) -> None:
    found = told(comparer, "该条", "：“处理个人信息应遵循合法、正当、必要原则”", "minfadian/1035")
    assert found and (found.verdict, found.claim) == ("altered", "marks")


def test_a_line_that_is_no_text_is_not_told(comparer: Comparer) -> None:
    rest = "　本条是对个人信息处理者举证责任的规定，实践中争议不大"
    assert told(comparer, "第六十九条", rest, "gerenxinxibaohufa/69") is None


# 个人信息保护法第六十六条第二款: 五千万元 and 百分之五; 第六十九条第一款: 不能证明自己没有过错.
@pytest.mark.parametrize(
    ("prose", "cited", "message"),
    [
        (
            "情节严重的，由省级以上履行个人信息保护职责的部门责令改正，没收违法所得，"
            "并处一亿元以下或者上一年度营业额百分之十以下罚款。",
            "gerenxinxibaohufa/66/2",
            "有2处文字不同：原文“五千万元”，引文作“一亿元”；原文“百分之五”，引文作“百分之十”。",
        ),
        (
            "处理个人信息侵害个人信息权益造成损害，个人信息处理者能证明自己没有过错的，应当承担损害赔偿等侵权责任，"
            "被告应赔偿原告5万元。",
            "gerenxinxibaohufa/69/1",
            "原文“不能证明”，引文作“能证明”。",
        ),
    ],
)
def test_a_grave_slip_in_prose_is_told(comparer: Comparer, prose: str, cited: str, message: str) -> None:
    found = told(comparer, "该条", f"规定，{prose}", cited)
    assert found and (found.verdict, found.claim) == ("altered", "prose")
    assert found.message.endswith(message)


def test_prose_ends_with_the_words_of_the_law(comparer: Comparer) -> None:
    prose = "规定，个人信息处理者能证明自己没有过错的，应当承担损害赔偿等侵权责任，被告应赔偿原告5万元。"
    found = told(comparer, "该条", prose, "gerenxinxibaohufa/69/1")
    assert found and found.text == "个人信息处理者能证明自己没有过错的，应当承担损害赔偿等侵权责任"


@pytest.mark.parametrize(
    ("prose", "cited"),
    [
        # The very words.
        ("自然人享有隐私权，任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。", "minfadian/1032"),
        # 应 for 应当, 或 for 或者: another way to say it.
        ("有下列情形之一的，个人信息处理者应事前进行个人信息保护影响评估。", "gerenxinxibaohufa/55"),
        # Told in other words.
        ("处理个人信息造成损害时适用过错推定，平台如不能自证清白就要赔偿用户的全部损失。", "gerenxinxibaohufa/69"),
        ("判决被告于本判决生效之日起十日内向原告支付维权合理费用三千元。", "gerenxinxibaohufa/69"),
    ],
)
def test_other_prose_is_not_told(comparer: Comparer, prose: str, cited: str) -> None:
    assert told(comparer, "该条", f"规定，{prose}", cited) is None


def test_prose_under_the_wrong_number_is_told(comparer: Comparer) -> None:
    prose = "规定，任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。"
    found = told(comparer, "该条", prose, "minfadian/1034")
    assert found and (found.verdict, found.source_id) == ("other_provision", "minfadian/1032/1")
    # An interpretation says in its own words what a law means.
    assert told(comparer, "该条", prose, "gerenxinxibaohufa/69") is None


def test_a_term_of_a_text_that_is_not_held_is_not_told(comparer: Comparer) -> None:
    """民法总则第一百一十一条, not held, has 个人信息; so have many others."""
    assert told(comparer, "该条", "规定的“个人信息”") is None
