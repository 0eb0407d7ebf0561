"""Why a hit stands where it stands: the parts of its score -> sentences that name words, citations and cards.

Everything that a reason names is there: a word stands in the text, a card lists the article, a case rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from corpus.behaviours import BehaviourCard
from corpus.citations.format import full_label, in_guillemets
from corpus.ids import ProvisionId
from indexer.analysis import citation_terms
from indexer.candidates import CITES_WEIGHT
from indexer.documents import card_document, case_document, day_number
from indexer.engines.base import Filter, WeightedTerm
from indexer.intent import articles_of, asked_tracks
from indexer.matched_words import MatchedWord, WordCounts, none_stands
from indexer.normalise import normalise_text
from indexer.ranking import CARD_DECAY, CARD_LEAST
from indexer.results import ResultHit, ResultPage
from indexer.search_index import SearchIndex

# More words than these say nothing more; of the cards that list an article the first ones carry it.
MAX_WORDS, MAX_CARDS = 4, 2
# What each part of a score is called where its number is shown.
PART_NAMES = {
    "lexical": "文字",
    "meaning": "意思相近",
    "card": "行为说明",
    "cited": "引用的条文",
    "named": "指明的法规",
    "cited_by": "依据所引条文",
    "law": "同一部法规",
    "hybrid": "文字与意思合并",
    "learned": "排序模型",
}
# What a part says that names nothing.
_PLAIN = {
    "lexical": "与查询有相同的字词",
    "meaning": "意思与查询相近",
    "card": "与所述行为有关",
    "cited": "查询引用了这一条",
    "cited_by": "依据了查询引用的条文",
    "law": "这部法规有多条与查询相近",
    "hybrid": "文字和意思合在一起，与查询相近",
    "learned": "文字、意思和所在法规合在一起，排序模型认为与查询相近",
}
_OTHER = "排序时的其他依据"
# Where words stand, by kind of document and field.
_PLACES = {
    ("provision", "text"): "条文里有",
    ("provision", "heading"): "所在章节的标题里有",
    ("provision", "title"): "法规的名称里有",
    ("case", "text"): "案情或者处理结果里有",
    ("case", "title"): "案例的标题里有",
    ("behaviour", "text"): "行为说明里有",
    ("behaviour", "heading"): "相关的法律用语里有",
    ("behaviour", "title"): "行为的名称里有",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a reason names, in the words of its sentence: a word, or a provision, case or card with its address.

    `documents` (words alone): how many documents hold it in their text; `exact`: whether that is the number, not the
    highest that it can be.
    """

    kind: str
    text: str
    address: str = ""
    documents: int | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its kind, a Chinese sentence, its share of the score (0 to 1), and what the sentence names.

    The shares of a hit add up to 1. A reason to stand lower has no share.
    """

    kind: str
    text: str
    share: float
    named: tuple[Named, ...] = ()


def explain(index: SearchIndex, page: ResultPage) -> tuple[tuple[Reason, ...], ...]:
    """For each hit of a page why it stands there, the weightiest reason first."""
    asked = _Asked(index, page)
    return tuple(_reasons(_Hit(hit, _texts(hit, asked)), asked) for hit in page.hits)


def part_name(part: str) -> str:
    """What a part of a score is called; a part that is not known keeps its own name.

    >>> part_name("lexical")
    '文字'
    """
    return PART_NAMES.get(part, part)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A hit and its searchable fields: text, heading, title."""

    found: ResultHit
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Card:
    """A matched card: its id, name, the articles that it lends support to, in their order, and its weight."""

    id: str
    name: str
    articles: tuple[str, ...]
    weight: float

    def support(self, article: str) -> float:
        return self.weight * max(CARD_LEAST, 1 - CARD_DECAY * self.articles.index(article))


