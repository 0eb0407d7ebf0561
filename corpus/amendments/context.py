"""What a sentence of an amendment leaves to the one after it: 第二款修改为 goes on in the article named last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.amendments.operations import Unit
from corpus.amendments.shapes import Heading, Place, UnclearError
from corpus.ids import ProvisionId

NO_ARTICLE = "没有写明是哪一条，前文也没有"


@dataclass(slots=True)
class Context:
    """The amendment's article that is being read, and the unit of the amended wording that it named last.

    `restates`: the article also gives the whole text that results (这一款相应修改为：“…”). `listed`: words and what
    they become in the texts of the list that follows (将下列法律中的“征用”修改为“征收、征用”). `inserted`: divisions
    that the amendment inserted so far.
    """

    source: ProvisionId | None = None
    restates: bool = False
    last: Unit | None = None
    listed: tuple[str, str] | None = None
    inserted: tuple[Heading, ...] = ()

    def go_on(self, source: ProvisionId, *, restates: bool) -> Context:
        """The context of the amendment's next article."""
        return Context(source, restates, inserted=self.inserted)

    def units(self, places: Iterable[Place]) -> tuple[Unit, ...]:
        """Units that a sentence names; what they leave out is that of the unit named last.

        Raises:
            UnclearError: no article was named.
        """
        units = tuple(self._unit(place) for place in places)
        self.last = units[-1]
        return units

    def named_last(self) -> Unit:
        """The unit that 其, 该条 or a bare 修改为 means.

        Raises:
            UnclearError: no article was named.
        """
        if self.last is None:
            raise UnclearError(NO_ARTICLE)
        return self.last

    def _unit(self, place: Place) -> Unit:
        if place.article is not None:
            return Unit(place.article, place.paragraph, place.item)
        last = self.named_last()
        # 第四项 goes on in the 款 named last; 第四款 needs the article alone.
        paragraph = place.paragraph if place.paragraph is not None or place.item is None else last.paragraph
        return Unit(last.article, paragraph, place.item)
