"""Where a command finds its index, and the index opened, made first if need be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from indexer.build import build
from indexer.manifest import UnusableIndexError
from indexer.search import SearchIndex

_PROJECT = Path(__file__).parent.parent


def _default_index() -> Path:
    """The folder that FATIAO_INDEX names, else one in the checkout, else one in the user's cache."""
    if named := os.environ.get("FATIAO_INDEX"):
        return Path(named)
    checkout = (_PROJECT / "pyproject.toml").is_file()
    return _PROJECT / ".cache" / "index" if checkout else Path.home() / ".cache" / "fatiao" / "index"


index_option = click.option(
    "--index",
    type=click.Path(path_type=Path),
    default=_default_index,
    show_default="FATIAO_INDEX，或项目里的 .cache/index",
    help="索引所在的文件夹",
)


def opened_index(index: Path) -> SearchIndex:
    """The index, built or brought up to date first where it cannot be used as it is; says so."""
    try:
        return SearchIndex.open(index)
    except UnusableIndexError as error:
        reason = str(error).partition("请运行")[0].rstrip("。")
        click.echo(f"{reason}。正在建立索引……", err=True)
        build(index, progress=show_progress)
        return SearchIndex.open(index)


def show_progress(done: int) -> None:
    """How far a build is, on a terminal."""
    if done % 500 == 0 and sys.stderr.isatty():
        click.echo(f"\r已处理 {done} 篇", nl=False, err=True)
