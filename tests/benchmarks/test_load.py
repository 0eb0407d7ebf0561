"""The requests of the load are real ones, and its figures are worked out rightly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner

from benchmarks.load.__main__ import load_row, main
from benchmarks.load.paths import paths
from corpus.errors import FatiaoError
from corpus.library import Library
from webapp.app import create_app


def test_requests_are_mixed_and_answered(library: Library, index_folder: Path) -> None:
    asked, client = paths(library), create_app(index_folder).test_client()
    assert len(asked) > 500
    kinds = Counter(path.split("?")[0].split("/")[1] for path in asked)
    assert min(kinds["search"], kinds["api"], kinds["law"]) >= len(asked) // 4
    for path in asked[: 4 * 5]:
        assert client.get(path).status_code == 200, path


def test_the_row_counts_errors_and_what_a_core_answers() -> None:
    errors = {"connect": 0, "read": 1, "write": 0, "status": 2, "timeout": 0}
    times = {"p50_ms": 1, "p95_ms": 2, "p99_ms": 3, "max_ms": 4}
    row = load_row({"requests": 3000, "seconds": 30, **times, **errors}, 20.0)
    assert (row["requests_per_second"], row["requests_per_second_per_core"], row["errors"]) == (100.0, 150.0, 3)


def test_a_missing_wrk_is_said_with_the_way_to_get_it() -> None:
    with patch("benchmarks.load.__main__.shutil.which", return_value=None):
        result = CliRunner().invoke(main)
    assert isinstance(result.exception, FatiaoError)
    with pytest.raises(FatiaoError, match="apt-get install wrk"):
        raise result.exception
