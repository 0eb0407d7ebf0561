"""Text -> terms, the same way for the index and for queries: citations first, then words and pairs of characters.

jieba cuts 第一千零三十四条 into pieces that mean nothing, so citations are taken out before it sees the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.citations.find import Citation, CitationFinder
from indexer.lexicon import Cutter
from indexer.normalise import normalise_text

# Runs of Chinese characters, of Latin letters, or of digits; everything else parts terms.
_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one text: words, pairs of neighbouring characters, and citation terms."""

    words: tuple[str, ...]
    pairs: tuple[str, ...]
    citations: tuple[str, ...] = ()


class Analyser:
    """Turns text into terms; holds the citation finder and the segmenter."""

    def __init__(self, finder: CitationFinder, segmenter: Cutter, question_words: frozenset[str]) -> None:
        """`question_words` are words of asking and of grammar, which say nothing about the law they ask for."""
        self.finder = finder
        self.segmenter = segmenter
        self._question_words = question_words

    def text(self, text: str, inside: str | None = None) -> Terms:
        """Terms of a document; `inside` is the statute that a bare 第X条 in it belongs to."""
        plain = normalise_text(text)
        citations = self.finder.find(plain, inside)
        rest = without(plain, citations)
        return Terms(tuple(self._words(rest)), tuple(pairs(rest)), tuple(citation_terms(citations)))

    def query(self, text: str) -> Terms:
        """Terms of the words of a query, its citations already taken out; words of asking are dropped.

        Where nothing else is left (什么是公开), the words of asking stay.
        """
        runs = [self.segmenter.cut(run) for run in _RUN.findall(text)]
        words = [word.lower() for run in runs for word in run]
        telling = [word for word in words if word not in self._question_words]
        spoken = " ".join(self._without_asking(run) for run in runs) if telling else text
        return Terms(tuple(telling or words), tuple(pairs(spoken)))

    def _without_asking(self, words: list[str]) -> str:
        return "".join(" " if word in self._question_words else word for word in words)

    def _words(self, text: str) -> list[str]:
        return [w.lower() for run in _RUN.findall(text) for w in self.segmenter.cut(run)]


def citation_terms(citations: list[Citation]) -> list[str]:
    """`xingfa/264` for each resolved article; a statute named without an article gives its id."""
    return [str(pid) for c in citations for pid in dict.fromkeys(pid.article_id for pid in c.ids)]


def without(text: str, citations: list[Citation]) -> str:
    """The text with a space in the place of every article number; titles stay, for they are words too."""
    parts, position = [], 0
    for citation in citations:
        if citation.article is None:
            continue
        keep = text.index(citation.title, citation.start) + len(citation.title) if citation.title else citation.start
        parts += [text[position:keep], " "]
        position = citation.end
    return "".join([*parts, text[position:]])


def pairs(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters; a lone character and a Latin word or number stand for themselves.

    >>> pairs("出售信息")
    ['出售', '售信', '信息']
    """
    found = []
    for run in _RUN.findall(text):
        if len(run) == 1 or not _CHINESE.match(run):
            found.append(run.lower())
        else:
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found
