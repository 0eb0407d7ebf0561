"""`python -m benchmarks.memory`: what each worker of `fatiao serve` holds for itself after 500 real queries.

Pages that a worker never wrote stay shared with the process that loaded everything before it parted: only Private_Clean
and Private_Dirty of /proc/<pid>/smaps_rollup (Linux) are its own.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.measure import save
from corpus.library import Library
from indexer.build import build
from webapp.urls import search_url

WORK = Path(".cache/bench")
QUERIES, CLIENTS, WORKERS = 500, 8, 2
# What a start may take on a busy machine.
PATIENCE = 60.0
# Private_Dirty:     12345 kB
_LINE = re.compile(r"(?P<name>\w+):\s+(?P<size>\d+) kB")


def queries(library: Library) -> list[str]:
    """Sentences of people, of every card some, and citations."""
    told = [
        phrase for number in range(1, 20) for card in library.cards.values() for phrase in card.phrasings[number:][:1]
    ]
    cited = [f"{s.latest.short_title}第{number}条" for s in library.statutes.values() for number in (1, 7)]
    return list(islice((q for pair in zip(told, cited * 20, strict=False) for q in pair), QUERIES))


@contextmanager
def served(index: Path, port: int) -> Iterator[int]:
    """`fatiao serve` in a process of its own; gives its id."""
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--index", str(index)]
    server = subprocess.Popen([*command, "--port", str(port), "--workers", str(WORKERS)], stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/", server)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def workers_of(pid: int) -> list[int]:
    """The processes that a process has parted into."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def megabytes(pid: int) -> dict[str, float]:
    """Memory of a process by kind, in MB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    sizes = {match["name"]: int(match["size"]) / 1024 for match in _LINE.finditer(text)}
    kinds = ("Rss", "Pss", "Private_Clean", "Private_Dirty")
    private = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return {kind: round(sizes[kind], 1) for kind in kinds} | {"private": round(private, 1)}


def main() -> None:
    """Serve, ask, and write what each process holds."""
    build(WORK)
    asked = queries(Library.load())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with served(WORK, port) as pid:
        before = [megabytes(worker) for worker in workers_of(pid)]
        with ThreadPoolExecutor(CLIENTS) as pool:
            failed = sum(not ok for ok in pool.map(lambda query: _answered(port, query), asked))
        after = [megabytes(worker) for worker in workers_of(pid)]
        rows: list[dict[str, object]] = [{"process": "before it parts", **megabytes(pid)}]
    for number, (first, last) in enumerate(zip(before, after, strict=True), 1):
        row = {"process": f"worker {number}", "queries": len(asked), "failed": failed}
        rows.append(row | last | {"private_at_start": first["private"]})
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('memory', rows)}")


def _answered(port: int, query: str) -> bool:
    with urlopen(f"http://127.0.0.1:{port}{search_url(query)}") as answer:
        return bool(answer.status == 200 and answer.read())


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.2)
    raise SystemExit(f"fatiao serve 没有起来：{url}")


if __name__ == "__main__":
    main()
