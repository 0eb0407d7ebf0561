"""The open library and index of a serving process; notices a new generation and reopens."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from corpus.errors import FatiaoError
from corpus.library import DATA
from corpus.status import today
from indexer.build import CURRENT
from indexer.search import Request, SearchIndex, search

# Seconds between looks at the CURRENT file.
LOOK_EVERY = 5.0
_log = logging.getLogger(__name__)


class State:
    """Opens library and index once and hands them to every request."""

    def __init__(self, index: Path, corpus: Path = DATA) -> None:
        """Open the index.

        Raises:
            UnusableIndexError: there is no usable index.
        """
        self._index, self._corpus = index, corpus
        self._lock = threading.Lock()
        self._name = self._current_name()
        self._open = _opened(index, corpus)
        self._looked = time.monotonic()

    def search_index(self) -> SearchIndex:
        """The index in use; a newer generation takes its place once it has been opened without error."""
        if time.monotonic() - self._looked > LOOK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._open

    def _look(self) -> None:
        self._looked = time.monotonic()
        name = self._current_name()
        if not name or name == self._name:
            return
        try:
            self._open = _opened(self._index, self._corpus)
            self._name = name
        except FatiaoError:
            _log.exception("新索引 %s 打不开，继续使用 %s", name, self._name)

    def _current_name(self) -> str:
        try:
            return (self._index / CURRENT).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""


def _opened(index: Path, corpus: Path) -> SearchIndex:
    """An open index that has answered once: the dictionary is loaded before the first user asks, and shared."""
    opened = SearchIndex.open(index, corpus)
    search(opened, Request("个人信息", today()))
    return opened
