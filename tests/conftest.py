"""The real corpus and its index, read once for all tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library
from indexer.build import build
from indexer.search import SearchIndex

# Kept between runs, so that a second run without changes starts at once.
INDEX = Path(__file__).parent.parent / ".cache" / "index"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load()


@pytest.fixture(scope="session")
def index_folder() -> Path:
    build(INDEX)
    return INDEX


@pytest.fixture(scope="session")
def index(index_folder: Path) -> SearchIndex:
    return SearchIndex.open(index_folder)
