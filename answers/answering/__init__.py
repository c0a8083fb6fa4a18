"""From what was found to an answer: verdict, excerpts, summary; a rule on what carries a verdict goes here."""
