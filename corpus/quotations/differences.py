"""A match as the differences that a reader is told: changed words, what is left out, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.citations.format import article_label, unit_label
from corpus.citations.verdicts import Difference, DifferenceKind
from corpus.ids import ProvisionId
from corpus.quotations.matching import Match
from corpus.quotations.normal_text import bare_signs, fold
from corpus.quotations.official_text import Official
from corpus.quotations.pieces import Piece

# More punctuation marks than this are summed up in one entry.
_LISTED = 30
# Words that decide who must, may or must not do what, and numbers.
_WEIGHTY = re.compile(
    r"不得|之一|不|未|无|非|除外|应当|必须|可以|或者|或|并处|并|和|及|以上|以下|以内|超过|[一二三四五六七八九十百千万亿0-9]+"
)
# A quotation inside a sentence ends with the sign that the sentence needs.
_CLOSING = frozenset("。；，、：.;,: ")
REMARK_NOTE = "括注"
# 取得个人单独同意的除外。 法律另有规定的，依照其规定。
_EXCEPTION = re.compile(r"除外|另有(?:规定|约定)|不在此限")
NUMBER_NOTE = "数字写法不同"
BREAK_NOTE = "分段不同"
WIDTH_NOTE = "全角、半角不同"
SPACE_NOTE = "空格不同"
SIGN_NOTE = "标点不同"


def changes(match: Match) -> list[Difference]:
    """Words changed, added or omitted, in the order of the passage."""
    return [_change(match, piece) for piece in match.changes]


def remarks(match: Match) -> list[Difference]:
    """What the writer has put in brackets among the official words."""
    text = match.written.text
    return [Difference("added", a, b, text[a:b], "", REMARK_NOTE) for a, b in match.remarks]


def weight(difference: Difference) -> int:
    """How much a changed word matters to what the law says: the words of duty, negation and number first."""
    written, official = (set(_WEIGHTY.findall(text)) for text in (difference.written, difference.official))
    return len(written ^ official) * 100 + max(len(difference.written), len(difference.official))


def left_out(match: Match, target: tuple[int, int]) -> list[Difference]:
    """What of the target is not quoted, a unit at a time: 第一款未引, 第二款后一部分未引."""
    found = []
    for piece in match.left_out:
        start, end = max(piece.official_start, target[0]), min(piece.official_end, target[1])
        at = _edge(match, piece)
        for pid, a, b, note in _units(match.official, start, end):
            told = (
                note.replace("部分", f"部分（{exception}）")
                if (exception := exception_in(match.official, a, b))
                else note
            )
            name = unit_name(match.official, pid)
            found.append(Difference("left_out", at, at, "", match.official.passage(a, b), f"{name}{told}"))
    return found


def exception_in(official: Official, start: int, end: int) -> str:
    """What an exception among official words is called: 但书 where it begins with 但, 例外 where it says 除外."""
    words = official.words[start:end]
    if words.startswith("但"):
        return "但书"
    if _EXCEPTION.search(words):
        return "例外" if len([s for s in official.stops if start < s < end]) == 0 else "含例外"
    return ""


def punctuation(match: Match, target: tuple[int, int]) -> list[Difference]:
    """Where the signs between equal words, or the figures of a number, differ from the official text."""
    found = [_difference(match, p, "punctuation", NUMBER_NOTE) for p in match.pieces if p.kind == "number"]
    for position, official in _neighbours(match):
        if difference := _signs(match, position, official, target):
            found.append(difference)
    found.sort(key=lambda d: d.start)
    if len(found) <= _LISTED:
        return found
    rest = found[_LISTED:]
    note = f"此后另有{len(rest)}处标点、分段或数字写法不同"
    return [*found[:_LISTED], Difference("punctuation", rest[0].start, rest[-1].end, "", "", note)]


def unit_name(official: Official, pid: ProvisionId) -> str:
    """第二款 inside one article, 第五条第二款 among several; a lone 款 is not named."""
    if official.is_lone(pid) and pid.item is None:
        pid = pid.article_id
    name = unit_label(pid)
    if len(official.articles) > 1 or pid.paragraph is None:
        return name if len(official.articles) > 1 else ""
    name = name.removeprefix(article_label(pid))
    return name.removeprefix("第一款") if official.is_lone(pid) else name


def _change(match: Match, piece: Piece) -> Difference:
    if piece.start == piece.end:
        return _difference(match, piece, "omitted")
    return _difference(match, piece, "added" if piece.official_start == piece.official_end else "changed")


def _difference(match: Match, piece: Piece, kind: DifferenceKind, note: str = "") -> Difference:
    start, end = match.kept.span(piece.start, piece.end)
    official = match.official.exact(piece.official_start, piece.official_end)
    return Difference(kind, start, end, match.kept.text[start:end], official, note)


def _edge(match: Match, piece: Piece) -> int:
    """Where the missing words would stand: at the start, at the end, or after the word before them."""
    if piece.start == 0:
        return match.kept.start
    if piece.start == len(match.kept.words):
        return match.kept.end
    return match.kept.span(piece.start, piece.start)[0]


def _units(official: Official, start: int, end: int) -> Iterator[tuple[ProvisionId, int, int, str]]:
    """The largest whole units of a stretch, and the parts of units at its ends."""
    while start < end:
        line = official.lines_in(start, start + 1)[0]
        unit, stop = _largest(official, line, start, end)
        if unit:
            yield unit, start, stop, "未引"
        else:
            stop = min(end, official.end_of(line))
            yield official.ids[line], start, stop, _part(official, line, start, stop)
        start = stop


def _largest(official: Official, line: int, start: int, end: int) -> tuple[ProvisionId | None, int]:
    pid = official.ids[line]
    units = [pid.with_units(pid.paragraph), pid.with_units(pid.paragraph, pid.item), pid]
    for unit in [pid.article_id, *units] if len(official.articles) > 1 else units:
        span = official.span([unit])
        if span and span[0] == start and span[1] <= end:
            return unit, span[1]
    return None, end


def _part(official: Official, line: int, start: int, end: int) -> str:
    if start == official.starts[line]:
        return "前一部分未引"
    return "后一部分未引" if end == official.end_of(line) else "中间一部分未引"


def _neighbours(match: Match) -> Iterator[tuple[int, int]]:
    """Positions of the passage and of the official text before which both have the same word as each other."""
    pieces: Iterable[Piece] = [p for p in match.pieces if p.kind in ("equal", "number")]
    last = (0, 0)
    for piece in pieces:
        if (piece.start, piece.official_start) == last or not last[0]:
            yield piece.start, piece.official_start
        if piece.kind == "equal":
            shift = piece.official_start - piece.start
            yield from ((i, i + shift) for i in range(piece.start + 1, piece.end) if _parted(match, i, i + shift))
        last = (piece.end, piece.official_end)
    yield last


def _parted(match: Match, position: int, official: int) -> bool:
    """Whether signs stand before the word, in either text."""
    places, printed = match.kept.places, match.official.places
    return places[position] - places[position - 1] > 1 or printed[official] - printed[official - 1] > 1


def _signs(match: Match, position: int, official: int, target: tuple[int, int]) -> Difference | None:
    """The difference between the signs before a word; at the ends of the passage, only where the target ends too."""
    at_end = position == len(match.kept.words)
    if (position == 0 and official != target[0]) or (at_end and official != target[1]):
        return None
    written = match.kept.between(position)
    printed = _printed(match.official, official, at_end=at_end, first=position == 0)
    if bare_signs(written) == bare_signs(printed) or _is_aside(match, position):
        return None
    if at_end and not (set(written) | set(printed)) - _CLOSING:
        return None
    start = match.kept.span(position, position)[0]
    return Difference("punctuation", start, start + len(written), written, printed, _note(written, printed))


def _is_aside(match: Match, position: int) -> bool:
    """Whether a sentence or a remark that was set aside stands before the word."""
    return bool(match.foreign or match.remarks) and any(char.isalnum() for char in fold(match.kept.between(position)))


def _printed(official: Official, position: int, *, at_end: bool, first: bool) -> str:
    """The signs before an official word; at the ends of the passage those of the unit itself."""
    begin = official.places[position - 1] + 1 if position else 0
    finish = official.places[position] if position < len(official.places) else len(official.text)
    signs = official.text[begin:finish]
    if first:
        return signs.rpartition("\n")[2]
    return signs.partition("\n")[0] if at_end else signs


def _note(written: str, printed: str) -> str:
    if "".join(fold(written).split()) == "".join(fold(printed).split()):
        if ("\n" in written) != ("\n" in printed):
            return BREAK_NOTE
        return WIDTH_NOTE if "".join(written.split()) != "".join(printed.split()) else SPACE_NOTE
    return SIGN_NOTE
