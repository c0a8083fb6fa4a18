"""The parser, and the one form in which all that reads a parse sees it; a rule on grammar alone goes here."""
