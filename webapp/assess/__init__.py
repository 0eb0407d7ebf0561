"""Facts -> what follows from them: command, page, API."""
