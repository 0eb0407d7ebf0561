"""Two wordings beside each other, and one article through time: command, pages, API."""
