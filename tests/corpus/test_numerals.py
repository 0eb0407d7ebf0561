"""立法法（2023）第六十五条: 条的序号用中文数字依次表述. Numbers 1-9999 both ways; bad inputs named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from corpus.numerals import NumeralError, to_chinese, to_int

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DIGIT_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")


def test_every_number_of_the_law_survives_both_ways() -> None:
    assert [to_int(to_chinese(n)) for n in range(10_000)] == list(range(10_000))


def test_no_two_numbers_share_a_numeral() -> None:
    assert len({to_chinese(n) for n in range(10_000)}) == 10_000


@pytest.mark.parametrize("table", [{}, FULL_WIDTH, DIGIT_BY_DIGIT], ids=["ascii", "full-width", "digit by digit"])
def test_digits_read_as_the_same_number(table: dict[int, int]) -> None:
    assert [to_int(str(n).translate(table)) for n in range(1, 10_000)] == list(range(1, 10_000))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10), ("一十", 10), ("二十", 20), ("一百一十", 110), ("一百零一", 101), ("二百五十三", 253),
        ("一千零五", 1005), ("一千零三十四", 1034), ("一千〇三十四", 1034), ("一千○三十四", 1034),
        ("一千二百六十", 1260), ("两百", 200), ("九千九百九十九", 9999), ("二〇一七", 2017), ("零", 0),
        (" １０３４ ", 1034), ("1034", 1034),
    ],
)  # fmt: skip
def test_written_forms(written: str, number: int) -> None:
    assert to_int(written) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [(10, "十"), (11, "十一"), (19, "十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"),
     (253, "二百五十三"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1034, "一千零三十四"),
     (1100, "一千一百"), (1260, "一千二百六十"), (9009, "九千零九")],
)  # fmt: skip
def test_numbers_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert to_chinese(number) == written


def test_statutes_label_their_articles_in_this_spelling(library: Library) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                if article.label.startswith("第"):
                    suffix = f"之{to_chinese(article.suffix)}" if article.suffix else ""
                    assert article.label == f"第{to_chinese(article.number)}条{suffix}"


@pytest.mark.parametrize(
    "text", ["", " ", "　", "abc", "第一", "一点五", "3.5", "-1", "廿三", "壹", "²", "一万", "１２a"]
)
def test_what_is_no_numeral_is_named_in_the_error(text: str) -> None:
    with pytest.raises(NumeralError) as caught:
        to_int(text)
    assert str(caught.value) == f"不是数字：{text!r}；可用一千零三十四、1034、１０３４这样的写法"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("十百", "百 的位置不对"),
        ("十十", "十 的位置不对"),
        ("一百二千", "千 的位置不对"),
        ("一百三百", "百 的位置不对"),
        ("三五十", "两个数码之间缺少十、百、千"),
        ("一百二三", "两个数码之间缺少十、百、千"),
    ],
)
def test_units_in_no_known_order_are_refused(text: str, reason: str) -> None:
    with pytest.raises(NumeralError) as caught:
        to_int(text)
    assert str(caught.value) == f"不是数字：{text!r}；{reason}"


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_beyond_the_law_are_not_written(number: int) -> None:
    with pytest.raises(NumeralError) as caught:
        to_chinese(number)
    assert str(caught.value) == f"超出范围：{number}；法律条文编号在 0 到 9999 之间"


@pytest.mark.parametrize("text", ["12345", "１２３４５", "一二三四五"])
def test_numerals_beyond_the_law_are_not_read(text: str) -> None:
    """NumeralError: the text is not a numeral between 0 and 9999."""
    with pytest.raises(NumeralError):
        to_int(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="零〇一二两三九十百千0９ a第", max_size=8))
def test_any_text_gives_a_number_or_a_numeral_error(text: str) -> None:
    try:
        assert to_int(text) >= 0
    except NumeralError as error:
        assert repr(text.strip()) in str(error) or repr(text) in str(error)
