"""Text to meaning: sentences, names, statements and dates of one article. Knows nothing of what is kept."""

READER_VERSION = 12
"""Grows when reading finds other things in the same text; articles read by an older reader are then read again."""
