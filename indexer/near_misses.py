"""Where nothing was found: what each condition costs, what comes near, what is not held, what stands nowhere.

A search that finds nothing says why, as far as that can be told; it never leaves the reader with an empty page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from corpus.citations.format import full_label, in_guillemets
from corpus.ids import ProvisionId
from corpus.names import canonical
from corpus.not_held import NotHeld
from indexer.conditions import passing
from indexer.documents import day_number
from indexer.engines.base import Filter
from indexer.filter_values import ALIKE, near_statutes, shown_values
from indexer.meaning import encode_one
from indexer.phrases import holders
from indexer.query import Understood
from indexer.query_syntax import Part, QuerySyntax, label
from indexer.request import Conditions, Request
from indexer.search_index import SearchIndex

Count = Callable[[Request], int]
# A search may have any number of conditions; each that is tried costs a search.
MAX_TRIED = 6
MAX_ARTICLES = 5
# So many of the nearest wordings are looked at, for several may be of one article or of another day.
LOOKED_AT = 40
# A word that may be a law's name has at least this many characters.
NAME_LENGTH = 3
ONLY_EXCLUDED = "只写了不要含有的词，没有写要查什么。请再写一个要查的词，例如：出售个人信息 -刑法"
ONLY_A_DAY = "只写了日期，没有写要查什么。请再写一个要查的词或者一部法规，例如：个人信息保护法 日期:2021-11-01"


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What would be found without one condition, or without all: its name, the request that finds it, how much."""

    name: str
    request: Request
    total: int


@dataclass(frozen=True, slots=True)
class Near:
    """An article or a statute that comes near: its address, and its name in words."""

    address: ProvisionId
    label: str


@dataclass(frozen=True, slots=True)
class NearMisses:
    """What comes near to a search that found nothing.

    `explanation` says what is missing from the query (empty: nothing). `relaxed` are searches without a condition that
    find something; `articles` the nearest by meaning; `statutes` those whose names are spelt alike; `not_held`
    texts that are known and not held; `unknown` words and `nowhere` phrases that stand in no text held, of any day.
    """

    explanation: str = ""
    relaxed: tuple[Relaxed, ...] = ()
    articles: tuple[Near, ...] = ()
    statutes: tuple[Near, ...] = ()
    not_held: tuple[NotHeld, ...] = ()
    unknown: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()


def near_misses(
    index: SearchIndex, request: Request, syntax: QuerySyntax, understood: Understood, on: date, count: Count
) -> NearMisses | None:
    """What comes near to a request that found nothing; None where nothing was asked.

    Args:
        index: what was searched.
        request: what was asked, under the conditions of its query.
        syntax: how the query was read.
        understood: what its words mean.
        on: the day that is asked for where the query names none.
        count: how many documents the same words find under another request.
    """
    if not syntax.words and not syntax.parts:
        return None
    if explanation := _missing(syntax, understood):
        return NearMisses(explanation)
    nowhere = tuple(phrase for phrase in request.conditions.phrases if _stands_nowhere(index, phrase))
    return NearMisses(
        relaxed=tuple(r for r in _relaxed(index, request, syntax, on, count) if r.total),
        articles=_near_articles(index, understood, request.on),
        statutes=_near_statutes(index, understood),
        not_held=_not_held(index, syntax, understood, request.on),
        # A word of a phrase that stands nowhere need not be named besides.
        unknown=tuple(w for w in _unknown(index, understood) if not any(w in phrase for phrase in nowhere)),
        nowhere=nowhere,
    )


def _missing(syntax: QuerySyntax, understood: Understood) -> str:
    """What a query lacks to be one."""
    asked = syntax.conditions
    if understood.terms.words or understood.provisions or understood.statutes or asked.phrases or asked.select:
        return ""
    if asked.excluded:
        return ONLY_EXCLUDED
    return ONLY_A_DAY if asked.day else ""


def _relaxed(index: SearchIndex, request: Request, syntax: QuerySyntax, on: date, count: Count) -> Iterator[Relaxed]:
    """The same words without each condition and each choice in turn; without all of them where there are several."""
    tried = [(label(part), _taken_back(request, syntax, part, on)) for part in syntax.parts[:MAX_TRIED]]
    tried += list(_without_choices(index, request))
    for name, changed in tried:
        yield Relaxed(name, changed, count(changed))
    if len(tried) > 1:
        bare = replace(request, query=syntax.words, kinds=(), statute="", level="", on=on, conditions=Conditions())
        if syntax.words:
            yield Relaxed("", bare, count(bare))


