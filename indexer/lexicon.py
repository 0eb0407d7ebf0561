"""Our own jieba tokenizer with the legal words; never jieba's global one, loaded once and on first use."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import jieba

from corpus.library import DATA

# Longer words of the field are kept whole: a weight no dictionary word of its parts reaches.
_FREQUENCY = 100_000
jieba.setLogLevel(logging.WARNING)


def lexicon_words(path: Path = DATA / "lexicon.txt") -> tuple[str, ...]:
    """The words of the lexicon file, one a line."""
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def question_words(path: Path = DATA / "question_words.txt") -> frozenset[str]:
    """Words of asking and of grammar (怎么办, 可以, 吗), one a line."""
    return frozenset(lexicon_words(path))


class Segmenter:
    """Cuts Chinese text into words with jieba's dictionary and the given words of the law."""

    def __init__(self, words: Iterable[str]) -> None:
        self._tokenizer = jieba.Tokenizer()
        self._words = tuple(words)
        self._ready = False

    def cut(self, text: str) -> list[str]:
        """Words of the text in their order. Unknown words are not guessed: the same text gives the same words."""
        if not self._ready:
            self._load()
        return list(self._tokenizer.cut(text, HMM=False))

    def _load(self) -> None:
        self._tokenizer.initialize()
        for word in self._words:
            self._tokenizer.add_word(word, _FREQUENCY)
        self._ready = True


@lru_cache(maxsize=1)
def segmenter() -> Segmenter:
    """The segmenter of this process."""
    return Segmenter(lexicon_words())
