"""From the facts of a case to what the law attaches to them: tier, range, grounds, and the facts still missing."""
