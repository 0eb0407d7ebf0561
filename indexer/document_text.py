"""The text of a stored document in one spelling, from the library: what a phrase must stand in."""

from __future__ import annotations

import re

from corpus.library import Library
from corpus.model import Article, Version
from indexer.documents import card_document, case_document
from indexer.engines.base import Entry
from indexer.normalise import normalise_text

# White space is layout: between Chinese characters it means nothing, and a phrase may run over the end of a line.
_SPACES = re.compile(r"\s+")
_FULL_WIDTH = str.maketrans(",:;()?!", "，：；（）？！")


def one_spelling(text: str) -> str:
    """Small letters, digits of one width, signs of the other, no white space: how texts and phrases are compared.

    >>> one_spelling("个人信息处理者, 应当")
    '个人信息处理者，应当'
    """
    return _SPACES.sub("", normalise_text(text)).lower().translate(_FULL_WIDTH)


def body(entry: Entry, library: Library) -> str:
    """The words of a document: of an article its text in its own wording, of a case or card also its title."""
    if entry.kind == "provision":
        _, article = wording(entry, library)
        return article.text
    document = (
        case_document(library.cases[entry.address])
        if entry.kind == "case"
        else card_document(library.cards[entry.address])
    )
    return f"{document.title}\n{document.text}"


def headings(entry: Entry, library: Library) -> str:
    """What stands above an article: its statute's short title and its chapter. Nothing for what is no article."""
    if entry.kind != "provision":
        return ""
    version, article = wording(entry, library)
    return "\n".join([version.short_title, *(division.name for division in article.path)])


def wording(entry: Entry, library: Library) -> tuple[Version, Article]:
    """The last version that has an article in the wording of this document, and the article.

    Raises:
        LookupError: the library has no such wording; the index was not made from it.
    """
    first, _, key = entry.id.partition("@")[2].partition("/")
    versions = iter(library.statutes[entry.statute].versions)
    begun = next((v for v in versions if str(v.effective or v.promulgated) == first and v.article(key)), None)
    if begun is None:
        raise LookupError(f"索引里的 {entry.id} 在语料里没有对应的文本。请运行：fatiao build")
    article = begun.article(key)
    assert article is not None
    # The same words run on until a version has others, or is whole and has none.
    for version in versions:
        later = version.article(key)
        if later is None and version.extent != "full":
            continue
        if later is None or later.text != article.text:
            break
        begun, article = version, later
    return begun, article
