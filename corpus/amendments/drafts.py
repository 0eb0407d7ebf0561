"""A wording while an amendment is worked into it: units that know where they stood before, characters that know who
wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.amendments.operations import Clause, Unit
from corpus.model import Article, Division, Item, Paragraph
from corpus.numerals import NUMERAL_CHARS, to_chinese
from corpus.structure import ITEM, paragraphs_of

OLD, NEW = ".", "+"
# The bracket that opens an item, apart from its numeral: （一） is （ 一 ）, and some texts print ( ).
_BRACKET = re.compile(rf"([（(])[{NUMERAL_CHARS}]+([）)])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `marks` has one sign a character: OLD from the wording before, NEW from the amendment.

    The words of an amendment already count in the new numbers, those of the wording before still in the old ones.
    """

    text: str
    marks: str

    @classmethod
    def old(cls, text: str) -> Line:
        """A line of the wording before."""
        return cls(text, OLD * len(text))

    @classmethod
    def new(cls, text: str) -> Line:
        """A line that the amendment brings."""
        return cls(text, NEW * len(text))

    def is_old(self, start: int, end: int) -> bool:
        """Whether the amendment wrote none of these characters."""
        return NEW not in self.marks[start:end]

    def spliced(self, start: int, end: int, text: str, mark: str = NEW) -> Line:
        """The line with other characters in place of some."""
        marks = self.marks[:start] + mark * len(text) + self.marks[end:]
        return Line(self.text[:start] + text + self.text[end:], marks)


@dataclass(slots=True, eq=False)
class DraftItem:
    """An 项; `origin` is where it stood before, `place` its number in the result where the amendment says it."""

    origin: Unit | None
    line: Line
    subitems: list[Line] = field(default_factory=list)
    place: int | None = None

    def numbered(self, number: int) -> None:
        """Open with this number: （七）."""
        if bracket := _BRACKET.match(self.line.text):
            text = f"{bracket[1]}{to_chinese(number)}{bracket[2]}"
            self.line = self.line.spliced(0, bracket.end(), text, self.line.marks[0])
        else:
            self.line = self.line.spliced(0, 0, f"（{to_chinese(number)}）")


@dataclass(slots=True, eq=False)
class DraftParagraph:
    """A 款 with its 项; `origin` and `place` as for an item."""

    origin: Unit | None
    line: Line
    items: list[DraftItem] = field(default_factory=list)
    place: int | None = None

    def item(self, unit: Unit) -> DraftItem | None:
        """The item that stood there before."""
        return next((item for item in self.items if item.origin == unit), None)


@dataclass(slots=True, eq=False)
class DraftArticle:
    """An article: the one it was (None: it is new), the 款, the number that the amendment gives it, who changed it.

    `sources` are the units before the amendment whose place it takes; `path` is None until its neighbours are known.
    """

    base: Article | None
    paragraphs: list[DraftParagraph]
    place: str | None = None
    path: tuple[Division, ...] | None = None
    key: str = ""
    sources: tuple[Unit, ...] = ()
    clauses: list[Clause] = field(default_factory=list)

    @property
    def old_key(self) -> str | None:
        """The key before the amendment."""
        return self.base.key if self.base else None

    def touched(self, clause: Clause) -> None:
        """Remember a clause that changed the article."""
        if clause not in self.clauses:
            self.clauses.append(clause)

    def lines(self) -> Iterator[Line]:
        """Every line in the order of the text."""
        for paragraph in self.paragraphs:
            yield paragraph.line
            for item in paragraph.items:
                yield item.line
                yield from item.subitems

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return "\n".join(line.text for line in self.lines())


def draft_of(article: Article) -> DraftArticle:
    """An article of the wording before, each unit with its place."""
    paragraphs = [_old_paragraph(article.key, number, p) for number, p in enumerate(article.paragraphs, 1)]
    return DraftArticle(article, paragraphs, path=article.path, sources=(Unit(article.key),))


def new_paragraphs(lines: Iterable[str]) -> list[DraftParagraph] | None:
    """The 款 that an amendment's lines make; None where an item stands before any 款."""
    paragraphs, orphans = paragraphs_of(lines)
    return None if orphans or not paragraphs else [_new_paragraph(p) for p in paragraphs]


def new_items(lines: Iterable[str]) -> list[DraftItem] | None:
    """The 项 that an amendment's lines make; a single one may come without its number."""
    given = list(lines)
    if given and not ITEM.match(given[0]):
        given = [f"（一）{given[0]}", *given[1:]] if not any(map(ITEM.match, given)) else given
    paragraphs, orphans = paragraphs_of(["", *given])
    if orphans or not given or len(paragraphs) != 1:
        return None
    return _new_paragraph(paragraphs[0]).items


def finished(draft: DraftArticle, label: str) -> Article:
    """The article that the draft has become."""
    number, _, suffix = draft.key.partition("-")
    footnotes = draft.base.footnotes if draft.base else ()
    paragraphs = tuple(
        Paragraph(p.line.text, tuple(_finished_item(n, item) for n, item in enumerate(p.items, 1)))
        for p in draft.paragraphs
    )
    return Article(int(number), int(suffix or 0), label, draft.path or (), paragraphs, footnotes)


def _finished_item(number: int, item: DraftItem) -> Item:
    return Item(number, item.line.text, tuple(line.text for line in item.subitems))


def _old_paragraph(key: str, number: int, paragraph: Paragraph) -> DraftParagraph:
    items = [
        DraftItem(Unit(key, number, item.number), Line.old(item.text), [Line.old(s) for s in item.subitems])
        for item in paragraph.items
    ]
    return DraftParagraph(Unit(key, number), Line.old(paragraph.text), items)


def _new_paragraph(paragraph: Paragraph) -> DraftParagraph:
    items = [DraftItem(None, Line.new(i.text), [Line.new(s) for s in i.subitems]) for i in paragraph.items]
    return DraftParagraph(None, Line.new(paragraph.text), items)
