"""A text that is one citation and nothing else -> its address; the inverse of `format.full_label`."""

from __future__ import annotations

from corpus.citations.find import CitationFinder
from corpus.errors import CitationError
from corpus.ids import ProvisionId

EXPECTED = "以法规名称或条号开头的引用"


def parse(text: str, finder: CitationFinder) -> ProvisionId:
    """Read a citation.

        citation = title [ 第 N 条 [ 之 N ] [ 第 N 款 ] [ 第 （ N ） 项 ] [ 第 N 目 ] ]

    in any of the written forms of `grammar.FORMS` that name one address.

    Raises:
        CitationError: the text is no citation, more than one, or one whose address cannot be told; says where.

    >>> from corpus.library import Library
    >>> str(parse("刑法253之一第1款", CitationFinder.of(Library.load())))
    'xingfa/253-1/1'
    """
    found = finder.find(text)
    if not found:
        raise CitationError(text, 0, EXPECTED)
    first = found[0]
    if first.start > 0:
        raise CitationError(text, 0, EXPECTED)
    if first.end < len(text):
        raise CitationError(text, first.end, "引用到此为止，其后没有别的文字")
    if first.id is None:
        raise CitationError(text, 0, first.problem or "只指一处的引用")
    return first.id
