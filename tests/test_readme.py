"""The documents tell the truth: their commands run and print what they say, their counts are the corpus's."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from corpus.library import Library
from webapp.cli import cli
from webapp.cli_docs import document

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def _runs() -> list[tuple[str, str]]:
    """(command, printed output or nothing) of every console block."""
    found = []
    for readme in READMES:
        for block in CONSOLE.findall(readme.read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output.strip()))
    return found


@pytest.mark.parametrize(("command", "printed"), _runs(), ids=[c for c, _ in _runs()])
def test_readme_command_prints_what_the_readme_says(command: str, printed: str, index_folder: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "fatiao"
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"FATIAO_INDEX": str(index_folder)},
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    if printed:
        assert re.sub(r"[\d.]+ 毫秒", "… 毫秒", done.stdout).strip() == printed


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_counts_are_those_of_the_corpus(readme: Path, library: Library) -> None:
    text = readme.read_text(encoding="utf-8")
    wordings = sum(len(statute.versions) for statute in library.statutes.values())
    counts = (len(library.statutes), wordings, len(library.cases), len(library.cards))
    patterns = (
        r"(\d+) statutes in (\d+) wordings, (\d+) cases, (\d+) behaviour cards",
        r"(\d+) 部法规的 (\d+) 个文本、(\d+) 件案例、(\d+) 种行为",
    )
    found = [match for pattern in patterns if (match := re.search(pattern, text))]
    assert [tuple(map(int, match.groups())) for match in found] == [counts]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_readme_lists_every_command(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert [name for name in cli.list_commands(click.Context(cli)) if f"| `fatiao {name}" not in text] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_make_targets_of_the_readme_exist(readme: Path) -> None:
    named = re.findall(r"^    make (\w+)|`make (\w+)`", readme.read_text(encoding="utf-8"), flags=re.MULTILINE)
    targets = set(re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {a or b for a, b in named} <= targets


def test_links_between_documents_lead_somewhere() -> None:
    dead = []
    for path in [*READMES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            if not target.startswith("http") and not (path.parent / target).exists():
                dead.append(f"{path.name}: {target}")
    assert dead == []


def test_the_command_reference_is_the_commands_own_help() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == document(), "python -m webapp.cli_docs > docs/cli.md"
