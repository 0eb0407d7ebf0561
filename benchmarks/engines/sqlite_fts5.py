"""SQLite FTS5: a column for each field, the field's weight in bm25()."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.engines.base import SEARCHED, Asked
from indexer.engines.base import Entry, WeightedTerm
from indexer.ranking import FIELD_WEIGHTS

_FILE = "fts5.db"
_WEIGHTS = ", ".join(str(FIELD_WEIGHTS[name]) for name in SEARCHED)
# Tokens are runs of letters or digits parted by spaces: unicode61 leaves them as they are.
_TABLE = f"CREATE VIRTUAL TABLE found USING fts5({', '.join(SEARCHED)}, content='', tokenize='unicode61')"
_ASK = (
    "SELECT ids.id FROM (SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?) best "
    "JOIN ids ON ids.number = best.rowid"
)


class Fts5:
    """FTS5 without a copy of the texts."""

    name = "fts5"
    note = "k1 1.2 and b 0.75 over all columns together: FTS5 has no other; a weight for each column, none for terms"

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Write in one transaction, then merge into one segment."""
        database = sqlite3.connect(folder / _FILE)
        database.execute(_TABLE)
        database.execute("CREATE TABLE ids (number INTEGER PRIMARY KEY, id TEXT)")
        rows = f"INSERT INTO found(rowid, {', '.join(SEARCHED)}) VALUES (?{', ?' * len(SEARCHED)})"
        for number, entry in enumerate(entries):
            database.execute(rows, (number, *(" ".join(entry.terms[name]) for name in SEARCHED)))
            database.execute("INSERT INTO ids VALUES (?, ?)", (number, entry.id))
        database.execute("INSERT INTO found(found, rank) VALUES ('rank', ?)", (f"bm25({_WEIGHTS})",))
        database.execute("INSERT INTO found(found) VALUES ('optimize')")
        database.commit()
        database.close()

    def open(self, folder: Path) -> OpenFts5:
        """Open it to read."""
        return OpenFts5(sqlite3.connect(f"file:{folder / _FILE}?mode=ro", uri=True))


class OpenFts5:
    """An open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """Terms of columns joined with OR."""
        expression = " OR ".join(f'{term.field} : "{term.text}"' for term in terms)
        return lambda k: [str(row[0]) for row in self._database.execute(_ASK, (expression, k))]


ENGINE = Fts5()