def _taken_back(request: Request, syntax: QuerySyntax, part: Part, on: date) -> Request:
    """The request without one condition; another with the same value goes with it."""
    changed = replace(request, query=syntax.without(part), start=0)
    if part.key == "day":
        return replace(changed, on=on, dated=False, conditions=replace(request.conditions, day=None))
    return replace(changed, conditions=request.conditions.without(part.key, part.values))


def _without_choices(index: SearchIndex, request: Request) -> Iterator[tuple[str, Request]]:
    """The request without what was chosen beside its words."""
    if request.statute:
        held = request.statute in index.library.statutes
        name = shown_values("statutes", (request.statute,), index.library) if held else request.statute
        yield f"法规：{name}", replace(request, statute="", start=0)
    if request.level:
        yield (
            f"效力级别：{shown_values('levels', (request.level,), index.library) or request.level}",
            replace(request, level="", start=0),
        )
    if request.kinds:
        yield f"类型：{shown_values('kinds', request.kinds, index.library)}", replace(request, kinds=(), start=0)


def _near_articles(index: SearchIndex, understood: Understood, on: date) -> tuple[Near, ...]:
    """The articles nearest by meaning in the wording of the day."""
    if not understood.terms.words:
        return ()
    allowed, found = Filter(frozenset({"provision"}), on=day_number(on, 0)), []
    for wording in index.articles.telling(encode_one(understood.text), LOOKED_AT):
        statute, _, rest = wording.partition("@")
        address = f"{statute}/{rest.partition('/')[2]}"
        found += [entry.address for entry in index.engine.by_address(address, allowed) if entry.id == wording]
    return tuple(_named(ProvisionId.parse(address), index) for address in found[:MAX_ARTICLES])


def _near_statutes(index: SearchIndex, understood: Understood) -> tuple[Near, ...]:
    """Statutes held whose names are spelt much like a word of the query."""
    named = [s for word in _names(understood) for s in near_statutes(word, index.library, ALIKE)]
    others = [s for s in dict.fromkeys(named) if s not in understood.statutes]
    return tuple(_named(ProvisionId(s), index) for s in others[:MAX_ARTICLES])


def _named(pid: ProvisionId, index: SearchIndex) -> Near:
    title = index.library.statute(pid.statute).latest.short_title
    return Near(pid, in_guillemets(title) if pid.article is None else full_label(title, pid))


def _not_held(index: SearchIndex, syntax: QuerySyntax, understood: Understood, on: date) -> tuple[NotHeld, ...]:
    """Texts that are known and not held, named in the query or spelt much like a word of it."""
    library = index.library
    # Texts that have lost their force are mostly not held; who asks for them is told which are known.
    gone = "repealed" in syntax.conditions.standings and not understood.terms.words
    found = [text for text in library.not_held if gone and text.repealed and text.repealed <= on]
    for word in (*_names(understood), *(value for part in syntax.parts for value in part.values)):
        near = process.extract(canonical(word), list(library.not_held_names), scorer=fuzz.ratio, score_cutoff=ALIKE)
        found += [library.not_held_names[name] for name, _, _ in near]
    return tuple({text.title: text for text in found}.values())[:MAX_ARTICLES]


def _names(understood: Understood) -> list[str]:
    """Pieces of the query that may be meant as the name of a text."""
    return [piece for piece in understood.text.split() if len(canonical(piece)) >= NAME_LENGTH]


def _unknown(index: SearchIndex, understood: Understood) -> tuple[str, ...]:
    """Words that stand in no document of any day."""
    words = (w for w in dict.fromkeys(understood.terms.words) if not index.engine.share("words", w))
    return tuple(word for word in words if _stands_nowhere(index, word))


def _stands_nowhere(index: SearchIndex, phrase: str) -> bool:
    """Whether a phrase stands in no document of any day; a part of a longer word stands there too."""
    passes = passing(Conditions(phrases=(phrase,)), index.library, date.max)
    return not any(passes(entry) for entry in holders(index, (phrase,), Filter()))
