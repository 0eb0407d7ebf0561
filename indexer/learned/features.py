"""A question's evidence -> the articles that may answer it, and what the learned ranker weighs of each.

Everything is measured against the best of the same question, or is a place in an order, so that a corpus of another
size gives numbers of the same kind. Nothing tells which article or which law it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Terms
from indexer.learned.evidence import Evidence, Leading, best
from indexer.learned.surroundings import Surroundings

Column = NDArray[np.floating]
Places = NDArray[np.intp]
# How many are weighed: the best by each measure, what stands beside the best, and what cites them or is cited by them.
BY_WORDS, BY_TURNED, BY_MEANING, PLAINLY, FUSED, CITED = 150, 150, 60, 50, 60, 30
BESIDE, CITING = 10, 20
# What the support of a law adds before the candidates are chosen; what is added to a place before it is inverted.
LAW_OF_WORDS, LAW_OF_MEANING, SOON = 0.07, 0.1, 20
# The rarity of a term that stands in no article.
UNKNOWN = 9.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows of the articles that are weighed, ascending, and their features: a column for each name."""

    rows: Places
    columns: Mapping[str, Column]

    def matrix(self) -> NDArray[np.float32]:
        """The features, row by row, in the order of `columns`."""
        return np.column_stack([column.astype(np.float32) for column in self.columns.values()])


def candidates(found: Evidence, terms: Terms) -> Candidates:
    """The articles that may answer a question, with their features; `terms` are those of the question."""
    around = found.corpus.surroundings
    support = {
        (kind, place): leading.gathered(groups, int(groups.max(initial=0)) + 1)
        for kind, leading in _leading(found).items()
        for place, groups in (("law", around.laws), ("chapter", around.chapters))
    }
    words, turned = (np.log1p(support[kind, "law"])[around.laws] for kind in ("words", "turned"))
    pooled = {
        "words": _whole(found.lexical, found.by_words) + LAW_OF_WORDS * words,
        "turned": _risen(found.turned, found.by_turned) + LAW_OF_MEANING * turned,
    }
    top = best(found.fused, FUSED)
    cited = _citations(around, top, found.fused)
    rows = _chosen(found, pooled, top, cited)
    columns = {
        **_nearness(found, rows),
        **_places(found, pooled, rows),
        **_supported(found, support, top, rows),
        **_beside(found, rows),
        **_likeness(found, top, rows),
        **_covered(found, terms, rows),
        "cited": cited[rows],
        "length": around.lengths[rows],
        "depth": around.depths[rows],
    }
    return Candidates(rows, columns)


def _leading(found: Evidence) -> dict[str, Leading]:
    return {"words": found.by_words, "meaning": found.by_meaning, "turned": found.by_turned}


def _whole(values: Column, leading: Leading) -> Column:
    """Values as shares of the best."""
    shares: Column = values / (values[leading.rows[0]] if len(leading.rows) else 1.0)
    return shares


def _risen(values: Column, leading: Leading) -> Column:
    """Values between the last and the best of those that lead."""
    if not len(leading.rows):
        return values
    top, last = values[leading.rows[0]], values[leading.rows[-1]]
    risen: Column = (values - last) / ((top - last) or 1.0)
    return risen


def _chosen(found: Evidence, pooled: Mapping[str, Column], top: Places, cited: Column) -> Places:
    """The rows to be weighed: the best by each measure, and what stands near the best in the law."""
    linked = np.flatnonzero(cited)
    linked = linked[np.argsort(-cited[linked], kind="stable")][:CITED]
    beside = np.concatenate([top[:BESIDE] - 1, top[:BESIDE] + 1])
    wanted = [
        best(pooled["words"], BY_WORDS),
        best(pooled["turned"], BY_TURNED),
        found.by_turned.rows[:BY_TURNED],
        found.by_meaning.rows[:BY_MEANING],
        found.by_words.rows[:PLAINLY],
        linked,
        beside[(beside >= 0) & (beside < len(cited))],
    ]
    rows = np.unique(np.concatenate(wanted))
    allowed: Places = rows[found.allowed[rows]]
    return allowed


def _citations(around: Surroundings, top: Places, fused: Column) -> Column:
    """What cites the best, or is cited by them: each lends its own worth, what cites lends half."""
    lent = np.zeros(len(fused), np.float32)
    for row in top[:CITING].tolist():
        lent[around.cited[around.cited_starts[row] : around.cited_starts[row + 1]]] += fused[row]
        lent[around.citing[around.starts[row] : around.starts[row + 1]][:CITING]] += 0.5 * fused[row]
    return lent


def _nearness(found: Evidence, rows: Places) -> dict[str, Column]:
    """How near each comes by every measure, and how far behind the best."""
    columns: dict[str, Column] = {"lexical": _whole(found.lexical, found.by_words)[rows], "score": found.lexical[rows]}
    for name, values in found.fields.items():
        columns[name] = values[rows] / max(float(values.max(initial=0.0)), 1e-6)
    for name, values, leading in (("near", found.near, found.by_meaning), ("turned", found.turned, found.by_turned)):
        columns[name] = values[rows]
        columns[f"behind_{name}"] = (values[leading.rows[0]] if len(leading.rows) else 0.0) - values[rows]
    return columns


