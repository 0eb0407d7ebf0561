"""Articles under their numbers of other times: where one is now, and which other provision bore its number.

网络安全法第六十四条 of 2017 is 第七十一条 today, and 第六十四条 today is another provision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version
from corpus.renumbering import Renumbering


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another wording has for an article.

    `wording` is the nearest one, earlier or later, in which something is otherwise; `until` the last day of an earlier
    one. `bears` are the numbers that the article has there (empty: none was found). `number_is` are the numbers that
    what stands there under the article's own number has in the wording shown; None where nothing else stands there.
    """

    wording: Version
    until: date | None
    bears: tuple[ProvisionId, ...]
    number_is: tuple[ProvisionId, ...] | None

    @property
    def renumbered(self) -> bool:
        """Whether the article has another number there, or its number another article; else it is only gone."""
        return bool(self.bears) or self.number_is is not None


class ArticleNumbers:
    """The numbers of articles over the full wordings of a library."""

    def __init__(self, library: Library) -> None:
        """Nothing is worked out before it is asked for."""
        self._library = library
        self._renumbering = Renumbering(library.history.renumbered)

    def moved(self, pid: ProvisionId, one: Version, other: Version) -> tuple[ProvisionId, ...]:
        """The articles of another wording that carry on, or went before, an article of one wording."""
        statute = self._library.statute(pid.statute)
        keys = self._renumbering.moved_to(statute, pid.article_key, one, other)
        return tuple(ProvisionId.parse(f"{statute.id}/{key}") for key in keys)

    def numbered_elsewhere(self, pid: ProvisionId, shown: Version) -> tuple[Version, tuple[ProvisionId, ...]] | None:
        """For a number that a wording does not have: the nearest wording that has it, and where that article stands.

        None where no wording has the number, or the article of that number has no counterpart.
        """
        having = [v for v in self._full(pid) if v.article(pid.article_key) and v is not shown]
        for wording in sorted(having, key=lambda v: abs(_first(v) - _first(shown))):
            if found := self.moved(pid, wording, shown):
                return wording, found
        return None

    def asked_as(self, number: str, pid: ProvisionId, shown: Version) -> Version | None:
        """The nearest wording in which an article of the wording shown bears another number; None: in no wording."""
        others = [v for v in self._full(pid) if v is not shown and v.article(number)]
        for wording in sorted(others, key=lambda v: abs(_first(v) - _first(shown))):
            if number != pid.article_key and pid in self.moved(_numbered(pid, number), wording, shown):
                return wording
        return None

    def before(self, pid: ProvisionId, shown: Version) -> Elsewhere | None:
        """The newest earlier wording in which the article has another number, or its number another article."""
        wordings = self._full(pid)
        if shown not in wordings:
            return None
        later = shown
        for wording in reversed(wordings[: wordings.index(shown)]):
            if found := self._otherwise(pid, shown, wording):
                until = later.effective - timedelta(1) if later.effective else None
                there = Elsewhere(wording, until, *found)
                # What was inserted later has nothing to tell of before.
                return there if there.renumbered else None
            later = wording
        return None

    def after(self, pid: ProvisionId, shown: Version) -> Elsewhere | None:
        """The first later wording in which the article has another number or is gone, or its number another article."""
        wordings = self._full(pid)
        if shown not in wordings:
            return None
        for wording in wordings[wordings.index(shown) + 1 :]:
            if found := self._otherwise(pid, shown, wording):
                return Elsewhere(wording, None, *found)
        return None

    def _otherwise(
        self, pid: ProvisionId, shown: Version, other: Version
    ) -> tuple[tuple[ProvisionId, ...], tuple[ProvisionId, ...] | None] | None:
        bears = self.moved(pid, shown, other)
        if bears == (pid,):
            return None
        stands = other.article(pid.article_key) is not None and pid not in bears
        return bears, self.moved(pid, other, shown) if stands else None

    def _full(self, pid: ProvisionId) -> list[Version]:
        return [v for v in self._library.statute(pid.statute).versions if v.extent == "full" and v.effective]


def _first(version: Version) -> date:
    assert version.effective is not None
    return version.effective


def _numbered(pid: ProvisionId, key: str) -> ProvisionId:
    return ProvisionId.parse(f"{pid.statute}/{key}")
