"""Every engine that is installed answers the same questions over the same tokens."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.engines import tokens
from benchmarks.engines.base import MODULES, Opened, engine
from benchmarks.engines.material import VARIABLE, Material, altered, material, taken
from benchmarks.engines.one import build, query

QUESTIONS = ("非法获取公民个人信息", "处理个人信息应当取得个人同意", "网络运营者泄露用户信息")


@pytest.fixture(scope="module")
def held() -> Material:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        return material()


@pytest.fixture(scope="module")
def folder(held: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("engines")
    tokens.write(made, taken(held.documents, 400), 400, QUESTIONS, held.analyser)
    return made


@pytest.fixture(scope="module")
def whoosh(folder: Path) -> Opened:
    target = folder / "compared"
    target.mkdir()
    engine("whoosh").build(target, tokens.read(folder))
    return engine("whoosh").open(target)


def test_tokens_are_read_as_they_were_written(held: Material, folder: Path) -> None:
    entries = list(tokens.read(folder))
    assert len(entries) == 400
    text = held.analyser.text(held.documents[0].text, held.documents[0].statute)
    assert (entries[0].id, entries[0].terms["words"]) == (held.documents[0].id, text.words)
    assert {term.field for term in tokens.read_queries(folder)[0]} == {"pairs", "words", "heading", "title"}


@pytest.mark.parametrize("name", MODULES)
def test_an_engine_finds_what_whoosh_finds(name: str, folder: Path, whoosh: Opened) -> None:
    try:
        engine(name)
    except ImportError as error:
        pytest.skip(f"{error.name} is not installed")
    built, asked = build(name, folder), query(name, folder, len(QUESTIONS))
    assert float(str(built["index_megabytes"])) > 0
    assert (asked["questions"], asked["measured"]) == (3, 15)
    opened = engine(name).open(folder / name)
    for terms in tokens.read_queries(folder):
        own, theirs = opened.ask(terms)(10), whoosh.ask(terms)(10)
        assert own[0] in theirs
        assert len(set(own) & set(theirs)) >= (9 if name in ("ours", "whoosh") else 6)


def test_copies_are_altered_and_have_ids_of_their_own(held: Material) -> None:
    some = held.documents[:50]
    made = list(taken(some, 150))
    assert [document.id for document in made[:50]] == [document.id for document in some]
    assert len({document.id for document in made}) == 150
    assert altered(some, 3, 1).text != some[3].text
    assert altered(some, 3, 1) == altered(some, 3, 1)


def test_fewer_documents_come_from_the_whole_corpus(held: Material) -> None:
    made = list(taken(held.documents, 10))
    assert len({document.statute for document in made}) > 3
