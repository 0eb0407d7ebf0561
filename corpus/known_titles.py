"""Titles of texts that exist and that the corpus does not hold: to tell them from titles that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.names import canonical, without_issuer


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """An official title and the other names in use for the same text. It says nothing of force."""

    title: str
    short: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the text: the title, the title without its issuer, the other names.

        >>> KnownTitle("最高人民法院关于民事诉讼证据的若干规定", ("民事证据规定",)).names
        ('最高人民法院关于民事诉讼证据的若干规定', '关于民事诉讼证据的若干规定', '民事证据规定')
        """
        return tuple(dict.fromkeys((self.title, without_issuer(self.title), *self.short)))


def load_known_titles(path: Path) -> tuple[KnownTitle, ...]:
    """Read the list, one text a line.

        line  = "#" comment | title [ TAB short { "," short } ]

    A name counts once in the whole file, with or without 中华人民共和国.

    Raises:
        CorpusError: the file is not UTF-8; or every line that is empty, malformed or repeats a name.
    """
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    titles = []
    for number, line in enumerate(_lines(path), 1):
        if line.startswith("#"):
            continue
        if what := _malformed(line):
            problems.append(Problem(path, number, what, "标题，或标题、制表符、以逗号分隔的简称"))
            continue
        known = _read(line)
        problems += _repeated(path, number, known, lines)
        titles.append(known)
    if problems:
        raise CorpusError(problems)
    return tuple(titles)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(path, 0, f"不是 UTF-8 文本（第 {error.start} 字节起）")]) from error


def _read(line: str) -> KnownTitle:
    title, _, short = line.partition("\t")
    return KnownTitle(title, tuple(short.split(",")) if short else ())


def _malformed(line: str) -> str:
    """What is wrong with a line; empty: nothing."""
    if not line.strip():
        return "空行"
    title, tab, short = line.partition("\t")
    names = [title, *short.split(",")] if tab else [title]
    if "\t" in short or any(not name or name != name.strip() for name in names):
        return "写法有误"
    if title.startswith("《"):
        return "标题外有书名号"
    return ""


def _repeated(path: Path, number: int, known: KnownTitle, lines: dict[str, int]) -> Iterator[Problem]:
    for name in (known.title, *known.short):
        first = lines.setdefault(canonical(name), number)
        if first != number or [*map(canonical, (known.title, *known.short))].count(canonical(name)) > 1:
            yield Problem(path, number, f"{name} 写了两次", f"只写一次（第 {first} 行已有）")
