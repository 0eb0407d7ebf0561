"""The `fatiao` command: each sub-command a few lines over the library."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

import click

from corpus.errors import FatiaoError
from indexer.request import DEFAULT_RANKER, KINDS, RANKERS, Request
from webapp.dates import date_or_today
from webapp.index_option import index_option, opened_index, shown_progress, tell
from webapp.lazy_commands import LazyGroup

# Each command imports what it needs when it runs: showing an article needs neither arrays nor a web server, and a
# search answers sooner for every module that it does not wait for.

# So many new values make the garbage collector look among them; Python's own number is 700.
COLLECT_AFTER = 100_000
_as_of = click.option("--as-of", "as_of", default=None, help="适用哪一天的法律，如 2014-01-01；不写为今天")


@click.group(
    cls=LazyGroup,
    lazy={
        "assess": "webapp.assess.cli",
        "cases": "webapp.cases.cli",
        "changes": "webapp.changes.cli",
        "cite": "webapp.verify.cli",
        "compare": "webapp.compare.cli",
        "evaluate": "webapp.evaluate_cli",
        "import": "webapp.import_cli:import_group",
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
@click.option("--explain", is_flag=True, help="说明每一条为什么在这里")
@click.option(
    "--ranker",
    type=click.Choice(RANKERS),
    default=DEFAULT_RANKER,
    show_default=True,
    help="怎样排序：字词；字词和意思；用真实提问训练的模型",
)
@index_option
def search(query: str, as_of: str | None, kind: str | None, top: int, ranker: str, index: Path, **shown: bool) -> None:
    """检索法条、案例和行为。

    QUERY 里除了要查的话，还可以写条件：

    \b
      “单独同意”         原文里一字不差
      -刑法              不含这个词（减号前面留空格）
      法律:民法典        只查这部法规，几部之间用顿号
      层级:司法解释      宪法、法律、行政法规、司法解释、部门规章
      效力:已修改        现行、已修改、已废止、尚未施行、效力待定
      日期:2020-01-01    按这一天的法律，同 --as-of
      类型:案例          法条、案例、行为
    """
    from indexer.explain import explain as reasons_of  # noqa: PLC0415
    from indexer.search import search as run_search  # noqa: PLC0415
    from webapp import texts  # noqa: PLC0415

    on, dated = date_or_today(as_of)
    opened = opened_index(index)
    tell(opened)
    page = run_search(opened, Request(query, on, kinds=(kind,) if kind else (), top=top, dated=dated, ranker=ranker))
    why = reasons_of(opened, page) if shown["explain"] else None
    if shown["as_json"]:
        data = texts.page_data(page, opened.library, page.request.on if page.request.dated else None, why)
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo(texts.page_text(page, why))


@cli.command()
@click.argument("address")
@_as_of
@click.option("--text", "as_text", is_flag=True, help="整部法规的全文，可以再用 fatiao import text 读回")
def show(address: str, as_of: str | None, as_text: bool) -> None:
    """显示一条法条、一件案例或一种行为，如 xingfa/253-1。"""
    from corpus.library import Library  # noqa: PLC0415
    from webapp import document_texts  # noqa: PLC0415

    on, _ = date_or_today(as_of)
    if as_text:
        click.echo(document_texts.whole(Library.load(), address, on), nl=False)
    else:
        click.echo(document_texts.show(Library.load(), address, on))


@cli.command()
@click.option("--full", is_flag=True, help="全部重建，不用旧索引")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=None, help="用几个进程分词；不写则按处理器数目，篇数少时只用一个"
)
@index_option
def build(full: bool, processes: int | None, index: Path) -> None:
    """建立索引，或把它更新到当前语料。"""
    from indexer import meaning  # noqa: PLC0415
    from indexer.build import build as build_index  # noqa: PLC0415

    if notice := meaning.notice():
        click.echo(notice, err=True)
    with shown_progress() as told:
        result = build_index(index, full=full, progress=told, processes=processes)
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
    from webapp.app import create_app, warm  # noqa: PLC0415
    from webapp.pages import open_index  # noqa: PLC0415
    from webapp.server import Server  # noqa: PLC0415

    app = create_app(index)
    warm(app)
    with app.app_context():
        tell(open_index())
    click.echo(f"http://{host}:{port} （按 Ctrl+C 停止）", err=True)
    Server(app, host, port, workers).run()


@cli.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
def check(path: Path | None) -> None:
    """检查语料的全部约定，一次报出所有问题。"""
    from corpus.check import check as check_corpus  # noqa: PLC0415
    from corpus.library import DATA, Library  # noqa: PLC0415

    path = path or DATA
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
    from corpus.stamp import stamp as stamp_file  # noqa: PLC0415

    for file in files:
        click.echo(f"{file}: {stamp_file(file)}")


def main() -> None:
    """Run the command; an error of ours is printed in words and exits with 1."""
    # A command mostly makes values that stay until it ends: looking for garbage among them often would cost a tenth.
    gc.set_threshold(COLLECT_AFTER)
    try:
        cli(standalone_mode=True)
    except FatiaoError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
