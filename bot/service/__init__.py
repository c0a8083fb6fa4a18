"""The bot as something that is run for months: whether it is alive, what it counts, and telling systemd."""