class _Asked:
    """What one query meant, worked out once for all hits of a page."""

    def __init__(self, index: SearchIndex, page: ResultPage) -> None:
        self.index, self.library, self.page, self.on = index, index.library, page, page.request.on
        self.understood = page.understood
        self.counts = WordCounts(page.understood.terms, index.engine)
        self.articles = tuple(dict.fromkeys(str(pid.article_id) for pid in page.understood.provisions))
        self.written = {
            str(pid.article_id): (c.text, pid) for c in index.finder.find(page.understood.text) for pid in c.ids
        }
        self.citing = self._citing()
        self.cards = self._cards()

    def label(self, article: str) -> str:
        """《刑法》第二百五十三条之一."""
        pid = ProvisionId.parse(article)
        return full_label(self.library.statutes[pid.statute].latest.short_title, pid)

    def _citing(self) -> Mapping[str, float]:
        """Address -> what its citations of the cited articles bring."""
        if not self.articles:
            return {}
        terms = [WeightedTerm("cites", article, CITES_WEIGHT) for article in self.articles]
        day = Filter(on=day_number(self.on, 0))
        return {h.entry.address: h.score for h in self.index.engine.search(terms, day, self.index.engine.count())}

    def _cards(self) -> tuple[_Card, ...]:
        """The cards that were weighed, each with the articles that read on the day as they did on the card's day."""
        asked, found = asked_tracks(self.understood.text), []
        for match in self.page.matches:
            card = self.library.cards[match.card]
            same = (a for a in articles_of(card, asked) if self._same(a, card))
            found.append(_Card(card.id, card.name, tuple(same), match.share))
        return tuple(found)

    def _same(self, article: str, card: BehaviourCard) -> bool:
        return self.library.same_wording(ProvisionId.parse(article), card.as_of, self.on)


def _texts(hit: ResultHit, asked: _Asked) -> Mapping[str, str]:
    """The fields in which the engine looks, as the hit shows them."""
    if hit.kind == "provision":
        found = asked.library.latest_provision(ProvisionId.parse(hit.id), asked.on)
        heading = " ".join(division.name for division in found.article.path)
        return {"text": found.article.text, "heading": heading, "title": found.version.short_title}
    if hit.kind == "case":
        document = case_document(asked.library.cases[hit.id])
    else:
        document = card_document(asked.library.cards[hit.id])
    return {"text": document.text, "heading": document.heading, "title": document.title}


def _reasons(hit: _Hit, asked: _Asked) -> tuple[Reason, ...]:
    """The parts of a score as reasons; parts that lower it, and those of nothing, have no share."""
    parts = {name: value for name, value in hit.found.parts.items() if value > 0}
    total = sum(parts.values())
    told = [r for name, value in parts.items() for r in _TELLERS.get(name, _plain(name))(hit, value / total, asked)]
    weightiest = sorted(told, key=lambda reason: -reason.share) or [Reason("other", _OTHER, 1.0)]
    return (*weightiest, *_lowering(hit, asked))


def _plain(part: str) -> _Teller:
    """What is said of a part that names nothing, known or not."""
    kind = part if part in _PLAIN else "other"
    return lambda _hit, share, _asked: [Reason(kind, _PLAIN.get(part, _OTHER), share)]


def _lexical(hit: _Hit, share: float, asked: _Asked) -> list[Reason]:
    """Words in the text, the headings, the title, and the citations, each with about its part."""
    brought = asked.counts.by_field(hit.texts) | {"cites": asked.citing.get(hit.found.id, 0.0)}
    total = sum(brought.values())
    if not total:
        return [Reason("lexical", _PLAIN["lexical"], share)]
    told = [(field, share * value / total) for field, value in brought.items() if value]
    return [_cites(hit, part, asked) if f == "cites" else _words(hit, f, part, asked) for f, part in told]


def _words(hit: _Hit, field: str, share: float, asked: _Asked) -> Reason:
    words = asked.counts.matched(hit.texts[field])[:MAX_WORDS]
    if not words:
        # Pairs that run across two words of the query are no words that a reader would know.
        return Reason(field, _PLAIN["lexical"], share)
    # In headings and titles words are as rare as they are there, not as in texts.
    shown = [_counted(w) if field == "text" else f"“{w.text}”" for w in words]
    named = tuple(Named("word", w.text, documents=w.documents, exact=w.exact) for w in words)
    return Reason(field, _PLACES[hit.found.kind, field] + "、".join(shown), share, named)


def _counted(word: MatchedWord) -> str:
    return f"“{word.text}”（见于{'' if word.exact else '约'} {word.documents} 篇）"


