"""Data sanity over every held text: what a damaged text would show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.model import Article, Version
from corpus.structure import SUBITEM
from tests.corpus.conftest import HELD

IDS = [f"{path.parent.name}@{path.stem}" for path in HELD]
CLOSING = ("。", "；", "：", "”")
# Lines that the official text itself leaves open.
OPEN_LINES = {
    # 宪法 lists the members of an organ one a line, each with a comma, the last with a full stop.
    "xianfa@2018-03-11": {"65", "86", "93", "124"},
    # 刑法修正案（九）第十二条: 删去刑法第一百九十九条; the consolidated text keeps the number.
    "xingfa@2015-11-01": {"199"},
    "xingfa@2021-03-01": {"199"},
    "xingfa@2024-03-01": {"199"},
    # The decision of 2009 lists the provisions that it amends, one a line.
    "guanyuxiugaibufenfaludejueding@2009-08-27": {"2"},
    # A misprint, set right by `corrections`.
    "juminshenfenzhengfa@2012-01-01": {"13"},
}
PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("〈", "〉"), ("（", "）"), ("(", ")"))


def quotes_articles(path: Path) -> bool:
    """Amendments: a quotation of several paragraphs opens each of them."""
    return "xiuzhengan" in path.parent.name or "xiugai" in path.parent.name


def names_and_versions(library: Library) -> Iterator[tuple[str, Version]]:
    for statute in library.statutes.values():
        for version in statute.versions:
            yield f"{version.statute}@{version.effective}", version


def lines_of(article: Article) -> list[str]:
    return article.text.split("\n")


@pytest.mark.parametrize("path", HELD, ids=IDS)
def test_every_line_ends_with_closing_punctuation(path: Path, held: dict[Path, Version]) -> None:
    key = f"{path.parent.name}@{path.stem}"
    open_articles = {
        article.key for article in held[path].articles for line in lines_of(article) if not line.endswith(CLOSING)
    }
    assert open_articles == OPEN_LINES.get(key, set())


def test_the_open_lines_of_the_constitution_are_its_lists(library: Library) -> None:
    (version,) = library.statute("xianfa").versions
    for article in version.articles:
        for line in lines_of(article):
            assert line.endswith(CLOSING) or re.fullmatch(
                r"[各副]?[委员会各部审计秘书国务总理部长主任席若干人]+，", line
            )


def test_article_199_says_that_it_is_deleted(library: Library) -> None:
    """刑法修正案（九）第十二条: 删去刑法第一百九十九条。"""
    says = {str(v.effective): a.text for v in library.statute("xingfa").versions if (a := v.article("199"))}
    assert {day for day, text in says.items() if text == "（删去）"} == {day for day in says if day >= "2015-11-01"}
    assert says["2011-05-01"].startswith("犯本节第一百九十二条规定之罪")


def test_a_reader_never_sees_the_misprint(library: Library) -> None:
    """显着 is a conversion of 显著 by characters."""
    shown = [n for n, version in names_and_versions(library) for a in version.articles if "显着" in a.text]
    assert shown == []


def test_the_files_hold_the_misprint_only_where_it_is_listed(held: dict[Path, Version]) -> None:
    found = {(v.statute, a.key) for v in held.values() for a in v.articles if "显着" in a.text}
    listed = {(v.statute, c.article) for v in held.values() for c in v.corrections if c.printed == "显着"}
    assert found == listed == {("fashi-2019-15", "15")}


@pytest.mark.parametrize("path", [p for p in HELD if not quotes_articles(p)], ids=lambda p: f"{p.parent.name}@{p.stem}")
def test_marks_are_balanced_in_every_article(path: Path, held: dict[Path, Version]) -> None:
    """GB/T 15834—2011: quotation marks, brackets and title marks come in pairs."""
    for article in held[path].articles:
        for left, right in PAIRS:
            depth = 0
            for char in article.text:
                depth += (char == left) - (char == right)
                assert 0 <= depth <= 1 or left in "（《", f"{article.label}{left}{right}"
            assert depth == 0, f"{article.label}{left}{right}"


@pytest.mark.parametrize("number", ["", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9", "-10", "-11", "-12"])
def test_amendments_open_each_quoted_paragraph_and_close_the_last(library: Library, number: str) -> None:
    """GB/T 15834—2011: a quotation of several paragraphs opens each and closes the last alone.

    Until 2002 an 项 of a quotation is not opened.
    """
    for article in library.statute(f"xingfa-xiuzhengan{number}").latest.articles:
        quoting = False
        for line in lines_of(article):
            opened = line.startswith("“") or (number in {"", "-3", "-4"} and line.startswith("（"))
            assert opened or not quoting, f"{article.label}：{line[:20]}"
            last = re.findall("[“”]", line)[-1:]
            quoting = last == ["“"] or (quoting and not last)
        assert not quoting, article.label


def test_no_paragraph_is_a_stray_subitem(held: dict[Path, Version]) -> None:
    """立法法第六十五条: 目 stand under 项."""
    stray = [
        (v.statute, a.key) for v in held.values() for a in v.articles for p in a.paragraphs if SUBITEM.match(p.text)
    ]
    assert stray == []


def test_only_a_lone_number_or_an_item_opens_with_a_bracket(held: dict[Path, Version]) -> None:
    opened = {
        (v.statute, a.key)
        for v in held.values()
        for a in v.articles
        for p in a.paragraphs
        if p.text.startswith(("（", "("))
    }
    assert opened == {("xingfa", "199")}


def test_every_item_list_counts_from_one_without_a_gap(held: dict[Path, Version]) -> None:
    """立法法第六十五条: 项的序号用中文数字加括号依次表述."""
    for version in held.values():
        for article in version.articles:
            for paragraph in article.paragraphs:
                numbers = [item.number for item in paragraph.items]
                assert numbers == list(range(1, len(numbers) + 1)), (version.statute, article.label)


def test_full_texts_number_their_articles_without_a_gap(held: dict[Path, Version]) -> None:
    for version in held.values():
        if version.extent == "full":
            numbers = [article.number for article in version.articles if not article.suffix]
            assert numbers == list(range(1, len(numbers) + 1)) or numbers == [0], version.statute


@pytest.mark.parametrize(
    ("statute", "effective", "articles"),
    [
        ("minfadian", "2021-01-01", 1260), ("gerenxinxibaohufa", "2021-11-01", 74), ("xianfa", "2018-03-11", 143),
        ("shujuanquanfa", "2021-09-01", 55), ("wangluoanquanfa", "2017-06-01", 79), ("fashi-2017-10", "2017-06-01", 13),
        ("fandianxinwangluozhapianfa", "2022-12-01", 50), ("minshisusongfa", "2024-01-01", 306),
        ("zhianguanlichufafa", "2026-01-01", 144), ("xingzhengsusongfa", "2017-07-01", 103),
        ("gongsifa", "2024-07-01", 266), ("zhianguanlichufafa", "2013-01-01", 119),
    ],
)  # fmt: skip
def test_a_law_has_as_many_articles_as_it_was_promulgated_with(
    library: Library, statute: str, effective: str, articles: int
) -> None:
    (version,) = (v for v in library.statute(statute).versions if str(v.effective) == effective)
    assert (version.articles[-1].number, len(version.articles)) == (articles, articles)


def test_the_criminal_law_has_452_articles_and_53_inserted_ones(library: Library) -> None:
    """刑法 of 1997 ends with 第四百五十二条; 第一百二十条之六 has the highest number after 之."""
    version = library.statute("xingfa").latest
    assert len({article.number for article in version.articles}) == version.articles[-1].number == 452
    inserted = [article.suffix for article in version.articles if article.suffix]
    assert (len(inserted), max(inserted)) == (53, 6)
