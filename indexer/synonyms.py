"""Words of the law for what people say: 探头 is also searched as 图像采集."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.library import Library

# What a word that was not typed counts beside one that was.
WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """An everyday word that was found in a query, and the words of the law for it."""

    lay: str
    legal: tuple[str, ...]


class Synonyms:
    """The synonyms of a library; immutable."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        """`table` gives the words of the law for each everyday word, in small letters."""
        self._table = table

    @classmethod
    def of(cls, library: Library) -> Synonyms:
        """The synonyms of a library; a corpus without synonyms has none."""
        return cls({word.lower(): entry.legal for entry in library.synonyms for word in entry.lay})

    def told(self, text: str) -> tuple[Told, ...]:
        """The everyday words of a text in its order; of words one inside the other the longer."""
        plain = text.lower()
        found = [word for word in self._table if word in plain]
        longest = [word for word in found if not any(word != other and word in other for other in found)]
        return tuple(Told(word, self._table[word]) for word in sorted(longest, key=plain.index))

    def expand(self, text: str, words: Sequence[str]) -> tuple[str, ...]:
        """Words of the law to be searched as well, each once; those that the text has already are left out.

        Args:
            text: the query.
            words: its words as the segmenter cut them; words of asking may be left out. An everyday word counts only
                where it does not cut them: 要债 is not in 需要|债权人, nor 保人 in 担保人.
        """
        told = [entry for entry in self.told(text) if not _cuts(entry.lay, text.lower(), words)]
        return tuple(dict.fromkeys(word for entry in told for word in entry.legal if word not in text))

    def weights(self, text: str, words: Sequence[str]) -> dict[str, float]:
        """As `expand`, with what each word counts beside a word that was typed."""
        return dict.fromkeys(self.expand(text, words), WEIGHT)


def _cuts(lay: str, text: str, words: Sequence[str]) -> bool:
    """Whether an everyday word, where the text has it first, begins or ends inside another word."""
    start = text.index(lay)
    end = start + len(lay)
    for word in {word.lower() for word in words if len(word) > 1}:
        spans = [match.span() for match in re.finditer(re.escape(word), text)]
        if any(first < edge < last for first, last in spans for edge in (start, end)):
            return True
    return False
