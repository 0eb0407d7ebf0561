"""docs/time.md: its examples run, and the files and functions that it names are there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = ROOT / "docs" / "time.md"
# `corpus/as_of.py`, `corpus/status.py: today`
NAMED = re.compile(r"`((?:corpus|indexer|webapp)/[a-z_/]+\.py)(?:: (\w+))?`")


def test_its_examples_give_what_they_show() -> None:
    done = doctest.testfile(str(DOCUMENT), module_relative=False)
    assert done.attempted > 10
    assert done.failed == 0


def test_what_it_names_is_there() -> None:
    named = NAMED.findall(DOCUMENT.read_text("utf-8"))
    assert len(named) > 8
    for path, function in named:
        assert f"def {function}(" in (ROOT / path).read_text("utf-8") or not function, (path, function)
