from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from indexer.snippets import WIDTH, Snippet, snippet

WORDS = ["个人信息", "出售", "刷脸", "app", "处", "一万元"]
SENTENCES = st.lists(st.text("个人信息出售刷脸处理一万元者 Ap", min_size=1, max_size=30), max_size=20).map("。".join)
TERMS = st.lists(st.sampled_from(WORDS), max_size=6)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.spans]


def test_a_short_text_is_shown_whole_with_its_matches() -> None:
    found = snippet("向他人出售个人信息，情节严重的", ["出售", "个人信息"])
    assert found == Snippet("向他人出售个人信息，情节严重的", ((3, 9),), (False, False))


def test_matches_that_touch_are_one_span() -> None:
    assert marked(snippet("公民个人信息", ["公民", "民个", "个人", "人信", "信息"])) == ["公民个人信息"]


def test_case_is_kept_and_not_compared() -> None:
    assert marked(snippet("App过度收集，APP违规", ["app"])) == ["App", "APP"]


def test_lines_become_one_line() -> None:
    assert snippet("第一款。\n第二款。", []).text == "第一款。 第二款。"


def test_a_long_text_is_cut_around_the_most_matches() -> None:
    text = "前" * 50 + "。" + "无关文字" * 30 + "。出售个人信息的，处罚款。" + "后" * 200
    found = snippet(text, ["出售", "个人信息", "罚款"])
    assert found.text.startswith("出售个人信息的，处罚款。")
    assert (len(found.text), found.cut) == (WIDTH, (True, True))
    assert str(found) == f"…{found.text}…"
    assert marked(found) == ["出售个人信息", "罚款"]


def test_without_matches_the_beginning_is_shown() -> None:
    text = "为了保护个人信息权益，" * 20
    assert snippet(text, ["刷脸"]) == Snippet(text[:WIDTH], (), (False, True))


def test_nothing_is_an_empty_excerpt() -> None:
    assert snippet("", ["信息"]) == snippet("", []) == Snippet("")


def test_empty_terms_match_nothing() -> None:
    assert snippet("个人信息", ["", ""]).spans == ()


@settings(max_examples=200, deadline=None)
@given(text=SENTENCES, terms=TERMS, width=st.integers(40, 120))
def test_spans_lie_inside_an_excerpt_no_longer_than_its_width(text: str, terms: list[str], width: int) -> None:
    found = snippet(text, terms, width)
    flat = text.replace("\n", " ")
    assert len(found.text) <= width
    assert found.text in flat
    assert found.cut == (not flat.startswith(found.text), not flat.endswith(found.text)) or flat.count(found.text) > 1
    ends = [0, *(place for span in found.spans for place in span), len(found.text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in found.spans)


@settings(max_examples=200, deadline=None)
@given(text=SENTENCES, terms=TERMS)
def test_an_excerpt_shows_a_match_where_the_text_has_one(text: str, terms: list[str]) -> None:
    has_match = any(term in text.lower() for term in terms)
    assert bool(snippet(text, terms).spans) == has_match


@settings(max_examples=200, deadline=None)
@given(text=st.text("个人信息出售。", max_size=WIDTH), terms=st.lists(st.sampled_from(["个人信息", "出售"])))
def test_every_match_of_a_short_text_is_marked(text: str, terms: list[str]) -> None:
    found = snippet(text, terms)
    unmarked = list(text)
    for start, end in found.spans:
        unmarked[start:end] = "\n" * (end - start)
    assert not [t for t in terms if t in "".join(unmarked)]


def test_every_article_has_an_excerpt(library: Library) -> None:
    for statute in library.statutes.values():
        for article in statute.latest.articles:
            found = snippet(article.text, ["个人", "人信", "信息", "规定", "的"])
            assert 0 < len(found.text) <= WIDTH, (statute.id, article.key)
            assert all(found.text[s:e] for s, e in found.spans), (statute.id, article.key)


def test_a_match_wider_than_the_excerpt_fills_it() -> None:
    """A user who pastes a whole clause matches all of it."""
    assert snippet("信息" * WIDTH, ["信息"]) == Snippet(("信息" * WIDTH)[:WIDTH], ((0, WIDTH),), (False, True))


def test_spans_stand_where_the_word_stands() -> None:
    assert marked(snippet("İİ个人信息", ["个人"])) == ["个人"]
