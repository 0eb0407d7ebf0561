"""Work on items in their order, in this process or in several; a bounded number of items is under way at a time."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from corpus.errors import FatiaoError

Item = TypeVar("Item")
Result = TypeVar("Result")
# More would wait for the one that puts their work together.
MOST = 8
# Items handed out at a time for each process: one in work, one waiting.
_AHEAD = 2


class LostWorkerError(FatiaoError):
    """A worker process came to an end by itself."""


class Workers(Protocol):
    """Applies a function to items; results come in the order of the items."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The result for each item."""


def available() -> int:
    """Processors that this process may use, at most MOST."""
    return min(MOST, len(os.sched_getaffinity(0)))


@contextmanager
def workers(processes: int, prepare: Callable[[Any], None], value: object) -> Iterator[Workers]:
    """Workers that have called `prepare(value)` once; one process is this one, and starts none."""
    if processes < 2:
        prepare(value)
        yield _Here()
        return
    # Not forked: a copy of a process with threads may wait for ever for locks that nobody holds any more.
    ForkingPickler.register(MappingProxyType, _read_only)
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (prepare, value))
    try:
        yield _Elsewhere(pool, processes * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


class _Here:
    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        return map(function, items)


class _Elsewhere:
    def __init__(self, pool: ProcessPoolExecutor, ahead: int) -> None:
        self._pool, self._ahead = pool, ahead

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        under_way: deque[Future[Result]] = deque()
        try:
            for item in items:
                under_way.append(self._pool.submit(function, item))
                if len(under_way) >= self._ahead:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            reason = "建立索引的一个子进程中途退出了，可能是内存不足"
            raise LostWorkerError(f"{reason}。正在使用的索引没有变。请运行：fatiao build --processes 1") from error


def _begin(prepare: Callable[[Any], None], value: object) -> None:
    """Make a fresh process ready. Ctrl+C is for the process that started it; when that one ends, it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(value)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _read_only(mapping: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """How a read-only mapping is made again in another process: its type cannot say so itself."""
    return _made_read_only, (dict(mapping),)


def _made_read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)
