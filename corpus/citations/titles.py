"""Titles in prose: names in guillemets, known names without them, document numbers, with what stands round them.

    title = [modifier] ( 《 name 》 | name | document number ) [ （ year | document number | 以下简称… ） ]

Known names are found all at once by an Aho-Corasick automaton, in time linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import ahocorasick

from corpus.citations import title_patterns as patterns
from corpus.citations.citation import Edition
from corpus.names import DOCUMENT_NUMBER, Names, canonical


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text: its span with modifier and bracket, the title as written, what it can mean.

    `core_end` is where the bracket that defines a short name begins (else the end); `other` says that the name
    belongs to another text than the known one it contains; `lawlike` that the name is one of a legal text.
    """

    start: int
    end: int
    written: str
    candidates: tuple[str, ...]
    form: str
    edition: Edition | None = None
    core_end: int = 0
    other: bool = False
    lawlike: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Defined:
    """A short name that the text defines: from which position on, and what it means."""

    since: int
    candidates: tuple[str, ...]


class TitleScanner:
    """Finds titles; build one for a set of names and keep it."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._automaton = ahocorasick.Automaton()
        for name in names.written():
            self._automaton.add_word(name, len(name))
        self._automaton.make_automaton()

    def scan(self, text: str) -> list[Title]:
        """Every title of the text in its order, none inside another; short names that the text defines count."""
        defined: dict[str, _Defined] = {}
        found: list[Title] = []
        position = 0
        for start, end, kind in self._spans(text):
            if start < position:
                continue
            title = self._title(text, start, end, kind, defined)
            if title is not None:
                title = self._with_bracket(text, _with_modifier(text, title, position), defined)
                if meant := patterns.MEANS.search(text, max(0, title.start - 36), title.start):
                    defined[canonical(meant["name"])] = _Defined(title.end, title.candidates)
                found.append(title)
                position = title.end
        if defined:
            found = sorted([*found, *_bare_defined(text, defined, found)], key=lambda title: title.start)
        return found

    def _spans(self, text: str) -> list[tuple[int, int, str]]:
        """Where titles can stand: the leftmost first, of those that open together the longest first."""
        plain = text.translate(patterns.ONE_CASE)
        spans = [(end - size + 1, end + 1, "bare_title") for end, size in self._automaton.iter(plain)]
        spans += [(m.start(), m.end(), "bracketed_title") for m in patterns.QUOTED.finditer(text)]
        spans += [(m.start(), m.end(), "document_number") for m in DOCUMENT_NUMBER.finditer(text)]
        return sorted(spans, key=lambda span: (span[0], -span[1]))

    def _title(self, text: str, start: int, end: int, kind: str, defined: dict[str, _Defined]) -> Title | None:
        written = text[start:end]
        if kind == "bare_title" and not _is_name(text, start, end):
            return None
        if kind == "bare_title" and self._names.is_ambiguous(written) and not _stands_alone(text, start):
            return None
        own = defined.get(canonical(written)) if kind == "bracketed_title" else None
        candidates = own.candidates if own else self._candidates(written, kind)
        if kind == "bracketed_title" and not candidates and patterns.ARTICLE_INSIDE.search(written):
            return None  # 《网络安全法第二十一条》: the name inside is found by itself
        if kind == "bracketed_title" and (longer := _around(text, start, end)):
            return longer
        form = "defined_name" if own else _form(kind, written, candidates)
        lawlike = _is_lawlike(kind, written, candidates)
        title = Title(start, end, written, candidates, form, core_end=end, lawlike=lawlike)
        return (_grown(text, title, defined) or _widened(text, title)) if kind == "bare_title" else title

    def _candidates(self, written: str, kind: str) -> tuple[str, ...]:
        found = self._names.candidates(written)
        if found or kind != "bracketed_title":
            return found
        return self._names.candidates(patterns.PART_OF_CODE.sub("", written.strip("《》〈〉")))

    def _with_bracket(self, text: str, title: Title, defined: dict[str, _Defined]) -> Title:
        """The title with the bracket behind it: a document number, a year, a short name, or the mark of a draft."""
        if title.form == "unknown_title":
            title = self._with_year_inside(title)
        bracket = patterns.BRACKET.match(text, title.end)
        if not bracket or title.other:
            draft = patterns.DRAFT_BEHIND.match(text, title.end) if title.written.endswith(("》", "〉")) else None
            return _drafted(text, title, draft.end()) if draft else title
        inside, end = bracket["inside"], bracket.end()
        if number := DOCUMENT_NUMBER.fullmatch(inside.strip()):
            return self._with_number(title, number[0], end)
        if year := patterns.YEAR_IN_BRACKET.fullmatch(inside):
            edition = Edition(inside.strip(), int(year["year"]))
            return replace(title, end=end, core_end=end, edition=edition, form=_dated_form(title))
        if patterns.ORDER.fullmatch(inside.strip()) or inside.strip() in patterns.REMARKS:
            return replace(title, end=end, core_end=end)
        if patterns.GROWN_BEHIND.match(text, title.end):
            return _drafted(text, title, end)
        if short := patterns.SHORT_NAME.search(inside):
            defined[canonical(short["a"] or short["b"] or short["c"])] = _Defined(end, title.candidates)
            return replace(title, end=end)
        return title

    def _with_number(self, title: Title, number: str, end: int) -> Title:
        named = self._names.candidates(number)
        if named and title.candidates and named != title.candidates:
            both = tuple(dict.fromkeys([*title.candidates, *named]))
            problem = f"标题与文号{number}指的不是同一部法规"
            return replace(title, end=end, core_end=end, candidates=both, problem=problem)
        form = "document_number" if named and not title.candidates else title.form
        return replace(title, end=end, core_end=end, candidates=title.candidates or named, form=form)

    def _with_year_inside(self, title: Title) -> Title:
        """《商标法（2019年修正）》."""
        match = re.fullmatch(r"[《〈](.{2,60}?)[（(\[〔]([^（(\[〔]{4,20})[）)\]〕][》〉]", title.written)
        year = patterns.YEAR_IN_BRACKET.fullmatch(match[2]) if match else None
        if match and year and (named := self._names.candidates(match[1])):
            return replace(title, candidates=named, edition=Edition(match[2], int(year["year"])), form="edition")
        return title


def _drafted(text: str, title: Title, end: int) -> Title:
    """《民法典》草案, 《个人信息保护法》（征求意见稿）: with these words the name is that of another text."""
    written = title.written + text[title.end : end]
    return replace(title, end=end, core_end=end, written=written, candidates=(), form="other_text")


def edition_behind(text: str, position: int) -> Edition | None:
    """第二十七条（2017年修正）: the wording named after the article."""
    bracket = patterns.BRACKET.match(text, position)
    year = patterns.YEAR_IN_BRACKET.fullmatch(bracket["inside"]) if bracket else None
    return Edition(bracket["inside"].strip(), int(year["year"])) if bracket and year else None


def _with_modifier(text: str, title: Title, after: int) -> Title:
    """旧, 修订前的, 2012年 before the title; 自2021年 is a day, no edition."""
    match = patterns.MODIFIER.search(text, max(after, title.start - 10), title.start)
    if not match or (match["year"] and match.start() and text[match.start() - 1] in "自从至到于在0123456789"):
        return title
    year = int(match["year"] or match["bracketed"] or 0) or None
    edition = Edition(match[0].strip(), year, bool(match["older"]), bool(match["newer"]))
    return replace(title, start=match.start(), edition=edition, form=_dated_form(title))


def _dated_form(title: Title) -> str:
    return "edition" if title.form in ("bracketed_title", "bare_title") else title.form


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a known name stands here, and not a word that holds its letters."""
    if text[start].isascii() and (_is_latin(text, start - 1) or _is_latin(text, end)):
        return False
    if patterns.SHORTEST.fullmatch(text, start, end) and not _stands_alone(text, start):
        return False
    if text[end - 1] == "法" and patterns.AFTER_LAW.match(text, end):
        return False
    if text[end - 1] == "典" and patterns.AFTER_CODE.match(text, end):
        return False
    return start == 0 or text[start - 1] not in patterns.BEFORE_NAME


