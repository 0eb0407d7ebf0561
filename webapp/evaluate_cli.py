"""`fatiao evaluate`: how well each ranker answers questions with known answers, over any corpus in our format."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from indexer.evaluation.collection import Collection
from indexer.evaluation.evaluate import as_data
from indexer.evaluation.evaluate import evaluate as evaluate_rankers
from indexer.evaluation.files import read_questions, read_rows
from indexer.evaluation.judgements import read_grades, task_of
from indexer.evaluation.rankers import RANKERS, UnavailableRankerError
from indexer.evaluation.runs import Progress, Ranker, write_qrels, write_run
from indexer.evaluation.stored import Place, open_collection
from indexer.evaluation.vectors import BESIDE
from webapp.evaluate_texts import counts_text, report

_PROJECT = Path(__file__).parent.parent
# What is not there or of another kind is said by the readers, in words.
_FILE = _FOLDER = click.Path(path_type=Path)


def _default_cache() -> Path:
    """A folder in the checkout, else in the user's cache."""
    checkout = (_PROJECT / "pyproject.toml").is_file()
    return (_PROJECT / ".cache" if checkout else Path.home() / ".cache" / "fatiao") / "evaluate"


@click.command()
@click.option("--corpus", type=_FILE, required=True, metavar="FILE", help="条文，一行一个 JSON 对象，有 id 和 text")
@click.option("--queries", type=_FILE, required=True, metavar="FILE", help="问题，一行一个 JSON 对象，有 qid 和 text")
@click.option(
    "--qrels", type=_FILE, required=True, metavar="FILE", help="判断，三列用制表符隔开：问题编号、条文编号、等级"
)
@click.option(
    "--ranker", "chosen", type=click.Choice(tuple(RANKERS)), multiple=True, help="哪种排序方法，可多次；不写为全部"
)
@click.option(
    "--runs", type=_FOLDER, default=None, metavar="DIR", help="另把每个问题的结果写到这个文件夹，可用 trec_eval 核对"
)
@click.option(
    "--cache",
    type=_FOLDER,
    metavar="DIR",
    default=_default_cache,
    show_default="项目里的 .cache/evaluate",
    help="条文的索引存在哪里，下次不必重建",
)
@click.option(
    "--vectors",
    type=_FILE,
    metavar="FILE",
    default=None,
    help=f"条文的向量（.npy，与条文同序）；不写时用条文旁边的 {BESIDE}，没有就现算并存入缓存",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def evaluate(
    chosen: tuple[str, ...], runs: Path | None, cache: Path, vectors: Path | None, as_json: bool, **files: Path
) -> None:
    """用有标准答案的问题评测各种排序方法。

    算出 MRR、召回率和 nDCG，连同 95% 区间和两两之差。三个文件都可以是 .gz，格式见 docs/evaluation.md。
    """
    rows = read_rows(files["corpus"])
    task = task_of(rows, read_questions(files["queries"]), read_grades(files["qrels"]))
    _say(counts_text(task.counts.as_data()))
    if runs:
        write_qrels(task.gold, (row.id for row in rows), runs)
    place = Place(files["corpus"], cache, vectors)
    told = [_counting(f"正在给条文{what}", len(rows)) for what in ("建立索引", "计算向量")]
    rankers, unavailable = _made(chosen, open_collection(place, rows, *told))
    found = evaluate_rankers(rankers, task, lambda name: _progress(f"正在评测 {name}"))
    if runs:
        _say(f"已写出：{'、'.join(str(write_run(one.run, runs)) for one in found.measured.values())}")
    data = as_data(found) | {"unavailable": unavailable}
    click.echo(json.dumps(data, ensure_ascii=False, indent=1) if as_json else report(data))


def _made(chosen: tuple[str, ...], collection: Collection) -> tuple[dict[str, Ranker], dict[str, str]]:
    """The rankers, and why others cannot be had; one that was asked for by name must be there."""
    rankers: dict[str, Ranker] = {}
    unavailable: dict[str, str] = {}
    for name in dict.fromkeys(chosen) or RANKERS:
        try:
            rankers[name] = RANKERS[name](collection)
        except UnavailableRankerError as error:
            if chosen:
                raise
            unavailable[name] = str(error)
            _say(f"没有评测 {name}：{error}")
    return rankers, unavailable


def _counting(what: str, count: int) -> Callable[[int], None]:
    told = _progress(what)
    return lambda done: told(done, count)


def _progress(what: str) -> Progress:
    """Says what is being done when it begins; on a terminal also how far it is."""
    begun = False

    def told(done: int, count: int) -> None:
        nonlocal begun
        if sys.stderr.isatty():
            if done % 100 == 0 or done == count:
                click.echo(f"\r{what}：{done}/{count}" + "\n" * (done == count), nl=False, err=True)
        elif not begun:
            _say(f"{what}……")
        begun = True

    return told


def _say(text: str) -> None:
    click.echo(text, err=True)
