from __future__ import annotations

import io

import pytest

from webapp.index_option import shown_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with shown_progress() as told:
        for done in range(1, total + 1):
            told(done, total)
    return stream.getvalue()


def test_a_terminal_gets_a_bar_that_ends_full(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Terminal(), 200)
    assert "正在分析 200 篇" in said
    assert " 50%" in said
    assert said.rstrip("\n\x1b[?25h").rstrip().endswith("100%")


def test_elsewhere_one_line_says_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 200).splitlines() == ["正在分析 200 篇"]


def test_a_build_that_reads_nothing_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 0) == ""
