"""A small copy of the corpus that a test may change, and a short way to ask the real index."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.library import DATA
from indexer.build import build
from indexer.search import Request, ResultPage, SearchIndex, search
from tests.conftest import TODAY

Ask = Callable[..., ResultPage]
SMALL = (
    "statutes/wangluoanquanfa",
    "statutes/fashi-2017-10",
    "statutes/fashi-2021-15",
    "cases/rugao-wang-dong.md",
    "cases/guo-wildlife-face.md",
    "behaviours/sell-personal-data.yaml",
    "behaviours/forced-face-recognition.yaml",
    "not_held.yaml",
    "offences.yaml",
)


def edit(file: Path, before: str, after: str) -> None:
    """Put other words into a file; the words that they replace must stand there."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of three statutes, two cases and two cards, and its index; tests copy them."""
    folder = tmp_path_factory.mktemp("template")
    for name in SMALL:
        target = folder / "corpus" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (DATA / name).is_dir():
            shutil.copytree(DATA / name, target)
        else:
            shutil.copy(DATA / name, target)
    build(folder / "index", folder / "corpus")
    return folder


@pytest.fixture
def small_corpus(tmp_path: Path, template: Path) -> Path:
    """The small corpus, for one test to change."""
    return Path(shutil.copytree(template / "corpus", tmp_path / "corpus"))


@pytest.fixture
def built(tmp_path: Path, template: Path) -> Path:
    """The index of the small corpus, for one test to change."""
    return Path(shutil.copytree(template / "index", tmp_path / "index"))


@pytest.fixture(scope="session")
def ask(index: SearchIndex) -> Ask:
    """Search the real index; today unless another day is given."""

    def run(query: str, on: date = TODAY, **choices: Any) -> ResultPage:
        return search(index, Request(query, on, **choices))

    return run
