"""Which documents may hold a phrase: an engine that knows the documents of a term narrows them, the text decides."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.analysis import pairs
from indexer.engines.base import Entry, Filter
from indexer.search_index import SearchIndex

# Characters that a citation is made of: citations are taken out of a text before it is cut into pairs, so that a pair
# with one of these need not stand in the index though it stands in the text.
_OF_CITATIONS = frozenset(
    "第条款项目编章节之至和及或与、零〇一二两三四五六七八九十百千本法同该前后上下述条例规定办法解释修正案"
)


def is_chinese(char: str) -> bool:
    """Whether a character is one of those that words are cut from."""
    return "\u3400" <= char <= "\u9fff"


def telling_pairs(phrase: str) -> list[str]:
    """The pairs of a phrase that stand in the index wherever the phrase stands in a text.

    >>> telling_pairs("依照前款规定取得单独同意")
    ['依照', '取得', '得单', '单独', '独同', '同意']
    """
    found = [pair for pair in pairs(phrase) if len(pair) == 2 and all(map(is_chinese, pair))]
    return [pair for pair in dict.fromkeys(found) if not set(pair) & _OF_CITATIONS]


def holders(index: SearchIndex, phrases: Iterable[str], scope: Filter) -> Iterable[Entry]:
    """Documents of a scope that may hold all the phrases, and none less; whether they do the text must tell."""
    terms = [pair for phrase in phrases for pair in telling_pairs(phrase)]
    engine = index.engine
    if terms:
        found: Iterable[Entry] = (engine.entry(int(number)) for number in engine.holding("pairs", terms))
    else:
        found = engine.entries()
    return (entry for entry in found if scope.allows(entry))
