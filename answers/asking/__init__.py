"""What is asked: a question's words to who, what, when and where; a rule on how people ask goes here."""
