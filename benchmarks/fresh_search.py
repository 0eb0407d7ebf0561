"""`python -m benchmarks.fresh_search INDEX CORPUS QUESTION`: `fatiao search` over another corpus than the package's.

It imports what the command imports, and nothing of the other measurements: its whole run is what is timed.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from corpus.status import today
from indexer.search import Request, SearchIndex, search
from webapp import cli, texts


def main() -> None:
    """Open, search, print."""
    gc.set_threshold(cli.COLLECT_AFTER)
    index, corpus, question = sys.argv[1:]
    click.echo(texts.page_text(search(SearchIndex.open(Path(index), Path(corpus)), Request(question, today()))))


if __name__ == "__main__":
    main()