def _cites(hit: _Hit, share: float, asked: _Asked) -> Reason:
    """Which of the articles that the query cites stand in the text of the hit."""
    inside = ProvisionId.parse(hit.found.id).statute if hit.found.kind == "provision" else None
    cited = citation_terms(asked.index.finder.find(normalise_text(hit.texts["text"]), inside))
    return _citing("cites", "文中引用了{}", [a for a in asked.articles if a in cited], share, asked)


def _citing(kind: str, sentence: str, articles: Iterable[str], share: float, asked: _Asked) -> Reason:
    named = tuple(Named("provision", asked.label(article), article) for article in list(articles)[:MAX_WORDS])
    text = sentence.format("、".join(n.text for n in named)) if named else _PLAIN["cited_by"]
    return Reason(kind, text, share, named)


def _meaning(hit: _Hit, share: float, asked: _Asked) -> list[Reason]:
    other = none_stands(asked.understood.terms.words, hit.texts.values())
    return [Reason("meaning", "没有查询里的词，但意思相近" if other else _PLAIN["meaning"], share)]


def _card(hit: _Hit, share: float, asked: _Asked) -> list[Reason]:
    """The matched cards that list the article, those that lend it most first."""
    listing = [card for card in asked.cards if hit.found.id in card.articles]
    best = sorted(listing, key=lambda card: -card.support(hit.found.id))[:MAX_CARDS]
    if not best:
        return [Reason("card", _PLAIN["card"], share)]
    # 标点符号用法（GB/T 15834）4.8.3.3: quotation marks inside quotation marks are single.
    named = tuple(Named("behaviour", card.name.replace("“", "‘").replace("”", "’"), card.id) for card in best)
    names = "和".join(f"“{name.text}”" for name in named)
    return [Reason("card", f"行为说明{names}{'都' if len(best) > 1 else ''}列出了这一条", share, named)]


def _cited(hit: _Hit, share: float, asked: _Asked) -> list[Reason]:
    """As it was written in the query; else by the offence that it defines; else as 之一 of an article that was."""
    article = hit.found.id
    offences = [
        o.name for o in asked.understood.offences if any(f"{a}/".startswith(f"{article}/") for a in o.provisions)
    ]
    first = str(replace(ProvisionId.parse(article), suffix=0))
    if article in asked.written:
        words, unit = asked.written[article]
        text = f"查询里的“{words}”" + ("指的就是这一条" if str(unit) == article else "在这一条里")
    elif offences:
        text = f"这一条规定了查询里的{'、'.join(offences)}"
    elif first != article and first in asked.articles:
        text = f"查询引用了{asked.label(first)}，这一条是增设在它后面的"
    else:
        text = _PLAIN["cited"]
    return [Reason("cited", text, share)]


def _cited_by(hit: _Hit, share: float, asked: _Asked) -> list[Reason]:
    resting = [a for a in asked.articles if any(c.id == hit.found.id for c in asked.library.citing_cases.get(a, ()))]
    return [_citing("cited_by", "这件案例依据了{}", resting, share, asked)]


def _named(hit: _Hit, share: float, _: _Asked) -> list[Reason]:
    return [Reason("named", f"属于查询指明的{in_guillemets(hit.texts['title'])}", share)]


def _lowering(hit: _Hit, asked: _Asked) -> list[Reason]:
    """An amending text stands lower than the law that it changed, unless it was named itself."""
    statute = ProvisionId.parse(hit.found.id).statute if hit.found.kind == "provision" else ""
    if statute not in asked.index.amendments or statute in asked.understood.statutes:
        return []
    amended = [asked.library.statutes[s].latest for s in asked.library.statutes[statute].latest.amends]
    titles = "、".join(in_guillemets(version.short_title) for version in amended)
    return [Reason("amendment", f"这是修改{titles}的文本；适用的是修改后的条文，所以它排得低一些", 0.0)]


_Teller = Callable[[_Hit, float, _Asked], list[Reason]]
_TELLERS: Mapping[str, _Teller] = MappingProxyType(
    {
        "lexical": _lexical,
        "meaning": _meaning,
        "card": _card,
        "cited": _cited,
        "cited_by": _cited_by,
        "named": _named,
    }
)
