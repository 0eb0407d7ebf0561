"""The open library and index of a serving process; notices a new generation and reopens."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path

from corpus.errors import FatiaoError
from corpus.library import DATA
from corpus.status import today
from indexer.generations import CURRENT
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
        self._refused = ""

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
        # Whatever is wrong with it (damaged, of another schema, of a changed corpus), the old one goes on serving.
        try:
            self._open = _opened(self._index, self._corpus)
        except Exception as error:
            self._refuse(name, error)
        else:
            self._name, self._refused = name, ""

    def _refuse(self, name: str, error: Exception) -> None:
        """Say once why a generation is not taken; it is tried again, for the corpus or the index may be mended."""
        if self._refused != (refused := f"{name}：{error}"):
            self._refused = refused
            unforeseen = None if isinstance(error, FatiaoError) else error
            _log.error("新索引 %s 打不开，继续使用 %s。%s", name, self._name, error, exc_info=unforeseen)

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
