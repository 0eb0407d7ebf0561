from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import show
from corpus.status import today
from webapp.dates import DateError, date_or_today, parse_date

FORMS = [
    *("2014-01-01", "2014-1-1", "2014/01/01", "2014/1/1", "2014.1.1", "20140101", " 2014-01-01 "),
    *("2014年1月1日", "2014年01月01日", "2014年1月1", "２０１４-０１-０１", "２０１４年１月１日"),
    *("二〇一四年一月一日", "二○一四年一月一日", "二零一四年一月一日"),
]
BAD = [
    *("2014-02-30", "2023-02-29", "2014-13-01", "2014-00-10", "2014-01-00", "2014-1-32", "20140230", "0000-01-01"),
    *("2014", "2014-01", "14-01-01", "2014-01-01T00:00", "2014--01-01", "-2014-01-01", "9" * 40, "１２３"),
    *("明天", "yesterday", "2014年十十月一日", "2014年一十一月1日1", "二千零十四年一月一日", "20一四年1月1日"),
    *("٢٠١٤-٠١-٠١", "2014-01-01; DROP", "<b>", "\x00", "😀", "2014年1月1日星期三"),
]


@pytest.mark.parametrize("text", FORMS)
def test_every_usual_form_is_read(text: str) -> None:
    assert parse_date(text) == date(2014, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二一年十一月二十日", date(2021, 11, 20)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date.min),
        ("9999-12-31", date.max),
    ],
)
def test_days_at_the_edges(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DateError, match="请写成 2014-01-01 或 2014年1月1日"):
        parse_date(text)


def test_the_message_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(DateError) as caught:
        parse_date("信" * 1_000)
    assert len(str(caught.value)) < 100


@settings(max_examples=200, deadline=None)
@given(st.dates())
def test_what_is_shown_is_read_again(day: date) -> None:
    year = f"{day.year:04d}"
    assert parse_date(day.isoformat()) == parse_date(day.strftime(f"{year}%m%d")) == day
    assert parse_date(f"{year}年{day.month}月{day.day}日") == day


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789０一二〇十年月日-/. ", max_size=14) | st.text(max_size=20))
def test_any_text_is_a_day_or_an_error_of_ours(text: str) -> None:
    try:
        assert isinstance(parse_date(text), date)
    except DateError as error:
        assert "看不懂日期" in str(error)


@pytest.mark.parametrize("text", [None, "", "  ", "　"], ids=["none", "empty", "spaces", "full-width-space"])
def test_nothing_given_is_today(text: str | None) -> None:
    assert date_or_today(text) == (today(), False)


def test_a_given_day_is_the_readers_choice() -> None:
    assert date_or_today("2014年1月1日") == (date(2014, 1, 1), True)


def test_days_are_shown_as_laws_write_them() -> None:
    assert (show(date(2021, 11, 1)), show(None)) == ("2021年11月1日", "不详")
