"""Import, show as text, import again: the same version. For every held wording, and for generated laws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Library
from corpus.model import Annex, Article, Division, Item, Paragraph, Source, Version
from corpus.numerals import to_chinese
from corpus.reader import write_body
from corpus.sources.import_files import Task, read_markdown_file, read_text_file
from corpus.sources.imported import slug
from corpus.sources.source_lines import Findings
from corpus.sources.whole_text import note_of_dates, whole_text

SAME = (
    "statute", "title", "short_title", "aliases", "level", "document_number", "promulgated", "effective", "repealed",
    "preamble", "articles", "annexes",
)  # fmt: skip


def told(version: Version) -> dict[str, object]:
    """What must come back: everything but the source, the fingerprint and the notes."""
    return {name: getattr(version, name) for name in SAME}


def read_back(folder: Path, version: Version, library: Library) -> tuple[Version, Findings]:
    path = folder / "全文.txt"
    path.write_text(whole_text(version), "utf-8")
    findings = Findings()
    return read_text_file(path, Task(folder, library, level=version.level), findings), findings


def test_every_held_wording_comes_back(library: Library, tmp_path: Path) -> None:
    versions = [version for statute in library.statutes.values() for version in statute.versions]
    assert len(versions) > 80
    for version in versions:
        again, findings = read_back(tmp_path, version, library)
        assert told(again) == told(version), version.path
        assert findings.repairs == [], version.path
        assert again.extent == version.extent


def test_the_markdown_of_every_held_wording_is_read_as_it_is(library: Library, held: dict[Path, Version]) -> None:
    for path, version in held.items():
        assert read_markdown_file(path, Task(Path(), library), Findings()) == version


def test_the_body_of_our_markdown_without_its_front_matter_is_read(library: Library, tmp_path: Path) -> None:
    """Headings of articles, 一、 and 全文 stand on lines of their own there."""
    for version in (s.latest for s in library.statutes.values() if s.latest.extent == "full"):
        path = tmp_path / f"法({version.promulgated}).md"
        path.write_text(write_body(version), "utf-8")
        again = read_markdown_file(path, Task(tmp_path, library, effective=version.effective), Findings())
        assert (again.articles, again.annexes) == (version.articles, version.annexes), version.path
        assert (again.preamble, again.promulgated) == (version.preamble, version.promulgated), version.path


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, "（2020年1月1日主席令第一号公布　自2020年2月1日起施行）"),
        ({"document_number": None}, "（2020年1月1日公布　自2020年2月1日起施行）"),
        ({"promulgated": None}, "（主席令第一号公布日期不详　自2020年2月1日起施行）"),
        ({"effective": None}, "（2020年1月1日主席令第一号公布　施行日期不详）"),
        (
            {"repealed": date(2030, 3, 1)},
            "（2020年1月1日主席令第一号公布　自2020年2月1日起施行　自2030年3月1日起废止）",
        ),
        ({"extent": "articles"}, "（2020年1月1日主席令第一号公布　自2020年2月1日起施行　节录）"),
    ],
)
def test_the_note_of_dates_says_what_is_known_and_comes_back(
    tmp_path: Path, library: Library, changes: dict[str, object], note: str
) -> None:
    version = replace(law((Article(1, 0, "第一条", (), (Paragraph("甲。"),)),)), **changes)  # type: ignore[arg-type]
    assert note_of_dates(version) == note
    again, _ = read_back(tmp_path, version, library)
    assert told(again) == told(version)


def test_a_day_in_force_that_is_not_known_stays_unknown(tmp_path: Path, library: Library) -> None:
    """自公布之日起 of an amended law speaks of its first text; 施行日期不详 in the note says that nothing is known."""
    text = Paragraph("本法自公布之日起施行。")
    version = replace(law((Article(1, 0, "第一条", (), (text,)),)), effective=None)
    assert read_back(tmp_path, version, library)[0].effective is None


def law(articles: Sequence[Article], annexes: Sequence[Annex] = (), preamble: Sequence[str] = ()) -> Version:
    return Version(
        statute=slug("中华人民共和国生成法"), title="中华人民共和国生成法", short_title="生成法", aliases=(),
        level="law", issuer=None, document_number="主席令第一号", promulgated=date(2020, 1, 1),
        effective=date(2020, 2, 1), repealed=None, repealed_by=None, source=Source("公报", "录入"),
        text_sha256=None, extent="full", changes=(), corrections=(), breaks=(), notes=(), preamble=tuple(preamble),
        articles=tuple(articles), annexes=tuple(annexes), path=Path(),
    )  # fmt: skip


SENTENCE = st.text(alphabet="甲乙丙丁人民法院国家应当，、“”《》", min_size=1, max_size=12).map(
    lambda words: f"国{words}。"
)
NAME = st.text(alphabet="甲乙丙丁权利义务", min_size=2, max_size=8)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    found = []
    for text in draw(st.lists(SENTENCE, min_size=1, max_size=3)):
        count = draw(st.integers(0, 3))
        items = []
        for number in range(1, count + 1):
            subs = [f"{n}.{s}" for n, s in enumerate(draw(st.lists(SENTENCE, max_size=2)), 1)]
            items.append(Item(number, f"（{to_chinese(number)}）{draw(SENTENCE)}", tuple(subs)))
        found.append(Paragraph(text, tuple(items)))
    return tuple(found)


@st.composite
def laws(draw: st.DrawFn) -> Version:
    """Articles with 之X under 编, 章, 节 or none, a preamble, annexes."""
    kinds = draw(st.sampled_from([(), ("章",), ("编", "章"), ("章", "节"), ("编", "分编", "章", "节")]))
    articles: list[Article] = []
    path: list[Division] = [Division(kind, 1, draw(NAME)) for kind in kinds]
    for number in range(1, draw(st.integers(2, 6))):
        if path and number > 1 and draw(st.booleans()):
            depth = draw(st.integers(0, len(path) - 1))
            step = Division(path[depth].kind, path[depth].number + 1, draw(NAME))
            path = [*path[:depth], step, *(Division(kind, 1, draw(NAME)) for kind in kinds[depth + 1 :])]
        for suffix in range(draw(st.integers(1, 3)) if number > 1 else 1):
            label = f"第{to_chinese(number)}条" + (f"之{to_chinese(suffix)}" if suffix else "")
            articles.append(Article(number, suffix, label, tuple(path), draw(paragraphs())))
    annexes = [
        Annex(f"附件{to_chinese(n)}", tuple(draw(st.lists(SENTENCE, max_size=2))))
        for n in range(1, draw(st.integers(1, 3)))
    ]
    return law(articles, annexes, draw(st.lists(SENTENCE, max_size=2)))


@settings(max_examples=150, deadline=None)
@given(laws())
def test_generated_laws_come_back(library: Library, tmp_path_factory: pytest.TempPathFactory, version: Version) -> None:
    again, findings = read_back(tmp_path_factory.getbasetemp(), version, library)
    assert told(again) == told(version)
    assert findings.questions == []
