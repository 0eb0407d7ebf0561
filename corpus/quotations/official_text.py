"""The official text that a quotation is held against: one or more articles of one wording, with an address per word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.ids import ProvisionId
from corpus.model import Article, Version
from corpus.quotations.normal_text import normal, stops

# Signs that belong to neither neighbour when a stretch of words is cut out of a text.
_EDGES = "，、。；：,;: \t\n　"


@dataclass(frozen=True, slots=True)
class Official:
    """Lines of one wording: `ids` names the 款, 项 or 目 of each, `starts` its first word; `text` holds them all.

    `words` and `places` are the normal form of `text`, `stops` the positions among the words where sentences end.
    """

    version: Version
    ids: tuple[ProvisionId, ...]
    starts: tuple[int, ...]
    text: str
    words: str
    places: tuple[int, ...]
    stops: frozenset[int]

    @classmethod
    def of(cls, version: Version, articles: Sequence[Article | None]) -> Official:
        """The text of these articles in their order; None stands for the preamble."""
        ids: list[ProvisionId] = []
        starts: list[int] = []
        places: list[int] = []
        words: list[str] = []
        text = ""
        for article in articles:
            for pid, line in _lines(version, article):
                text += "\n" if text else ""
                found = normal(line, len(text))
                ids.append(pid)
                starts.append(len(places))
                places += found.places
                words.append(found.words)
                text += line
        where = tuple(places)
        return cls(
            version, tuple(ids), tuple(starts), text, "".join(words), where, stops(text, where) | frozenset(starts)
        )

    @property
    def articles(self) -> tuple[ProvisionId, ...]:
        """The addresses of its articles."""
        return tuple(dict.fromkeys(pid.article_id for pid in self.ids))

    def span(self, units: Iterable[ProvisionId]) -> tuple[int, int] | None:
        """From the first to the last word of these units; None where it has none of them."""
        wanted = tuple(units)
        held = [i for i, pid in enumerate(self.ids) if any(_inside(pid, unit) for unit in wanted)]
        return (self.starts[held[0]], self.end_of(held[-1])) if held else None

    def end_of(self, line: int) -> int:
        """The position after the last word of a line."""
        return self.starts[line + 1] if line + 1 < len(self.starts) else len(self.words)

    def lines_in(self, start: int, end: int) -> range:
        """The lines that hold the words from `start` to `end`."""
        return range(bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(start, end - 1)))

    def unit(self, start: int, end: int) -> ProvisionId:
        """The address of the smallest unit that holds these words; a lone 款 goes by the name of its article."""
        ids = [self.ids[line] for line in self.lines_in(start, end)]
        pid = ids[0]
        if any(other.article_id != pid.article_id for other in ids):
            return ProvisionId(pid.statute)
        if any(other.paragraph != pid.paragraph for other in ids):
            return pid.article_id
        if any(other.item != pid.item for other in ids):
            pid = pid.with_units(pid.paragraph)
        elif any(other.subitem != pid.subitem for other in ids):
            pid = pid.with_units(pid.paragraph, pid.item)
        return pid.article_id if pid.item is None and self.is_lone(pid) else pid

    def is_lone(self, pid: ProvisionId) -> bool:
        """Whether the article of an address has one 款."""
        return all(i.paragraph in (1, None) for i in self.ids if i.article_id == pid.article_id)

    def exact(self, start: int, end: int) -> str:
        """The official text from one word to another, nothing around it."""
        return self.text[self.places[start] : self.places[end - 1] + 1] if start < end else ""

    def passage(self, start: int, end: int) -> str:
        """The official text from one word to another with the number before it and the sign after it."""
        begin = self.places[start - 1] + 1 if start else 0
        finish = self.places[end] if end < len(self.places) else len(self.text)
        if end in self.starts:
            finish = self.text.rfind("\n", begin, finish) if end < len(self.places) else finish
        return self.text[begin:finish].lstrip(_EDGES + "”").rstrip("\n （“")


def _inside(pid: ProvisionId, unit: ProvisionId) -> bool:
    """Whether a line belongs to a unit: each level that the unit names must be the line's."""
    if unit.article is not None and pid.article_id != unit.article_id:
        return False
    named = ((unit.paragraph, pid.paragraph), (unit.item, pid.item), (unit.subitem, pid.subitem))
    return all(wanted is None or wanted == has for wanted, has in named)


def _lines(version: Version, article: Article | None) -> Iterator[tuple[ProvisionId, str]]:
    if article is None:
        yield from ((ProvisionId(version.statute), line) for line in version.preamble)
        return
    pid = version.id_of(article)
    for number, paragraph in enumerate(article.paragraphs, 1):
        yield pid.with_units(number), paragraph.text
        for item in paragraph.items:
            yield pid.with_units(number, item.number), item.text
            yield from ((pid.with_units(number, item.number, n), line) for n, line in enumerate(item.subitems, 1))
