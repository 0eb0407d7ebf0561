"""Where a command finds its index, and the index opened, made first if need be."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from indexer.search_index import SearchIndex

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
    # Read here, for every command has the option and few open an index.
    from indexer.manifest import UnusableIndexError  # noqa: PLC0415
    from indexer.search_index import SearchIndex  # noqa: PLC0415

    try:
        opened = SearchIndex.open(index)
    except UnusableIndexError as error:
        from indexer.build import build  # noqa: PLC0415

        reason = str(error).partition("请运行")[0].rstrip("。")
        click.echo(f"{reason}。正在建立索引……", err=True)
        with shown_progress() as told:
            build(index, progress=told)
        opened = SearchIndex.open(index)
    return opened


def tell(opened: SearchIndex) -> None:
    """What must be known of a search over this index: that it goes by words alone."""
    if opened.notice:
        click.echo(opened.notice, err=True)


@contextmanager
def shown_progress() -> Iterator[Callable[[int, int], None]]:
    """A bar that shows how far a build is; where no terminal is, a line that says what is being done."""
    with ExitStack() as opened:
        bars: list[ProgressBar[int]] = []

        def told(done: int, total: int) -> None:
            if not bars:
                label = f"正在分析 {total} 篇"
                bars.append(opened.enter_context(click.progressbar(length=total, label=label, file=sys.stderr)))
            bars[0].update(done - bars[0].pos)

        yield told
