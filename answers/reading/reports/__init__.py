"""Who reports what: source, cue and content, and through whom; a rule on attribution goes here."""
