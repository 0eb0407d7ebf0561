"""`python -m benchmarks.behaviours`: from plain sentences to the right behaviour card, top 1 and top 3.

benchmarks/linking/development.yaml was looked at while the matcher was tuned, test.yaml was not. Both were written from
the names of the cards alone, by authors who had not seen their phrasings.
"""

from __future__ import annotations

import random
from pathlib import Path

import yaml

from benchmarks.measure import RESULTS, save
from corpus.library import DATA
from indexer.analysis import Terms
from indexer.build import build
from indexer.normalise import normalise_query
from indexer.search_index import SearchIndex

SETS = Path(__file__).parent / "linking"
INDEX = RESULTS.parent.parent / ".cache" / "index"
_ROUNDS = 2000


def ranks(index: SearchIndex, rows: list[dict[str, object]]) -> list[int]:
    """For each sentence the place of the first right card, from 1; 0 where it is not among the first three."""
    found = []
    for row in rows:
        text = normalise_query(str(row["text"]))
        terms: Terms = index.analyser.query(text)
        cards = [match.card for match in index.cards.match(text, terms)]
        right = row["cards"] if isinstance(row["cards"], list) else []
        found.append(next((place for place, card in enumerate(cards, 1) if card in right), 0))
    return found


def share(places: list[int], top: int) -> dict[str, float]:
    """The share with a right card in the first `top`, with the 95 % interval of a bootstrap over sentences."""
    hits = [0 < place <= top for place in places]
    draw = random.Random(253)
    means = sorted(sum(draw.choices(hits, k=len(hits))) / len(hits) for _ in range(_ROUNDS))
    low, high = means[int(0.025 * _ROUNDS)], means[int(0.975 * _ROUNDS)]
    return {"share": round(sum(hits) / len(hits), 3), "low": round(low, 3), "high": round(high, 3)}


def main() -> None:
    """Measure, print and write the rows."""
    build(INDEX)
    index = SearchIndex.open(INDEX, DATA)
    rows: list[dict[str, object]] = []
    for file in sorted(SETS.glob("*.yaml")):
        sentences = yaml.safe_load(file.read_text(encoding="utf-8"))
        places = ranks(index, sentences)
        rows.append(
            {
                "set": file.stem, "sentences": len(sentences), "cards": len(index.library.cards),
                "top 1": share(places, 1), "top 3": share(places, 3),
            }
        )  # fmt: skip
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('behaviours', rows)}")


if __name__ == "__main__":
    main()
