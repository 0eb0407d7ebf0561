"""The work of `find` grows with the length of the text: counted, not timed."""

from __future__ import annotations

import re

import pytest

from corpus.citations import find as find_module
from corpus.citations.find import CitationFinder
from corpus.library import Library

SHAPES = {
    "titles alone": "民法典规定。",
    "articles alone": "本法第十条规定。",
    "both": "依照《民法典》第一千零三十四条、第1035条和刑法253之一处理。",
    "neither": "他人信息被出售。",
    "one title, then articles": "第十条、",
    "open guillemets": "《",
    "digits": "1",
}


class Counted:
    """A pattern that adds up the characters each of its calls walks over."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.calls, self.walked = pattern, 0, 0

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        match = self.pattern.search(text, position)
        self.calls += 1
        self.walked += (match.end() if match else len(text)) - position
        return match


def work(library: Library, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int]:
    """Citations found, calls made, characters walked by the two searching patterns."""
    finder = CitationFinder(library.names)
    titles, articles = Counted(finder._title), Counted(find_module._ARTICLE)
    with monkeypatch.context() as patch:
        patch.setattr(finder, "_title", titles)
        patch.setattr(find_module, "_ARTICLE", articles)
        citations = finder.find(text)
    return len(citations), titles.calls + articles.calls, titles.walked + articles.walked


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_text_is_walked_over_twice_at_most(library: Library, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once by each pattern, and once more where a match begins inside the citation before it."""
    text = "民法典、" + shape * 400 + "民法典"
    citations, calls, walked = work(library, text, monkeypatch)
    assert calls <= 2 * citations + 2
    assert walked <= 3 * len(text)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twice_the_text_is_twice_the_work(library: Library, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, calls, walked = work(library, shape * 200, monkeypatch)
    _, more_calls, more_walked = work(library, shape * 400, monkeypatch)
    assert more_calls <= 2 * calls
    assert more_walked <= 2 * walked


def test_no_pattern_of_the_grammar_repeats_without_bound() -> None:
    """第1条, 8,000 spaces, 甲第2条: each split of the spaces between two equal runs is tried."""
    patterns = [find_module._CONNECTOR, find_module._QUOTED_TITLE, find_module._ARTICLE, find_module._BARE_ARTICLE]
    unbounded = [p.pattern for p in patterns if len(re.findall(r"(?<!\\)[*+]", p.pattern)) > 1]
    assert unbounded == []
