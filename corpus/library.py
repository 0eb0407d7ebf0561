"""Library: the whole corpus in memory, immutable, asked by address and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from corpus.ambiguous import AmbiguousName, load_ambiguous_names
from corpus.behaviours import BehaviourCard, read_behaviour
from corpus.cases import Case, read_case
from corpus.citations.format import full_label
from corpus.dates import show
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
from corpus.sanctions import Sanction, read_sanctions
from corpus.status import Status, status_of
from corpus.statute_history import StatuteHistory, load_history

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

    `rules` is None in a corpus without rules of liability.
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
        sanctions = read_all(sorted(path.glob("sanctions/*.yaml")), read_sanctions, problems)
        rules = read_all(path.glob("rules"), load_rules, problems)
        if problems:
            raise CorpusError(problems)
        statutes = grouped(corrected(version) for version in versions)
        return cls(
            statutes=MappingProxyType(statutes),
            cases=MappingProxyType(cases),
            cards=MappingProxyType(cards),
            offences=offences,
            not_held=not_held,
            known_titles=known,
            ambiguous=ambiguous,
            history=histories[0] if histories else StatuteHistory(),
            sanctions=tuple(row for file in sanctions for row in file.sanctions),
            rules=rules[0] if rules else None,
            names=Names.of(statutes.values(), _names_not_held(not_held, known), _meanings(ambiguous)),
            not_held_names=by_name((text, (text.title, *text.aliases)) for text in not_held),
            known_names=by_name((title, title.names) for title in known),
            citing_cases=citing(cases.values(), lambda case: case.provisions),
            citing_cards=citing(cards.values(), lambda card: card.provisions()),
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

        Where no wording applies yet, the earliest one that is still to come into force.
        """
        full = [v for v in self.statute(statute_id).versions if v.extent == "full"]
        past = [v for v in full if v.effective and v.effective <= on]
        if past:
            return past[-1]
        if _in_force_in_part(self.statute(statute_id), on):
            return None
        return next((v for v in full if v.promulgated and v.promulgated <= on), full[0] if _undated(full) else None)

    def provision(self, pid: ProvisionId, on: date) -> Provision:
        """The article of an address in the wording of a day.

        Raises:
            NotHeldError: no such article on that day, or its wording of that day is not held; says which.
        """
        statute = self.statute(pid.statute)
        for version in _wordings_of_day(statute, on):
            if article := version.article(pid.article_key):
                return Provision(pid, article, version, status_of(statute, version, on))
            if version.extent == "full":
                break
        raise NotHeldError(self._absence(statute, pid, on))

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
            return Provision(pid, article, version, status_of(statute, version, on))

    def unit_exists(self, pid: ProvisionId, on: date) -> bool:
        """Whether the statute, the article and the 款, 项, 目 of an address exist on a day."""
        if pid.article is None:
            return pid.statute in self.statutes
        try:
            unit_text(self.provision(pid, on).article, pid)
        except (NotHeldError, LookupError):
            return False
        return True

    def same_wording(self, pid: ProvisionId, one: date, other: date) -> bool:
        """Whether a provision stands with the same words on both days."""
        if pid.article is None or one == other:
            return True
        try:
            texts = {unit_text(self.provision(pid, day).article, pid) for day in (one, other)}
        except (NotHeldError, LookupError):
            return False
        return len(texts) == 1

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

    def _absence(self, statute: Statute, pid: ProvisionId, on: date) -> str:
        label = full_label(statute.latest.short_title, pid.article_id)
        inserted = [
            (v, c) for v in statute.versions for c in v.changes
            if c.article == pid.article_key and c.kind == "inserted"
        ]  # fmt: skip
        if inserted and inserted[0][0].effective and on < inserted[0][0].effective:
            return f"{label}：该条自{show(inserted[0][0].effective)}起增设，{show(on)}时尚不存在"
        version = self.version_at(statute.id, on)
        if version and version.effective and version.effective <= on:
            return f"{label}：{show(version.effective)}起施行的文本没有这一条，全文共 {len(version.articles)} 条"
        first = next((v.effective for v in statute.versions if v.extent == "full" and v.effective), None)
        return f"{label}在{show(on)}的文本：本库收录的全文自{show(first)}起施行"


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


def _in_force_in_part(statute: Statute, on: date) -> bool:
    """Whether an older wording applies of which only some articles are held."""
    return any(v.extent != "full" and v.effective and v.effective <= on for v in statute.versions)


def _undated(versions: list[Version]) -> bool:
    return bool(versions) and all(v.effective is None for v in versions)


def _wordings_of_day(statute: Statute, on: date) -> list[Version]:
    """Versions that may hold a day's wording: those in force by then, the newest first, and undated ones.

    A law that is promulgated and not yet in force in any wording answers with the wording to come.
    """
    past = [v for v in reversed(statute.versions) if v.effective is None or v.effective <= on]
    if past:
        return past
    return [v for v in statute.versions if v.promulgated and v.promulgated <= on][:1]
