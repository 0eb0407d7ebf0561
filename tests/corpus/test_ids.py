"""The one spelling of an address: parse and str are inverse; an error points at the place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import AddressError
from corpus.ids import ProvisionId
from corpus.library import Library
from tests.corpus.conftest import units_of

UNITS = st.lists(st.integers(1, 999), max_size=3)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


@settings(max_examples=200, deadline=None)
@given(SLUGS, st.integers(0, 9999), st.integers(0, 99), UNITS)
def test_parse_reads_what_str_writes(slug: str, article: int, suffix: int, units: list[int]) -> None:
    pid = ProvisionId(slug, article, suffix, *units)
    assert ProvisionId.parse(str(pid)) == pid


@given(SLUGS)
def test_a_whole_statute_is_its_slug(slug: str) -> None:
    assert ProvisionId.parse(slug) == ProvisionId(slug)
    assert str(ProvisionId(slug)) == slug


def test_every_unit_of_the_corpus_has_an_address_of_its_own(library: Library) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            units = [unit for article in version.articles for unit in units_of(version, article)]
            assert [ProvisionId.parse(str(unit)) for unit in units] == units
            assert len({str(unit) for unit in units}) == len(units)


def test_the_parts_of_an_address() -> None:
    pid = ProvisionId.parse("fashi-2017-10/5/1/3/2")
    assert pid == ProvisionId("fashi-2017-10", 5, 0, 1, 3, 2)
    assert pid.article_id == ProvisionId("fashi-2017-10", 5)
    assert pid.with_units(2) == ProvisionId("fashi-2017-10", 5, 0, 2)
    assert pid.article_key == "5"
    assert ProvisionId.parse("xingfa/253-1/1").article_key == "253-1"
    assert ProvisionId.parse("xingfa").article_key == ""


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "法规代号（小写拼音或字号）"),
        ("刑法/253", 0, "法规代号（小写拼音或字号）"),
        ("Xingfa/253", 0, "法规代号（小写拼音或字号）"),
        ("xingfa-/253", 0, "法规代号（小写拼音或字号）"),
        ("/xingfa", 0, "法规代号（小写拼音或字号）"),
        ("xingfa/", 7, "条号，如 253 或 253-1（之一）"),
        ("xingfa/二百五十三", 7, "条号，如 253 或 253-1（之一）"),
        ("xingfa/253-", 7, "条号，如 253 或 253-1（之一）"),
        ("xingfa/12345", 7, "条号，如 253 或 253-1（之一）"),
        ("xingfa/-253", 7, "条号，如 253 或 253-1（之一）"),
        ("xingfa/253-1/0", 13, "款、项、目的序号（从 1 起的阿拉伯数字）"),
        ("xingfa/253-1/1/", 15, "款、项、目的序号（从 1 起的阿拉伯数字）"),
        ("xingfa/253-1/1/（一）", 15, "款、项、目的序号（从 1 起的阿拉伯数字）"),
        ("xingfa/253-1/1/2/x", 17, "款、项、目的序号（从 1 起的阿拉伯数字）"),
        ("xingfa/253-1/1/2/3/4", 18, "最多到款、项、目三层"),
    ],
)
def test_the_caret_stands_under_the_first_mistake(text: str, position: int, expected: str) -> None:
    with pytest.raises(AddressError) as caught:
        ProvisionId.parse(text)
    assert (caught.value.text, caught.value.position, caught.value.expected) == (text, position, expected)
    caret = " " * position + "^"
    assert str(caught.value) == f"不是条文地址：\n  {text}\n  {caret}\n应为：{expected}。例如 xingfa/253-1/1"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="xingfa/253-01一 ", max_size=16))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    try:
        pid = ProvisionId.parse(text)
    except AddressError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert ProvisionId.parse(str(pid)) == pid


@pytest.mark.parametrize("text", ["xingfa/0253", "xingfa/253-0", "xingfa/253-01", "xingfa/２５３", "xingfa/253/01"])
def test_an_address_has_one_spelling(text: str) -> None:
    """The one spelling of a legal address: parse and str are inverse."""
    with pytest.raises(AddressError):
        ProvisionId.parse(text)


def test_a_long_address_is_read_as_a_short_one() -> None:
    """Short addresses are kept once read; the others are read each time."""
    slug = "a" * 300
    assert ProvisionId.parse(f"{slug}/3-1/2") == ProvisionId(slug, 3, 1, 2)
    with pytest.raises(AddressError):
        ProvisionId.parse(f"{slug}/x")
