"""What holds for every held unit and for any text: a unit is identical to itself, one changed character is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.quotations.normal_text import normal, words_of
from corpus.quotations.quotation import Comparer
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def comparer(library: Library) -> Comparer:
    return Comparer(library)


@pytest.fixture(scope="module")
def held_units(library: Library) -> list[tuple[ProvisionId, str]]:
    """Every 条, 款 and 项 in its wording of the day, with its text."""
    return _units(library)


@pytest.fixture(scope="module")
def long_units(held_units: list[tuple[ProvisionId, str]]) -> list[tuple[ProvisionId, str]]:
    """Those that are more than a term."""
    return [unit for unit in held_units if len(words_of(unit[1])) >= 12]


def _units(library: Library) -> list[tuple[ProvisionId, str]]:
    found = []
    for statute in library.statutes:
        version = library.version_at(statute, TODAY)
        for article in version.articles if version else ():
            pid = ProvisionId(statute, article.number, article.suffix)
            if library.provision(pid, TODAY).article is not article:
                continue
            ids = [pid, *(pid.with_units(n) for n in range(1, len(article.paragraphs) + 1))]
            ids += [pid.with_units(n, i.number) for n, p in enumerate(article.paragraphs, 1) for i in p.items]
            found += [(unit, unit_text(article, unit)) for unit in ids]
    return found


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_unit_is_identical_to_itself(
    comparer: Comparer, held_units: list[tuple[ProvisionId, str]], data: st.DataObject
) -> None:
    pid, text = data.draw(st.sampled_from(held_units))
    found = comparer.compare(text, 0, len(text), [pid], TODAY)
    assert (found.verdict, found.differences) == ("identical", ())


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_unit_without_punctuation_has_its_words(
    comparer: Comparer, held_units: list[tuple[ProvisionId, str]], data: st.DataObject
) -> None:
    pid, text = data.draw(st.sampled_from(held_units))
    bare = words_of(text)
    found = comparer.compare(bare, 0, len(bare), [pid], TODAY)
    assert found.verdict in ("identical", "identical_but_punctuation")
    assert {d.kind for d in found.differences} <= {"punctuation"}


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_character_is_found_where_it_is(
    comparer: Comparer, long_units: list[tuple[ProvisionId, str]], data: st.DataObject
) -> None:
    pid, text = data.draw(st.sampled_from(long_units))
    at = data.draw(st.sampled_from(normal(text).places))
    changed = f"{text[:at]}鱼{text[at + 1 :]}"
    found = comparer.compare(changed, 0, len(changed), [pid], TODAY)
    assert found.verdict == "altered"
    assert [(d.kind, d.start, d.end, d.written, d.official) for d in found.differences] == [
        ("changed", at, at + 1, "鱼", text[at])
    ]


PIECES = [
    "自然人的个人信息受法律保护", "情节严重的", "处三年以下", "……", "（一）", "。", "；", "\n", "“", "”", "不得", " ",
    "3", "第一款", "\x00", "𠮷", "²", "（略）", "但是", "信息处理者不得泄露或者篡改其收集、存储的个人信息",
]  # fmt: skip
CITED = [[], ["minfadian"], ["minfadian/1034"], ["minfadian/1034/9"], ["xingfa/253-1/1"], ["wufa/1"], ["xingfa/9999"]]


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)),
    st.sampled_from(CITED),
    st.sampled_from(["marks", "colon", "line"]),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
@settings(max_examples=300, deadline=None)
def test_never_raises_and_spans_lie_inside(
    comparer: Comparer, passage: str, cited: list[str], kind: str, on: date
) -> None:
    text = f"前文{passage}后文"
    ids = [ProvisionId.parse(c) for c in cited]
    found = comparer.compare(text, 2, 2 + len(passage), ids, on, kind=kind)  # type: ignore[arg-type]
    assert text[found.start : found.end] == found.text
    assert 2 <= found.start <= found.end <= 2 + len(passage)
    for difference in found.differences:
        assert found.start <= difference.start <= difference.end <= found.end
        if difference.written:
            assert text[difference.start : difference.end] == difference.written
