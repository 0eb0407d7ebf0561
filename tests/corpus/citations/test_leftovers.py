"""What a check leaves aside is listed with its span and the reason; what was read is not listed again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations.find import CitationFinder
from corpus.citations.leftovers import not_checked, unparsed
from corpus.citations.openings import FOREIGN, OTHER_PAPER, OTHER_TEXT
from corpus.citations.verdicts import Passage

ARTICLE = "像条号，读不出是第几条"
UNIT = "像款、项，读不出是第几款、第几项"
OPEN = "书名号没有配对"
CASE = "案号，不核对裁判文书"
STANDARD = "国家标准、行业标准，本库不收录"
DIVISION = "编、章、节，只核对条、款、项、目"
PIECES = [
    "刑法",
    "《民法典》",
    "《",
    "》",
    "第",
    "十十",
    "条",
    "款",
    "项",
    "某",
    "×",
    "（2019）",
    "沪01民终",
    "号",
    "GB/T 35273",
]


def left(finder: CitationFinder, text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(unparsed, not checked), each as words and reason, where the finder has read what it can."""
    reading = finder.read(text)
    taken = [(c.start, c.end) for c in reading.found]
    unread = unparsed(text, [*taken, *((s.start, s.end) for s in reading.skipped)])
    aside = not_checked(text, taken, reading.skipped)
    assert all(text[p.start : p.end] == p.text for p in (*unread, *aside))
    return [(p.text, p.reason) for p in unread], [(p.text, p.reason) for p in aside]


@pytest.mark.parametrize(
    ("text", "passage", "reason"),
    [
        ("依照刑法第十十条", "第十十条", ARTICLE),
        ("依照第××条处理", "第××条", ARTICLE),
        ("见第XX条", "第XX条", ARTICLE),
        ("民法典第10000条", "第10000条", ARTICLE),
        ("民法典第零条", "第零条", ARTICLE),
        ("民法典第0条", "第0条", ARTICLE),
        ("依照第某条", "第某条", ARTICLE),
        ("违反第____条之规定", "第____条", ARTICLE),
        ("刑法第二百五十三条第某款", "第某款", UNIT),
        ("前述办法第十十项", "第十十项", UNIT),
        ("《数据要素流通条例", "《数据要素流通条例", OPEN),
    ],
)
def test_what_looks_like_a_citation_and_cannot_be_read(
    finder: CitationFinder, text: str, passage: str, reason: str
) -> None:
    assert left(finder, text)[0] == [(passage, reason)]


@pytest.mark.parametrize(
    ("text", "passage", "reason"),
    [
        ("（2019）沪01民终123号民事判决", "（2019）沪01民终123号", CASE),
        ("(2021)粤03民终1号", "(2021)粤03民终1号", CASE),
        ("（2023）京0105民初12345号之一裁定", "（2023）京0105民初12345号之一", CASE),
        ("（2019）最高法民申1234号", "（2019）最高法民申1234号", CASE),
        ("GB/T 35273—2020", "GB/T 35273—2020", STANDARD),
        ("符合JR/T 0171-2020的要求", "JR/T 0171-2020", STANDARD),
        ("民法典第四编规定了人格权", "第四编", DIVISION),
        ("刑法第四章", "第四章", DIVISION),
        ("民法典草案", "民法典草案", OTHER_TEXT),
        ("双方签订的《数据处理协议》第二条第一款", "《数据处理协议》第二条第一款", OTHER_PAPER),
        ("根据合同第8条、第9条", "第8条、第9条", OTHER_PAPER),
        ("公司章程第十条", "第十条", OTHER_PAPER),
        ("本合同第五条约定", "第五条", OTHER_PAPER),
        ("用户协议第3条", "第3条", OTHER_PAPER),
        ("《隐私政策》第二条", "《隐私政策》第二条", OTHER_PAPER),
    ],
)
def test_what_is_not_checked(finder: CitationFinder, text: str, passage: str, reason: str) -> None:
    assert left(finder, text)[1] == [(passage, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "《民法典》第一千零三十四条第二款",
        "刑法253之一",
        "《个人信息保护法》第66、69条",
        "依照刑法第二百五十三条之一、之二",
        "法释〔2017〕10号第五条",
        "第一条信息，第二条短信",
        "取消法人资格",
        "最高法发布了第一批典型案例",
        "",
    ],
)
def test_what_was_read_or_is_no_citation_is_not_listed(finder: CitationFinder, text: str) -> None:
    assert left(finder, text) == ([], [])


def test_a_division_between_title_and_article_is_read(finder: CitationFinder) -> None:
    """民法典第四编第一千零三十四条 is one citation."""
    assert left(finder, "民法典第四编第一千零三十四条") == ([], [])


def test_passages_come_in_the_order_of_the_text(finder: CitationFinder) -> None:
    text = "第十十条。刑法第四章。（2020）京01民终5号。第××条。《租赁合同》第三条。GB/T 35273"
    unread, aside = left(finder, text)
    assert [p for p, _ in unread] == ["第十十条", "第××条"]
    assert [p for p, _ in aside] == ["第四章", "（2020）京01民终5号", "《租赁合同》第三条", "GB/T 35273"]


def test_a_span_that_is_taken_hides_what_touches_it() -> None:
    text = "刑法第十十条"
    assert unparsed(text, []) == (Passage(2, 6, "第十十条", ARTICLE),)
    assert unparsed(text, [(0, 2)]) == (Passage(2, 6, "第十十条", ARTICLE),)
    assert unparsed(text, [(0, 3)]) == ()
    assert unparsed(text, [(5, 6)]) == ()


def test_an_article_before_a_unit_that_cannot_be_read(finder: CitationFinder) -> None:
    text = "个人信息保护法第十三条第十十项"
    assert [str(c.id) for c in finder.find(text)] == ["gerenxinxibaohufa/13"]
    assert left(finder, text)[0] == [("第十十项", UNIT)]


def test_an_article_of_a_standard(finder: CitationFinder) -> None:
    text = "《民法典》第一千零三十四条，GB/T 35273-2020第5条"
    assert [c.text for c in finder.find(text)] == ["《民法典》第一千零三十四条"]
    assert left(finder, text)[1][0] == ("GB/T 35273-2020", STANDARD)


@pytest.mark.parametrize("text", ["民法典第一百零五条、十十条", "民法典5-十十条", "民法典一千零三十四条至十十条"])
def test_a_number_that_is_none_at_the_end_of_a_list(finder: CitationFinder, text: str) -> None:
    assert any("十十条" in passage for passage, _ in left(finder, text)[0])


def test_an_article_of_a_standard_is_not_foreign(finder: CitationFinder) -> None:
    assert FOREIGN not in [reason for _, reason in left(finder, "GB/T 35273-2020第5条")[1]]


def test_the_law_of_another_country_is_a_law(finder: CitationFinder) -> None:
    assert left(finder, "GDPR第六条") == ([], [("第六条", FOREIGN)])
    assert left(finder, "《民法典》第一条，依据GDPR第六条、第七条") == ([], [("第六条、第七条", FOREIGN)])


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=12).map("".join))
def test_any_text(finder: CitationFinder, text: str) -> None:
    unread, aside = left(finder, text)
    assert all(passage and reason for passage, reason in (*unread, *aside))
