"""Files, pages and attachments to articles: everything from outside is checked here."""
