"""All engines at several sizes (`python -m benchmarks.engines --sizes 1000,10000`): rows, ratios, growth, a plot.

Every step runs in a process of its own, one after the other, on one thread each where an engine lets us choose.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from benchmarks.engines import china_law_mcp, tokens
from benchmarks.engines.base import MODULES
from benchmarks.engines.material import Material, material, sampled, taken
from benchmarks.engines.one import WHOLE, empty
from benchmarks.engines.plot import engines_plot
from benchmarks.engines.rows import NATIONAL, Row, agreement, goal_rows, growth_rows, with_tokenising
from benchmarks.measure import RESULTS, save

WORK = Path(".cache/bench/engines")
SIZES = f"1000,10000,{NATIONAL},500000"
QUESTIONS = 200
# Beyond this Whoosh would build for half an hour: it searches the index that our build wrote, and is asked less.
WHOOSH_ALONE, WHOOSH_QUESTIONS = 60_000, 30
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@click.command()
@click.option("--sizes", default=SIZES, show_default=True, help="numbers of documents")
@click.option("--engines", "names", default=",".join(MODULES), show_default=True, help="engines to run")
@click.option("--results", type=click.Path(path_type=Path), default=RESULTS, help="folder of the rows and the plot")
def main(sizes: str, names: str, results: Path) -> None:
    """Measure, print, write."""
    held = material()
    click.echo(f"{held.source}: {len(held.documents)} documents")
    rows: list[Row] = [{"source": held.source, "held_documents": len(held.documents)}]
    rows.append(_show({"engine": china_law_mcp.NAME, **_run("china_law_mcp", WORK / china_law_mcp.NAME, QUESTIONS)}))
    for size in map(int, sizes.split(",")):
        rows += _size(held, size, names.split(","))
        # What was measured stays, should a larger size fail.
        save("engines", rows, results)
    rows += [_show(row) for row in [*goal_rows(rows), *growth_rows(rows)]]
    path = save("engines", rows, results)
    (results / "engines.svg").write_text(engines_plot(rows), encoding="utf-8")
    click.echo(f"写入 {path}")


def _size(held: Material, size: int, names: Iterable[str]) -> list[Row]:
    """Every engine over so many documents."""
    folder = empty(WORK / str(size))
    questions = sampled(held.questions, QUESTIONS)
    made = tokens.write(folder, taken(held.documents, size), size, questions, held.analyser)
    tokenising: Row = {
        "tokenise_seconds": round(made.seconds, 2),
        "tokenise_cpu_seconds": round(made.busy, 2),
        "tokenise_processes": made.processes,
    }
    _show({"documents": size, **tokenising})
    ordered = sorted(names, key=lambda name: name != "ours")
    rows: list[Row] = [{"documents": size, **tokenising}]
    rows += [_engine(folder, name, size, tokenising) for name in ordered]
    for row in rows[1:]:
        row["top10_as_whoosh"] = _agreement(folder, str(row["engine"]))
    # The largest takes gigabytes.
    shutil.rmtree(folder)
    return rows


def _engine(folder: Path, name: str, size: int, tokenising: Row) -> Row:
    """Build and ask; `build_seconds` is from texts to the finished index."""
    row: Row = {"engine": name, "documents": size}
    if name == "whoosh" and size > WHOOSH_ALONE:
        (folder / name).symlink_to((folder / WHOLE).resolve())
        row["note"] = "not built by itself: searched in the index that our build wrote"
    else:
        row |= _run("one", "build", name, folder)
    if name == "ours":
        row |= _run("whole_build", folder, size)
    elif tokenising["tokenise_processes"] == 1 and "index_seconds" in row:
        row |= with_tokenising(row, tokenising)
    questions = WHOOSH_QUESTIONS if name == "whoosh" and size > WHOOSH_ALONE else QUESTIONS
    if "skipped" not in row:
        row |= _run("one", "query", name, folder, questions)
    return _show(row)


def _agreement(folder: Path, name: str) -> float | None:
    own, whoosh = folder / f"{name}.top.json", folder / "whoosh.top.json"
    if not own.is_file() or not whoosh.is_file():
        return None
    return agreement(*(json.loads(path.read_text(encoding="utf-8")) for path in (own, whoosh)))


def _run(module: str, *arguments: object) -> Row:
    """What a step in its own process measured.

    Raises:
        CalledProcessError: it failed; its error was printed.
    """
    command = [sys.executable, "-m", f"benchmarks.engines.{module}", *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | _ONE_THREAD)
    found: Row = json.loads(done.stdout.splitlines()[-1])
    return found


def _show(row: Row) -> Row:
    click.echo("  ".join(f"{key} {value}" for key, value in row.items()))
    return row


if __name__ == "__main__":
    main()
