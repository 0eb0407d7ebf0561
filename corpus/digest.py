"""The fingerprint of a version's text, so that a changed character cannot go unnoticed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from corpus.model import Article

# White space is layout, not law: it does not enter the fingerprint.
_SPACE = re.compile(r"[\s\u3000\u200b]+")


def normalised(article: Article) -> str:
    """The article's key and its lines without white space."""
    return "\n".join([article.key, *(without_space(line) for line in article.text.split("\n"))])


def without_space(text: str) -> str:
    """A text as fingerprints see it: without white space."""
    return _SPACE.sub("", text)


def text_sha256(articles: Iterable[Article]) -> str:
    """SHA-256, in hexadecimal, over the normalised texts of the articles in their order."""
    return hashlib.sha256("\n\n".join(normalised(a) for a in articles).encode()).hexdigest()
