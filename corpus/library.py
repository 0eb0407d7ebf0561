"""Library: the whole corpus in memory, immutable, asked by address and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from corpus.ambiguous import AmbiguousName, load_ambiguous_names
from corpus.as_of import absence, full_wording, origin_of, standing_of, wordings_of_day
from corpus.behaviours import BehaviourCard, read_behaviour
from corpus.cases import Case, read_case
from corpus.causes import causes_of
from corpus.composing import composed
from corpus.errors import CorpusError, NotHeldError, Problem
from corpus.ids import ProvisionId
from corpus.known_titles import KnownTitle, load_known_titles
from corpus.liability.rules import Rules, load_rules
from corpus.loading import by_name, citing, corrected, grouped, read_all, read_list, unique
from corpus.model import Article, Statute, Version
from corpus.names import Names, canonical
from corpus.not_held import NotHeld, load_not_held
from corpus.offences import Offence, load_offences
from corpus.reader import read_version
from corpus.repeals import Repeal, repeals_of
from corpus.sanctions import Sanction, read_sanctions
from corpus.status import Causes, Status, status_of
from corpus.statute_history import StatuteHistory, load_history
from corpus.synonyms import Synonym, load_synonyms

DATA = Path(__file__).parent / "data"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Provision:
    """An article in the wording that a date asks for, and how that wording stands on that date."""

    id: ProvisionId
    article: Article
    version: Version
    status: Status


@dataclass(frozen=True, slots=True)
class Library:
    """Statutes, cases and behaviour cards by id; names, offences, sanctions, rules, and what is known not to be held.

    `rules` is None in a corpus without rules of liability. `origins` are the first days of statutes, `causes` what
    began and ended wordings, `repeals` what each statute repeals; all three are worked out from the texts.
    """

    statutes: Mapping[str, Statute]
    cases: Mapping[str, Case]
    cards: Mapping[str, BehaviourCard]
    offences: tuple[Offence, ...]
    not_held: tuple[NotHeld, ...]
    known_titles: tuple[KnownTitle, ...]
    ambiguous: tuple[AmbiguousName, ...]
    history: StatuteHistory
    sanctions: tuple[Sanction, ...]
    rules: Rules | None
    names: Names
    not_held_names: Mapping[str, NotHeld]
    known_names: Mapping[str, KnownTitle]
    citing_cases: Mapping[str, tuple[Case, ...]]
    citing_cards: Mapping[str, tuple[BehaviourCard, ...]]
    origins: Mapping[str, date]
    causes: Causes
    repeals: Mapping[str, tuple[Repeal, ...]]
    synonyms: tuple[Synonym, ...]

    @classmethod
    def load(cls, path: Path = DATA) -> Library:
        """Read a corpus folder; the folders and lists that it lacks are empty.

        Raises:
            CorpusError: the problems of every file that cannot be read, all at once.
        """
        problems: list[Problem] = []
        versions = read_all(sorted(path.glob("statutes/*/*.md")), read_version, problems)
        cases = unique(read_all(sorted(path.glob("cases/*.md")), read_case, problems), problems)
        cards = unique(read_all(sorted(path.glob("behaviours/*.yaml")), read_behaviour, problems), problems)
        offences = read_list(path / "offences.yaml", load_offences, problems)
        not_held = read_list(path / "not_held.yaml", load_not_held, problems)
        known = read_list(path / "known_titles.txt", load_known_titles, problems)
        ambiguous = read_list(path / "ambiguous_names.yaml", load_ambiguous_names, problems)
        histories = read_all(path.glob("history.yaml"), load_history, problems)
        synonyms = read_list(path / "synonyms.yaml", load_synonyms, problems)
        sanctions = read_all(sorted(path.glob("sanctions/*.yaml")), read_sanctions, problems)
        rules = read_all(path.glob("rules"), load_rules, problems)
        statutes = {s.id: composed(s, problems) for s in grouped(map(corrected, versions)).values()}
        if problems:
            raise CorpusError(problems)
        history = histories[0] if histories else StatuteHistory()
        names = Names.of(statutes.values(), _names_not_held(not_held, known), _meanings(ambiguous))
        origins = {s.id: day for s in statutes.values() if (day := origin_of(s, history))}
        return cls(
            statutes=MappingProxyType(statutes),
            cases=MappingProxyType(cases),
            cards=MappingProxyType(cards),
            offences=offences,
            not_held=not_held,
            known_titles=known,
            ambiguous=ambiguous,
            history=history,
            sanctions=tuple(row for file in sanctions for row in file.sanctions),
            rules=rules[0] if rules else None,
            names=names,
            not_held_names=by_name((text, (text.title, *text.aliases)) for text in not_held),
            known_names=by_name((title, title.names) for title in known),
            citing_cases=citing(cases.values(), lambda case: case.provisions),
            citing_cards=citing(cards.values(), lambda card: card.provisions()),
            origins=MappingProxyType(origins),
            causes=causes_of(statutes, history),
            repeals=repeals_of(statutes, names, origins),
            synonyms=synonyms,
        )

    def statute(self, statute_id: str) -> Statute:
        """The statute with this id.

        Raises:
            NotHeldError: with the ids and titles nearest to it.
        """
        if found := self.statutes.get(statute_id):
            return found
        near = [s.latest.short_title for i, s in self.statutes.items() if i.startswith(statute_id[:4])]
        raise NotHeldError(f"代号为 {statute_id} 的法规", tuple(near[:3]))

    def rules_of_liability(self) -> Rules:
        """The rules of an assessment.

        Raises:
            NotHeldError: this corpus has none.
        """
        if self.rules is None:
            raise NotHeldError("责任规则（rules 文件夹）")
        return self.rules

    def not_held_named(self, name: str) -> NotHeld | None:
        """What is on record of a text that is not held, by any name of it."""
        return self.not_held_names.get(canonical(name))

    def version_at(self, statute_id: str, on: date) -> Version | None:
        """The full wording that applies on a day; where that is not held, None.

        Where no wording applies yet, the earliest one that is still to come into force; a wording to come does not
        stand for one that is in force and not held.
        """
        return full_wording(self.statute(statute_id), on, self.origins.get(statute_id))

    def status(self, version: Version, on: date) -> Status:
        """Where a wording stands on a day, with the provision that causes it."""
        return status_of(self.statute(version.statute), version, on, self.causes)

    def statute_status(self, statute_id: str, on: date) -> Status:
        """Where a statute as a whole stands on a day, also where its wording of that day is not held."""
        return standing_of(self.statute(statute_id), on, self.origins.get(statute_id), self.causes)

    def repealed_by(self, statute_id: str) -> tuple[Repeal, ...]:
        """The provisions held that repeal a held statute as a whole."""
        found = (repeal for statute in self.repeals.values() for repeal in statute)
        return tuple(repeal for repeal in found if repeal.statute == statute_id and not repeal.part)

    def provision(self, pid: ProvisionId, on: date) -> Provision:
        """The article of an address in the wording of a day.

        Raises:
            NotHeldError: no such article on that day, or its wording of that day is not held; says which.
        """
        statute = self.statute(pid.statute)
        if found := self._wording(pid, on):
            return Provision(pid, *found, self.status(found[1], on))
        raise NotHeldError(absence(statute, pid, on, self.origins.get(statute.id)))

    def _wording(self, pid: ProvisionId, on: date) -> tuple[Article, Version] | None:
        """The article as it reads on a day, and the version that has it; no words about why there is none."""
        statute = self.statutes.get(pid.statute)
        for version in wordings_of_day(statute, on, self.origins.get(statute.id)) if statute else ():
            if article := version.article(pid.article_key):
                return article, version
            if version.extent == "full":
                break
        return None

    def _text(self, pid: ProvisionId, on: date) -> str | None:
        """The words of an article or a unit on a day; None where there is no such unit."""
        found = self._wording(pid, on)
        try:
            return unit_text(found[0], pid) if found else None
        except LookupError:
            return None

    def latest_provision(self, pid: ProvisionId, on: date) -> Provision:
        """As `provision`, but where the day has no such article, its nearest wording at another time."""
        try:
            return self.provision(pid, on)
        except NotHeldError:
            statute = self.statute(pid.statute)
            held = [(v, a) for v in statute.versions if (a := v.article(pid.article_key))]
            if not held:
                raise
            version, article = min(held, key=lambda pair: abs((pair[0].effective or date.max) - on))
            return Provision(pid, article, version, self.status(version, on))

    def unit_exists(self, pid: ProvisionId, on: date) -> bool:
        """Whether the statute, the article and the 款, 项, 目 of an address exist on a day."""
        if pid.article is None:
            return pid.statute in self.statutes
        return self._text(pid, on) is not None

    def same_wording(self, pid: ProvisionId, one: date, other: date) -> bool:
        """Whether a provision stands with the same words on both days."""
        if pid.article is None or one == other:
            return True
        text = self._text(pid, one)
        return text is not None and text == self._text(pid, other)

    def outdated(self, card: BehaviourCard, on: date) -> bool:
        """Whether any provision that a card cites reads otherwise, or is not there, on a day."""
        pids = map(ProvisionId.parse, card.provisions())
        return not all(self.same_wording(pid, card.as_of, on) for pid in pids)

    def cases_citing(self, article: ProvisionId, on: date) -> tuple[tuple[Case, bool], ...]:
        """Cases that rest on an article, and whether they mean the words that it has on a day.

        A number may change its rule: 网络安全法第六十四条 of 2016 is not that of 2026.
        """
        cases = self.citing_cases.get(str(article), ())
        return tuple((case, self.same_wording(article, case.day, on)) for case in cases)

    def cards_citing(self, article: ProvisionId, on: date) -> tuple[BehaviourCard, ...]:
        """Cards that cite an article and mean the words that it has on a day."""
        cards = self.citing_cards.get(str(article), ())
        return tuple(card for card in cards if self.same_wording(article, card.as_of, on))

    def wordings(self, pid: ProvisionId) -> tuple[Version, ...]:
        """Every held version that has this article, oldest first."""
        return tuple(v for v in self.statute(pid.statute).versions if v.article(pid.article_key))


def unit_text(article: Article, pid: ProvisionId) -> str:
    """The text of the 款, 项 or 目 of an address, or of the whole article.

    Raises:
        LookupError: the article has no such unit; says how many it has.
    """
    if pid.paragraph is None:
        return article.text
    paragraph = _nth(article.paragraphs, pid.paragraph, "款")
    if pid.item is None:
        return "\n".join(paragraph.lines())
    item = next((i for i in paragraph.items if i.number == pid.item), None)
    if item is None:
        raise LookupError(f"该款没有第{pid.item}项，共 {len(paragraph.items)} 项")
    if pid.subitem is None:
        return "\n".join([item.text, *item.subitems])
    return _nth(item.subitems, pid.subitem, "目")


def _names_not_held(not_held: Iterable[NotHeld], known: Iterable[KnownTitle]) -> list[str]:
    """Names of texts that are not held; another period of a statute that is held has no name of its own."""
    named = [name for text in not_held if text.statute is None for name in (text.title, *text.aliases)]
    return [*named, *(name for title in known for name in title.names)]


def _meanings(ambiguous: Iterable[AmbiguousName]) -> dict[str, tuple[str, ...]]:
    return {entry.name: (*entry.statutes, *entry.others) for entry in ambiguous}


def _nth(units: tuple[_Value, ...], number: int, name: str) -> _Value:
    if not 1 <= number <= len(units):
        raise LookupError(f"没有第{number}{name}，共 {len(units)} {name}")
    return units[number - 1]
