"""What happened and was said on a topic, by date: a rule on what is one event, or what it became, goes here."""
