"""References between held texts: how many are resolved, what they cite, and what cites an article on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.citations.find import CitationFinder
from corpus.citations.references import Reference, References
from corpus.ids import ProvisionId
from corpus.library import Library
from tests.conftest import TODAY
from tests.corpus.conftest import BODY, write_statute

MEASURED = ("minfadian", "xingfa", "gerenxinxibaohufa", "zhianguanlichufafa", "wangluoanquanfa")


@pytest.fixture(scope="module")
def references(library: Library, finder: CitationFinder) -> References:
    return References(library, finder)


def cites(references: References, library: Library, address: str, on: date = TODAY) -> list[str]:
    found = library.provision(ProvisionId.parse(address), on)
    return [str(pid) for pid in references.cites(found.version, found.article)]


def cited_by(references: References, address: str, on: date = TODAY) -> list[tuple[str, str | None]]:
    found = references.cited_by(ProvisionId.parse(address), on)
    return [(str(c.source), str(c.written_as) if c.written_as else None) for c in found]


def measured(references: References, library: Library) -> list[Reference]:
    return [
        r
        for r in references.all
        if r.source.statute in MEASURED or library.statute(r.source.statute).latest.level == "judicial_interpretation"
    ]


def test_at_least_99_of_100_are_resolved(references: References, library: Library) -> None:
    """Issue: 民法典, 刑法, 个人信息保护法, 治安管理处罚法, 网络安全法 and the interpretations; the rest listed."""
    found = measured(references, library)
    rest = [(str(r.source), r.citation.text, r.problem) for r in found if not r.resolved]
    print(f"{len(found) - len(rest)} of {len(found)} resolved", *rest, sep="\n")
    assert len(found) > 1200
    assert len(rest) <= len(found) / 100
    title = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条"
    assert rest == [("fashi-2021-15/6/1", title, "标题未收录"), ("fashi-2021-15/6/1", "第九十一条", "标题未收录")]


@pytest.mark.parametrize("statute", MEASURED)
def test_every_statute_has_references_and_all_are_resolved(references: References, statute: str) -> None:
    own = [r for r in references.all if r.source.statute == statute]
    assert len(own) > 10
    assert [str(r.source) for r in own if not r.resolved] == []


def test_what_is_not_resolved_outside_amendments_is_not_held(references: References, library: Library) -> None:
    """An amendment quotes another law: its 前款 counts in that law."""
    rest = [r for r in references.all if not r.resolved and not library.statute(r.source.statute).latest.amends]
    assert {r.problem for r in rest} == {"标题未收录"}


def test_a_reference_stands_where_it_says(references: References) -> None:
    for reference in references.all:
        article = reference.version.article(reference.source.article_key)
        assert article and reference.citation.text in article.text


def test_a_resolved_internal_reference_stays_in_its_statute(references: References, library: Library) -> None:
    own = [r for r in measured(references, library) if r.citation.form in ("self_law", "relative") and r.resolved]
    assert len(own) > 500
    assert all({pid.statute for pid in r.citation.ids} == {r.source.statute} for r in own)


def test_the_paragraph_before_stands_before(references: References) -> None:
    """前款 in a 款 names the one before it; no reference of this kind names itself or a later one."""
    for reference in references.all:
        if reference.citation.text == "前款" and reference.source.paragraph and reference.resolved:
            (target,) = reference.citation.ids
            assert target == reference.source.with_units(reference.source.paragraph - 1), reference.source


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("gerenxinxibaohufa/38", ["gerenxinxibaohufa/40"]),
        ("xingfa/253", ["xingfa/264"]),
        ("xingfa/253-1", []),
        ("fashi-2017-10/7", ["xingfa/253-1"]),
        ("fashi-2017-10/5", ["xingfa/253-1", "xingfa/253-1/1"]),
        ("minfadian/1103", ["minfadian/1093/1/3", "minfadian/1094/1/3", "minfadian/1098", "minfadian/1100/1"]),
        (
            "wangluoanquanfa/71",
            ["wangluoanquanfa/13/2", "wangluoanquanfa/24/3", *(f"wangluoanquanfa/{n}" for n in (43, 44, 45, 39, 46))],
        ),
    ],
)
def test_cites(references: References, library: Library, address: str, expected: list[str]) -> None:
    """个人信息保护法第三十八条: 依照本法第四十条的规定; 刑法第二百五十三条第二款: 依照本法第二百六十四条的规定."""
    assert cites(references, library, address) == expected


def test_cites_are_those_of_the_wording(references: References, library: Library) -> None:
    """网络安全法 (2016) 第六十四条: 违反本法第二十二条第三款、第四十一条至第四十三条, 本法第四十四条."""
    assert cites(references, library, "wangluoanquanfa/64", date(2025, 12, 31)) == [
        "wangluoanquanfa/22/3", *(f"wangluoanquanfa/{n}" for n in (41, 42, 43, 44)),
    ]  # fmt: skip


def test_cited_by(references: References) -> None:
    """A 款 is told where its article has more than one."""
    interpretation = [(f"fashi-2017-10/{n}", None) for n in ("1", "2", "3/1", "4", "5/1", "6/1", "7")]
    amendments = [("xingfa-xiuzhengan-7/7", None), ("xingfa-xiuzhengan-9/17", None)]
    assert cited_by(references, "xingfa/253-1") == [*interpretation, *amendments]
    assert cited_by(references, "minfadian/1034") == [("fashi-2021-15/1/3", None)]


def test_cited_by_on_a_day(references: References) -> None:
    """法释〔2017〕10号 is in force from 2017-06-01; 网络安全法第四十四条 became 第四十六条 on 2026-01-01."""
    assert all(source.startswith("xingfa-") for source, _ in cited_by(references, "xingfa/253-1", date(2017, 5, 31)))
    assert cited_by(references, "wangluoanquanfa/44", date(2025, 12, 31)) == [("wangluoanquanfa/64/2", None)]
    assert cited_by(references, "wangluoanquanfa/46", date(2026, 1, 1)) == [("wangluoanquanfa/71/2", None)]
    assert cited_by(references, "gerenxinxibaohufa/40", date(2021, 10, 31)) == []


def test_cites_and_cited_by_agree(references: References, library: Library) -> None:
    """Who cites an article is cited by it, in the wordings of the day."""
    for statute in MEASURED:
        version = library.version_at(statute, TODAY)
        assert version
        for article in version.articles:
            own = version.id_of(article)
            for target in references.cites(version, article):
                sources = {c.source.article_id for c in references.cited_by(target.article_id, TODAY)}
                assert own in sources, (own, target)


def test_each_of_those_articles(references: References, library: Library) -> None:
    """刑法第三百六十六条: 单位犯本节第三百六十三条、第三百六十四条、第三百六十五条规定之罪的 … 依照各该条的规定处罚."""
    (found,) = [r for r in references.all if r.source.article_key == "366" and "该条" in r.citation.text
                and r.version is library.statute("xingfa").latest]  # fmt: skip
    assert [str(pid) for pid in found.citation.ids] == ["xingfa/363", "xingfa/364", "xingfa/365"]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Library, References]:
    """引用法 of 2021 cites 测试法第二条, which is 第三条 since 2022."""
    later = BODY.replace("第三条", "第四条").replace("第二条", "第三条")
    later = later.replace("### 第三条", "### 第二条\n\n国家鼓励研究与国际合作。\n\n### 第三条")
    write_statute(tmp_path, effective="2020-02-01")
    write_statute(tmp_path, body=later, effective="2022-02-01")
    citing = "## 第一条\n\n违反测试法第二条规定的，责令改正。\n\n## 第二条\n\n本法自2021年1月1日起施行。"
    write_statute(tmp_path, "yinyongfa", citing, name="引用法", effective="2021-01-01")
    library = Library.load(tmp_path)
    return library, References(library, CitationFinder.of(library))


def test_a_reference_written_before_a_renumbering(made: tuple[Library, References]) -> None:
    _, references = made
    assert cited_by(references, "ceshifa/2", date(2021, 6, 1)) == [("yinyongfa/1", None)]
    assert cited_by(references, "ceshifa/3", date(2022, 2, 1)) == [("yinyongfa/1", "ceshifa/2")]
    assert cited_by(references, "ceshifa/2", date(2020, 12, 31)) == []


def test_a_new_rule_under_an_old_number_is_not_cited(made: tuple[Library, References]) -> None:
    assert cited_by(made[1], "ceshifa/2", date(2022, 2, 1)) == []


def test_titles_alone_are_no_references(references: References) -> None:
    assert all(r.citation.article is not None or r.citation.title is None for r in references.all)
