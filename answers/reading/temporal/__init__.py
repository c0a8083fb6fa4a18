"""When: the dates that a text writes, which way they lie, and which of them is an act's; a rule on dates goes here."""
