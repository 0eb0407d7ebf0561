"""Citations: find (never raises), parse, resolve, format."""
