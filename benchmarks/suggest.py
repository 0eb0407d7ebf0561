"""How long suggestions take, and whether what was meant stands among them: `python -m benchmarks.suggest`.

Every name is typed sign by sign, in characters, as it is spelled, and by first letters; each beginning is one
question. Writes benchmarks/results/suggest.json.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from benchmarks.measure import milliseconds, peak_megabytes, save
from corpus.library import Library
from indexer.suggest import Suggester
from indexer.syllables import initials, spellings

_ADDRESSES = ("民法典1034", "刑法253之", "个保法第六十", "mfd1034", "治安管理处罚法第", "民法典10")
_NONSENSE = ("qzwxv", "锟斤拷烫烫", "😀😀", "asdfghjkl", "\u200b", "'; drop table")
_WAYS: dict[str, Callable[[str], str]] = {
    "characters": str,
    "spelled": lambda name: spellings(name)[0],
    "first letters": lambda name: initials(name)[0],
}


def main() -> None:
    """Measure; print the rows and write them."""
    library = Library.load()
    started = time.perf_counter()
    suggester = Suggester.of(library)
    rows: list[dict[str, object]] = [{"step": "made ready", "seconds": round(time.perf_counter() - started, 2)}]
    names = [statute.latest.short_title for statute in library.statutes.values()]
    names += [offence.name for offence in library.offences][::10]
    for way, write in _WAYS.items():
        typed = [write(name) for name in names]
        rows.append({"step": way, **_row(suggester, [b for text in typed for b in _beginnings(text)])})
        rows[-1]["found"] = round(
            sum(_found(suggester, t, n) for t, n in zip(typed, names, strict=True)) / len(names), 3
        )
    rows.append({"step": "addresses", **_row(suggester, _ADDRESSES)})
    rows.append({"step": "nonsense", **_row(suggester, _NONSENSE), "peak_mb": peak_megabytes()})
    rows[-1]["suggested"] = sum(len(suggester.suggest(text)) for text in _NONSENSE)
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('suggest', rows)}")


def _beginnings(text: str) -> Iterator[str]:
    return (text[:end] for end in range(1, len(text) + 1))


def _found(suggester: Suggester, typed: str, name: str) -> bool:
    """Whether a whole name, once typed, is suggested."""
    return any(name in (s.text, s.note) for s in suggester.suggest(typed))


def _row(suggester: Suggester, typed: list[str] | tuple[str, ...]) -> dict[str, object]:
    times = milliseconds(suggester.suggest, typed, rounds=1)
    return {"asked": len(typed), **{f"{name}_ms": value for name, value in times.items()}}


if __name__ == "__main__":
    main()
