"""docs/cli.md from the command's own help: `python -m webapp.cli_docs > docs/cli.md`; a test keeps them equal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from webapp.cli import cli

HEAD = """# The `fatiao` command

Generated from the command's own help by `python -m webapp.cli_docs > docs/cli.md`.

## JSON of `fatiao search --json`

- `query`, `as_of`, `ranker`: as asked; the day as YYYY-MM-DD.
- `understood`: `text` (in one spelling, without conditions), `provisions`, `statutes`, `offences`, `words`, `also`
  (words of the law that were searched with them), `conditions` that stood in the query (`phrases`, `excluded`,
  `statutes`, `levels`, `standings`, `kinds`, `as_of`; docs/search.md has the syntax), `notes` (Chinese sentences).
- `did_you_mean`: the query as it may have been meant, or null; `searched_instead`: nothing was found for the words
  themselves, the hits are those of `did_you_mean`.
- `behaviours`: cards, the best first: `id`, `name`, `summary`, `agreement` (0 to 1; 0 where a cited provision led to
  the card), `phrasing`, `provisions`, `url`.
- `hits`: `kind` (provision, case, behaviour), `id`, `unit` (down to the 款, 项, 目 asked for), `label`, `title`,
  `status` (in_force, amended_later, superseded, repealed, not_yet_in_force, undetermined; null for cases and cards),
  `score`, `parts` of the score, `snippet`, `day` (a day on which the words shown are the law, where on the day asked
  for they are not; else null), `url`. With `--explain` also `why`, the weightiest reason first: `kind`,
  `text` (a Chinese sentence), `share` (of the score, adding up to 1; 0: a reason to stand lower), `named`: words
  (`kind` word, `text`, `documents` that hold it, `exact`: false where there may be fewer) or provisions and cards
  (`kind`, `text`, `id`, `url`).
- `total`, `took_ms`: hits in all; milliseconds.
- `near_misses`: null where something was found; else `explanation` (what the query lacks), `without` (`condition`,
  empty for all of them, `query`, `total`: what it finds without it), `articles` (nearest by meaning), `statutes` (names
  spelt alike), `not_held` (`title`, `reason`), `unknown_words` and `unknown_phrases` (which stand in no text held).
- `coverage`: how many `statutes`, `cases`, `behaviours` are held.

## JSON of `GET /api/v1/search`, `/api/v1/provision/<address>` and `/api/v1/behaviour/<id>`

All three take `as_of` (none: today in Asia/Shanghai; docs/as-of.md lists the forms). A parameter that there is not is
an error; an error is `application/problem+json` as below. A search takes `q`, `kind`, `statute`, `level`, `start`,
`literal` (1: only the words as they are), `ranker` (lexical, hybrid, learned) and `explain` (1: hits have `why`; 0) too
and has the keys of `fatiao search --json`, with `url`s of the day.

- A provision (`xingfa/253-1/1`): `id`, `label`, `title`, `as_of`, `text` (of the unit asked for), `paragraphs` of the
  article (`number`, `text`, `items`: `number`, `text`, `subitems`), `path` (headings), `status` of the article
  (`standing`, `reason`, `cause`), `version` (`promulgated`, `effective`, `repealed`, `extent`, `status` of the
  wording), `wordings` (the article through time, also under other numbers: `kind`, `ids`, `since`, null where the
  words may be older than the oldest wording held, `held_since`, `until`, `by` (`label`, `id`), `text`, `permalink`),
  `older_wordings` (what is not held), `url` (of the day), `permalink` (of the wording).
- A behaviour: `id`, `name`, `summary`, `as_of`, `written_as_of`, `outdated` (provisions that read otherwise on the
  day), `notice`, `duties`, `criminal`, `administrative`, `civil`, `public_interest`, `exceptions` (`text`,
  `provisions`), `evidence`, `remedies` (`channel`, `text`, `provisions`), `cases`, `url`.

## JSON of `GET /api/v1/suggest`

