"""The `fatiao` command: each sub-command a few lines over the library."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from corpus.check import check as check_corpus
from corpus.errors import FatiaoError
from corpus.library import DATA, Library
from corpus.stamp import stamp as stamp_file
from indexer.build import build as build_index
from indexer.request import KINDS, Request
from indexer.search import search as run_search
from webapp import texts
from webapp.dates import date_or_today
from webapp.import_cli import import_group
from webapp.index_option import index_option, opened_index, show_progress
from webapp.lazy_commands import LazyGroup

_as_of = click.option("--as-of", "as_of", default=None, help="适用哪一天的法律，如 2014-01-01；不写为今天")


@click.group(
    cls=LazyGroup,
    lazy={
        "assess": "webapp.assess.cli",
        "cases": "webapp.cases.cli",
        "changes": "webapp.changes.cli",
        "cite": "webapp.verify.cli",
        "compare": "webapp.compare.cli",
        "release": "webapp.changes.cli",
        "amend": "webapp.amend_cli",
        "verify": "webapp.verify.cli",
    },
    context_settings={"help_option_names": ["-h", "--help"]},
)
def cli() -> None:
    """法条：个人信息保护法律的知识库和检索。"""


@cli.command()
@click.argument("query")
@_as_of
@click.option("--kind", type=click.Choice(KINDS), default=None, help="只要法条、案例或行为")
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True, help="最多几条")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@index_option
def search(query: str, as_of: str | None, kind: str | None, top: int, as_json: bool, index: Path) -> None:
    """检索法条、案例和行为。"""
    on, dated = date_or_today(as_of)
    opened = opened_index(index)
    page = run_search(opened, Request(query, on, kinds=(kind,) if kind else (), top=top))
    if as_json:
        data = texts.page_data(page, opened.library, on if dated else None)
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo(texts.page_text(page))


@cli.command()
@click.argument("address")
@_as_of
@click.option("--text", "as_text", is_flag=True, help="整部法规的全文，可以再用 fatiao import text 读回")
def show(address: str, as_of: str | None, as_text: bool) -> None:
    """显示一条法条、一件案例或一种行为，如 xingfa/253-1。"""
    on, _ = date_or_today(as_of)
    if as_text:
        click.echo(texts.whole(Library.load(), address, on), nl=False)
    else:
        click.echo(texts.show(Library.load(), address, on))


@cli.command()
@click.option("--full", is_flag=True, help="全部重建，不用旧索引")
@index_option
def build(full: bool, index: Path) -> None:
    """建立索引，或把它更新到当前语料。"""
    result = build_index(index, full=full, progress=show_progress)
    names = {"full": "全部重建", "incremental": "增量更新", "unchanged": "没有变化"}
    click.echo(
        f"{names[result.mode]}：{result.documents} 篇，本次处理 {result.analysed} 篇，用时 {result.seconds:.1f} 秒",
        err=True,
    )


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="进程数")
@index_option
def serve(host: str, port: int, workers: int, index: Path) -> None:
    """启动网站。"""
    from webapp.app import create_app, warm  # noqa: PLC0415 - other commands need neither Flask nor gunicorn.
    from webapp.server import Server  # noqa: PLC0415

    app = create_app(index)
    warm(app)
    click.echo(f"http://{host}:{port} （按 Ctrl+C 停止）", err=True)
    Server(app, host, port, workers).run()


@cli.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DATA)
def check(path: Path) -> None:
    """检查语料的全部约定，一次报出所有问题。"""
    problems = check_corpus(path)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"共 {len(problems)} 处问题", err=True)
        sys.exit(1)
    library = Library.load(path)
    articles = sum(len(v.articles) for s in library.statutes.values() for v in s.versions)
    click.echo(
        f"没有问题：{len(library.statutes)} 部法规的 {sum(len(s.versions) for s in library.statutes.values())} 个文本"
        f"（{articles} 条），{len(library.cases)} 件案例，{len(library.cards)} 种行为"
    )


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def stamp(files: tuple[Path, ...]) -> None:
    """正文核对无误后，把 text_sha256 写入文件头。"""
    for file in files:
        click.echo(f"{file}: {stamp_file(file)}")


cli.add_command(import_group)


def main() -> None:
    """Run the command; an error of ours is printed in words and exits with 1."""
    try:
        cli(standalone_mode=True)
    except FatiaoError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
