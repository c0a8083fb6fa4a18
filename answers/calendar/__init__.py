"""The pure calendar: how English writes dates, and what calendar time such words mean from a given day.

Used by reading (dates in articles) and by retrieval (dates in questions and filters), which know nothing of each
other; it knows nothing of either, nor of articles. ``vocabulary`` holds its words as ``entries`` has them,
``grammar`` finds mentions, ``values`` computes with TIMEX3 values, ``resolve`` turns a mention into a value.
"""
