"""Citations inside quoted statute text are the law's own: 本法 and 前款 count from its paragraphs, in its wording."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.citations.find import CitationFinder
from corpus.citations.references import references_in
from corpus.citations.verdicts import Quotation
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version
from corpus.quotations.inside_quotation import Source, citations_inside, source_of
from tests.conftest import TODAY


def quotation(text: str, source: str | None, start: int = 0) -> Quotation:
    return Quotation("identical", start, start + len(text), text, source, (), "")


def inside(
    library: Library, finder: CitationFinder, quoted: Quotation, on: date = TODAY
) -> list[tuple[str, list[str]]]:
    source = source_of(quoted, on)
    assert source
    found = list(citations_inside(quoted, source, finder, library))
    for citation in found:
        assert quoted.text[citation.start - quoted.start : citation.end - quoted.start] == citation.text
    return [(c.text, [str(pid) for pid in c.ids]) for c in found]


def held(library: Library, address: str, on: date = TODAY) -> str:
    return library.provision(ProvisionId.parse(address), on).article.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("minfadian/1034/2", Source(ProvisionId("minfadian", 1034, 0, 2), TODAY)),
        ("xingfa/253-1", Source(ProvisionId("xingfa", 253, 1), TODAY)),
        ("xingfa@2009-02-28/253-1/1", Source(ProvisionId("xingfa", 253, 1, 1), date(2009, 2, 28))),
        ("wangluoanquanfa@2017-06-01/64", Source(ProvisionId("wangluoanquanfa", 64), date(2017, 6, 1))),
        ("xianfa", Source(ProvisionId("xianfa"), TODAY)),
        (None, None),
    ],
)
def test_the_source_of_a_quotation(source: str | None, expected: Source | None) -> None:
    assert source_of(quotation("甲", source), TODAY) == expected


def test_a_paragraph_that_refers_to_those_before_it(library: Library, finder: CitationFinder) -> None:
    """刑法第二百五十三条之一第四款: 单位犯前三款罪的."""
    text = held(library, "xingfa/253-1").split("\n")[3]
    found = inside(library, finder, quotation(text, "xingfa/253-1/4"))
    three = ["xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3"]
    assert found == [("前三款", three), ("各该款", three)]


def test_a_whole_article_is_read_paragraph_by_paragraph(library: Library, finder: CitationFinder) -> None:
    found = inside(library, finder, quotation(held(library, "xingfa/253-1"), "xingfa/253-1", start=11))
    assert found == [
        ("前款", ["xingfa/253-1/1"]),
        ("第一款", ["xingfa/253-1/1"]),
        ("前三款", ["xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3"]),
        ("各该款", ["xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3"]),
    ]


def test_paragraphs_run_together(library: Library, finder: CitationFinder) -> None:
    text = held(library, "xingfa/253-1").replace("\n", "")
    assert [ids for _, ids in inside(library, finder, quotation(text, "xingfa/253-1"))] == [
        ["xingfa/253-1/1"],
        ["xingfa/253-1/1"],
        ["xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3"],
        ["xingfa/253-1/1", "xingfa/253-1/2", "xingfa/253-1/3"],
    ]


def test_this_law_is_the_law_of_the_words(library: Library, finder: CitationFinder) -> None:
    """网络安全法 (2016) 第六十四条: 违反本法第二十二条第三款、第四十一条至第四十三条规定."""
    before = date(2017, 6, 1)
    quoted = quotation(held(library, "wangluoanquanfa/64", before), "wangluoanquanfa@2017-06-01/64")
    found = inside(library, finder, quoted)
    numbers = [f"wangluoanquanfa/{n}" for n in (41, 42, 43)]
    assert found == [
        ("本法第二十二条第三款", ["wangluoanquanfa/22/3"]),
        ("第四十一条至第四十三条", numbers),
        ("本法第四十四条", ["wangluoanquanfa/44"]),
    ]


def test_an_interpretation_names_the_law_it_explains(library: Library, finder: CitationFinder) -> None:
    """法释〔2017〕10号第七条."""
    found = inside(library, finder, quotation(held(library, "fashi-2017-10/7"), "fashi-2017-10/7"))
    assert found == [("刑法第二百五十三条之一", ["xingfa/253-1"])]


def test_items_named_from_the_next_paragraph(library: Library, finder: CitationFinder) -> None:
    """个人信息保护法第十三条第二款: 但是有前款第二项至第七项规定情形的."""
    text = held(library, "gerenxinxibaohufa/13").split("\n")[-1]
    found = inside(library, finder, quotation(text, "gerenxinxibaohufa/13/2"))
    assert found == [("前款第二项至第七项", [f"gerenxinxibaohufa/13/1/{n}" for n in range(2, 8)])]


def test_spans_count_in_the_checked_text(library: Library, finder: CitationFinder) -> None:
    text = "甲\r\n单位犯前三款罪的"
    quoted = quotation(text, "xingfa/253-1/4", start=100)
    source = source_of(quoted, TODAY)
    assert source
    (citation,) = citations_inside(quoted, source, finder, library)
    assert (citation.start, citation.end, citation.text) == (106, 109, "前三款")


def test_a_quotation_of_no_source_is_left_alone() -> None:
    assert source_of(quotation("随便写的一句话", None), TODAY) is None


def _both(library: Library, finder: CitationFinder, version: Version) -> dict[str, tuple[object, object]]:
    """The citations of each article quoted whole, and those that the law itself has there, where they differ."""
    own: dict[str, list[tuple[str, list[str]]]] = {}
    for reference in references_in(version, finder, library):
        citation = reference.citation
        own.setdefault(reference.source.article_key, []).append((citation.text, [str(pid) for pid in citation.ids]))
    differing: dict[str, tuple[object, object]] = {}
    for article in version.articles:
        if article.number and not article.label.endswith("、"):
            pid = str(version.id_of(article)).replace(version.statute, f"{version.statute}@{version.effective}", 1)
            source = source_of(quotation(article.text, pid), TODAY)
            assert source
            found = citations_inside(quotation(article.text, pid), source, finder, library)
            read = [(c.text, [str(i) for i in c.ids]) for c in found if c.article is not None or c.title is None]
            if read != own.get(article.key, []):
                differing[article.key] = (read, own.get(article.key, []))
    return differing


@pytest.mark.parametrize("statute", ["gerenxinxibaohufa", "wangluoanquanfa", "zhianguanlichufafa", "fashi-2017-10"])
def test_a_whole_article_has_the_citations_that_the_law_has(
    library: Library, finder: CitationFinder, statute: str
) -> None:
    for version in library.statute(statute).versions:
        assert _both(library, finder, version) == {}


@pytest.mark.parametrize("statute", ["minfadian", "xingfa", "xiaofeizhequanyibaohufa", "minshisusongfa"])
def test_words_that_stand_in_two_paragraphs(library: Library, finder: CitationFinder, statute: str) -> None:
    """民法典第五百零二条第三款 begins like words of the second; its 前款 is the second, not the first."""
    for version in library.statute(statute).versions:
        assert _both(library, finder, version) == {}
