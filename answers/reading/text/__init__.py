"""Characters and tokens: where sentences, paragraphs and quotations begin; a rule on marks and breaks goes here."""
