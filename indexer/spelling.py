"""A word of the law that was written wrongly -> the query as it was meant: 隐思权 -> 隐私权.

Only where what was typed stands in no text and no dictionary, and where a name or word of the law sounds alike, looks
alike or, if it is long, differs in one character. The main path is `Speller.correct`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from corpus.citations.find import Citation, CitationFinder
from corpus.library import Library
from indexer.analysis import pairs
from indexer.correct_words import correct_words, titles
from indexer.engines.base import Engine
from indexer.lexicon import Cutter
from indexer.syllables import sound_keys, spellings

# Stories are not spelled: what is unknown in them are names.
MAX_TEXT = 60
# Names so long may differ in one character by any mistake; shorter ones must sound or look alike.
_LONG = 5
# Terms of which it is remembered whether they stand in a text.
_REMEMBERED = 65_536
# In words so short sounds are told apart exactly: 喊人 is not 行人.
_SHORT = 2
# The parts of a query that can hold a wrong word: Chinese characters, or the letters of a word typed as it sounds.
_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
_LETTERS = re.compile(r"[a-z]{5,}")
# 修正案（十三）is no misspelt 修正案（十二）: numbers are never corrected.
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千]")
# Characters that are mistaken for each other by their looks, in words of the law; each group is one.
_ALIKE = (
    "未末", "己已巳", "权杈", "侵浸", "诈炸", "拘佝", "押抻", "贷货", "博搏", "拨拔", "候侯", "辩辨辫", "谤傍", "诽绯",
    "隐稳", "私松", "誉眷", "肖削", "偿尝", "赔陪", "贿赌", "盗盔", "讼颂", "诉拆", "罚罸", "释译", "催摧", "篡纂",
    "泄洩", "窃切", "绑梆", "逾愈", "徇询", "遣遗", "嫌慊", "戒戎", "刑邢", "担但",
)  # fmt: skip
_FOLD = str.maketrans({char: group[0] for group in _ALIKE for char in group})


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the text and the word that was meant there."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that can be meant, by sound, by look and by spelling; long titles by how they begin and end."""

    all: frozenset[str]
    by_sound: Mapping[str, list[str]]
    by_look: Mapping[str, list[str]]
    by_spelling: Mapping[str, list[str]]
    by_rim: Mapping[str, list[str]]


class Speller:
    """Corrects queries of one library; the words are made ready when the first unknown one is met."""

    def __init__(
        self,
        words: Callable[[], Iterable[str]],
        titles: Callable[[], Iterable[str]],
        stands: Callable[[str, str], bool],
        segmenter: Cutter,
        finder: CitationFinder,
    ) -> None:
        """`words` and, of them, `titles` can be meant; `stands` says whether a field of any text has a term."""
        self._make, self._titles = words, titles
        self._stands = lru_cache(maxsize=_REMEMBERED)(stands)
        self._segmenter, self._finder = segmenter, finder

    @classmethod
    def of(cls, library: Library, engine: Engine, segmenter: Cutter, finder: CitationFinder) -> Speller:
        """The speller of a library and its index."""
        return cls(
            lambda: correct_words(library),
            lambda: titles(library),
            lambda field, term: engine.share(field, term) > 0,
            segmenter,
            finder,
        )

    def correct(self, text: str) -> str | None:
        """The query as it was meant; None where nothing in it is unknown, or nothing comes near.

        Args:
            text: a query in one spelling (`normalise_query`).
        """
        if len(text) > MAX_TEXT or not self._unknown(text):
            return None
        changes: list[_Change] = []
        plain = _masked(text, self._finder.find(text))
        for run in _CHINESE.finditer(plain):
            changes += self._in_characters(run[0], run.start())
        changes += self._in_letters(plain.lower())
        return _changed(text, changes) if changes else None

    def _unknown(self, text: str) -> bool:
        """Whether any two neighbouring characters, or any letters, stand in no text."""
        unknown_pair = any(not self._stands("pairs", pair) for run in _CHINESE.findall(text) for pair in pairs(run))
        return unknown_pair or any(not self._stands("words", word) for word in _LETTERS.findall(text.lower()))

    def _in_letters(self, text: str) -> Iterator[_Change]:
        """A word typed as it sounds: yinsiquan. A sound that several words share is left alone."""
        for run in _LETTERS.finditer(text):
            meant = self._words.by_spelling.get(run[0], [])
            if len(meant) == 1 and not self._stands("words", run[0]):
                yield _Change(run.start(), run.end(), meant[0])

    def _in_characters(self, run: str, offset: int) -> Iterator[_Change]:
        """The longest wrong words of a run of characters, from left to right."""
        # Where two neighbours stand in no text: a wrong word goes over at least one of these places.
        gaps = [place for place, pair in enumerate(pairs(run), 1) if not self._stands("pairs", pair)]
        words = self._segmenter.cut(run) if gaps else []
        cuts, position = _cuts(words), 0
        for first, start in enumerate(cuts):
            for last in range(len(cuts) - 1, first, -1) if start >= position else ():
                end = cuts[last]
                meant = self._meant(words[first:last]) if any(start < gap < end for gap in gaps) else None
                if meant and (end - start == len(run) or _is_one_word(words[first:last], meant)):
                    yield _Change(offset + start, offset + end, meant)
                    position = end
                    break

    def _meant(self, cut: list[str]) -> str | None:
        """The word that was meant by neighbouring words; None where they are known, or where two come equally near."""
        typed = "".join(cut)
        words = self._words
        alike = [w for key in sound_keys(typed, len(typed) > _SHORT) for w in words.by_sound.get(key, [])]
        alike = [w for w in alike if set(w) & set(typed)] + words.by_look.get(typed.translate(_FOLD), [])
        if not alike and len(typed) >= _LONG - 1:
            alike = _one_apart(typed, [title for rim in _rims(typed) for title in words.by_rim.get(rim, [])])
        return None if not alike or self._known(typed) else _only(typed, alike)

    def _known(self, typed: str) -> bool:
        """Whether the text is a word of the law or of the dictionary."""
        return typed in self._words.all or len(self._segmenter.cut(typed)) == 1

    @cached_property
    def _words(self) -> _Words:
        words = dict.fromkeys(word for word in self._make() if len(word) > 1)
        return _Words(
            frozenset(words),
            _by(words, lambda word: sound_keys(word, len(word) > _SHORT)),
            _by(words, lambda word: (word.translate(_FOLD),)),
            _by(words, spellings),
            _by(dict.fromkeys(title for title in self._titles() if len(title) >= _LONG), _rims),
        )


