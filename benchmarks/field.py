"""`python -m benchmarks.field STARD`: how well a query of the field is told from one of other law; prints the rows of
indexer/field.py.

STARD is a folder with queries.train.jsonl and qrels.train.tsv in the format of that benchmark. A question of it counts
as one of other law where no behaviour card cites any of its gold articles. A phrasing counts as a question of the
field, held against all phrasings but itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import save
from corpus.citations.find import CitationFinder
from corpus.library import Library
from indexer.documents import phrasings
from indexer.field import Field, features
from indexer.meaning import Vectors, encode_many

_STEPS, _RATE = 4000, 0.5
Rows = NDArray[np.float64]


def other_law(folder: Path, library: Library) -> list[str]:
    """Training questions whose gold articles no card cites."""
    finder = CitationFinder.of(library)
    gold: dict[str, list[str]] = {}
    for line in (folder / "qrels.train.tsv").read_text(encoding="utf-8").splitlines():
        query, article, *_ = line.split("\t")
        gold.setdefault(query, []).append(article)
    questions = [json.loads(line) for line in (folder / "queries.train.jsonl").read_text(encoding="utf-8").splitlines()]
    return [q["text"] for q in questions if not any(_cited(a, library, finder) for a in gold.get(str(q["qid"]), ()))]


def _cited(article: str, library: Library, finder: CitationFinder) -> bool:
    law, number = article.split("#")
    pids = [pid for citation in finder.find(f"《{law}》{number}") for pid in citation.ids]
    return any(library.citing_cards.get(str(pid.article_id)) for pid in pids)


def of_phrasings(rows: Vectors, owners: list[str]) -> Rows:
    """The features of every phrasing, held against all others."""
    field = Field.of(rows)
    centred, cards = rows - field.middle, list(dict.fromkeys(owners))
    place = np.array([cards.index(owner) for owner in owners])
    sums = np.zeros((len(cards), rows.shape[1]), np.float32)
    np.add.at(sums, place, centred)
    found = []
    for number, row in enumerate(rows):
        rest = sums.copy()
        rest[place[number]] -= centred[number]
        near = rows @ row
        near[number] = -1
        found.append(features(row, float(near.max()), _cosines(rest, centred[number]), field))
    return np.array(found)


def of_questions(questions: Vectors, rows: Vectors, owners: list[str]) -> Rows:
    """The features of questions held against all phrasings."""
    field = Field.of(rows)
    cards = list(dict.fromkeys(owners))
    sums = np.zeros((len(cards), rows.shape[1]), np.float32)
    np.add.at(sums, [cards.index(owner) for owner in owners], rows - field.middle)
    return np.array([features(q, float((rows @ q).max()), _cosines(sums, q - field.middle), field) for q in questions])


def fit(inside: Rows, outside: Rows) -> tuple[Rows, Rows, Rows]:
    """Means, spreads, and weights with the intercept last, of a logistic regression; each side weighs the same."""
    values = np.vstack([inside, outside])
    wanted = np.r_[np.ones(len(inside)), np.zeros(len(outside))]
    share = np.r_[np.full(len(inside), 0.5 / len(inside)), np.full(len(outside), 0.5 / len(outside))]
    means, spreads = values.mean(axis=0), values.std(axis=0)
    scaled = np.c_[(values - means) / spreads, np.ones(len(values))]
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-scaled @ weights))
        weights -= _RATE * scaled.T @ (share * (guess - wanted))
    return means, spreads, weights


def _cosines(sums: Vectors, query: Vectors) -> NDArray[np.float32]:
    lengths = np.linalg.norm(sums, axis=1).clip(1e-9) * max(float(np.linalg.norm(query)), 1e-9)
    return np.asarray(sums @ query / lengths, np.float32)


def main() -> None:
    """Fit, print the rows, and write how well they tell the two apart."""
    library = Library.load()
    texts = phrasings(library)
    owners = [name.split("/")[1] for name in texts]
    rows = encode_many(list(texts.values()))
    questions = other_law(Path(sys.argv[1]), library)
    outside = of_questions(encode_many(questions), rows, owners)
    inside = of_phrasings(rows, owners)
    means, spreads, weights = fit(inside, outside)
    for mean, spread, weight in zip(means, spreads, weights, strict=False):
        print(f"({mean:.4f}, {spread:.4f}, {weight:.3f}),")
    print(f"intercept {weights[-1]:.3f}")
    scores = [np.c_[(side - means) / spreads, np.ones(len(side))] @ weights for side in (inside, outside)]
    auc = float((scores[0][:, None] > scores[1][None, :]).mean())
    kept = {f"{share:.2f}": float((scores[0] > np.quantile(scores[1], share)).mean()) for share in (0.90, 0.95, 0.99)}
    row: dict[str, object] = {
        "phrasings": len(inside), "questions of other law": len(outside), "area under the curve": round(auc, 4),
        "phrasings kept where this share of other questions is left out": {k: round(v, 4) for k, v in kept.items()},
    }  # fmt: skip
    print(f"写入 {save('field', [row])}")


if __name__ == "__main__":
    main()