def _stands_alone(text: str, start: int) -> bool:
    """生物安全法 does not name “安全法”: before an ambiguous name no noun may stand that makes it a longer one."""
    before = text[start - 1] if start else ""
    return not "\u4e00" <= before <= "\u9fff" or before in patterns.WORDS_BEFORE


def _is_latin(text: str, position: int) -> bool:
    return 0 <= position < len(text) and text[position].isascii() and text[position].isalpha()


def _grown(text: str, title: Title, defined: dict[str, _Defined]) -> Title | None:
    """The longer name of another text that contains a known one: 民法典草案, 反个人信息保护法."""
    behind = patterns.GROWN_BEHIND.match(text, title.end)
    before = patterns.GROWN_BEFORE.search(text[max(0, title.start - 9) : title.start])
    if not behind and not before:
        return None
    start = title.start - (len(before[0]) if before else 0)
    end = behind.end() if behind else title.end
    if own := defined.get(canonical(text[start:end])):
        return Title(start, end, text[start:end], own.candidates, "defined_name", core_end=end)
    return Title(start, end, text[start:end], (), "other_text", core_end=end, other=True)


def _around(text: str, start: int, end: int) -> Title | None:
    """A text that names another in its own title: 浙江省实施《消费者权益保护法》办法."""
    before = patterns.IMPLEMENTING.search(text, max(0, start - 24), start)
    behind = patterns.IMPLEMENTED.match(text, end) if before else None
    if not before or not behind:
        return None
    return Title(
        before.start(),
        behind.end(),
        text[before.start() : behind.end()],
        (),
        "other_text",
        core_end=behind.end(),
        other=True,
    )


