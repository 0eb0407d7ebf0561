"""What a text has named so far, and what 本法, 该条, 前款 or a bare 第X条 mean at a place in it.

Inside a statute they count from the place of the text; in prose from what the text named last. Where that does not
tell, nothing is guessed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.citations.citation import Numbers
from corpus.citations.outline import EMPTY, Outline, Outlines
from corpus.ids import ProvisionId
from corpus.numerals import to_int

RELATIVE = re.compile(r"(?P<word>前一|前各|前|上一|上|本|该|同)(?P<count>[二两三四五六七八九])?(?P<mark>[款项条])")
_KIND = re.compile(r"(?:法典|法|条例|规定|办法|解释|细则|决定|规则)$")
_ONE_KIND = {"法典": "法", "规则": "规定", "细则": "规定"}
NO_STATUTE = "没有说明是哪部法律"
SEVERAL = "前文提到不止一部法律，没有说明是哪一部"
REMEMBERED = 8


class Place(NamedTuple):
    """The statutes that an address can belong to, and its numbers."""

    candidates: tuple[str, ...]
    numbers: Numbers


class Context:
    """Statutes and articles named so far; told of each as the reading goes on."""

    def __init__(self, text: str, outlines: Outlines, inside: ProvisionId | None) -> None:
        """`inside` is the place in a statute that the text is a part of."""
        self.inside = inside
        self.last: Place | None = None
        self._text = text
        self._outlines = outlines
        self._named: list[tuple[str, tuple[str, ...]]] = []
        self._in_line: dict[tuple[str, ...], None] = {}
        self._sentence: tuple[str, ...] | None = None
        self._heading: tuple[str, ...] | None = None
        self._seen = 0
        self._quoted = 0

    def advance(self, start: int) -> None:
        """Forget what a new line or sentence ends, unless a quotation that opened before goes on."""
        passed = self._text[self._seen : start]
        self._quoted = max(0, self._quoted + passed.count("“") - passed.count("”"))
        if "\n" in passed and not self._quoted:
            self._in_line, self.last = {}, None
        if "。" in passed or "\n" in passed:
            self._sentence = None
            if self.inside is not None:
                self.last = None
        self._seen = start

    def name(self, written: str, candidates: tuple[str, ...]) -> None:
        """A statute has been named; `written` is empty where a word such as 本法 named it again."""
        if written or self._named:
            self._named = [*self._named[1 - REMEMBERED :], (written.strip('《》〈〉“”「」"'), candidates)]
        self._in_line[candidates] = None
        self._sentence = candidates

    def head(self, candidates: tuple[str, ...]) -> None:
        """A line holds a title and nothing else: what follows it are articles of that statute."""
        self._heading = candidates

    def outline(self, candidates: tuple[str, ...]) -> Outline:
        """The order of articles, where the statute is certain."""
        return self._outlines.get(candidates[0], EMPTY) if len(candidates) == 1 else EMPTY

    def place(self, word: str) -> Place | None:
        """Where 本条 and 前款 count from: the place inside a statute, else (and for 该条) the address named last."""
        if self.inside is None or (word == "该" and self.last):
            return self.last
        at = self.inside
        return Place((at.statute,), Numbers(at.article, at.suffix, at.paragraph, at.item, at.subitem))

    def statute_here(self, numbers: Numbers) -> tuple[tuple[str, ...], str]:
        """What a bare 第X条 belongs to, and the reason where that cannot be told.

        Of several statutes that the line has named, the only one that has such an article.
        """
        if self.inside is not None:
            return self._sentence or (self.inside.statute,), ""
        if not self._in_line:
            return (self._heading, "") if self._heading else ((), NO_STATUTE)
        article = (numbers.article or 0, numbers.suffix)
        having = [c for c in self._in_line if self.outline(c) is EMPTY or article in self.outline(c).places]
        if len(self._in_line) == 1 or len(having) == 1:
            return next(iter(having or self._in_line)), ""
        return tuple(dict.fromkeys(c for named in self._in_line for c in named)), SEVERAL

    def last_of_kind(self, word: str) -> tuple[str, ...] | None:
        """The statute named last whose title ends as the word does: 该解释, 同法."""
        kind = _kind_of(word)
        return next((c for written, c in reversed(self._named) if _kind_of(written) in (kind, "")), None)

    def exists(self, place: Place, numbers: Numbers) -> bool:
        """Whether the article has such a 款 and 项, as far as the outline tells."""
        counts = self.outline(place.candidates).items.get((numbers.article or 0, numbers.suffix))
        if counts is None:
            return True
        if numbers.paragraph is not None and numbers.item is None:
            return numbers.paragraph <= len(counts)
        return numbers.item is None or numbers.item <= max(counts)

    def targets(self, match: re.Match[str], at: Place) -> list[Numbers]:
        """The units that 前款, 前三款, 前各项, 前条, 该款 name from a place; empty where there are none."""
        count = to_int(match["count"]) if match["count"] else 1
        numbers = at.numbers
        article = Numbers(numbers.article, numbers.suffix)
        if match["mark"] == "条":
            before = self.outline(at.candidates).before((numbers.article or 0, numbers.suffix), count)
            return [Numbers(*key) for key in before]
        if match["word"] in "本该同":
            item = match["mark"] == "项"
            return [numbers._replace(subitem=None) if item else article._replace(paragraph=numbers.paragraph)]
        if match["mark"] == "款":
            return [article._replace(paragraph=n) for n in _before(numbers.paragraph, count, match["word"])]
        within = article._replace(paragraph=numbers.paragraph)
        return [within._replace(item=n) for n in _before(numbers.item, count, match["word"])]


def _before(here: int | None, count: int, word: str) -> range:
    """The numbers before one: all of them for 前各, else the last `count`; none where there are fewer."""
    first = 1 if word == "前各" else (here or 0) - count
    return range(first, here or 0) if first >= 1 else range(0)


def _kind_of(written: str) -> str:
    match = _KIND.search(re.sub(r"[（(].{1,12}[）)]$", "", written))
    return _ONE_KIND.get(match[0], match[0]) if match else ""
