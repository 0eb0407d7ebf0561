"""Two texts of one provision -> what stayed, what went, what came.

The texts are compared as sequences of tokens, so that a numeral, a reference or a word of duty is never cut through;
`difflib` lays them side by side, and what it leaves is made readable: slivers between two differences join them, and a
difference begins and ends at a stop where it can. docs/comparison.md holds the measurements behind the choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

from corpus.citations.format import article_label
from corpus.ids import ProvisionId
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_int

SegmentKind = Literal["equal", "changed", "deleted", "inserted", "reference"]
_N = f"[{NUMERAL_CHARS}]"
# What is told as a whole: a cited article or 款, another number with its measure, words that decide who must or may do
# what (可以 -> 予以 is not 可 -> 予), names that begin alike (国家 -> 国务院), Latin words. Everything else is compared
# character by character.
_TOKEN = re.compile(
    rf"""
    第{_N}{{1,9}}条(?:之{_N}{{1,3}}(?![分般定]))?
  | 第{_N}{{1,9}}[编章节款项目]
  | (?:前[一二两三四五各]?|[本该同])[条款项]
  | 百分之{_N}{{1,9}}
  | [{NUMERAL_CHARS}万亿]{{1,12}}(?:个?[年月日天]|个?工作日|万?元|倍|小时)?
  | 应当|必须|可以|不得|不予|予以|禁止|或者|以及|以上|以下|以内|单处|并处|除外
  | 国务院|国家|人民(?:法院|检察院|政府)|公安机关|诚实信用|诚信
  | [A-Za-z0-9.]+
  | .
    """,
    re.VERBOSE | re.DOTALL,
)
# 第二百五十三条之一, taken apart into its numbers.
_ARTICLE = re.compile(rf"第({_N}{{1,9}})条(?:之({_N}{{1,3}}))?")
# Equal characters between two differences that are fewer than this say nothing.
_SLIVER = 2
# So many still read as part of the differences around them where each of these is longer.
_SHORT = 3
_ENDS = frozenset("。；：\n")
_STOPS = _ENDS | frozenset("，、")
# Some texts are published with half-width signs: （一） for (一) changes no law.
_WIDTHS = str.maketrans("(),:;?!", "（），：；？！")
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of two texts: `earlier` stands in the one, `later` in the other.

    `equal`: the same but for the width of brackets and other signs. `reference`: only the number of a cited article
    differs, and it is the number that this article has now; or the number before a 项 that has another place.
    """

    kind: SegmentKind
    earlier: str
    later: str


class _Piece:
    """A stretch in the making; a `reference` takes no part in joining."""

    __slots__ = ("earlier", "later", "reference", "same")

    def __init__(self, earlier: Tokens, later: Tokens, *, reference: bool = False) -> None:
        self.earlier, self.later, self.reference = earlier, later, reference
        self.same = _folded(earlier) == _folded(later)

    @property
    def size(self) -> int:
        return max(len("".join(self.earlier)), len("".join(self.later)))

    def segment(self) -> Segment:
        earlier, later = "".join(self.earlier), "".join(self.later)
        if self.same or self.reference:
            return Segment("equal" if self.same else "reference", earlier, later)
        return Segment("changed" if earlier and later else "deleted" if earlier else "inserted", earlier, later)


def differences(earlier: str, later: str, moved: Mapping[str, str] | None = None) -> tuple[Segment, ...]:
    """The two texts in order, cut into what is the same and what is not.

    Joined, the `earlier` parts are the earlier text and the `later` parts the later one. `moved` says which article of
    the statute carries on which (keys as in addresses): 第二十一条 -> 第二十三条 is then told as a reference.

    >>> [(s.kind, s.earlier, s.later) for s in differences("处三十日拘留", "处三十五日拘留")]
    [('equal', '处', '处'), ('changed', '三十日', '三十五日'), ('equal', '拘留', '拘留')]
    """
    pieces = list(_laid(_tokens(earlier), _tokens(later), moved or {}))
    pieces = _slid(_joined([piece for piece in pieces if piece.size]))
    return tuple(piece.segment() for piece in pieces if piece.size)


def folded(text: str) -> str:
    """A text with full-width signs throughout: what two texts have in common when nothing of the law differs."""
    return text.translate(_WIDTHS)


def _tokens(text: str) -> Tokens:
    return tuple(_TOKEN.findall(text))


def _folded(tokens: Tokens) -> Tokens:
    return tuple(map(folded, tokens))


def _laid(earlier: Tokens, later: Tokens, moved: Mapping[str, str]) -> Iterator[_Piece]:
    """The longest common stretches first, then what lies between them.

    A reference counts as the article that it became: where each moved on by two, 第三十四条、第三十六条 has become
    第三十六条、第三十八条, and it is not the first of them that went and a third that came.
    """
    meant = tuple(_carried_on(token, moved) for token in earlier)
    for tag, a, b, c, d in SequenceMatcher(None, meant, _folded(later), autojunk=False).get_opcodes():
        yield from (_references_told if tag == "equal" else _same_apart)(earlier[a:b], later[c:d])


