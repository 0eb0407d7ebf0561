"""The articles of a wording on their way through an amendment, found by where they stood or by where they will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.amendments.drafts import DraftArticle, DraftItem, DraftParagraph, Line, draft_of
from corpus.amendments.operations import (
    OPENING,
    PREAMBLE,
    Adjust,
    Clause,
    Delete,
    Formal,
    InsertArticle,
    Merge,
    Operation,
    Renumber,
    Split,
    Unit,
)
from corpus.amendments.slots import filled, gap
from corpus.model import Article, Version
from corpus.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Found:
    """A unit of the wording before: the draft it is in now, its 款 and its 项 where it names them.

    `opening`: the words of the 款 before its items are meant.
    """

    article: DraftArticle
    paragraph: DraftParagraph | None = None
    item: DraftItem | None = None
    opening: bool = False


@dataclass(slots=True)
class Working:
    """All drafts; `gone` are whole articles that left, each with its clause; `notes` are for the reader.

    `recounted` are articles, by their old keys, that were rewritten with another number of 款.
    """

    version: Version
    renumbers: bool
    adjusts: bool
    drafts: list[DraftArticle]
    preamble: DraftArticle
    gone: list[tuple[str, Clause]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    recounted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, version: Version, operations: Iterable[Operation]) -> Working:
        """Drafts of every article, before the first operation."""
        known = tuple(operations)
        moved = renumbers(version, known)
        adjusts = moved or any("相应修改" in op.clause.text for op in known if isinstance(op, Adjust | Formal))
        return cls(version, moved, adjusts, [draft_of(article) for article in version.articles], _preamble(version))

    def article(self, key: str) -> DraftArticle | None:
        """The article that had this number before; `PREAMBLE` names the preamble."""
        if key == PREAMBLE:
            return self.preamble if self.preamble.paragraphs else None
        return next((d for d in self.drafts if d.old_key == key), None)

    def find(self, unit: Unit) -> Found | str:
        """The unit of the wording before, wherever it stands now, or why it cannot be found."""
        if unit.paragraph is None and unit.item is None:
            article = self.article(unit.article)
            return Found(article) if article else f"修改前的文本没有{words_of(unit)}"
        wanted = self._with_paragraph(unit)
        if isinstance(wanted, str):
            return wanted
        for draft, paragraph in self._paragraphs():
            if paragraph.origin == Unit(wanted.article, wanted.paragraph):
                item = paragraph.item(wanted) if wanted.item else None
                opening = wanted.item == OPENING
                return Found(draft, paragraph, item, opening) if item or not wanted.item else _missing(unit)
        return _missing(unit)

    def settle(self) -> str:
        """Give every article its number and put them in order; says where the numbers do not run on."""
        if not self.renumbers:
            for draft in self.drafts:
                draft.key = draft.place or draft.old_key or ""
            self.drafts.sort(key=lambda d: order_of(d.key))
            return ""
        suffixed = [d for d in self.drafts if d.place and "-" in d.place]
        plain = [d for d in self.drafts if d not in suffixed]
        numbered = filled([d for d in plain if not d.place], {int(d.place): d for d in plain if d.place})
        for number, draft in numbered:
            draft.key = str(number)
        for draft in suffixed:
            draft.key = draft.place or ""
        self.drafts = sorted([d for _, d in numbered] + suffixed, key=lambda d: order_of(d.key))
        missing = gap([number for number, _ in numbered])
        return f"修改后的条文到第{to_chinese(missing - 1)}条为止，没有第{to_chinese(missing)}条" if missing else ""

    def _paragraphs(self) -> Iterator[tuple[DraftArticle, DraftParagraph]]:
        drafts = [self.preamble, *self.drafts]
        return ((draft, paragraph) for draft in drafts for paragraph in draft.paragraphs)

    def _with_paragraph(self, unit: Unit) -> Unit | str:
        """第X条第三项 stands in the only 款 that has so many items."""
        if unit.article == PREAMBLE:
            return unit if self.version.preamble else "修改前的文本没有收录序言"
        article = self.version.article(unit.article)
        if article is None:
            return f"修改前的文本没有{words_of(Unit(unit.article))}"
        if unit.paragraph is not None:
            return Unit(unit.article, line_of(article, unit.paragraph), unit.item)
        with_items = [n for n, p in enumerate(article.paragraphs, 1) if p.items]
        having = [n for n in with_items if any(i.number == unit.item for i in article.paragraphs[n - 1].items)]
        chosen = with_items if unit.item == OPENING else having
        if len(chosen) == 1:
            return Unit(unit.article, chosen[0], unit.item)
        return f"{words_of(unit)}：有这样的项的款共 {len(chosen)} 款，看不出指哪一款"


def line_of(article: Article, paragraph: int) -> int:
    """The line at which a 款 begins, lines of a list without numbers counted with the 款 that they belong to.

    宪法第六十五条第一款 ends with 委员长，/ 副委员长若干人，/ 秘书长，/ 委员若干人。 The amendment of 2018 counts so:
    第四款 is the eighth line. Our addresses count lines.
    """
    starts, listing = [], False
    for number, line in enumerate(article.paragraphs, 1):
        if not listing:
            starts.append(number)
        opens = line.text.endswith("：") and not line.items
        listing = opens or (listing and line.text.endswith(("，", "；")))
    beyond = paragraph - len(starts)
    return starts[paragraph - 1] if beyond <= 0 else len(article.paragraphs) + beyond


def renumbers(version: Version, operations: Iterable[Operation]) -> bool:
    """Whether articles change their numbers.

    Inserted articles with 之一 push nothing on, a plain number that is taken does. A gap that a deleted article
    leaves closes only where the amendment orders the numbers to follow (刑法 keeps it, 第一百九十九条).
    """
    known = tuple(operations)
    pushed = any(isinstance(op, InsertArticle) and version.article(op.key) for op in known)
    moved = any(isinstance(op, Renumber) and op.to.article != op.unit.article for op in known)
    joined = any(isinstance(op, Merge | Split) for op in known)
    closing = any(isinstance(op, Delete) and op.unit == Unit(op.unit.article) for op in known)
    return pushed or moved or joined or (closing and any(isinstance(op, Adjust) for op in known))


def order_of(key: str) -> tuple[int, int]:
    """Sorts 253-1 behind 253, the preamble before all."""
    number, _, suffix = key.partition("-")
    return int(number) if number.isdigit() else 0, int(suffix or 0)


def label_of(key: str) -> str:
    """第二百五十三条之一."""
    if key == PREAMBLE:
        return PREAMBLE
    number, suffix = order_of(key)
    return f"第{to_chinese(number)}条" + (f"之{to_chinese(suffix)}" if suffix else "")


def words_of(unit: Unit) -> str:
    """第二百五十三条之一第一款第（二）项, as a failure names it."""
    if unit.article == PREAMBLE:
        return PREAMBLE + (f"第{to_chinese(unit.paragraph)}自然段" if unit.paragraph else "")
    paragraph = f"第{to_chinese(unit.paragraph)}款" if unit.paragraph else ""
    item = f"第（{to_chinese(unit.item)}）项" if unit.item else "各项之前的部分" if unit.item == OPENING else ""
    return label_of(unit.article) + paragraph + item


def _preamble(version: Version) -> DraftArticle:
    lines = enumerate(version.preamble, 1)
    return DraftArticle(None, [DraftParagraph(Unit(PREAMBLE, n), Line.old(text)) for n, text in lines], key=PREAMBLE)


def _missing(unit: Unit) -> str:
    return f"修改前的文本没有{words_of(unit)}，或者它已经被本修改的另一项改写、删去"
