"""Titles that are not held: repealed, known, on no record; a repealed law is never taken for an invented one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corpus.citations.unknown_titles import TitlesNotHeld
from corpus.citations.verify import Verifier
from corpus.library import Library
from corpus.names import canonical
from tests.conftest import TODAY

UNKNOWN = "没有找到这个标题，不能确定是否有这部法规，没有核对"
DRAFT = "草案、征求意见稿等不是现行法规，没有核对"
# 民法典第一千二百六十条: 自2021年1月1日起施行; these nine 同时废止.
REPLACED_BY_THE_CODE = [
    "婚姻法",
    "继承法",
    "民法通则",
    "收养法",
    "担保法",
    "合同法",
    "物权法",
    "侵权责任法",
    "民法总则",
]


@pytest.fixture(scope="module")
def titles(library: Library) -> TitlesNotHeld:
    return TitlesNotHeld(library)


@pytest.fixture(scope="module")
def verifier(library: Library) -> Verifier:
    return Verifier(library)


def judged(titles: TitlesNotHeld, written: str, on: date = TODAY) -> tuple[str, str]:
    finding = titles.judge(written, on).finding
    return finding.verdict, finding.message


@pytest.mark.parametrize("name", REPLACED_BY_THE_CODE)
@pytest.mark.parametrize("written", ["《{}》", "{}", "《中华人民共和国{}》", "〈{}〉", "中华人民共和国{}"])
def test_the_nine_laws_of_article_1260(titles: TitlesNotHeld, name: str, written: str) -> None:
    assert judged(titles, written.format(name)) == (
        "repealed",
        f"《中华人民共和国{name}》自2021年1月1日起废止，由《民法典》取代；它的条文本库没有收录，条号没有核对",
    )


@pytest.mark.parametrize("name", REPLACED_BY_THE_CODE)
def test_the_day_before_they_ended(titles: TitlesNotHeld, name: str) -> None:
    assert judged(titles, f"《{name}》", date(2021, 1, 1))[0] == "repealed"
    assert judged(titles, f"《{name}》", date(2020, 12, 31)) == (
        "unresolved",
        f"《中华人民共和国{name}》自2021年1月1日起废止，2020年12月31日时尚未废止；它的条文本库没有收录，没有核对",
    )


@pytest.mark.parametrize(
    ("name", "day"),
    [("侵权责任法", "2010-06-30"), ("民法总则", "2014-05-01"), ("物权法", "2007-09-30"), ("合同法", "1998-05-01")],
)
def test_a_law_was_not_in_force_before_its_first_day(titles: TitlesNotHeld, name: str, day: str) -> None:
    """侵权责任法 began on 2010-07-01, 民法总则 on 2017-10-01, 物权法 on 2007-10-01, 合同法 on 1999-10-01."""
    verdict, message = judged(titles, f"《{name}》", date.fromisoformat(day))
    assert verdict == "unresolved"
    assert "有效" not in message and "尚未废止；它的条文本库没有收录，没有核对" in message


def test_every_text_that_ended_is_told_by_every_name(library: Library, titles: TitlesNotHeld) -> None:
    for text in library.not_held:
        if text.repealed is None:
            continue
        for name in (text.title, *text.aliases):
            assert judged(titles, name, text.repealed)[0] == "repealed", name
            assert judged(titles, name, text.repealed - timedelta(days=1))[0] == "unresolved", name


def test_a_successor_is_named(library: Library, titles: TitlesNotHeld) -> None:
    """What took its place is said in the message, by the short name of the held statute or by the title."""
    for text in library.not_held:
        if text.repealed and text.successor:
            short = library.statute(text.successor).latest.short_title
            assert short in judged(titles, text.title)[1], text.title


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("《专利法》", "《中华人民共和国专利法》本库没有收录，没有核对"),
        ("《行政复议法》", "《中华人民共和国行政复议法》本库没有收录，没有核对"),
        ("《征信业务管理办法》", "《征信业务管理办法》本库没有收录：没有可以核对的官方文本；没有核对"),
        ("《上海市数据条例》", "《上海市数据条例》本库没有收录，没有核对"),
        ("《反个人信息保护法》", f"{UNKNOWN}；是不是《个人信息保护法》"),
        ("民法典草案", DRAFT),
        ("《个人信息保护法（草案）》", DRAFT),
        ("《网络数据安全管理条例（征求意见稿）》", DRAFT),
        ("《网络安全保护法》", f"{UNKNOWN}；是不是《网络安全法》"),
        ("《数据产权法》", UNKNOWN),
    ],
)
def test_not_held_and_not_known_are_two_things(titles: TitlesNotHeld, written: str, message: str) -> None:
    assert judged(titles, written) == ("unresolved", message)


def test_an_article_of_a_law_that_ended_is_told_in_every_place_of_a_list(verifier: Verifier) -> None:
    found = verifier.verify("《合同法》第六十条第二款、第一百零七条", TODAY).citations
    assert [c.normalized for c in found] == [
        "《中华人民共和国合同法》第六十条第二款", "《中华人民共和国合同法》第一百零七条",
    ]  # fmt: skip
    assert {c.message for c in found} == {
        "《中华人民共和国合同法》自2021年1月1日起废止，由《民法典》取代；它的条文本库没有收录，条号没有核对"
    }


@pytest.mark.parametrize(
    "text",
    [
        "民法典草案第一条",
        "《民法典（草案）》第一条",
        "《民法典》草案第一条",
        "《个人信息保护法》（草案）第十条",
        "《网络安全法》（征求意见稿）第三条",
    ],
)
def test_a_draft_is_told_as_one(verifier: Verifier, text: str) -> None:
    """A draft is no law whatever side of the guillemets its name stands on; 民法典 is a title that is held."""
    [found] = verifier.verify(text, TODAY).citations
    assert (found.verdict, found.message) == ("unresolved", DRAFT)
    assert "草案" in found.normalized or "征求意见稿" in found.normalized


def test_a_law_that_ended_this_year(titles: TitlesNotHeld) -> None:
    """生态环境法典 took the place of 环境保护法 on 2026-08-15."""
    assert judged(titles, "《环境保护法》")[0] == "repealed"
    assert "由《生态环境法典》取代" in judged(titles, "《环保法》")[1]
    assert judged(titles, "《环境保护法》", date(2026, 8, 14))[0] == "unresolved"


@pytest.mark.parametrize(
    ("written", "suggestions"),
    [
        ("《反个人信息保护法》", ("gerenxinxibaohufa",)),
        ("民法典草案", ()),
        ("《网络安全保护法》", ("wangluoanquanfa",)),
        ("《专利法》", ()),
        ("《侵权责任法》", ()),
    ],
)
def test_suggestions(titles: TitlesNotHeld, written: str, suggestions: tuple[str, ...]) -> None:
    """A name like an unknown one is offered and never taken; what is known needs none."""
    assert titles.judge(written, TODAY).suggestions == suggestions


def test_the_title_is_given_in_full(titles: TitlesNotHeld) -> None:
    assert titles.judge("侵权责任法", TODAY).title == "《中华人民共和国侵权责任法》"
    assert titles.judge("《网络安全保护法》", TODAY).title == "《网络安全保护法》"


def test_no_known_title_is_on_no_record(library: Library, titles: TitlesNotHeld) -> None:
    for known in library.known_titles:
        verdict, message = judged(titles, known.title)
        assert UNKNOWN not in message, known.title
        assert verdict == "unresolved" or canonical(known.title) in library.not_held_names


def test_a_title_inside_a_title_has_the_inner_marks(titles: TitlesNotHeld) -> None:
    """GB/T 15834-2011: 书名号里面还要用书名号时，外面一层用双书名号，里面一层用单书名号."""
    message = judged(titles, "《最高人民法院关于适用〈中华人民共和国担保法〉若干问题的解释》")[1]
    assert message.startswith("《最高人民法院关于适用〈中华人民共和国担保法〉若干问题的解释》")


def test_a_document_number_has_no_like_one(titles: TitlesNotHeld) -> None:
    assert judged(titles, "法释〔2017〕99号") == ("unresolved", "法释〔2017〕99号不在本库的文号之中，没有核对")
    assert titles.judge("法释〔2017〕99号", TODAY).suggestions == ()
