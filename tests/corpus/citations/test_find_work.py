"""The work of `find` grows with the length of the text: counted, not timed."""

from __future__ import annotations

import re
import sys
from types import FrameType, ModuleType

import pytest

from corpus.citations import context, grammar, leftovers, offence_names, title_patterns, units
from corpus.citations.find import CitationFinder

SHAPES = {
    "titles alone": "民法典规定。",
    "articles alone": "本法第十条规定。",
    "both": "依照《民法典》第一千零三十四条、第1035条和刑法253之一处理。",
    "neither": "他人信息被出售。",
    "one title, then articles": "第十条、",
    "open guillemets": "《",
    "open quotation marks": "“第一款",
    "digits": "1",
    "numerals": "第一",
    "short names": "《民法典》（以下简称《解释》）",
    "spaces": "第 ",
}


def events(finder: CitationFinder, text: str) -> int:
    """Calls that Python makes while it reads a text: functions of ours and of the standard library."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:  # noqa: ARG001
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        finder.find(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_is_twice_the_work(finder: CitationFinder, shape: str) -> None:
    once, twice = events(finder, "民法典、" + shape * 400), events(finder, "民法典、" + shape * 800)
    assert twice <= 2.1 * once + 50


@pytest.mark.parametrize(
    "module", [grammar, title_patterns, context, units, leftovers, offence_names], ids=lambda m: m.__name__
)
def test_no_pattern_repeats_without_bound(module: ModuleType) -> None:
    """第1条, 8,000 spaces, 甲第2条: with two open repeats every split of the spaces between them would be tried."""
    patterns = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    plain = [re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "_", pattern.pattern) for pattern in patterns]
    assert patterns
    assert [pattern for pattern in plain if re.search(r"[*+]|\{\d+,\}", pattern)] == []
