"""The law as values: statutes, cases, behaviours and citations, read from text files."""