def _by(words: Iterable[str], keys: Callable[[str], tuple[str, ...]]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in keys(word):
            table[key].append(word)
    return table


def _masked(text: str, citations: Iterable[Citation]) -> str:
    """The text with spaces for what was understood: titles of known statutes and numbers of articles."""
    chars = list(text)
    for citation in citations:
        start = citation.start
        if citation.title and not citation.candidates:
            start = text.index(citation.title, start) + len(citation.title)
        chars[start : citation.end] = " " * (citation.end - start)
    return "".join(chars)


def _cuts(words: Iterable[str]) -> list[int]:
    """The places where words begin or end: a wrong word does not begin inside another word."""
    cuts = [0]
    for word in words:
        cuts.append(cuts[-1] + len(word))
    return cuts


def _rims(text: str) -> tuple[str, str]:
    """How a text begins and how it ends: of these a single mistake leaves one as it is."""
    return f"{text[0]}…", f"…{text[-1]}"


def _one_apart(typed: str, titles: Iterable[str]) -> list[str]:
    """The titles with one character more, less or other than was typed."""
    near = (title for title in titles if abs(len(title) - len(typed)) <= 1)
    return [t for t in near if Levenshtein.distance(typed, t, score_cutoff=1) == 1 and _may_differ(typed, t)]


def _is_one_word(cut: list[str], meant: str) -> bool:
    """Whether a piece of a sentence is one word written wrongly, not whole words and one more: 身份证|发(给).

    The dictionary leaves single characters of a wrong word; where they stand at the rim beside words that are right,
    they belong to the sentence.
    """
    typed = "".join(cut)
    if all(len(word) > 1 for word in cut):
        return False
    return len(typed) <= _SHORT or not (
        (len(cut[-1]) == 1 and meant.startswith(typed[:-1]) and all(len(word) > 1 for word in cut[:-1]))
        or (len(cut[0]) == 1 and meant.endswith(typed[1:]) and all(len(word) > 1 for word in cut[1:]))
    )


def _may_differ(typed: str, word: str) -> bool:
    """Whether one may be the other misspelt: no numbers apart, and not a part of a longer name."""
    return typed not in word and word not in typed and _NUMERAL.findall(typed) == _NUMERAL.findall(word)


def _only(typed: str, words: list[str]) -> str | None:
    """The one word that has the most characters in their place; None for none and for several."""
    ranked = sorted({word: Levenshtein.distance(typed, word) for word in words if word != typed}.items(), key=_second)
    if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _second(pair: tuple[str, int]) -> int:
    return pair[1]


def _changed(text: str, changes: Iterable[_Change]) -> str:
    for change in sorted(changes, key=lambda c: c.start, reverse=True):
        text = text[: change.start] + change.word + text[change.end :]
    return text
