"""References of a statute to its own articles follow new numbers: the 相应修改 of an amendment.

What an amendment itself writes already counts in the new numbers; every other reference counts in the old ones.
网络安全法 2025: 违反本法第二十四条第一款 stands where 第二十二条第一款 stood, though no clause says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from corpus.amendments.drafts import OLD, DraftArticle, Line
from corpus.amendments.moves import Moves
from corpus.amendments.operations import PREAMBLE, Unit
from corpus.amendments.working import label_of, order_of, words_of
from corpus.citations.citation import Citation, Numbers
from corpus.citations.find import CitationFinder
from corpus.citations.outline import outlines_of
from corpus.ids import ProvisionId
from corpus.model import Statute, Version
from corpus.names import Names
from corpus.numerals import NUMERAL_CHARS, to_chinese, to_int

_N = f"[{NUMERAL_CHARS}]+"
# A number of a reference with its mark: 第二十二条, 第二百五十三条之一, 第一款, （二）项; not the 两项 of 前两项
_NUMBER = re.compile(
    rf"第(?P<article>{_N})条(?:之(?P<suffix>{_N}))?|第(?P<paragraph>{_N})款|(?:第[（(]?|[（(])(?P<item>{_N})[）)]?项"
)
# Another law named right before a number without 本法 or guillemets: 依照刑法第十条
_OTHER_LAW = re.compile(r"(?:法|条例|办法|解释|细则|决定)$")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A reference that followed its article: where it stands now, as it read and as it reads."""

    article: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What was adjusted, what a reader must look at, and the articles with a reference that could not be followed."""

    made: tuple[Adjusted, ...]
    notes: tuple[str, ...]
    doubtful: frozenset[str]


def adjust_references(
    version: Version,
    drafts: Iterable[DraftArticle],
    moves: Moves,
    recounted: Collection[str] = (),
    *,
    write: bool,
) -> Adjustment:
    """Let every reference in words of the wording before follow what it names.

    Args:
        version: the wording before, in whose numbers those references count.
        drafts: the articles after the operations; their lines are changed in place.
        moves: where units went.
        recounted: articles that were rewritten with another number of 款: references to one of these are reported.
        write: False where the amendment orders no 相应修改 (刑法修正案): then they are only reported.
    """
    writer = _Writer(version, moves, recounted, write)
    for draft in drafts:
        writer.article(draft)
    return Adjustment(tuple(writer.made), tuple(dict.fromkeys(writer.notes)), frozenset(writer.doubtful))


class _Writer:
    def __init__(self, version: Version, moves: Moves, recounted: Collection[str], write: bool) -> None:
        statute = Statute(version.statute, (version,))
        self._finder = CitationFinder(Names.of([statute]), outlines_of([statute]))
        self._version, self._moves, self._recounted, self._write = version, moves, recounted, write
        self.made: list[Adjusted] = []
        self.notes: list[str] = []
        self.doubtful: set[str] = set()

    def article(self, draft: DraftArticle) -> None:
        """Adjust the lines of an article that stood in the wording before."""
        for paragraph in draft.paragraphs:
            place = paragraph.origin or Unit(draft.old_key or draft.key)
            if place.article == PREAMBLE:
                continue
            paragraph.line = self._line(draft, place, paragraph.line)
            for item in paragraph.items:
                inside = item.origin or place
                item.line = self._line(draft, inside, item.line)
                item.subitems = [self._line(draft, inside, line) for line in item.subitems]

    def _line(self, draft: DraftArticle, place: Unit, line: Line) -> Line:
        if OLD not in line.marks:
            return line
        # From the end, so that the spans of the citations before stay right.
        for citation in reversed(self._finder.find(line.text, _address(self._version.statute, place))):
            if citation.candidates == (self._version.statute,) and line.is_old(citation.start, citation.end):
                line = self._citation(draft, place, line, citation)
        return line

    def _citation(self, draft: DraftArticle, place: Unit, line: Line, citation: Citation) -> Line:
        if citation.article is None:
            return line
        if not citation.text.startswith("本") and _OTHER_LAW.search(line.text[: citation.start]):
            return line
        if citation.form == "relative" and citation.text[0] in "前上":
            self._relative(draft, place, citation)
        unit = unit_of(citation.numbers)
        if unit.paragraph and unit.article in self._recounted and unit.article != draft.old_key:
            self._note(draft, citation, f"{label_of(unit.article)}整条改写，款数不同，请核对")
        text = self._written(draft, citation)
        if text == citation.text:
            return line
        if not self._write:
            self._note(draft, citation, f"所指的条文现为{text}，修改没有写明调整，未动")
            return line
        self.made.append(Adjusted(draft.key, citation.text, text))
        # Still marked as old words, though a citation is never read twice.
        return line.spliced(citation.start, citation.end, text, OLD)

    def _written(self, draft: DraftArticle, citation: Citation) -> str:
        """The words of a citation with the numbers that its targets have now."""
        chains = [citation.numbers] + ([citation.last] if citation.last else [])
        targets = [self._moves.of(unit_of(chain)) for chain in chains]
        known = [target for target in targets if target is not None]
        if len(known) < len(targets):
            known = [self._nearest(draft, citation, chain) for chain in chains]
        if len(known) > 1 and known[0] == known[1]:
            self._doubt(draft, citation, "起止两端已经并为一处，请核对")
            return citation.text
        text = _renumbered(citation.text, known)
        if citation.form != "relative" and _unwritten(text, [unit_of(chain) for chain in chains], known):
            self._doubt(draft, citation, "所指的条文移动了，这里的写法改不了，请核对")
            return citation.text
        return text

    def _nearest(self, draft: DraftArticle, citation: Citation, chain: Numbers) -> Unit:
        """The unit itself is rewritten or gone: its article alone is followed, and the reader told."""
        unit = unit_of(chain)
        key = self._moves.articles.get(unit.article)
        rest = unit != Unit(unit.article)
        if key is None:
            if self._version.article(unit.article):
                self._doubt(draft, citation, f"{label_of(unit.article)}已经删去、拆分或者并入别的条文，请核对")
            return unit
        exists = rest and self._moves.of(Unit(unit.article, unit.paragraph)) is None
        if exists and unit.paragraph is not None and self._had(unit):
            self._note(draft, citation, f"{words_of(unit)}已经改写或者删去，请核对")
        return Unit(key, unit.paragraph, unit.item)

    def _had(self, unit: Unit) -> bool:
        article = self._version.article(unit.article)
        return article is not None and (unit.paragraph or 0) <= len(article.paragraphs)

    def _relative(self, draft: DraftArticle, place: Unit, citation: Citation) -> None:
        """前条 and 前款 say no number; they are right as long as their targets moved along."""
        here = self._moves.of(Unit(place.article, place.paragraph, place.item))
        for pid in citation.ids if here else ():
            target = Unit(pid.article_key, pid.paragraph, pid.item)
            now = self._moves.of(target)
            if now is None or here is None or _distance(place, target) != _distance(here, now):
                self._note(draft, citation, f"原指{words_of(target)}，现在看不出仍指同一处，请核对")
                return

    def _doubt(self, draft: DraftArticle, citation: Citation, what: str) -> None:
        self.doubtful.add(draft.key)
        self._note(draft, citation, what)

    def _note(self, draft: DraftArticle, citation: Citation, what: str) -> None:
        self.notes.append(f"{label_of(draft.key)}的“{citation.text}”：{what}")


def unit_of(numbers: Numbers) -> Unit:
    """The numbers of a citation as a unit; 目 stay where they are."""
    key = f"{numbers.article}-{numbers.suffix}" if numbers.suffix else str(numbers.article)
    return Unit(key, numbers.paragraph, numbers.item)


def _renumbered(text: str, targets: list[Unit]) -> str:
    """The words of a citation with the numbers of its targets; the second number of a kind is the end of a range."""
    seen = {"article": 0, "paragraph": 0, "item": 0}
    written, end = "", 0
    for match in _NUMBER.finditer(text):
        kind = next(kind for kind in seen if match[kind])
        target = targets[min(seen[kind], len(targets) - 1)]
        seen[kind] += 1
        written += text[end : match.start()] + _numbered(match, kind, target)
        end = match.end()
    return written + text[end:]


def _unwritten(text: str, units: list[Unit], targets: list[Unit]) -> bool:
    """Whether a number changed that the citation writes without its mark: 第三至五条, 第（三）至（五）项."""
    marks = {"article": "条", "paragraph": "款", "item": "项"}
    for kind, mark in marks.items():
        moved = sum(getattr(a, kind) != getattr(b, kind) for a, b in zip(units, targets, strict=True))
        shown = sum(bool(match[kind]) for match in _NUMBER.finditer(text))
        if moved and mark in text and shown < len(targets) and ("至" in text or not shown):
            return True
    return False


def _numbered(match: re.Match[str], kind: str, target: Unit) -> str:
    """One number of a citation, written anew; the marks around it stay."""
    if kind == "article":
        return label_of(target.article)
    number = target.paragraph if kind == "paragraph" else target.item
    if not number or to_int(match[kind]) == number:
        return match[0]
    return match[0].replace(match[kind], to_chinese(number))


def _distance(here: Unit, target: Unit) -> tuple[int, int, int]:
    """How far a target lies from a place, in 条, 款 and 项, as far as both have them."""
    article, other = order_of(here.article), order_of(target.article)
    same = article == other
    paragraphs = (here.paragraph or 0) - (target.paragraph or 0) if same and target.paragraph else 0
    items = (here.item or 0) - (target.item or 0) if same and here.item and target.item else 0
    return article[0] - other[0], paragraphs, items


def _address(statute: str, place: Unit) -> str:
    number, suffix = order_of(place.article)
    return str(ProvisionId(statute, number, suffix, place.paragraph, place.item or None))
