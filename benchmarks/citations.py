"""Citations: how fast they are found and checked, how that grows from 10 KB to 10 MB, and what hostile text costs."""

from __future__ import annotations

import time
from datetime import date

from benchmarks.measure import peak_megabytes, save
from corpus.citations.find import CitationFinder
from corpus.citations.verify import Verifier
from corpus.library import Library
from corpus.status import today

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# One megabyte each; every one drives some pattern of the grammar as far as it goes.
HOSTILE = {
    "open guillemets": "《",
    "open quotation marks": "民法典第一条“",
    "numerals": "第一",
    "one list": "第一条、",
    "spaces": "第 ",
    "titles": "民法典",
    "nested titles": "《民法典《",
    "colons": "民法典第一条：",
}


def main() -> None:
    """Measure, print and write the rows."""
    library = Library.load()
    started = time.perf_counter()
    finder, verifier = CitationFinder.of(library), Verifier(library)
    rows: list[dict[str, object]] = [{"step": "open", "seconds": round(time.perf_counter() - started, 2)}]
    text = _brief(library)
    for size in SIZES:
        rows.append(_find(finder, _of_size(text, size)))
    for name, piece in HOSTILE.items():
        rows.append(_find(finder, _of_size(piece, 1_000_000), hostile=name))
    for size in SIZES[:3]:
        rows.append(_verify(verifier, _of_size(text, size), today()))
    for name, piece in HOSTILE.items():
        rows.append(_verify(verifier, _of_size(piece, 100_000), today(), hostile=name))
    rows.append({"step": "memory", "peak_mb": peak_megabytes()})
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('citations', rows)}")


def _brief(library: Library) -> str:
    """Prose as lawyers write it: every article named and quoted, each fifth one with a word changed."""
    lines = []
    for statute in library.statutes.values():
        version = statute.latest
        for number, article in enumerate(version.articles):
            quoted = article.text.replace("应当", "可以", 1) if number % 5 == 0 else article.text
            lines.append(
                f"根据《{version.short_title}》{article.label}的规定：“{quoted}”，并参照同法第一条、第二条至第四条。"
            )
    return "\n".join(lines)


def _of_size(text: str, size: int) -> str:
    """The text, repeated and cut to a number of UTF-8 bytes."""
    times = size // max(1, len(text.encode())) + 1
    return (text * times).encode()[:size].decode("utf-8", "ignore")


def _find(finder: CitationFinder, text: str, **about: object) -> dict[str, object]:
    started = time.perf_counter()
    found = len(finder.find(text))
    seconds = time.perf_counter() - started
    return {"step": "find", **about, **_rates(text, found, seconds)}


def _verify(verifier: Verifier, text: str, on: date, **about: object) -> dict[str, object]:
    started = time.perf_counter()
    report = verifier.verify(text, on)
    seconds = time.perf_counter() - started
    quoted = sum(c.quotation is not None for c in report.citations)
    return {"step": "verify", **about, **_rates(text, len(report.citations), seconds), "quotations": quoted}


def _rates(text: str, found: int, seconds: float) -> dict[str, object]:
    size = len(text.encode())
    return {
        "bytes": size,
        "citations": found,
        "seconds": round(seconds, 3),
        "mb_per_second": round(size / 1e6 / seconds, 2),
        "microseconds_per_citation": round(seconds * 1e6 / found, 1) if found else None,
    }


if __name__ == "__main__":
    main()
