"""Which wordings of a statute can be compared, which are meant by two days, and their comparisons, each made once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from corpus.citations.format import article_label, in_guillemets
from corpus.comparison import Comparison, Row, article_row, compare, successors
from corpus.dates import show
from corpus.errors import FatiaoError, NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Statute, Version
from corpus.renumbering import Renumbering

# Comparisons that are kept; one of a long statute takes some megabytes.
_KEPT = 32


class SameWordingError(FatiaoError):
    """Both days have the same wording: there is nothing to compare."""

    def __init__(self, statute: Statute, version: Version) -> None:
        self.statute, self.version = statute, version
        others = "、".join(show(v.effective) for v in dated(statute) if v is not version)
        rest = f"本库另有自{others}起施行的文本" if others else "本库只收录了这一个文本"
        super().__init__(
            f"这两个日期适用的是{in_guillemets(version.short_title)}的同一个文本（自{show(version.effective)}起施行），"
            f"没有可以比较的。{rest}"
        )


class Comparisons:
    """Comparisons between the wordings of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._renumbering = Renumbering(library.history.renumbered)
        self._made = lru_cache(maxsize=_KEPT)(self._compared)

    def of(self, statute_id: str, one: date, other: date) -> Comparison:
        """The wordings of two days compared, the earlier one first, whichever day was named first.

        Raises:
            NotHeldError: no such statute, or no wording of one of the days.
            SameWordingError: both days have the same wording.
        """
        statute = self._library.statute(statute_id)
        earlier, later = (wording_on(statute, day) for day in sorted((one, other)))
        if earlier is later:
            raise SameWordingError(statute, earlier)
        assert earlier.effective and later.effective
        return self._made(statute_id, earlier.effective, later.effective)

    def article(self, earlier: Version, before: tuple[Article, ...], later: Version, after: Article) -> Row:
        """An article of one wording against those of an earlier wording that went before it."""
        steps = [earlier, *self._between(earlier, later), later]
        full = all(version.extent == "full" for version in steps)
        pairs = successors(steps, self._renumbering) if full else {}
        return article_row(before, after, pairs, later.statute)

    def _compared(self, statute_id: str, first: date, last: date) -> Comparison:
        versions = dated(self._library.statute(statute_id))
        earlier, later = (next(v for v in versions if v.effective == day) for day in (first, last))
        return compare(earlier, later, self._renumbering, self._between(earlier, later))

    def _between(self, earlier: Version, later: Version) -> list[Version]:
        first, last = earlier.effective, later.effective
        versions = dated(self._library.statute(earlier.statute))
        return [v for v in versions if v.extent == "full" and first and last and first < (v.effective or last) < last]


def dated(statute: Statute) -> Sequence[Version]:
    """The wordings whose first day is known, oldest first: an address names them by it."""
    return [version for version in statute.versions if version.effective]


def wording_on(statute: Statute, day: date) -> Version:
    """The newest wording that is in force on a day, also where only some of its articles are held.

    Raises:
        NotHeldError: the day is before the first wording that is held.
    """
    past = [version for version in dated(statute) if version.effective and version.effective <= day]
    if past:
        return past[-1]
    held = "、".join(show(version.effective) for version in dated(statute)) or "不详的日期"
    raise NotHeldError(f"{in_guillemets(statute.latest.short_title)}在{show(day)}的文本；收录的文本自{held}起施行")


def comparable(library: Library) -> list[Statute]:
    """Statutes of which two wordings or more are held, in the order of the library."""
    return [statute for statute in library.statutes.values() if len(dated(statute)) > 1]


def newest_two(statute: Statute) -> tuple[date, date] | None:
    """The first days of the two wordings held that came into force last; None where there is only one."""
    days = [version.effective for version in statute.versions if version.effective]
    return (days[-2], days[-1]) if len(days) > 1 else None


def row_of(comparison: Comparison, key: str) -> Row:
    """The row of an article, by its number in the later wording, else by that in the earlier one.

    Raises:
        NotHeldError: neither has it, or the two do not both hold it.
    """
    if row := comparison.row(key):
        return row
    earlier, later = comparison.earlier, comparison.later
    label = article_label(ProvisionId.parse(f"{earlier.statute}/{key}"))
    days = f"{show(earlier.effective)}和{show(later.effective)}起施行的文本"
    why = f"{days}没有都收录这一条，不能比较" if comparison.partial else f"{days}都没有这一条"
    raise NotHeldError(f"{in_guillemets(later.short_title)}{label}：{why}")
