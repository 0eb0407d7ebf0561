"""docs/cli.md from the command's own help: `python -m webapp.cli_docs > docs/cli.md`; a test keeps them equal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from webapp.cli import cli

HEAD = """# The `fatiao` command

Generated from the command's own help by `python -m webapp.cli_docs > docs/cli.md`.

## JSON of `fatiao search --json`

- `query`, `as_of`: as asked; the day as YYYY-MM-DD.
- `understood`: `text` (in one spelling), `provisions`, `statutes`, `offences`, `words`, `notes` (Chinese sentences).
- `behaviours`: cards, the best first: `id`, `name`, `summary`, `agreement` (0 to 1; 0 where a cited provision led to
  the card), `phrasing`, `provisions`, `url`.
- `hits`: `kind` (provision, case, behaviour), `id`, `unit` (down to the 款, 项, 目 asked for), `label`, `title`,
  `status` (in_force, amended_later, superseded, repealed, not_yet_in_force, undetermined; null for cases and cards),
  `score`, `parts` of the score, `snippet`, `url`.
- `total`, `took_ms`: hits in all; milliseconds.
- `coverage`: how many `statutes`, `cases`, `behaviours` are held.

An error goes to standard error in words, and the exit status is 1 (2 for a wrong option).
"""


def document() -> str:
    """The whole text of docs/cli.md."""
    context = click.Context(cli, info_name="fatiao", terminal_width=100, help_option_names=["-h", "--help"])
    parts = [HEAD]
    for name, text in _helps(cli, context):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if child := command.get_command(context, name):
                yield from _helps(child, click.Context(child, info_name=name, parent=context))


if __name__ == "__main__":
    click.echo(document(), nl=False)
