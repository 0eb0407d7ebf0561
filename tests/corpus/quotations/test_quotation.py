"""Quotations compared: a client's text, each verdict on real wordings."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.citations.verdicts import Difference, Quotation
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.claim_marks import MAX_LENGTH
from corpus.quotations.claims import claimed_after
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY
from tests.corpus.quotations.quoting import compared, told

# Section 3 of a text on the web, as its author wrote it: half-width commas, 款 run together, one wrong article.
SECTION = """3、自然人的个人信息受法律保护
《民法典》第1034条:个人信息是以电子或者其他方式记录的能够单独或者与其他信息结合识别特定自然人的各种信息,包括自然人的姓名、出生日期、身份证件号码、生物识别信息、住址、电话号码、电子邮箱、健康信息、行踪信息等。
《民法典》第111条:自然人的个人信息受法律保护。任何组织或者个人需要获取他人个人信息的,应当依法取得并确保信息安全,不得非法收集、使用、加工、传输他人个人信息,不得非法买卖、提供或者公开他人个人信息。
《民法典》第1038条:信息处理者不得泄露或者篡改其收集、存储的个人信息;未经自然人同意,不得向他人非法提供其个人信息,但是经过加工无法识别特定个人且不能复原的除外。信息处理者应当采取技术措施和其他必要措施,确保其收集、存储的个人信息安全,防止信息泄露、篡改、丢失;发生或者可能发生个人信息泄露、篡改、丢失的,应当及时采取补救措施,按照规定告知自然人并向有关主管部门报告。
《民法典》第1165条:行为人因过错侵害他人民事权益造成损害的,应当承担侵权责任。
《刑法》第253条:违反国家有关规定,向他人出售或者提供公民个人信息,情节严重的,处三年以下有期徒刑或者拘役,并处或者单处罚金;情节特别严重的,处三年以上七年以下有期徒刑,并处罚金。情节严重、构成犯罪的,还要按照刑法相关规定,追究其泄露公民个人信息罪的刑事责任。
我国的法律法规是严格的保护我国的个人信息的安全的,此时我们作为公民是需要在日常生活中注意保护自己的信息的。
- 实名认证最新2024身份证号码
"""
PROVISO = "但是经过加工无法识别特定个人且不能复原的除外"


@pytest.fixture(scope="module")
def comparer(library: Library) -> Comparer:
    return Comparer(library)


def of_section(comparer: Comparer, written: str, cited: str) -> Quotation:
    start = SECTION.index(written)
    claim = claimed_after(SECTION, start, start + len(written), len(SECTION))
    assert claim and claim.kind == "colon"
    ids = [ProvisionId.parse(cited)]
    return comparer.compare(SECTION, claim.start, claim.end, ids, TODAY, kind=claim.kind)


def test_section_1034_is_an_excerpt(comparer: Comparer) -> None:
    found = of_section(comparer, "《民法典》第1034条", "minfadian/1034")
    assert (found.verdict, found.source_id) == ("excerpt", "minfadian/1034/2")
    assert found.message == "引的是《民法典》第一千零三十四条第二款全文；第一款、第三款未引。"
    assert found.differences == (
        Difference("left_out", found.start, found.start, "", "自然人的个人信息受法律保护。", "第一款未引"),
        Difference(
            "left_out",
            found.end,
            found.end,
            "",
            "个人信息中的私密信息，适用有关隐私权的规定；没有规定的，适用有关个人信息保护的规定。",
            "第三款未引",
        ),
    )


def test_section_111_differs_in_width_alone(comparer: Comparer) -> None:
    found = of_section(comparer, "《民法典》第111条", "minfadian/111")
    assert (found.verdict, found.source_id) == ("identical_but_punctuation", "minfadian/111")
    assert found.message == "文字与《民法典》第一百一十一条一致；全角、半角不同（3处）。"
    assert told(found) == [("punctuation", ",", "，")] * 3
    assert all(SECTION[d.start : d.end] == "," for d in found.differences)


def test_section_1038_runs_two_paragraphs_together(comparer: Comparer) -> None:
    found = of_section(comparer, "《民法典》第1038条", "minfadian/1038")
    assert (found.verdict, found.source_id) == ("identical_but_punctuation", "minfadian/1038")
    assert found.message == "文字与《民法典》第一千零三十八条一致；全角、半角不同（8处），两款合为一段。"
    assert told(found).count(("punctuation", "。", "。\n")) == 1


def test_section_1165_is_an_excerpt(comparer: Comparer) -> None:
    found = of_section(comparer, "《民法典》第1165条", "minfadian/1165")
    assert (found.verdict, found.source_id) == ("excerpt", "minfadian/1165/1")
    assert found.message == "引的是《民法典》第一千一百六十五条第一款全文；第二款未引。"


def test_section_253_is_another_article_and_a_sentence_of_no_law(comparer: Comparer) -> None:
    found = of_section(comparer, "《刑法》第253条", "xingfa/253")
    assert (found.verdict, found.source_id) == ("other_provision", "xingfa/253-1/1")
    assert found.message == (
        "这是《刑法》第二百五十三条之一第一款的文字，不是《刑法》第二百五十三条的文字。"
        "引文中有一句在本库收录的条文中没有找到。"
    )
    sentence = "情节严重、构成犯罪的,还要按照刑法相关规定,追究其泄露公民个人信息罪的刑事责任"
    assert told(found) == [("not_statute_text", sentence, "")]
    # The paragraph after it is the author's own and no part of the quotation.
    assert found.text.endswith(sentence + "。")


def test_identical(comparer: Comparer) -> None:
    found = compared(comparer, "自然人的个人信息受法律保护。", "minfadian/1034/1")
    assert (found.verdict, found.differences) == ("identical", ())
    assert found.message == "与《民法典》第一千零三十四条第一款原文一致。"


def test_an_insertion_at_the_head_of_a_paragraph(comparer: Comparer) -> None:
    passage = "个人信息处理者应当采取技术措施和其他必要措施，确保其收集、存储的个人信息安全，防止信息泄露、篡改、丢失"
    found = compared(comparer, passage, "minfadian/1038/2")
    assert (found.verdict, told(found)[0]) == ("altered", ("added", "个人", ""))
    assert found.message.endswith("原文“信息”，引文作“个人信息”。")


@pytest.mark.parametrize(
    ("passage", "cited", "left_out"),
    [
        (
            "网络用户、网络服务提供者利用网络侵害他人民事权益的，应当承担侵权责任。",
            "minfadian/1194",
            "后面的例外“法律另有规定的，依照其规定”未引",
        ),
        (
            "只能用于维护公共安全的目的，不得用于其他目的。",
            "gerenxinxibaohufa/26",
            "后面的例外“取得个人单独同意的除外”未引",
        ),
        (
            "任何组织或者个人不得实施下列行为：",
            "minfadian/1033",
            "引文起于句中，前面还有“除法律另有规定或者权利人明确同意外”",
        ),
    ],
)
def test_an_exception_that_is_left_out_is_named(comparer: Comparer, passage: str, cited: str, left_out: str) -> None:
    found = compared(comparer, passage, cited)
    assert found.verdict == "excerpt"
    assert left_out in found.message


def test_the_weightiest_of_many_differences_are_named(comparer: Comparer, library: Library) -> None:
    """Who must prove what and whether damages are due weigh more than a word for another."""
    text = library.provision(ProvisionId.parse("gerenxinxibaohufa/69"), TODAY).article.paragraphs[0].text
    for old, new in (("侵害", "侵犯"), ("不能", "能"), ("应当", "可以"), ("造成", "引起"), ("等侵权", "的侵权")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    found = compared(comparer, text, "gerenxinxibaohufa/69/1")
    assert "有5处文字不同，其中" in found.message
    assert "原文“不能证明”，引文作“能证明”" in found.message
    assert "原文“应当承担”，引文作“可以承担”" in found.message


@pytest.mark.parametrize("term", ["合法利益", "数据可携", "可识别+相关"])
def test_a_term_is_never_given_to_another_law(comparer: Comparer, term: str) -> None:
    found = compared(comparer, term, "gerenxinxibaohufa/13")
    assert (found.verdict, found.source_id) == ("not_statute_text", None)
    assert found.message == f"《个人信息保护法》第十三条中没有“{term}”这几个字。"


def test_a_paraphrase_is_not_given_to_a_law_that_has_a_phrase_of_it(comparer: Comparer) -> None:
    """反电信网络诈骗法 has 违法所得一倍以上十倍以下罚款."""
    passage = "偷取用户资料的，处违法所得一倍以上十倍以下罚款"
    assert compared(comparer, passage, "minfadian/1034").source_id is None


def test_a_dropped_word_is_the_weightiest(comparer: Comparer) -> None:
    passage = "信息处理者得泄露或者篡改其采集、存储的个人信息；未经自然人同意，不得向他人非法提供其个人信息"
    found = compared(comparer, passage, "minfadian/1038")
    assert found.verdict == "altered"
    assert told(found)[:2] == [("omitted", "", "不"), ("changed", "采", "收")]
    assert found.differences[0].start == found.differences[0].end == found.start + 5
    assert found.message.startswith(
        "与《民法典》第一千零三十八条第一款相比有2处文字不同："
        "原文“不得泄露”，引文作“得泄露”；原文“收集、存储”，引文作“采集、存储”。"
    )


def test_may_for_must_not(comparer: Comparer) -> None:
    found = compared(comparer, "信息处理者可以泄露或者篡改其收集、存储的个人信息", "minfadian/1038/1")
    assert (found.verdict, told(found)[0]) == ("altered", ("changed", "可以", "不得"))
    assert "原文“不得泄露”，引文作“可以泄露”" in found.message


def test_a_proviso_cut_off_is_named(comparer: Comparer) -> None:
    passage = "信息处理者不得泄露或者篡改其收集、存储的个人信息；未经自然人同意，不得向他人非法提供其个人信息。"
    found = compared(comparer, passage, "minfadian/1038/1")
    assert found.verdict == "excerpt"
    assert f"引文止于句中，后面的但书“{PROVISO}”未引" in found.message


def test_a_proviso_dropped_inside_is_an_alteration(comparer: Comparer, library: Library) -> None:
    text = library.provision(ProvisionId.parse("minfadian/1038"), TODAY).article.text
    found = compared(comparer, text.replace(f"，{PROVISO}", ""), "minfadian/1038")
    assert (found.verdict, told(found)) == ("altered", [("omitted", "", PROVISO)])


def test_an_ellipsis_allows_it(comparer: Comparer, library: Library) -> None:
    text = library.provision(ProvisionId.parse("minfadian/1038"), TODAY).article.text
    for mark in ("……", "...", "〔略〕"):
        found = compared(comparer, text.replace(f"，{PROVISO}", mark), "minfadian/1038")
        assert (found.verdict, [d.kind for d in found.differences]) == ("excerpt", ["left_out"]), mark


def test_a_middle_paragraph_left_out(comparer: Comparer) -> None:
    passage = (
        "自然人的个人信息受法律保护。"
        "个人信息中的私密信息，适用有关隐私权的规定；没有规定的，适用有关个人信息保护的规定。"
    )
    found = compared(comparer, passage, "minfadian/1034")
    assert (found.verdict, found.source_id) == ("excerpt", "minfadian/1034")
    assert found.message == "引的是《民法典》第一千零三十四条的一部分；第二款未引。"


def test_beginning_inside_a_sentence_is_told(comparer: Comparer) -> None:
    found = compared(comparer, "泄露或者篡改其收集、存储的个人信息；", "minfadian/1038")
    assert found.verdict == "excerpt"
    assert "引文起于句中，前面还有“信息处理者不得”" in found.message


def test_the_wording_before_an_amendment(comparer: Comparer) -> None:
    passage = "违反本法第四十四条规定，窃取或者以其他非法方式获取、非法出售或者非法向他人提供个人信息，尚不构成犯罪的"
    found = compared(comparer, passage, "wangluoanquanfa/64")
    assert (found.verdict, found.source_id) == ("other_version", "wangluoanquanfa@2017-06-01/64/2")
    assert found.message.startswith(
        "这是《网络安全法》第六十四条第二款2017年6月1日至2025年12月31日施行的文本，不是2026年11月22日的文本。"
    )
    in_its_time = compared(comparer, passage, "wangluoanquanfa/64", on=date(2020, 1, 1))
    assert (in_its_time.verdict, in_its_time.source_id) == ("excerpt", "wangluoanquanfa/64/2")


def test_a_wording_to_come(comparer: Comparer, library: Library) -> None:
    version = library.statute("wangluoanquanfa").latest
    article = version.article("42")
    assert article
    found = compared(comparer, article.text, "wangluoanquanfa/42", on=date(2025, 12, 1))
    assert found.verdict == "other_version"
    assert "自2026年1月1日起施行的文本，2025年12月1日尚未施行" in found.message


def test_the_partial_wording_of_2009(comparer: Comparer) -> None:
    passage = "窃取或者以其他方法非法获取上述信息，情节严重的，依照前款的规定处罚。"
    found = compared(comparer, passage, "xingfa/253-1")
    assert (found.verdict, found.source_id) == ("other_version", "xingfa@2009-02-28/253-1/2")
    assert "2009年2月28日至2015年10月31日" in found.message


def test_another_paragraph_of_the_same_article(comparer: Comparer) -> None:
    found = compared(comparer, "自然人的个人信息受法律保护。", "minfadian/1034/3")
    assert (found.verdict, found.source_id) == ("other_provision", "minfadian/1034/1")
    assert "这是《民法典》第一千零三十四条第一款的文字，不是《民法典》第一千零三十四条第三款的文字" in found.message


def test_more_than_the_cited_paragraph(comparer: Comparer, library: Library) -> None:
    text = library.provision(ProvisionId.parse("minfadian/1034"), TODAY).article.text
    found = compared(comparer, text, "minfadian/1034/2")
    assert (found.verdict, found.source_id) == ("identical", "minfadian/1034")
    assert found.message.endswith("引文不止第一千零三十四条第二款。")


def test_a_range_of_articles(comparer: Comparer, library: Library) -> None:
    ids = ["minfadian/1034", "minfadian/1035"]
    articles = [library.provision(ProvisionId.parse(i), TODAY).article for i in ids]
    text = "\n".join(f"{a.label}　{a.text}" for a in articles)
    found = compared(comparer, text, *ids)
    assert (found.verdict, found.source_id) == ("identical_but_punctuation", "minfadian")
    assert "《民法典》第一千零三十四条和第一千零三十五条" in found.message


def test_an_excerpt_with_a_sentence_of_no_law_is_altered_within_marks(comparer: Comparer) -> None:
    passage = "自然人的个人信息受法律保护。任何平台每季度都要向用户赠送两张电影票作为补偿。"
    found = compared(comparer, passage, "minfadian/1034")
    assert found.verdict == "altered"
    assert ("not_statute_text", "任何平台每季度都要向用户赠送两张电影票作为补偿", "") in told(found)
    after_colon = comparer.compare(passage, 0, len(passage), [ProvisionId("minfadian", 1034)], TODAY, kind="colon")
    assert after_colon.verdict == "excerpt"


def test_a_sentence_of_another_provision_is_named(comparer: Comparer) -> None:
    passage = "自然人的个人信息受法律保护。行为人因过错侵害他人民事权益造成损害的，应当承担侵权责任。"
    found = compared(comparer, passage, "minfadian/1034/1")
    added = [d for d in found.differences if d.kind == "added"]
    assert found.verdict == "altered"
    assert [d.note for d in added] == ["是《民法典》第一千一百六十五条的文字"]


def test_a_term(comparer: Comparer) -> None:
    found = compared(comparer, "情节严重", "xingfa/253-1")
    assert (found.verdict, found.source_id, found.differences) == ("excerpt", "xingfa/253-1/1", ())
    assert found.message == "引的是《刑法》第二百五十三条之一第一款中的文字。"


def test_a_term_without_its_negation(comparer: Comparer) -> None:
    found = compared(comparer, "泄露或者篡改", "minfadian/1038")
    assert found.message == ("引的是《民法典》第一千零三十八条第一款中的文字；引文起于句中，前面还有“信息处理者不得”。")


def test_the_name_of_an_offence_is_no_quotation(comparer: Comparer) -> None:
    found = compared(comparer, "侵犯公民个人信息罪", "xingfa/253-1")
    assert (found.verdict, found.source_id) == ("not_statute_text", None)
    assert found.message == "“侵犯公民个人信息罪”是《刑法》第二百五十三条之一的罪名，不是条文中的文字。"


def test_words_of_no_law(comparer: Comparer) -> None:
    found = compared(comparer, "网约车平台须在每月五日前向乘客寄送纸质行程账单", "minfadian/1034")
    assert (found.verdict, found.source_id, found.differences) == ("not_statute_text", None, ())
    assert found.message == (
        "《民法典》第一千零三十四条没有这段文字，本库收录的其他条文中也没有找到；未收录的文件中可能有。"
    )


def test_a_law_cited_without_an_article(comparer: Comparer) -> None:
    found = compared(comparer, "自然人的个人信息受法律保护", "gerenxinxibaohufa")
    assert (found.verdict, found.source_id) == ("excerpt", "gerenxinxibaohufa/2")


def test_an_unknown_law(comparer: Comparer) -> None:
    passage = "行为人因过错侵害他人民事权益造成损害的，应当承担侵权责任。"
    for cited in ((), ("weizhifa/3",)):
        found = compared(comparer, passage, *cited)
        assert (found.verdict, found.source_id) == ("other_provision", "minfadian/1165/1")
        assert found.message == (
            "所引的条文本库没有收录，或者无法确定是哪部法规，引文没有与它核对；"
            "本库收录的条文中，《民法典》第一千一百六十五条第一款有相同的文字。"
        )


def test_the_true_words_of_a_law_that_is_not_held_are_not_called_altered(comparer: Comparer) -> None:
    """侵权责任法第六条第一款, which 民法典第一千一百六十五条 took over with 造成损害的 added."""
    found = compared(comparer, "行为人因过错侵害他人民事权益，应当承担侵权责任。")
    assert (found.verdict, found.source_id, found.differences) == ("other_provision", "minfadian/1165/1", ())
    assert found.message.endswith("《民法典》第一千一百六十五条第一款有相近的文字。")
    strange = compared(comparer, "网约车平台须在每月五日前向乘客寄送纸质行程账单")
    assert (strange.verdict, strange.source_id) == ("not_statute_text", None)
    assert "引文没有与它核对" in strange.message


def test_too_long(comparer: Comparer) -> None:
    text = "的" * (MAX_LENGTH + 5)
    found = comparer.compare(text, 0, len(text), [ProvisionId("minfadian", 1034)], TODAY)
    assert (found.verdict, found.end) == ("not_statute_text", MAX_LENGTH)
    assert found.message.endswith("引文过长，只核对了前20000个字符。")