def _references_told(earlier: Tokens, later: Tokens) -> Iterator[_Piece]:
    """Tokens that mean the same; a reference that followed its article is a piece of its own."""
    start = 0
    for i, (one, other) in enumerate(zip(_folded(earlier), _folded(later), strict=True)):
        if one != other:
            yield _Piece(earlier[start:i], later[start:i])
            yield _Piece(earlier[i : i + 1], later[i : i + 1], reference=True)
            start = i + 1
    yield _Piece(earlier[start:], later[start:])


def _same_apart(earlier: Tokens, later: Tokens) -> Iterator[_Piece]:
    """A difference without what is the same at its ends to the letter, such as an article of another law."""
    left = _alike(earlier, later)
    one, other = earlier[left:], later[left:]
    right = _alike(one[::-1], other[::-1])
    yield _Piece(earlier[:left], later[:left])
    yield _Piece(one[: len(one) - right], other[: len(other) - right])
    yield _Piece(one[len(one) - right :], other[len(other) - right :])


def _alike(one: Tokens, other: Tokens) -> int:
    """How many tokens both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(_folded(one), _folded(other), strict=False)))


def _carried_on(token: str, moved: Mapping[str, str]) -> str:
    """第二十三条 for 第二十一条, where that article has this number now."""
    key = _key(token)
    if key is None or moved.get(key, key) == key:
        return folded(token)
    return article_label(ProvisionId.parse(f"x/{moved[key]}"))


def _key(token: str) -> str | None:
    """`253-1` of 第二百五十三条之一; None for any other token."""
    match = _ARTICLE.fullmatch(token)
    if not match:
        return None
    try:
        return ProvisionId("x", to_int(match[1]), to_int(match[2]) if match[2] else 0).article_key
    except NumeralError:
        return None


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Differences that only a sliver parts become one; from the left, so that a joined one may join the next."""
    found: list[_Piece] = []
    for piece in pieces:
        if len(found) > 1 and _is_sliver(found[-2], found[-1], piece):
            found[-2:] = [_together([*found[-2:], piece])]
        elif found and _same_kind(found[-1], piece):
            found[-1] = _together([found[-1], piece])
        else:
            found.append(piece)
    return found


def _same_kind(one: _Piece, other: _Piece) -> bool:
    return not one.reference and not other.reference and one.same == other.same


def _is_difference(piece: _Piece) -> bool:
    return not piece.same and not piece.reference


def _together(pieces: Sequence[_Piece]) -> _Piece:
    return _Piece(
        tuple(token for piece in pieces for token in piece.earlier),
        tuple(token for piece in pieces for token in piece.later),
    )


def _is_sliver(before: _Piece, between: _Piece, after: _Piece) -> bool:
    if not (_is_difference(before) and between.same and _is_difference(after)) or "\n" in between.earlier:
        return False
    return between.size < _SLIVER or between.size <= min(_SHORT, before.size, after.size)


def _slid(pieces: list[_Piece]) -> list[_Piece]:
    """Where a difference may lie in several places it goes where people would put it.

    并处罚金[；情节严重的，并处罚金]。 and [并处罚金；情节严重的，]并处罚金。 say the same; the first reads.
    """
    for i in range(1, len(pieces) - 1):
        before, piece, after = pieces[i - 1 : i + 2]
        if (piece.earlier and piece.later) or before.earlier != before.later or after.earlier != after.later:
            continue
        words = piece.earlier or piece.later
        run = before.earlier + words + after.earlier
        at = max(_places(before.earlier, words, after.earlier), key=lambda p: _fit(run, p, len(words)))
        moved, rest = run[at : at + len(words)], run[at + len(words) :]
        pieces[i - 1 : i + 2] = [
            _Piece(run[:at], run[:at]),
            _Piece(moved, ()) if piece.earlier else _Piece((), moved),
            _Piece(rest, rest),
        ]
    return pieces


def _places(before: Tokens, words: Tokens, after: Tokens) -> list[int]:
    """Where the difference may begin without another text coming out, the place it has first."""
    run, size, home = before + words + after, len(words), len(before)
    places = [home]
    at = home
    while at and run[at - 1] == run[at + size - 1]:
        at -= 1
        places.append(at)
    at = home
    while at + size < len(run) and run[at] == run[at + size]:
        at += 1
        places.append(at)
    return places


def _fit(run: Tokens, at: int, size: int) -> int:
    """How well words that came or went read at a place; of two equal ones that which begins after a stop."""
    after_stop = at == 0 or run[at - 1] in _STOPS
    return 2 * (_edge(run, at) + _edge(run, at + size)) + after_stop


def _edge(run: Tokens, at: int) -> int:
    """What parts the tokens before and after a place: 2 the end of a sentence or of a clause, 1 a comma, 0 nothing."""
    if at in (0, len(run)) or run[at - 1] in _ENDS or run[at] in _ENDS:
        return 2
    return int(run[at - 1] in _STOPS or run[at] in _STOPS)