What may be meant by the beginning of a query: `q`, `limit` (1 to 20, none: 8), `as_of`. Browsers ask `/suggest?q=`,
which answers in the form of OpenSearch suggestions; `/opensearch.xml` describes both.

- `query`, `as_of`: as asked.
- `suggestions`, the likeliest first: `text`, `kind` (statute, provision, behaviour, offence, word, case), `what` (in
  Chinese), `address` (empty: the text is a query), `note`, `url`.

## JSON of `fatiao verify --json` and `POST /api/v1/verify`

`start` and `end` count Unicode code points of the text that was checked.

- `as_of`: the day as YYYY-MM-DD.
- `citations`, in the order of the text: `text`, `start`, `end`, `normalized` (the address in words), `ids`, `verdict`
  (exact, other_version, renumbered, repealed, not_yet_in_force, out_of_range, unresolved), `message` (a Chinese
  sentence), `candidates` (ids or names), `quotation`: null, or `verdict` (identical, identical_but_punctuation,
  excerpt, altered, other_version, other_provision, not_statute_text), `differences` (`kind`: changed, added, omitted,
  left_out, punctuation, not_statute_text; `start`, `end`, `written`, `official`, `note`), `source_id` (dated where it
  is not the wording of the day; null: no held text has the words), `claim` (what makes it a quotation: marks, colon,
  line, prose), `start`, `end`, `text`, `message`.
- `unparsed`, `not_checked`: `text`, `start`, `end`, `reason`.
- `coverage`: `statutes`, `cases`, `behaviours`, `corpus_date`, `statement`.

The API takes `application/json` (`text`, `as_of`), `text/plain` (`?as_of=`) or `multipart/form-data` (`file` or `text`,
`as_of`): 2 MB, 300,000 characters. Any page may ask it (CORS); nothing is kept. An error is `application/problem+json`
(RFC 9457): `type`, `title`, `status`, `detail`, `instance`.

## JSON of `fatiao cases --json`, `GET /api/v1/cases` and `GET /api/v1/statistics`

Parameters, those of `/cases`: `q` (words; none: all cases, the newest first), `kind`, `behaviour`, `type`, `count`,
`income`, `tier`, `sentence`, `level`, `year` (values parted by commas: any of them), `sort` (date, sentence, count,
income, relevance), `start`, `as_of`. A value is given by its key or by its Chinese name; one that there is not is an
error, and so is any other parameter. An unknown value has the key `unknown`.

- `query`, `chosen` (values by facet), `sort`, `start`: as asked; `total`: how many cases there are.
- `cases`, twenty from `start` on: `id`, `title`, `kind`, `authority`, `court_level`, `date`, `behaviours` (ids of
  cards), `acts`, `information` (`type`, `count`, `lower_bound`), `insider`, `illegal_income`, `compensation`,
  `defendants`, `result`, `provisions`, `source` (`title`, `publisher`, `date`, `url`), `url`.
- `defendants`: `who`, `role`, `offence`, `count` (`value`, `at_least`) and `illegal_income` of this one alone, `tier`
  (especially_serious, serious, none, undetermined, null), `tier_computed` (true: by calculation, not by a court),
  `sentence_months`, `suspended_months`, `detention`, `fine`, `combined` (the sentence is for several offences).
- `facets`: how many cases each value has, the choices of the other facets kept; `without`: how many cases there are
  if the choice of one facet (`q`: the words) is dropped.

Statistics: `cases`, `criminal_cases`, `defendants`, `sentenced` (those with a known sentence), `higher_tier_months`;
`by_count`, `by_income`: `lines` of the law (`at_least`, `tier`, `types`, `provision`), `defendants` in the plot (as
above, and `case`, `url`), `left_out` with `reason` (combined, no_facts, before_lines, no_number);
`sentences_by_tier`: `tier`, `sentence`, `defendants`; `cases_by_year`: `year`, `kind`, `cases`. The cases are no
sample.

## JSON of `fatiao cite --json`

- `citations`: `text`, `start`, `end`, `normalized`, `ids`, `candidates`, `form`, `problem` (why there is no address).
- `unparsed`: `text`, `start`, `end`, `reason`.

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
