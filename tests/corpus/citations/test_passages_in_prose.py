"""Which words belong to which citation, where texts run on: the wrong words must be told."""

from __future__ import annotations

import pytest

from corpus.citations.verify import Verifier
from corpus.library import Library
from tests.conftest import TODAY

# 个人信息保护法第五十六条第二款: 个人信息保护影响评估报告和处理情况记录应当至少保存三年。
WRONG = "个人信息保护影响评估报告和处理情况记录应当至少保存五年。"


@pytest.fixture(scope="module")
def verifier(library: Library) -> Verifier:
    return Verifier(library)


@pytest.mark.parametrize(
    "lead",
    [
        "第五十六条第二款：", "第五十六条第二款规定：", "第五十六条第二款[1]规定：", "第五十六条第二款①规定：",
        "第五十六条第二款作出规定：", "第五十六条第二款有如下规定：", "第五十六条第二款对记录保存期限的规定：",
        "第五十六条第二款（影响评估）规定：",
    ],
)  # fmt: skip
def test_words_between_a_citation_and_its_quotation(verifier: Verifier, lead: str) -> None:
    (checked,) = verifier.verify(f"《个人信息保护法》{lead}“{WRONG}”", TODAY).citations
    assert checked.quotation is not None
    assert checked.quotation.verdict == "altered"
    assert "三年" in checked.quotation.message


def test_a_passage_after_a_colon_ends_where_the_next_citation_has_its_own(verifier: Verifier) -> None:
    text = f"个保法第五十七条：发生泄露的，应当通知。《个保法》第五十六条第二款：“{WRONG}”"
    verdicts = {c.citation.text: c.quotation.verdict for c in verifier.verify(text, TODAY).citations if c.quotation}
    assert verdicts["《个保法》第五十六条第二款"] == "altered"


@pytest.mark.parametrize(
    ("added", "told", "verdict"),
    [
        ("个人请求查阅的，个人信息处理者应当在十五日内提供。", "在十五日内", "altered"),
        ("这是很多人问到的一条。", "这是很多人问到的一条", "excerpt"),
    ],
)
def test_an_invented_sentence_with_a_figure_alters_a_passage(
    verifier: Verifier, added: str, told: str, verdict: str
) -> None:
    """个人信息保护法第四十五条第一款 gives no fifteen days; a remark without a figure may be the writer's own."""
    words = "个人有权向个人信息处理者查阅、复制其个人信息；"
    text = f"《个人信息保护法》第四十五条第一款：{words}{added}"
    (checked,) = verifier.verify(text, TODAY).citations
    assert checked.quotation is not None
    assert checked.quotation.verdict == verdict
    assert told in [d.written for d in checked.quotation.differences]
