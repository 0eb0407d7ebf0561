"""Where a quotation begins and ends: each form that is read, and what is not taken for a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quotations.claim_marks import MAX_LENGTH, quoted_before
from corpus.quotations.claims import Claim, claimed_after, claims_of, next_claim, prose_after

CITED = "《民法典》第1034条"
RULE = "自然人的个人信息受法律保护。"


def after(text: str, cited: str = CITED) -> tuple[str, str] | None:
    """The passage claimed after the first citation of a text, and how."""
    start = text.index(cited)
    claim = claimed_after(text, start, start + len(cited), len(text))
    return (text[claim.start : claim.end], claim.kind) if claim else None


@pytest.mark.parametrize(
    "between",
    [
        "规定：", "规定,", "明确规定：", "指出", "规定的", "所称的", "中的", "的", "规定如下：\n", "：", "载明：",
        "内容为：", "原文如下：\n\n", "也明确规定了", "", "的规定是：", " ", "之规定：",
    ],
)  # fmt: skip
def test_marks_after_linking_words(between: str) -> None:
    assert after(f"根据{CITED}{between}“{RULE}”处理。") == (RULE, "marks")


@pytest.mark.parametrize(("opening", "closing"), ["“”", "「」", "『』", '""', "‘’", "””"])
def test_every_form_of_marks(opening: str, closing: str) -> None:
    assert after(f"{CITED}规定：{opening}{RULE}{closing}处理。") == (RULE, "marks")


@pytest.mark.parametrize(
    "passage",
    ["本法所称‘个人信息’是指……", "本法所称“个人信息”是指……", "第一款\n第二款\n\n第三款", "甲。\n“乙。\n　　“丙。"],
)
def test_marks_inside_and_several_paragraphs(passage: str) -> None:
    assert after(f"{CITED}规定：“{passage}”处理。“别的”") == (passage, "marks")


def test_inner_marks_that_never_close() -> None:
    assert after(f"{CITED}规定：“甲“乙丙”。其后没有引号") == ("甲“乙丙", "marks")


def test_marks_that_never_close_end_with_the_paragraph() -> None:
    assert after(f"{CITED}规定：“{RULE}\n\n别的") == (RULE, "colon")


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (f"{CITED}：{RULE}", RULE),
        (f"{CITED}:{RULE}\n\n别的", RULE),
        (f"{CITED}规定：{RULE}\n- 别的", RULE),
        (f"{CITED}规定如下：\n　　{RULE}\n　　第二款。\n\n别的", f"{RULE}\n　　第二款。"),
        (f"{CITED}规定如下\n{RULE}", RULE),
        (f"{CITED}：\n\n> {RULE}\n\n别的", RULE),
        (f"{CITED}：下列行为：\n（一）甲；\n（二）乙。\n《刑法》第1条：丙", "下列行为：\n（一）甲；\n（二）乙。"),
        (f"{CITED}：{RULE}\n第一千零三十五条　别的", RULE),
        (f"{CITED}：{RULE}\n2、别的", RULE),
        (f"{CITED}：第一千零三十四条　{RULE}", f"第一千零三十四条　{RULE}"),
        (f"{CITED}规定：自然人的“个人信息”受法律保护。", "自然人的“个人信息”受法律保护。"),
    ],
)
def test_text_after_a_colon(text: str, passage: str) -> None:
    assert after(text) == (passage, "colon")


@pytest.mark.parametrize(
    "text",
    [
        f"第一千零三十四条　{RULE}",
        f"**第一千零三十四条** {RULE}",
        f"甲。\n　　第一千零三十四条 {RULE}\n\n乙",
        f"- 第一千零三十四条 {RULE}",
        f"1. 第一千零三十四条 {RULE}",
        f"【第一千零三十四条】{RULE}",
        f"第一千零三十四条【个人信息保护】{RULE}",
    ],
)
def test_text_at_the_head_of_its_line(text: str) -> None:
    assert after(text, "第一千零三十四条") == (RULE, "line")


@pytest.mark.parametrize(
    "text",
    [
        f"{CITED}，被告张三辩称：“我没有卖。”",
        f"{CITED}。“{RULE}”",
        f"依据{CITED} 原告请求赔偿。",
        f"{CITED}和第1035条",
        f"{CITED}",
        f"{CITED}规定“”",
        f"{CITED}规定“……”",
        f"他说“依据{CITED}”，“我没有卖。”",
        f'他说"依据{CITED}"，"我没有卖。"',
        f"依据{CITED}、“两高”解释",
        f"{CITED}\n{RULE}",
    ],
)
def test_no_claim(text: str) -> None:
    assert after(text) is None


@pytest.mark.parametrize(
    "following",
    [
        "个保法10条：任何组织、个人不得非法收集", "✅ 个保法10条：任何组织", "✓ 第10条", "**2. 《刑法》第1条**",
        "② 刑法第二百五十三条之一：处三年以下", "消保法第29条第3款：经营者", "| 《刑法》第1条 | 甲 |", "第10条：甲",
        "刑法第二百五十三条之一第1款 处三年以下",
    ],
)  # fmt: skip
def test_the_line_of_the_next_citation_is_no_part_of_it(following: str) -> None:
    assert after(f"{CITED}：{RULE}\n{following}") == (RULE, "colon")


@pytest.mark.parametrize(
    "following",
    ["违反民法典第一条规定的，依照前款处理。", "（二）乙；", "① 甲；", "实施前款行为的，处3日以下拘留。", "处5000元"],
)
def test_the_next_line_of_a_rule_is_part_of_it(following: str) -> None:
    assert after(f"{CITED}：{RULE}\n{following}") == (f"{RULE}\n{following}", "colon")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"**1. {CITED}**\n> {RULE}", "colon"),
        (f"### {CITED}\n\n> {RULE}\n\n甲", "colon"),
        (f"{CITED}：\n> {RULE}\n\n甲", "colon"),
        (f"### {CITED}\n\n{RULE}\n\n甲", "line"),
        (f"**{CITED}**\n{RULE}", "line"),
        (f"- **{CITED}**\n\n  {RULE}\n- 乙", "line"),
        (f"1. **{CITED}**\n   {RULE}", "line"),
        (f"| {CITED} | {RULE} | 甲 |", "line"),
        (f"| 甲 | {CITED} | {RULE} |", "line"),
    ],
)
def test_markdown(text: str, kind: str) -> None:
    assert after(text) == (RULE, kind)


def test_a_block_quotation_of_several_paragraphs() -> None:
    text = f"**{CITED}**\n\n> {RULE}\n>\n> 第二款的文字。\n\n以上。"
    assert after(text) == (f"{RULE}\n>\n> 第二款的文字。", "colon")


@pytest.mark.parametrize(
    "text",
    [
        f"### {CITED}\n\n### 《刑法》第1条\n",
        f"- {CITED}\n- 《刑法》第1条规定了侵犯公民个人信息罪的刑罚\n",
        f"| 4 | 审计 | {CITED} | 符合 |",
        f"原告依据{CITED}\n{RULE}",
        f"**{CITED}** 及其他规定",
    ],
)
def test_labels_and_other_lines_are_not_claimed(text: str) -> None:
    assert after(text) is None


@pytest.mark.parametrize("name", ["条款", "原则", "规则", "制度", "例外", "义务", "的权利"])
def test_a_nickname_is_no_quotation(name: str) -> None:
    assert after(f"{CITED}规定了“最小必要”{name}。") is None
    assert after(f"{CITED}规定的“{RULE}”{name}") == (RULE, "marks")


def test_several_quotations() -> None:
    def passages(text: str) -> list[str]:
        return [text[c.start : c.end] for c in claims_of(text, 0, len(CITED), len(text))]

    assert passages(f"{CITED}分别规定：“甲方。”“乙方。”") == ["甲方。", "乙方。"]
    assert passages(f"{CITED}规定“甲方”、“乙方”和“丙方”，“丁方”") == ["甲方", "乙方", "丙方"]
    assert passages(f"{CITED}规定：“甲方。”并规定：“乙方。”被告称“丙方”") == ["甲方。", "乙方。"]
    assert passages(f"{CITED}：甲方") == ["甲方"]


def test_no_next_claim_after_a_colon() -> None:
    text = f"{CITED}：甲方“乙方”"
    claim = claimed_after(text, 0, len(CITED), len(text))
    assert claim and next_claim(text, claim, len(text)) is None


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (f"根据{CITED}规定，{RULE}本案中", RULE[:-1]),
        (f"依照{CITED}的规定，{RULE}", RULE[:-1]),
        (
            f"{CITED}明确规定，自然人的个人信息受法律保护，任何人不得侵害；《刑法》第1条",
            "自然人的个人信息受法律保护，任何人不得侵害",
        ),
    ],
)
def test_prose(text: str, passage: str) -> None:
    claim = prose_after(text, text.index(CITED) + len(CITED), len(text))
    assert claim and (text[claim.start : claim.end], claim.kind) == (passage, "prose")


@pytest.mark.parametrize(
    "text", [f"{CITED}，{RULE}", f"{CITED}规定，判决如下：", f"{CITED}规定的{RULE}", f"{CITED}之规定"]
)
def test_no_prose(text: str) -> None:
    assert prose_after(text, len(CITED), len(text)) is None


def test_never_beyond_the_limit() -> None:
    text = f"{CITED}：{RULE}{CITED}：{RULE}"
    assert claimed_after(text, 0, len(CITED), text.rindex("《")) == Claim(
        len(CITED) + 1, len(CITED) + 1 + len(RULE), "colon"
    )


@pytest.mark.parametrize(
    ("before", "passage"),
    [
        (f"“{RULE}”（", RULE),
        (f"“{RULE}”。（", RULE),
        (f"“{RULE}”——", RULE),
        (f"甲：“{RULE}”（参见", RULE),
        (f"「{RULE}」(", RULE),
        (f'"{RULE}"（', RULE),
        ("他说“甲”。“本法所称“乙”是指丙”（", "本法所称“乙”是指丙"),
        ("“甲。\n“乙。\n“丙。”（", "甲。\n“乙。\n“丙。"),
        ("“别的。”\n“乙。\n“丙。”（", "乙。\n“丙。"),
        (f"“{RULE}”，见", RULE),
        (f"“{RULE}”，参见", RULE),
        (f"“{RULE}”出自", RULE),
        (f"“{RULE}”，以上规定见于", RULE),
        (f"“{RULE}”（见", RULE),
    ],
)
def test_quoted_before(before: str, passage: str) -> None:
    span = quoted_before(before + CITED, len(before))
    assert span
    assert before[span[0] : span[1]] == passage


@pytest.mark.parametrize("before", ["“甲”，依照", "“甲”（以下简称本条，见", "甲”（", "甲（", "", "“”（", "“甲”"])
def test_nothing_quoted_before(before: str) -> None:
    assert quoted_before(before + CITED, len(before)) is None


@pytest.mark.parametrize("after_it", ["的明文规定。", "的要求", "所规定的内容"])
def test_said_to_be_what_the_law_says(after_it: str) -> None:
    text = f"“{RULE}”是{CITED}{after_it}"
    assert quoted_before(text, text.index(CITED)) == (1, 1 + len(RULE))


@pytest.mark.parametrize(
    "text",
    [
        f"“同意”是{CITED}的要求",
        f"他说“我同意”，见{CITED}",
        f"“{RULE}”是{CITED}最常见的误读",
        f"“{RULE}”是违反{CITED}的",
    ],
)
def test_said_of_a_law(text: str) -> None:
    assert quoted_before(text, text.index(CITED)) is None


@given(st.text(alphabet='“”‘’「」"：:规定的《》第条一\n　 （）甲—*【】>-。', max_size=60), st.data())
@settings(max_examples=300, deadline=None)
def test_never_raises_and_spans_lie_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    limit = data.draw(st.integers(end, len(text)))
    claim = claimed_after(text, start, end, limit)
    assert claim is None or end <= claim.start < claim.end <= limit
    assert all(end <= c.start < c.end <= limit or c.end < start for c in claims_of(text, start, end, limit))
    before = quoted_before(text, start)
    assert before is None or 0 <= before[0] < before[1] < start


@pytest.mark.parametrize("filler", ["“", "”", "的", "\n", "：", "“\n", "规定", "　", "*", "【"])
def test_no_claim_is_longer_than_the_cap(filler: str) -> None:
    text = f"{CITED}：“" + filler * (1_000_000 // len(filler))
    claim = claimed_after(text, 0, len(CITED), len(text))
    quoted_before(text, len(text) - 5)
    assert claim is None or claim.end <= len(CITED) + MAX_LENGTH
