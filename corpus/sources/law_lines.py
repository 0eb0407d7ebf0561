"""Lines of a foreign text -> a law: title, notes, preamble, articles under their divisions, annexes.

The lines are put into our own Markdown and read by corpus.structure, so that an imported text obeys the same grammar
as a held one and every problem has the line of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.model import Annex, Article
from corpus.sources.body_lines import Tail, cut_annexes, cut_signature, parted, without_contents
from corpus.sources.body_markdown import BodyWriter
from corpus.sources.front_lines import read_front
from corpus.sources.line_forms import annex_heading, article_opening
from corpus.sources.numbering import ask_about_numbers, missing_articles
from corpus.sources.openings import Openings, find_openings
from corpus.sources.promulgation import Promulgation, read_notes
from corpus.sources.source_lines import Findings, SourceLine, cleaned
from corpus.structure import Body, parse_body

_HALF_BRACKET = re.compile(r"(?<=[\u4e00-\u9fff，。；：、])[()]|[()](?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class LawText:
    """A law as a file gives it. `missing` names what its numbering leaps over; `signed` is the day at its end."""

    title: str
    notes: str
    promulgation: Promulgation
    signed: date | None
    preamble: tuple[str, ...]
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]
    missing: tuple[str, ...]
    half_width_brackets: bool


def read_law(path: Path, source: Iterable[SourceLine], findings: Findings, notes_end: int = 0) -> LawText:
    """Read the lines of one law.

    Args:
        path: the file, for messages.
        source: its lines, as an importer of a file format gives them.
        findings: every repair and every open question is added to it.
        notes_end: see `read_front`.

    Raises:
        CorpusError: there is no text or no title, or a line fits no place; each with its line.
    """
    lines = list(cleaned(source, findings))
    if not lines:
        raise CorpusError([Problem(path, 0, "文件里没有文字", "一部法规的全文")])
    front = read_front(lines, findings, notes_end)
    if not front.title:
        raise CorpusError([Problem(path, lines[0].number, "找不到题名", "第一行是题名，如 中华人民共和国网络安全法")])
    rest = parted(without_contents([*front.preamble, *lines[front.body :]], findings), findings)
    if not rest:
        raise CorpusError([Problem(path, front.title_line, "题名之后没有正文", "条文（第一条　……）")])
    promulgation = read_notes([line.text for line in front.notes], front.title)
    openings = find_openings(_own_lines(rest), findings, promulgation.excerpt)
    main, tails = cut_annexes(rest, openings, findings)
    main, signed = cut_signature(main, findings)
    openings = Openings(openings.numbering, {i: o for i, o in openings.by_index.items() if i < len(main)})
    kept = _keeps_half_width(main)
    body = _parsed(path, front.title, BodyWriter(main, openings, findings, brackets=not kept), tails)
    ask_about_numbers(body.articles, findings)
    return LawText(
        title=front.title,
        notes="　".join(line.text for line in front.notes),
        promulgation=promulgation,
        signed=signed,
        preamble=tuple(body.preamble),
        articles=tuple(body.articles),
        annexes=tuple(body.annexes),
        missing=tuple(missing_articles(body.articles)),
        half_width_brackets=kept,
    )


def _own_lines(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines before an annex whose articles are not those of the text: 附件 alone, below a sentence, before any."""
    for index, line in enumerate(lines):
        opening = article_opening(line.text)
        if opening and opening.clear:
            break
        if index and annex_heading(line.text) == line.text and lines[index - 1].text.endswith("。"):
            return lines[:index]
    return lines


def _parsed(path: Path, title: str, writer: BodyWriter, tails: Sequence[Tail]) -> Body:
    written = [(1, f"# {title}"), *writer.written()]
    for tail in tails:
        written.append((tail.line, f"## {tail.title}"))
        written += [(line.number, line.text.lstrip("#= ").rstrip("=")) for line in tail.lines]
    body = parse_body(path, written)
    problems = [*writer.problems(path), *body.problems]
    if not body.articles:
        problems.append(Problem(path, 0, "没有读出条文", "以 第一条 或 一、 起头的段落"))
    if problems:
        raise CorpusError(problems)
    return body


def _keeps_half_width(lines: Sequence[SourceLine]) -> bool:
    """Some texts are published with half-width brackets throughout: then they stay, and a note says so."""
    texts = [line.text for line in lines]
    return any(_HALF_BRACKET.search(text) for text in texts) and not any("（" in text for text in texts)
