"""Whose words a quoted passage is: the cited article's, those of another time or place, or nobody's that is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Version
from corpus.quotations.claim_marks import TERM
from corpus.quotations.matching import Match, Written, match
from corpus.quotations.official_text import Official
from corpus.quotations.passages import Owner, Passages

# Whole chapters are not laid beside a passage; what is cited so broadly is searched for.
_MOST_ARTICLES = 100
# Exact holders that are ranked, and near ones that are laid beside the passage.
_EXACT = 40
_NEAR = 8
# So many words in common with an article that is not cited are no common phrase, if the rest is of no law.
_TELLING = 24

Relation = Literal["cited", "other_unit", "other_version", "other_provision", "unclaimed"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a passage is said to be: the words of these units on a day."""

    units: tuple[ProvisionId, ...]
    on: date

    @property
    def articles(self) -> tuple[ProvisionId, ...]:
        """The cited articles; a statute cited as a whole names none."""
        return tuple(dict.fromkeys(unit.article_id for unit in self.units if unit.article is not None))

    @property
    def statutes(self) -> frozenset[str]:
        """The cited statutes."""
        return frozenset(unit.statute for unit in self.units)


@dataclass(frozen=True, slots=True)
class Found:
    """The text that a passage was matched with and how it stands to the cited one.

    `target`: the official words that a whole quotation would have. `rank` orders equal matches: the cited text, the
    cited article at other times, the same statute, other statutes, those of the day first. `ties` are other articles
    of the day that have the same words.
    """

    match: Match
    relation: Relation
    rank: int
    target: tuple[int, int]
    ties: tuple[Owner, ...] = ()


