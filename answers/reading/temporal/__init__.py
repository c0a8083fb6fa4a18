"""What the text around a date says of it: which way it lies (``direction``), what it counts from (``narrative``)."""
