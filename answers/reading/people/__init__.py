"""Who is who: namings, descriptions and pronouns of an article to persons and bodies; a rule on identity goes here."""
