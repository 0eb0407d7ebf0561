"""What a library has to suggest: names of statutes, behaviours, offences and cases, and words of the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.behaviours import BehaviourCard
from corpus.citations.format import full_label
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import LEVELS, Statute
from corpus.names import STATE, names_of
from corpus.offences import Offence
from indexer.lexicon import lexicon_words
from indexer.syllables import initials, spellings

# Nobody spells a longer name in letters to its end.
_SPELLED = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: its text, what kind of thing it is, and where it leads.

    `kind` is statute, provision, behaviour, offence, word or case; `what` says it to a reader (法律, 条文, 罪名).
    `address` is that of a statute, an article, a card or a case; where it is empty the text is a query. `note`
    tells more: the beginning of an article, the phrasing that was met.
    """

    text: str
    kind: str
    what: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name to be completed and what it suggests.

    `name` is in small letters; `spellings` and `initials` are its syllables and their first letters, `starts` the
    signs that it may begin with when it is typed, `letters` all spellings and first letters in one (all of these
    empty: it is typed in characters); `weight` is how much it is cited.
    """

    name: str
    suggestion: Suggestion
    weight: float
    spellings: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    starts: frozenset[str] = frozenset()
    letters: str = ""


def entries_of(library: Library) -> Iterator[Entry]:
    """Every name that can be suggested."""
    cited = _cited(library)
    for statute in library.statutes.values():
        yield from _statute(statute, cited[statute.id])
    for card in library.cards.values():
        yield from _card(card)
    for offence in library.offences:
        yield from _offence(offence, library)
    yield from _words(library)
    for case in library.cases.values():
        yield _entry(case.title, Suggestion(case.title, "case", "案例", case.id, case.kind_name), 0)


def _words(library: Library) -> Iterator[Entry]:
    """Words of the law, and those that behaviours explain; an offence is one already."""
    words = Counter([*lexicon_words(), *(term for card in library.cards.values() for term in card.legal_terms)])
    offences = {name for offence in library.offences for name in (offence.name, *offence.aliases)}
    for word, count in words.items():
        if word not in offences:
            yield _entry(word, Suggestion(word, "word", "用语"), count)


def _cited(library: Library) -> Counter[str]:
    """How often behaviours and cases rest on each statute."""
    cited: Counter[str] = Counter()
    for table in (library.citing_cards, library.citing_cases):
        for address, citing in table.items():
            cited[ProvisionId.parse(address).statute] += len(citing)
    return cited


def _statute(statute: Statute, weight: int) -> Iterator[Entry]:
    """By every name; 中华人民共和国 is left out, for every law begins with it. An amendment stands behind laws."""
    latest = statute.latest
    suggestion = Suggestion(latest.short_title, "statute", LEVELS[latest.level], statute.id)
    names = [name.removeprefix(STATE) for name in names_of(statute)]
    for name in dict.fromkeys([latest.short_title, *names]):
        note = "" if name == latest.short_title else name
        yield _entry(name, _noted(suggestion, note, latest.title), -1 if latest.amends else weight)


def _noted(suggestion: Suggestion, alias: str, title: str) -> Suggestion:
    """With the full title where it is another, and the name by which the statute was found."""
    full = f"全称{title}" if title != suggestion.text else ""
    other = f"又称{alias}" if alias and alias not in title else ""
    return replace(suggestion, note="，".join(filter(None, (other, full))))


def _card(card: BehaviourCard) -> Iterator[Entry]:
    yield _entry(card.name, Suggestion(card.name, "behaviour", "行为", card.id), 1)
    # Phrasings are sentences: they are typed in characters.
    for phrasing in card.phrasings:
        yield Entry(phrasing.lower(), Suggestion(card.name, "behaviour", "行为", card.id, phrasing), 0)


def _offence(offence: Offence, library: Library) -> Iterator[Entry]:
    note = _standing(offence, library)
    for name in (offence.name, *offence.aliases):
        yield _entry(name, Suggestion(name, "offence", "罪名", "", note), -1 if offence.until else 0)


def _standing(offence: Offence, library: Library) -> str:
    """Where the offence is defined, or until when the name was in use."""
    if offence.until:
        return f"用到{show(offence.until)}" + (f"，现为{offence.replaced_by}" if offence.replaced_by else "")
    pids = [ProvisionId.parse(provision) for provision in offence.provisions[:1]]
    return "".join(
        full_label(library.statutes[p.statute].latest.short_title, p) for p in pids if p.statute in library.statutes
    )


def _entry(name: str, suggestion: Suggestion, weight: float) -> Entry:
    plain = name.lower()
    spelled, short = (spellings(plain), initials(plain)) if len(plain) <= _SPELLED else ((), ())
    starts = frozenset(text[0] for text in (plain, *spelled))
    return Entry(plain, suggestion, weight, spelled, short, starts, " ".join((*spelled, *short)))
