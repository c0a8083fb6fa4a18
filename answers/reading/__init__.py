"""Text to meaning: sentences, names, statements and dates of one article. Knows nothing of what is kept."""
