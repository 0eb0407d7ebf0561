"""Which consequence a question asks for: 怎么判 asks for the crime, 罚款多少 for the fine, 赔偿 for damages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from corpus.behaviours import BehaviourCard, Statement
from corpus.ids import ProvisionId

Track = Literal["criminal", "administrative", "civil"]
# Everyday words that ask for a track; the longest questions use several, then all asked tracks come first.
_ASKED: dict[Track, tuple[str, ...]] = {
    "criminal": (
        "怎么判",
        "判几年",
        "判多久",
        "判刑",
        "坐牢",
        "犯罪",
        "入刑",
        "刑事",
        "犯法",
        "什么罪",
        "量刑",
        "立案",
    ),
    "administrative": ("罚款", "罚多少", "处罚", "拘留", "行政", "举报", "投诉", "罚钱"),
    "civil": ("赔偿", "赔钱", "赔多少", "起诉", "索赔", "告他", "精神损失", "侵权", "维权", "道歉"),
}

# Stages of the information's life at which the act itself is an offence of 刑法 253之一 once it is serious.
_TRADE = ("sell", "provide", "obtain")


def asked_tracks(text: str) -> tuple[Track, ...]:
    """Tracks a question asks for, in the order of liability; empty when it asks for none in particular.

    >>> asked_tracks("快递员卖客户信息怎么判")
    ('criminal',)
    """
    return tuple(track for track, words in _ASKED.items() if any(word in text for word in words))


def articles_of(card: BehaviourCard, asked: Iterable[Track] = ()) -> list[str]:
    """Article addresses of a card, the most telling first.

    The tracks asked for lead; the rest is dealt out in turn, so that each kind of answer has a place near the top:
    where the act itself is a trade in information the crime comes first, elsewhere the duty does.
    """
    tracks = {
        "criminal": card.consequences.criminal,
        "administrative": card.consequences.administrative,
        "civil": card.consequences.civil,
    }
    leading = [a for track in asked for a in _articles(tracks.pop(track))]
    criminal = tracks.pop("criminal", ())
    parts = [card.duties, *reversed(tracks.values())]
    parts.insert(0 if card.stage in _TRADE else len(parts), criminal)
    rest = [a for row in zip_longest(*map(_articles, parts)) for a in row if a]
    last = _articles([*card.public_interest, *card.exceptions])
    return list(dict.fromkeys([*leading, *rest, *last]))


def _articles(statements: Iterable[Statement]) -> list[str]:
    found = (_article_of(address) for s in statements for address in s.provisions)
    return list(dict.fromkeys(article for article in found if article))


@lru_cache(maxsize=16_384)
def _article_of(address: str) -> str:
    """The article of an address of a card; empty where it is a whole statute."""
    pid = ProvisionId.parse(address)
    return str(pid.article_id) if pid.article is not None else ""
