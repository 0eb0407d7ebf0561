"""A checked text cut into stretches: nothing of it is lost, and what covers a stretch is said of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.citation import Citation
from corpus.citations.verdicts import Checked, Difference, Passage, Quotation, Report
from tests.webapp.reports import REPORT
from webapp.verify.contexts import Mark, Segment
from webapp.verify.segments import LINE_BREAK, line_spans, segments_by_line
from webapp.verify.words import DIFFERENCE_NAMES

Spans = list[tuple[int, int]]


def marks_of(report: Report) -> list[Mark]:
    return [Mark(n, "✓", "", "good", "", True, True) for n, _ in enumerate(report.citations, 1)]


def line_with(words: str) -> tuple[Segment, ...]:
    lines = segments_by_line(REPORT, marks_of(REPORT))
    return next(line for line in lines if words in "".join(segment.text for segment in line))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", [(0, 0)]),
        ("一", [(0, 1)]),
        ("一\n二", [(0, 1), (2, 3)]),
        ("一\r\n二\r三\n", [(0, 1), (3, 4), (5, 6), (7, 7)]),
    ],
)
def test_lines(text: str, spans: Spans) -> None:
    assert line_spans(text) == spans


def test_a_wrong_word_is_marked_where_it_stands() -> None:
    assert [(s.text, s.change, s.quoted) for s in line_with("民法典")] == [
        ("一、", "", False),
        ("《民法典》第1034条", "", False),
        ("规定：“", "", False),
        ("自然人的个人信息受法律", "", True),
        ("的", "del", True),
        ("保护。", "", True),
        ("”", "", False),
    ]


def test_missing_words_are_put_in_and_words_of_no_law_are_marked() -> None:
    assert [(s.text, s.change) for s in line_with("第253条") if s.quoted] == [
        ("违反国家有关规定，向他人出售", ""),
        ("或者提供", "ins"),
        ("公民个人信息。", ""),
        ("情节严重的还要加重处罚。", "del"),
    ]


def test_a_citation_carries_its_number() -> None:
    marked = [(s.text, s.mark.number) for s in line_with("侵权责任法") if s.mark]
    assert marked == [("《侵权责任法》第六条", 3), ("《个人信息保护法》第九十九条", 4)]


def test_what_was_not_read_is_named() -> None:
    assert [s.reason for s in line_with("第X条") if s.text == "第X条"] == ["条号不是数字"]


def _spans(text: str) -> st.SearchStrategy[Spans]:
    edge = st.integers(0, len(text))
    return st.lists(st.tuples(edge, edge).map(lambda pair: (min(pair), max(pair))), max_size=6)


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    """Spans as no finder would give them: nested, overlapping, empty, over line breaks."""
    text = draw(st.text("法条\n\r。<", max_size=40))
    kinds = st.sampled_from(list(DIFFERENCE_NAMES))
    checked = []
    for start, end in draw(_spans(text)):
        inner = [(s, e) for s, e in draw(_spans(text)) if start <= s and e <= end]
        differences = tuple(Difference(draw(kinds), s, e, text[s:e], "新") for s, e in inner)
        quotation = Quotation("altered", start, end, text[start:end], None, differences, "")
        citation = Citation(start, end, text[start:end], None, ())
        checked.append(Checked(citation, "", (), "exact", "", (), quotation))
    passages = tuple(Passage(s, e, text[s:e], "因") for s, e in draw(_spans(text)))
    return Report(date(2026, 11, 22), text, tuple(checked), passages, ())


@given(_reports())
def test_no_character_is_lost_or_doubled(report: Report) -> None:
    lines = segments_by_line(report, marks_of(report))
    shown = ["".join(s.text for s in line if s.change != "ins") for line in lines]
    assert shown == LINE_BREAK.split(report.text)
