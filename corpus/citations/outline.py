"""The order of a statute's articles: what 前条 and 第十条至第十五条 need to know, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.citations.citation import Numbers
from corpus.ids import ProvisionId
from corpus.model import Statute

MAX_RANGE = 300


@dataclass(frozen=True, slots=True)
class Outline:
    """Article keys of one statute in the order of the text, the place of each, and how many 项 each of its 款 has."""

    keys: tuple[tuple[int, int], ...]
    places: Mapping[tuple[int, int], int]
    items: Mapping[tuple[int, int], tuple[int, ...]]

    @classmethod
    def of(cls, statute: Statute) -> Outline:
        """The order of the newest full wording, else of the newest part that is held."""
        full = [v for v in statute.versions if v.extent == "full"] or list(statute.versions)
        articles = {(a.number, a.suffix): a for a in full[-1].articles}
        items = {key: tuple(len(p.items) for p in a.paragraphs) for key, a in articles.items()}
        return cls(tuple(articles), {key: place for place, key in enumerate(articles)}, items)

    def paragraph_of_item(self, article: tuple[int, int], item: int, before: int | None = None) -> int:
        """The 款 that an item without one stands in: the last with so many items, up to `before`; else the first."""
        counts = self.items.get(article, ())[:before]
        fitting = [number for number, count in enumerate(counts, 1) if count >= item]
        return (fitting[-1] if before else fitting[0]) if fitting else 1

    def before(self, article: tuple[int, int], count: int = 1) -> tuple[tuple[int, int], ...]:
        """The `count` articles before an article; empty where there are not so many."""
        place = self.places.get(article)
        return self.keys[place - count : place] if place is not None and place >= count else ()

    def between(self, first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """The articles from first to last; the two alone where the statute lacks one of them."""
        start, end = self.places.get(first), self.places.get(last)
        if start is not None and end is not None:
            return self.keys[start : end + 1]
        return (first, last) if self.keys and first < last else _row(first, last)


Outlines = Mapping[str, Outline]
EMPTY = Outline((), {}, {})


def outlines_of(statutes: Iterable[Statute]) -> dict[str, Outline]:
    """The outline of each statute by its id."""
    return {statute.id: Outline.of(statute) for statute in statutes}


def addresses(statute: str, numbers: Numbers, last: Numbers | None, outline: Outline) -> tuple[ProvisionId, ...]:
    """Every address that numbers name in a statute; empty for a range that runs backwards or is too long.

    An item without its 款 stands in the first that has so many: 第五条第（三）项 of an article with one paragraph.
    """
    article = (numbers.article or 0, numbers.suffix)
    if numbers.item is not None and numbers.paragraph is None:
        numbers = numbers._replace(paragraph=outline.paragraph_of_item(article, numbers.item))
    if last is None:
        return (_address(statute, numbers),)
    if numbers.item is not None and last.item is not None:
        return tuple(_address(statute, numbers._replace(item=n)) for n in range(numbers.item, last.item + 1))
    if numbers.paragraph is not None and last.paragraph is not None and numbers.article == last.article:
        steps = range(numbers.paragraph, last.paragraph + 1)
        return tuple(_address(statute, numbers._replace(paragraph=n)) for n in steps)
    keys = outline.between(article, (last.article or 0, last.suffix))
    return tuple(ProvisionId(statute, article, suffix) for article, suffix in keys)


@lru_cache(maxsize=16384)
def _address(statute: str, numbers: Numbers) -> ProvisionId:
    return ProvisionId(statute, *numbers)


def _row(first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    if first[0] == last[0]:
        return tuple((first[0], suffix) for suffix in range(first[1], last[1] + 1))
    if not 0 < last[0] - first[0] <= MAX_RANGE:
        return ()
    return (first, *((number, 0) for number in range(first[0] + 1, last[0])), last)
