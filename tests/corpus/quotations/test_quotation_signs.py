"""What is no other word: figures, numbers of items, notes, the signs of the writer and his remarks in brackets."""

from __future__ import annotations

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY
from tests.corpus.quotations.quoting import compared, told


@pytest.fixture(scope="module")
def comparer(library: Library) -> Comparer:
    return Comparer(library)


def test_arabic_figures_are_no_other_words(comparer: Comparer, library: Library) -> None:
    text = library.provision(ProvisionId.parse("xingfa/253-1"), TODAY).article.paragraphs[0].text
    found = compared(comparer, text.replace("三年", "3年").replace("七年", "７年"), "xingfa/253-1/1")
    assert found.verdict == "identical_but_punctuation"
    assert found.message == "文字与《刑法》第二百五十三条之一第一款一致；数字写法不同（3处）。"


@pytest.mark.parametrize(
    ("passage", "cited"),
    [
        ("拒不改正的，并处100万元以下罚款；", "gerenxinxibaohufa/66/1"),
        ("并处5000万元以下或者上一年度营业额5%以下罚款", "gerenxinxibaohufa/66/2"),
        ("并处5千万元以下或者上一年度营业额百分之5以下罚款", "gerenxinxibaohufa/66/2"),
        ("处10日以上15日以下拘留", "zhianguanlichufafa/56/1"),
    ],
)
def test_amounts_in_figures_are_no_other_words(comparer: Comparer, passage: str, cited: str) -> None:
    found = compared(comparer, passage, cited)
    assert (found.verdict, found.source_id) == ("excerpt", cited)
    assert {d.kind for d in found.differences} == {"left_out"}


@pytest.mark.parametrize(
    ("passage", "written", "official"),
    [
        ("并处五千万元以下或者上一年度营业额百分之四以下罚款", "百分之四", "百分之五"),
        ("并处五千万元以下或者上一年度营业额4%以下罚款", "4%", "百分之五"),
        ("并处五百万元以下或者上一年度营业额百分之五以下罚款", "五百万", "五千万"),
        ("并处500万元以下或者上一年度营业额百分之五以下罚款", "500万", "五千万"),
    ],
)
def test_another_amount_is_told_as_a_whole(comparer: Comparer, passage: str, written: str, official: str) -> None:
    found = compared(comparer, passage, "gerenxinxibaohufa/66/2")
    assert [t for t in told(found) if t[0] == "changed"] == [("changed", written, official)]
    assert f"原文“{official}" in found.message
    assert f"引文作“{written}" in found.message


def test_the_number_of_an_item_after_an_ellipsis(comparer: Comparer) -> None:
    passage = "任何组织或者个人不得实施下列行为：……（五）处理他人的私密信息；"
    found = compared(comparer, passage, "minfadian/1033")
    assert (found.verdict, {d.kind for d in found.differences}) == ("excerpt", {"left_out"})


@pytest.mark.parametrize("end", ["", "，", "；", "。", "."])
def test_the_last_sign_is_the_writers(comparer: Comparer, end: str) -> None:
    found = compared(
        comparer, f"未经个人信息处理者同意，受托人不得转委托他人处理个人信息{end}", "gerenxinxibaohufa/21/3"
    )
    assert (found.verdict, found.differences) == ("identical", ())


@pytest.mark.parametrize(
    ("passage", "cited"),
    [
        ("（二）接受、处理与个人信息保护有关的投诉、举报；", "gerenxinxibaohufa/61/1/2"),
        (
            "处理个人信息应当具有明确、合理的目的[1]，并应当与处理目的直接相关②，采取对个人权益影响最小的方式。",
            "gerenxinxibaohufa/6/1",
        ),
        ("收集个人信息，应当限于实现处理目的的**最小范围**，不得过度收集个人信息。", "gerenxinxibaohufa/6/2"),
        ("> 自然人的个人信息受法律保护。", "minfadian/1034/1"),
        (
            "刑法第二百五十三条之一规定的‘公民个人信息’，是指以电子或者其他方式记录的能够单独或者与其他信息结合识别特定"
            "自然人身份或者反映特定自然人活动情况的各种信息，包括姓名、身份证件号码、通信通讯联系方式、住址、账号密码、"
            "财产状况、行踪轨迹等。",
            "fashi-2017-10/1",
        ),
    ],
)
def test_numbers_notes_and_inner_marks_are_no_differences(comparer: Comparer, passage: str, cited: str) -> None:
    found = compared(comparer, passage, cited)
    assert (found.verdict, found.differences) == ("identical", ())


@pytest.mark.parametrize("remark", ["着重号为笔者所加", "本案被告"])
def test_a_remark_in_brackets(comparer: Comparer, remark: str) -> None:
    passage = f"个人信息处理者（{remark}）拒绝个人行使权利的请求的，个人可以依法向人民法院提起诉讼。"
    found = compared(comparer, passage, "gerenxinxibaohufa/50/2")
    assert (found.verdict, found.source_id) == ("identical_but_punctuation", "gerenxinxibaohufa/50/2")
    assert [(d.kind, d.written, d.note) for d in found.differences] == [("added", remark, "括注")]
    other = compared(comparer, passage.replace("可以", "应当"), "gerenxinxibaohufa/50/2")
    assert other.verdict == "altered"
    assert told(other) == [("added", remark, ""), ("changed", "应当", "可以")]


def test_official_words_in_brackets_are_no_remark(comparer: Comparer, library: Library) -> None:
    """产品质量法第四十一条: 缺陷产品以外的其他财产（以下简称他人财产）."""
    text = library.provision(ProvisionId.parse("chanpinzhiliangfa/41"), TODAY).article.paragraphs[0].text
    found = compared(comparer, text.replace("简称", "统称"), "chanpinzhiliangfa/41/1")
    assert (found.verdict, told(found)) == ("altered", [("changed", "统", "简")])


def test_another_number_is_another_word(comparer: Comparer, library: Library) -> None:
    text = library.provision(ProvisionId.parse("xingfa/253-1"), TODAY).article.paragraphs[0].text
    found = compared(comparer, text.replace("七年", "十年"), "xingfa/253-1/1")
    assert (found.verdict, told(found)) == ("altered", [("changed", "十", "七")])


def test_items_in_one_line(comparer: Comparer) -> None:
    article = "gerenxinxibaohufa/38/1"
    passage = (
        "个人信息处理者因业务等需要，确需向中华人民共和国境外提供个人信息的，应当具备下列条件之一："
        "(一)依照本法第四十条的规定通过国家网信部门组织的安全评估；"
        "2.按照国家网信部门的规定经专业机构进行个人信息保护认证；"
    )
    found = compared(comparer, passage, article)
    assert (found.verdict, found.source_id) == ("excerpt", article)
    assert found.message == ("引的是《个人信息保护法》第三十八条第一款的一部分；第一款第（三）项至第（四）项未引。")
