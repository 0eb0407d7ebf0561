"""Values that are made from a library once, and made anew when another library takes its place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from corpus.library import Library

_Value = TypeVar("_Value")


class PerLibrary(Generic[_Value]):
    """Makes a value at the first request and keeps it as long as the library is in use."""

    def __init__(self, make: Callable[[Library], _Value]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: tuple[Library, _Value] | None = None

    def of(self, library: Library) -> _Value:
        """The value for a library; requests that come while it is made wait for it."""
        with self._lock:
            if self._made is None or self._made[0] is not library:
                self._made = (library, self._make(library))
            return self._made[1]
