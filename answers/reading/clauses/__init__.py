"""What a clause tells: who acts, and whether it took place; a rule on negation or modality in a clause goes here."""
