"""Cases and their statistics: command, pages, API."""
