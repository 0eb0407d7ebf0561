"""Words of the law and the segmenter that keeps them whole; never jieba's global one, loaded on first use.

rjieba (the extra `fast`) cuts the same words several times as fast: a build uses it where it is installed. An opened
index brings the dictionary along (kept_dictionary.py), so that a single query need not wait for all of it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import jieba

from corpus.errors import FatiaoError
from corpus.library import DATA

# Longer words of the field are kept whole: a weight no dictionary word of its parts reaches.
FREQUENCY = 100_000
# The environment variable that names the segmenter, and what it may say.
CHOICE = "FATIAO_SEGMENTER"
NAMES = ("jieba", "rjieba")
jieba.setLogLevel(logging.WARNING)


class UnknownSegmenterError(FatiaoError):
    """The environment asks for a segmenter that there is not."""


class Cutter(Protocol):
    """Cuts Chinese text into words in their order; unknown words are not guessed: HMM would cut index and query apart.

    The same text gives the same words, whichever cutter does it.
    """

    def cut(self, text: str) -> list[str]:
        """Words of the text."""


def lexicon_words(path: Path = DATA / "lexicon.txt") -> tuple[str, ...]:
    """The words of the lexicon file, one a line."""
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def question_words(path: Path = DATA / "question_words.txt") -> frozenset[str]:
    """Words of asking and of grammar (怎么办, 可以, 吗), one a line."""
    return frozenset(lexicon_words(path))


def named() -> str:
    """The segmenter that FATIAO_SEGMENTER names; empty: none.

    Raises:
        UnknownSegmenterError: it names another one than there are, or one that is not installed.
    """
    name = os.environ.get(CHOICE, "").strip()
    if name and name not in NAMES:
        raise UnknownSegmenterError(f"环境变量 {CHOICE} 的值是“{name}”；可以写 {' 或 '.join(NAMES)}，或者不设置")
    if name == "rjieba" and find_spec("rjieba") is None:
        raise UnknownSegmenterError(f"环境变量 {CHOICE} 要用 rjieba，但没有安装。请安装 rjieba，或者不设置 {CHOICE}")
    return name


def chosen() -> str:
    """The segmenter for much text: the named one, else rjieba where it is installed, else jieba."""
    return named() or ("rjieba" if find_spec("rjieba") else "jieba")


def words_tokenizer(words: Iterable[str]) -> jieba.Tokenizer:
    """A tokenizer with jieba's whole dictionary and the given words; takes about a second.

    jieba's own way leaves the dictionary in the folder for temporary files, where everybody may put another one.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in words:
        tokenizer.add_word(word, FREQUENCY)
    return tokenizer


class Segmenter:
    """Cuts with jieba's dictionary and the given words of the law."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._tokenizer: jieba.Tokenizer | None = None

    def __reduce__(self) -> tuple[type[Segmenter], tuple[tuple[str, ...]]]:
        """Another process reads the dictionary by itself: that is quicker than to send it."""
        return Segmenter, (self._words,)

    def cut(self, text: str) -> list[str]:
        """Words of the text in their order."""
        if self._tokenizer is None:
            self._tokenizer = words_tokenizer(self._words)
        return list(self._tokenizer.cut(text, HMM=False))


class RustSegmenter:
    """The same words from rjieba, which has jieba's dictionary and its way through it."""

    def __init__(self, words: Iterable[str]) -> None:
        import rjieba  # noqa: PLC0415 - optional, and reads its dictionary.

        self._words = tuple(words)
        self._tokenizer = rjieba.Jieba()
        for word in self._words:
            self._tokenizer.add_word(word, FREQUENCY, "n")

    def __reduce__(self) -> tuple[type[RustSegmenter], tuple[tuple[str, ...]]]:
        """Another process makes its own."""
        return RustSegmenter, (self._words,)

    def cut(self, text: str) -> list[str]:
        """Words of the text in their order."""
        return list(self._tokenizer.cut(text, hmm=False))


@lru_cache(maxsize=1)
def segmenter() -> Cutter:
    """The segmenter of this process, for much text.

    Raises:
        UnknownSegmenterError: the environment asks for one that there is not.
    """
    return RustSegmenter(lexicon_words()) if chosen() == "rjieba" else Segmenter(lexicon_words())