def _widened(text: str, title: Title) -> Title:
    """With 中华人民共和国 before the name, and the quotation marks that hold the name alone."""
    start, end = title.start, title.end
    if start and text[start - 1] in "国 \n" and (state := patterns.STATE_BEFORE.search(text, max(0, start - 9), start)):
        start = state.start()
    opened = patterns.OPEN.find(text[start - 1]) if start else -1
    if opened >= 0 and text[end : end + 1] == patterns.CLOSE[opened]:
        start, end = start - 1, end + 1
    if (start, end) == (title.start, title.end):
        return title
    return Title(start, end, text[start:end], title.candidates, title.form, core_end=end)


def _form(kind: str, written: str, candidates: tuple[str, ...]) -> str:
    if len(candidates) > 1:
        return "ambiguous"
    if kind == "document_number":
        return "document_number"
    if kind == "bracketed_title" and not candidates:
        return "unknown_title"
    if "〈" in written or written.count("《") > 1:
        return "nested_title"
    return kind


def _is_lawlike(kind: str, written: str, candidates: tuple[str, ...]) -> bool:
    return bool(candidates) or kind != "bracketed_title" or bool(patterns.LAW_WORD.search(written.strip("《》〈〉")))


def _bare_defined(text: str, defined: dict[str, _Defined], found: list[Title]) -> list[Title]:
    """Short names that the text itself defines, without guillemets and before an article: 解释第五条."""
    taken = iter([*found, Title(len(text), len(text), "", (), "")])
    names = "|".join(sorted(map(re.escape, defined), key=len, reverse=True))
    added, title = [], next(taken)
    for match in re.finditer(rf"(?:{names})(?=\s?第)", text):
        while title.end <= match.start():
            title = next(taken)
        meant = defined[canonical(match[0])]
        if match.end() <= title.start and match.start() >= meant.since:
            written = match[0]
            added.append(
                Title(match.start(), match.end(), written, meant.candidates, "defined_name", core_end=match.end())
            )
    return added
