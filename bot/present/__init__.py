"""Answers and timelines to text, JSON and Discord. Nothing here asks the archive."""