class Attribution:
    """Finds the text of a passage; build one per library and keep it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.passages = Passages(library)

    def found(self, written: Written, claimed: Claimed, *, exact: bool = False) -> Found | None:
        """The text whose words these are: the cited one, unless another is clearly nearer; None: no held text.

        `exact`: another article must have the very words, which is quick to tell.
        """
        cited = _best(self._cited(written, claimed))
        if cited and not cited.match.cost:
            return cited
        if len(written.words) < TERM:
            return cited or self._term(written, claimed)
        close = exact or (cited is not None and not _is_far(cited))
        other = _best([*self._other_wordings(written, claimed), *self._elsewhere(written, claimed, exact=close)])
        if cited is None or (other and _is_clearly_nearer(other, cited)):
            return other
        return cited

    def _term(self, written: Written, claimed: Claimed) -> Found | None:
        """A few words that the cited text lacks: laws share them, so that no other law is named as their source."""
        other = [f for f in self._other_wordings(written, claimed) if not f.match.cost]
        if not claimed.articles:
            other += [f for f in self._elsewhere(written, claimed, exact=True) if f.relation == "unclaimed"]
        return _best(other)

    def is_of_day(self, version: Version, article: Article | None, on: date) -> bool:
        """Whether this is the wording that a day asks for."""
        if article is None:
            return self._library.version_at(version.statute, on) is version
        try:
            return self._library.provision(version.id_of(article), on).version is version
        except NotHeldError:
            return False

    def _cited(self, written: Written, claimed: Claimed) -> Iterator[Found]:
        """The cited articles in the wording of the day, those of one wording together."""
        for version, articles in self._grouped(claimed):
            official = Official.of(version, articles)
            cited = official.span(unit for unit in claimed.units if unit.statute == version.statute)
            if laid := match(written, official, cited or (0, 0)):
                yield _of_cited(laid, cited or (0, len(official.words)))

    def _grouped(self, claimed: Claimed) -> list[tuple[Version, list[Article]]]:
        grouped: dict[Path, tuple[Version, list[Article]]] = {}
        for pid in claimed.articles[:_MOST_ARTICLES]:
            try:
                held = self._library.provision(pid, claimed.on)
            except NotHeldError:
                continue
            grouped.setdefault(held.version.path, (held.version, []))[1].append(held.article)
        return list(grouped.values())

    def _other_wordings(self, written: Written, claimed: Claimed) -> Iterator[Found]:
        for pid in claimed.articles[:_MOST_ARTICLES]:
            if pid.statute not in self._library.statutes:
                continue
            seen: set[str] = set()
            for version in self._library.wordings(pid):
                article = version.article(pid.article_key)
                if article and article.text not in seen and not self.is_of_day(version, article, claimed.on):
                    seen.add(article.text)
                    laid = match(written, Official.of(version, [article]))
                    if laid:
                        yield Found(laid, "other_version", 1, _smallest(laid))

    def _elsewhere(self, written: Written, claimed: Claimed, *, exact: bool) -> Iterator[Found]:
        """Articles anywhere that have the words; unless only `exact` ones count, else those that have most of them."""
        holders = self.passages.holding(written.words, _EXACT)
        ties = tuple(o for o in holders if self._applies(o, claimed.on))
        for owner in holders:
            yield from self._laid(written, [owner], claimed, ties)
        if not holders and not exact:
            near = self.passages.near(written.words, _NEAR)
            for owners in [*([owner] for owner in near), *_runs(near)]:
                yield from (f for f in self._laid(written, owners, claimed, ()) if _is_telling(f.match))

    def _laid(
        self, written: Written, owners: list[Owner], claimed: Claimed, ties: tuple[Owner, ...]
    ) -> Iterator[Found]:
        version = self._version(owners[0], claimed.on)
        if laid := match(written, Official.of(version, [owner.article for owner in owners])):
            rank = (2 if version.statute in claimed.statutes else 4) + (not self._applies(owners[0], claimed.on))
            whole = not claimed.articles and (not claimed.units or rank == 2)
            others = tuple(tie for tie in ties if tie.index != owners[0].index)
            yield Found(laid, "unclaimed" if whole else "other_provision", rank, _smallest(laid), others)

    def _applies(self, owner: Owner, on: date) -> bool:
        version = self._version(owner, on)
        return self.is_of_day(version, owner.article, on) and not _has_ended(version, on)

    def _version(self, owner: Owner, on: date) -> Version:
        """The wording of the day, where it has these words; else the first that has them."""
        if owner.article is None:
            return owner.version
        try:
            held = self._library.provision(owner.version.id_of(owner.article), on)
        except NotHeldError:
            return owner.first
        return held.version if held.article.text == owner.article.text else owner.first


def _has_ended(version: Version, on: date) -> bool:
    return bool((version.repealed and version.repealed <= on) or (version.effective and version.effective > on))


def _of_cited(laid: Match, cited: tuple[int, int]) -> Found:
    """The passage beside the cited articles: words of the cited units, of another unit, or of more than is cited."""
    start, end = laid.span
    if cited[0] <= start and end <= cited[1]:
        return Found(laid, "cited", 0, cited)
    if end <= cited[0] or cited[1] <= start:
        return Found(laid, "other_unit", 0, _smallest(laid))
    return Found(laid, "cited", 0, _smallest(laid))


def _smallest(laid: Match) -> tuple[int, int]:
    """The span of the smallest unit that holds the quoted words."""
    return laid.official.span([laid.official.unit(*laid.span)]) or (0, len(laid.official.words))


def _best(found: Iterable[Found]) -> Found | None:
    """The nearest; of equally near texts the one of the better rank, then the one that has least besides the words."""
    return min(found, key=lambda f: (f.match.cost, f.rank, f.target[1] - f.target[0]), default=None)


def _is_clearly_nearer(other: Found, cited: Found) -> bool:
    """Whether a passage is rather the words of another text than a slip in those of the cited one.

    Sentences that neither has do not count. A text that is not exact needs to be three times as near, in words that are
    strange to it as well; another article needs the passage to be far from the cited one besides, for laws repeat each
    other's phrases.
    """
    shared = sum(end - start for start, end in set(other.match.foreign) & set(cited.match.foreign))
    here, there = cited.match.cost - shared, other.match.cost - shared
    if there == 0:
        return here > 0
    nearer = 3 * there <= here and 3 * (other.match.strange - shared) <= cited.match.strange - shared
    return nearer and cited.match.strange > shared and (other.relation == "other_version" or _is_far(cited))


def _is_far(cited: Found) -> bool:
    """Whether more than a fifth of the passage is not as the cited text has it."""
    return 5 * cited.match.cost > len(cited.match.written.words)


def _is_telling(laid: Match) -> bool:
    """Whether so much is the same that it can be no accident in an article that nobody cited.

    Three quarters of the sentences that are of this article must be; the others must be outweighed.
    """
    size = len(laid.kept.words)
    close = 4 * (laid.strange - laid.foreign_size) <= size
    return close and size >= (_TELLING if laid.foreign else TERM)


def _runs(owners: list[Owner]) -> list[list[Owner]]:
    """Neighbouring articles of one wording, which a passage may quote together."""
    runs: list[list[Owner]] = []
    for owner in sorted(owners, key=lambda o: o.index):
        if runs and runs[-1][-1].index + 1 == owner.index and runs[-1][-1].version is owner.version:
            runs[-1].append(owner)
        else:
            runs.append([owner])
    return [run for run in runs if len(run) > 1]
