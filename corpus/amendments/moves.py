"""Where the units of one wording stand in the other: 条, 款 and 项, old place -> new place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.amendments.drafts import DraftArticle
from corpus.amendments.operations import Unit
from corpus.model import Version


@dataclass(frozen=True, slots=True)
class Moves:
    """Old articles, 款 and 项 -> new ones; what is missing was rewritten or is gone."""

    articles: Mapping[str, str]
    units: Mapping[Unit, Unit]

    def of(self, unit: Unit) -> Unit | None:
        """Where a unit stands now; None: nobody can tell."""
        if unit.paragraph is None:
            key = self.articles.get(unit.article)
            return Unit(key, None, unit.item) if key else None
        return self.units.get(unit)


def moves_of(version: Version, drafts: Iterable[DraftArticle]) -> Moves:
    """Read off the drafts, all of which know what they were."""
    articles: dict[str, str] = {}
    units: dict[Unit, Unit] = {}
    for draft in drafts:
        for source in draft.sources:
            if source == Unit(source.article):
                articles[source.article] = draft.key
        for number, paragraph in enumerate(draft.paragraphs, 1):
            if paragraph.origin:
                units[paragraph.origin] = Unit(draft.key, number)
            for place, item in enumerate(paragraph.items, 1):
                if item.origin:
                    units[item.origin] = Unit(draft.key, number, place)
    kept = {old: new for old, new in articles.items() if version.article(old)}
    return Moves(kept, units)
