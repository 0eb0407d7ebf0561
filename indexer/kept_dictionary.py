"""The segmenter's dictionary in a generation of the index, read word by word as queries need it.

jieba reads half a million words before it cuts the first sentence, and every process holds them in its own memory. A
word can only begin with a character of the text: here the words are kept by their first character, in a mapped file.

<generation>/dictionary.json   a line with `total` and the place of each first character, then {word: frequency, …}
                               for each of them
"""

from __future__ import annotations

import json
import mmap
import shutil
from collections import defaultdict
from itertools import accumulate
from pathlib import Path

import jieba

from indexer.lexicon import Cutter, lexicon_words, named, segmenter, words_tokenizer
from indexer.manifest import UnusableIndexError

NAME = "dictionary.json"


def write(folder: Path) -> None:
    """Write jieba's dictionary with the words of the lexicon into a generation that has none (see `take_over`)."""
    if (folder / NAME).is_file():
        return
    tokenizer = words_tokenizer(lexicon_words())
    by_first: dict[str, dict[str, int]] = defaultdict(dict)
    for word, frequency in tokenizer.FREQ.items():
        by_first[word[0]][word] = frequency
    lines = {first: json.dumps(words, ensure_ascii=False).encode() for first, words in sorted(by_first.items())}
    ends = list(accumulate(len(line) + 1 for line in lines.values()))
    places = {first: (end - len(line) - 1, len(line)) for (first, line), end in zip(lines.items(), ends, strict=True)}
    head = json.dumps({"total": tokenizer.total, "places": places}, ensure_ascii=False).encode()
    (folder / NAME).write_bytes(b"\n".join([head, *lines.values(), b""]))


def take_over(old: Path, folder: Path) -> None:
    """Copy the dictionary of a generation that was built with the same lexicon."""
    if (old / NAME).is_file():
        shutil.copyfile(old / NAME, folder / NAME)


def opened(folder: Path) -> Cutter:
    """The segmenter for queries of a generation: its kept dictionary, unless the environment names rjieba.

    Raises:
        UnusableIndexError: the dictionary is missing or cannot be read.
        UnknownSegmenterError: the environment asks for a segmenter that there is not.
    """
    return segmenter() if named() == "rjieba" else KeptSegmenter(folder / NAME)


class KeptSegmenter:
    """Cuts with the dictionary of a generation."""

    def __init__(self, file: Path) -> None:
        """Map the file.

        Raises:
            UnusableIndexError: it is missing or cannot be read.
        """
        try:
            with file.open("rb") as opened_file:
                mapped = mmap.mmap(opened_file.fileno(), 0, access=mmap.ACCESS_READ)
            head = json.loads(mapped.readline())
            self._tokenizer = _Tokenizer(mapped, mapped.tell(), head["places"], head["total"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = f"索引 {file.parent} 里的分词词典读不出来（{error}）"
            raise UnusableIndexError(f"{reason}。请运行：fatiao build --full") from error

    def cut(self, text: str) -> list[str]:
        """Words of the text in their order."""
        return list(self._tokenizer.cut(text, HMM=False))


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]  # jieba publishes no types
    """jieba's tokenizer over the words that begin with characters met so far."""

    def __init__(self, mapped: mmap.mmap, start: int, places: dict[str, tuple[int, int]], total: int) -> None:
        """`places`: first character -> (position behind `start`, length) of its words; `total` of all frequencies."""
        super().__init__()
        self._mapped, self._start, self._places = mapped, start, places
        self._met: set[str] = set()
        self.total = total
        self.initialized = True

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802 - the name is jieba's.
        """jieba's graph of all words of a sentence, for which their dictionary entries are read first."""
        for first in self._places.keys() & (set(sentence) - self._met):
            position, length = self._places[first]
            begin = self._start + position
            self.FREQ.update(json.loads(self._mapped[begin : begin + length]))
            # Only now: another thread must not take the character for met before its words are there.
            self._met.add(first)
        graph: dict[int, list[int]] = super().get_DAG(sentence)
        return graph
