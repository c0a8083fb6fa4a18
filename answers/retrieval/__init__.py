"""Question to passages: parsing the question, forgiving misspelt words, choosing candidates. Needs no parser."""
