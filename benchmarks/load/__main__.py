"""`fatiao serve` with 64 connections of wrk on mixed real requests (`make load`); any error fails the run."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import click

from benchmarks.engines.rows import Row
from benchmarks.load.paths import paths
from benchmarks.measure import RESULTS, save
from benchmarks.memory import WORKERS, megabytes, served, workers_of
from corpus.errors import FatiaoError
from corpus.library import Library
from indexer.build import build

WORK = Path(".cache/bench/load")
CONNECTIONS, THREADS = 64, 2
SCRIPT = Path(__file__).parent / "mixed.lua"
ERRORS = ("connect", "read", "write", "status", "timeout")


@click.command()
@click.option("--seconds", default=30, show_default=True, help="how long")
@click.option("--results", type=click.Path(path_type=Path), default=RESULTS, help="folder of the rows")
def main(seconds: int, results: Path) -> None:
    """Build, serve, check every path once, load, and write the row."""
    if not shutil.which("wrk"):
        raise FatiaoError("没有安装 wrk（测量网站承载能力的程序）。在 Debian 和 Ubuntu 上：apt-get install wrk")
    build(WORK / "index")
    asked = paths(Library.load())
    with served(WORK / "index", port := free_port()) as server:
        origin = f"http://127.0.0.1:{port}"
        refuse_errors(origin, asked)
        before = processor_seconds(workers_of(server))
        found = _wrk(origin, asked, seconds)
        used = processor_seconds(workers_of(server)) - before
        private = [megabytes(worker)["private"] for worker in workers_of(server)]
    row = load_row(found, used) | {"worker_private_mb": private}
    click.echo("  ".join(f"{key} {value}" for key, value in row.items()))
    click.echo(f"写入 {save('load', [row], results)}")
    if wrong := {kind: found[kind] for kind in ERRORS if found[kind]}:
        raise FatiaoError(f"{sum(wrong.values()):g} 个请求出错：{wrong}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def refuse_errors(origin: str, asked: list[str]) -> None:
    """Ask for every path once: what is not answered with 200 is no load.

    Raises:
        FatiaoError: names the first path that is not.
    """
    for path in dict.fromkeys(asked):
        try:
            with urlopen(origin + path) as answer:
                status = 200 if answer.url == origin + path else 300
        except HTTPError as error:
            status = error.code
        if status != 200:
            raise FatiaoError(f"{path} 没有直接得到页面（{status}），不能用来测量")


def processor_seconds(processes: list[int]) -> float:
    """Time on the processor that these processes used so far."""
    fields = [Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2] for process in processes]
    # utime and stime are the 14th and 15th field of the file, the first two of which end with the bracket.
    return sum(sum(map(int, text.split()[11:13])) for text in fields) / os.sysconf("SC_CLK_TCK")


def load_row(found: Mapping[str, float], used: float) -> Row:
    """The row of a run: `per_core` is by the time on the processor that the workers used, `used` seconds."""
    return {
        "connections": CONNECTIONS,
        "workers": WORKERS,
        "cores": os.cpu_count(),
        "requests": found["requests"],
        "seconds": found["seconds"],
        "requests_per_second": round(found["requests"] / found["seconds"], 1),
        "requests_per_second_per_core": round(found["requests"] / used, 1) if used else None,
        **{name: found[name] for name in ("p50_ms", "p95_ms", "p99_ms", "max_ms")},
        "errors": sum(found[kind] for kind in ERRORS),
    }


def _wrk(origin: str, asked: list[str], seconds: int) -> dict[str, float]:
    file = WORK / "paths.txt"
    file.write_text("\n".join(asked) + "\n", encoding="utf-8")
    command = [
        "wrk",
        f"-t{THREADS}",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--timeout",
        "10s",
        "-s",
        str(SCRIPT),
        origin,
    ]
    environment = os.environ | {"FATIAO_PATHS": str(file)}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
