"""Write a statute file's text fingerprint into its front matter."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.digest import text_sha256
from corpus.errors import CorpusError, Problem
from corpus.reader import read_version

# Line ends of any kind stay as they are.
_KEY = re.compile(r"^text_sha256:[^\r\n]*", re.MULTILINE)


def stamp(path: Path) -> str:
    """Recompute `text_sha256`, write it into the file, and return it; nothing else in the file changes.

    Raises:
        CorpusError: the file cannot be read as a statute.
    """
    version = read_version(path)
    digest = text_sha256(version.articles)
    text, count = _KEY.subn(f"text_sha256: {digest}", path.read_bytes().decode("utf-8"), count=1)
    if not count:
        raise CorpusError([Problem(path, 1, "文件头没有 text_sha256", "一行 text_sha256: null")])
    path.write_bytes(text.encode("utf-8"))
    return digest