def _places(found: Evidence, pooled: Mapping[str, Column], rows: Places) -> dict[str, Column]:
    """The place of each among all, by every measure."""
    columns = {
        "place_words": _place(found.lexical, rows),
        "place_near": _place(found.near, rows),
        "place_turned": _place(found.turned, rows),
        "place_word_field": _place(found.fields["words"], rows),
    }
    columns["places"] = np.sum([1 / (SOON + columns[name]) for name in list(columns)[:3]], axis=0)
    return columns | {f"place_pooled_{name}": _place(values, rows) for name, values in pooled.items()}


def _place(values: Column, rows: Places) -> Column:
    """The place of each row among these rows, from 1."""
    places = np.empty(len(rows), np.float32)
    places[np.argsort(-values[rows], kind="stable")] = np.arange(1, len(rows) + 1)
    return places


def _supported(
    found: Evidence, support: Mapping[tuple[str, str], Column], top: Places, rows: Places
) -> dict[str, Column]:
    """How much of the best stands in the same law and the same chapter."""
    around = found.corpus.surroundings
    groups = {"law": around.laws, "chapter": around.chapters}
    columns: dict[str, Column] = {f"{place}_{kind}": s[groups[place][rows]] for (kind, place), s in support.items()}
    for place, codes in groups.items():
        held = np.bincount(codes[top], found.fused[top], int(codes.max(initial=0)) + 1).astype(np.float32)
        columns[f"{place}_fused"] = held[codes[rows]]
        columns[f"{place}_fused_share"] = held[codes[rows]] / max(float(held.max(initial=0.0)), 1e-9)
    return columns


def _beside(found: Evidence, rows: Places) -> dict[str, Column]:
    """How near the articles before and after come, where they are of the same law and of the day."""
    live = np.flatnonzero(found.allowed)
    at = np.searchsorted(live, rows)
    laws, words = found.corpus.surroundings.laws, _whole(found.lexical, found.by_words)
    columns: dict[str, Column] = {}
    for name, step in (("before", -1), ("after", 1)):
        other = live[np.clip(at + step, 0, max(len(live) - 1, 0))]
        same = (laws[other] == laws[rows]) & (other != rows)
        columns[f"words_{name}"] = np.where(same, words[other], 0.0)
        columns[f"turned_{name}"] = np.where(same, found.turned[other], 0.0)
    return columns


def _likeness(found: Evidence, top: Places, rows: Places) -> dict[str, Column]:
    """How like each is to the best, and to the five best together."""
    vectors = found.corpus.vectors.seen(np.concatenate([rows, top[:5]]))
    each, leading = vectors[: len(rows)], vectors[len(rows) :]
    if not len(leading):
        return {"like_best": np.zeros(len(rows)), "like_five": np.zeros(len(rows))}
    middle = leading.mean(axis=0)
    return {"like_best": each @ leading[0], "like_five": each @ (middle / max(float(np.linalg.norm(middle)), 1e-9))}


def _covered(found: Evidence, terms: Terms, rows: Places) -> dict[str, Column]:
    """How much of the question each article holds, term by term; rare terms weigh more."""
    columns: dict[str, Column] = {}
    for name, asked in (("pairs", terms.pairs), ("words", terms.words)):
        held, rarity = _held(found, name, list(dict.fromkeys(asked)), rows)
        all_of_it = max(float(rarity.sum()), 1e-9)
        columns[f"{name}_covered"] = held @ rarity / all_of_it
        columns[f"{name}_held"] = held.mean(axis=1) if len(rarity) else np.zeros(len(rows))
        columns[f"{name}_rarest"] = (held * rarity).max(axis=1, initial=0.0)
        known = np.where(rarity < UNKNOWN, rarity, 0.0)
        columns[f"{name}_missed"] = (~held * known).max(axis=1, initial=0.0)
    return columns


def _held(found: Evidence, name: str, asked: Sequence[str], rows: Places) -> tuple[NDArray[np.bool_], Column]:
    """Which rows hold which terms (rows × terms), and the rarity of each term."""
    engine, numbers = found.corpus.engine, found.corpus.surroundings.numbers[rows]
    count = max(1, engine.count())
    held, rarity = np.zeros((len(rows), len(asked)), np.bool_), np.full(len(asked), UNKNOWN, np.float32)
    for place, documents in enumerate(engine.holding_each(name, asked)):
        if len(documents):
            held[:, place] = among(numbers, documents)
            rarity[place] = np.log(1 / (len(documents) / count + 1 / count))
    return held, rarity


def among(numbers: NDArray[np.int32], others: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which numbers stand in an ascending list that is not empty."""
    places = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
    found: NDArray[np.bool_] = others[places] == numbers
    return found
