"""A version as plain text: title, note of dates, headings, articles, annexes; plain_text.py reads the same again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.dates import show
from corpus.model import Article, Division, Version
from corpus.structure import WHOLE_TEXT


def whole_text(version: Version) -> str:
    """The whole wording as a reader copies it: articles as 第一条　…, a blank line between articles and headings.

    The note below the title says the document number, the day of promulgation and the day in force, 不详 where they
    are not known: （2021年8月20日主席令第九十一号公布　自2021年11月1日起施行）.
    """
    blocks = [version.title, note_of_dates(version), *version.preamble]
    open_path: tuple[Division, ...] = ()
    for article in version.articles:
        blocks += [division.label for division in _entered(open_path, article.path)]
        blocks.append("\n".join(_lines(article, headed=bool(version.preamble))))
        open_path = article.path
    blocks += ["\n".join([annex.title, *annex.lines]) for annex in version.annexes]
    return "\n\n".join(blocks) + "\n"


def note_of_dates(version: Version) -> str:
    """（2021年8月20日主席令第九十一号公布　自2021年11月1日起施行）.

    A repealed text says until when it applied, one of which only some articles are held that it is an excerpt (节录).
    """
    number = version.document_number or ""
    promulgated = f"{show(version.promulgated)}{number}公布" if version.promulgated else f"{number}公布日期不详"
    effective = f"自{show(version.effective)}起施行" if version.effective else "施行日期不详"
    parts = [promulgated, effective, *_until(version.repealed), *([] if version.extent == "full" else ["节录"])]
    return f"（{'　'.join(parts)}）"


def _until(repealed: date | None) -> Iterator[str]:
    if repealed:
        yield f"自{show(repealed)}起废止"


def _entered(open_path: tuple[Division, ...], path: tuple[Division, ...]) -> tuple[Division, ...]:
    """The divisions of a path from the first on that is not open."""
    shared = 0
    while shared < min(len(open_path), len(path)) and open_path[shared] == path[shared]:
        shared += 1
    return path[shared:]


def _lines(article: Article, headed: bool) -> Iterator[str]:
    """The article's lines, the first behind its number.

    A text that is one whole has no number; it is headed 全文 only where a preamble stands before it.
    """
    first, *rest = article.text.split("\n")
    if article.label == WHOLE_TEXT:
        yield from [WHOLE_TEXT] if headed else []
        yield first
    else:
        yield f"{article.label}{first}" if article.label.endswith("、") else f"{article.label}　{first}"
    yield from rest
    yield from article.footnotes
