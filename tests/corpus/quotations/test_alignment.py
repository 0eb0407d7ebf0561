"""Two texts side by side: pieces cover both, equal pieces are equal, and differences are where a reader sees them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quotations.alignment import align
from corpus.quotations.pieces import Piece

RULE = "违反国家有关规定向他人出售或者提供公民个人信息情节严重的处三年以下有期徒刑或者拘役并处或者单处罚金"


def test_the_same_words() -> None:
    assert align(RULE, RULE, {0, len(RULE)}) == [Piece(0, len(RULE), 0, len(RULE), "equal")]


def test_one_other_character() -> None:
    changed = RULE.replace("三年", "五年")
    at = changed.index("五")
    assert align(changed, RULE, {0, len(RULE)}) == [
        Piece(0, at, 0, at, "equal"),
        Piece(at, at + 1, at, at + 1, "differs"),
        Piece(at + 1, len(RULE), at + 1, len(RULE), "equal"),
    ]


def test_the_same_number() -> None:
    changed = RULE.replace("三年", "3年")
    at = changed.index("3")
    assert align(changed, RULE, {0, len(RULE)})[1] == Piece(at, at + 1, at, at + 1, "number")


def test_near_differences_read_as_one() -> None:
    changed = RULE.replace("出售或者提供", "售卖或者给予")
    differs = [p for p in align(changed, RULE, {0, len(RULE)}) if p.kind == "differs"]
    assert [(changed[p.start : p.end], RULE[p.official_start : p.official_end]) for p in differs] == [
        ("售卖或者给予", "出售或者提供")
    ]


def test_nothing_in_common() -> None:
    assert align("春天来了花开了", RULE, {0, len(RULE)}) == [Piece(0, 7, 0, len(RULE), "differs")]


def test_a_repeated_phrase_is_taken_where_it_is_sought() -> None:
    assert align("甲乙", "甲乙丙甲乙丙", {0, 6}, (3, 6))[1] == Piece(0, 2, 3, 5, "equal")


TEXT = st.lists(st.sampled_from(["违反国家有关规定", "出售", "或者", "三年", "3年", "不得", "甲", "乙"]), max_size=14)


@given(TEXT.map("".join), TEXT.map("".join), st.sets(st.integers(0, 60)))
@settings(max_examples=500, deadline=None)
def test_pieces_cover_both_texts(words: str, official: str, stops: set[int]) -> None:
    pieces = align(words, official, {s for s in stops if s <= len(official)} | {0, len(official)})
    at, official_at = 0, 0
    for piece in pieces:
        assert (piece.start, piece.official_start) == (at, official_at)
        at, official_at = piece.end, piece.official_end
        if piece.kind == "equal":
            assert words[piece.start : piece.end] == official[piece.official_start : piece.official_end]
    assert (at, official_at) == (len(words), len(official))


def test_another_number_is_one_piece() -> None:
    official = "并处五千万元以下或者上一年度营业额百分之五以下罚款"
    changed = "并处五百万元以下或者上一年度营业额4%以下罚款"
    differs = [p for p in align(changed, official, {0, len(official)}) if p.kind != "equal"]
    assert [(p.kind, changed[p.start : p.end], official[p.official_start : p.official_end]) for p in differs] == [
        ("differs", "五百万", "五千万"),
        ("differs", "4%", "百分之五"),
    ]


def test_a_word_before_a_sentence_is_added() -> None:
    official = "但是经过加工不能复原的除外信息处理者应当采取技术措施"
    pieces = align("个人信息处理者应当采取技术措施", official, {0, official.index("信息处"), len(official)})
    assert [(p.kind, p.end - p.start, p.official_end - p.official_start) for p in pieces] == [
        ("missing", 0, 13),
        ("differs", 2, 0),
        ("equal", 13, 13),
    ]
