"""Reading: a text on its way from left to right, turned into citations. One method for each kind of opening."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.citations import grammar
from corpus.citations.citation import Citation, Numbers
from corpus.citations.context import NO_STATUTE, RELATIVE, Context, Place
from corpus.citations.openings import (
    AMBIGUOUS,
    BACKWARDS,
    FOREIGN,
    NO_PLACE,
    NO_TITLE,
    NOTHING_BEFORE,
    OTHER_PAPER,
    OTHER_TEXT,
    OWN_ARTICLE,
    STANDARD,
    UNKNOWN_NAME,
    Opening,
    Skipped,
)
from corpus.citations.outline import Outlines, addresses
from corpus.citations.titles import Title, edition_behind
from corpus.citations.units import Element, read_units
from corpus.ids import ProvisionId


class Reading:
    """Citations found so far; `position` is where the last of them ends."""

    def __init__(self, text: str, outlines: Outlines, inside: ProvisionId | None) -> None:
        """`inside` is the place in a statute that the text is a part of."""
        self.found: list[Citation] = []
        self.skipped: list[Skipped] = []
        self.position = 0
        self._text = text
        self._group = 0
        self._context = Context(text, outlines, inside)

    def title(self, title: Title) -> None:
        """A title, and the articles that follow it."""
        self._context.advance(title.start)
        elements = self._after_divisions(title.end, titled=True)
        end = elements[-1].end if elements else title.end
        if not title.candidates and _is_other_paper(title, self._text):
            self._skip(title.start, end, OTHER_PAPER if elements else "")
            return
        if not elements and title.other and title.written[0] not in "《〈":
            self._skip(title.start, end, OTHER_TEXT)
            return
        if not elements and not title.lawlike:
            self.position = title.end
            return
        self._context.name(title.written, title.candidates)
        if _fills_line(self._text, title):
            self._context.head(title.candidates)
        if elements and title.edition is None and (edition := edition_behind(self._text, end)):
            title = replace(title, edition=edition)
        elements = _from(title.start, elements) or [Element(title.start, title.core_end, Numbers())]
        self._take(elements, title.candidates, title.form, title=title)
        self.position = end

    def opening(self, opening: Opening) -> None:
        """An article, a unit, or a word that refers to one."""
        self._context.advance(opening.start)
        {
            "that_law": self._that_law,
            "article": self._article,
            "each": self._each,
            "self_article": self._self_article,
            "relative": self._relative,
            "unit": self._unit,
        }[opening.kind](opening)

    def _that_law(self, opening: Opening) -> None:
        """本法第X条 inside the statute is its own; elsewhere, and for 该法, 同法, the last named of that kind."""
        elements = self._after_divisions(opening.end)
        if not elements:
            return
        inside = self._context.inside
        own = inside is not None and opening.text[0] == "本"
        candidates = (inside.statute,) if own and inside else self._context.last_of_kind(opening.text)
        if candidates is not None:
            self._context.name("", candidates)
        problem = NO_STATUTE if candidates is None else ""
        form = "self_law" if own else "that_law"
        self._take(_from(opening.start, elements), candidates or (), form, problem=problem, carried=True)

    def _article(self, opening: Opening) -> None:
        """A bare 第X条: the statute that the text belongs to, else the only one that its line has named."""
        elements = read_units(self._text, opening.start)
        if not elements:
            return
        end = elements[-1].end
        counted = grammar.COUNTED.match(self._text, end) and elements[-1].numbers.paragraph is None
        if self._context.inside is None and counted:
            self._skip(opening.start, end, "")
        elif reason := self._of_another_text(opening.start):
            self._skip(opening.start, end, reason)
        else:
            candidates, problem = self._context.statute_here(elements[0].numbers)
            if problem == NO_STATUTE and _opens_line(self._text, opening.start):
                problem = OWN_ARTICLE
            self._take(elements, candidates, "bare_article", problem=problem, carried=True)

    def _self_article(self, opening: Opening) -> None:
        """本条, 该条, 同条, with the units that follow: 本条第二款, 本条前两款."""
        base = self._context.place("本" if opening.text[0] == "本" else "该")
        if base is None or base.numbers.article is None:
            return
        behind = RELATIVE.match(self._text, opening.end)
        if behind and behind["word"].startswith("前") and behind["mark"] == "款" and base.numbers.paragraph:
            self._counted_from(base, behind, opening.start, behind.end())
            return
        within = Numbers(base.numbers.article, base.numbers.suffix)
        elements = _from(opening.start, read_units(self._text, opening.end, within))
        elements = elements or [Element(opening.start, opening.end, within)]
        self._take(elements, base.candidates, "self_article", carried=True)

    def _each(self, opening: Opening) -> None:
        """各该条, 各该款: every address of the list or range just named."""
        last = [citation for citation in self.found if citation.start >= self._group]
        if not last or self._context.last is None:
            return
        ids = tuple(dict.fromkeys(pid for citation in last for pid in citation.ids))
        if opening.text.endswith("条"):
            ids = tuple(dict.fromkeys(pid.article_id for pid in ids))
        text, candidates = opening.text, self._context.last.candidates
        problem = "" if ids else NO_PLACE
        self.found.append(
            Citation(opening.start, opening.end, text, None, candidates, ids=ids, form="self_article", problem=problem)
        )
        self.position = opening.end

    def _relative(self, opening: Opening) -> None:
        """前款, 前两款, 前条, 前项, 本款, with the units that follow: 前款第一项."""
        match = RELATIVE.fullmatch(opening.text)
        that = opening.text[0] in "该同"
        base = self._context.place("该" if that else "本")
        if match is None or base is None or base.numbers.article is None:
            return
        in_prose = self._context.inside is None
        if (in_prose and match["word"] == "本") or (that and base.numbers.paragraph is None):
            return
        self._counted_from(base, match, opening.start, opening.end)

    def _counted_from(self, base: Place, match: re.Match[str], start: int, end: int) -> None:
        """The citation from `start` to `end` and further, whose words (前款) count from a place."""
        in_prose = self._context.inside is None
        # In prose 前款 is the 款 before the one just named, or that one itself: nobody can tell.
        targets = [] if in_prose and match["word"].startswith("前") else self._context.targets(match, base)
        if not targets:
            unknown = in_prose
            problem = NO_PLACE if unknown else NOTHING_BEFORE
            self._take([Element(start, end, Numbers())], base.candidates, "relative", problem=problem, carried=True)
            return
        first, last = targets[0], targets[-1] if len(targets) > 1 else None
        elements = read_units(self._text, end, first) if last is None else []
        if not elements or elements[0].numbers.article != first.article or elements[0].numbers == first:
            elements = [Element(start, end, first, last)]
        self._take(_from(start, elements), base.candidates, "relative", carried=True)

    def _unit(self, opening: Opening) -> None:
        """A bare 第二款 or 第（三）项: of the article that the text stands in, else of the one just named."""
        base = self._context.place("本")
        if base is None or base.numbers.article is None or not self._is_unit(opening):
            return
        if self._context.inside is None and len(base.candidates) > 1:
            return
        elements = self._units_in(base, opening)
        last = self._context.last
        if elements and last and not self._context.exists(base, elements[0].numbers):
            # 第三百九十五条第一款第一项至第三项规定的财产或者第五项规定的: an item of the article just named
            base, elements = last, self._units_in(last, opening)
        if elements:
            self._take(elements, base.candidates, "bare_unit", carried=True)

    def _units_in(self, base: Place, opening: Opening) -> list[Element]:
        """The units that open here, in the article of a place.

        有第一项情形的 in a 款 without items means those of the 款 before it.
        """
        elements = read_units(self._text, opening.start, base.numbers._replace(item=None, subitem=None))
        numbers = elements[0].numbers if elements else Numbers()
        article = (numbers.article or 0, numbers.suffix)
        outline = self._context.outline(base.candidates)
        if numbers.item is None or "款" in opening.text or article not in outline.items:
            return elements
        paragraph = outline.paragraph_of_item(article, numbers.item, numbers.paragraph)
        return [replace(e, numbers=e.numbers._replace(paragraph=paragraph)) for e in elements]

    def _is_unit(self, opening: Opening) -> bool:
        """In prose 第三项诉讼请求 is none: an item counts with its bracket alone, no unit before a counted noun."""
        if self._context.inside is not None:
            return True
        if grammar.COUNTED.match(self._text, opening.end) or self._of_another_text(opening.start):
            return False
        return opening.text.endswith("款") or any(bracket in opening.text for bracket in "（(")

    def _after_divisions(self, position: int, *, titled: bool = False) -> list[Element]:
        """The articles behind a title, over 第四编, 人格权编 and the like."""
        between = grammar.BETWEEN.match(self._text, position)
        return read_units(self._text, between.end() if between else position, titled=titled)

    def _of_another_text(self, start: int) -> str:
        """What other text the words before a number name, if they do: 合同第三条, GDPR第46条, 证据规定第十条."""
        if self._context.inside is not None:
            return ""
        before = max(self.position, start - 40)
        if grammar.OTHER_PAPER.search(self._text, before, start):
            return OTHER_PAPER
        if foreign := grammar.FOREIGN.search(self._text, before, start):
            return STANDARD if any(char.isdigit() for char in foreign[0]) else FOREIGN
        named = grammar.UNKNOWN_NAME.search(self._text, before, start)
        return UNKNOWN_NAME if named and not grammar.GENERAL_WORDS.search(self._text, before, start) else ""

    def _take(
        self,
        elements: list[Element],
        candidates: tuple[str, ...],
        form: str,
        title: Title | None = None,
        *,
        problem: str = "",
        carried: bool = False,
    ) -> None:
        """Add the citations of a list, and remember the last of them."""
        problem = problem or (title.problem if title else "")
        self._group = elements[0].start
        for number, element in enumerate(elements):
            ids = () if problem else self._ids(candidates, element)
            self.found.append(
                Citation(
                    element.start,
                    element.end,
                    self._text[element.start : element.end],
                    title.written if title and number == 0 else None,
                    candidates,
                    *element.numbers,
                    last=element.last,
                    ids=ids,
                    form=form,
                    edition=title.edition if title else None,
                    carried=carried,
                    problem=problem or _problem(candidates, ids),
                    named=title.written if title else "",
                )
            )
        self.position = elements[-1].end
        numbers = elements[-1].last or elements[-1].numbers
        if numbers.article is not None:
            self._context.last = Place(candidates, numbers)

    def _ids(self, candidates: tuple[str, ...], element: Element) -> tuple[ProvisionId, ...]:
        if len(candidates) != 1:
            return ()
        return addresses(candidates[0], element.numbers, element.last, self._context.outline(candidates))

    def _skip(self, start: int, end: int, reason: str) -> None:
        self.skipped.append(Skipped(start, end, reason))
        self.position = end


def _from(start: int, elements: list[Element]) -> list[Element]:
    """The same elements, the first of them with the words before it."""
    return [replace(elements[0], start=start), *elements[1:]] if elements else []


def _fills_line(text: str, title: Title) -> bool:
    """《民法典》 on a line of its own, as the heading of articles that follow."""
    end = text.find("\n", title.end, title.end + 24)
    if end < 0:
        return False
    start = text.rfind("\n", max(0, title.start - 24), title.start) + 1
    if start == 0 and title.start > 24:
        return False
    return not re.search(r"[\u4e00-\u9fff]{7}|[。，；]", text[start : title.start] + "|" + text[title.end : end])


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but signs stands before a position in its line."""
    line = text.rfind("\n", max(0, start - 12), start) + 1
    return (line > 0 or start <= 12) and not re.search(r"\w", text[line:start])


def _problem(candidates: tuple[str, ...], ids: tuple[ProvisionId, ...]) -> str:
    if len(candidates) > 1:
        return AMBIGUOUS
    if not candidates:
        return NO_TITLE
    return "" if ids else BACKWARDS


def _is_other_paper(title: Title, text: str) -> bool:
    """《房屋租赁合同》第三条."""
    quoted = title.written[0] in "《〈" and not title.lawlike
    return quoted and bool(grammar.OTHER_PAPER.search(text, title.start, title.end))
