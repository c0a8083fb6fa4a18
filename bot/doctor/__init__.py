"""``onrecord doctor``: whether the bot would run with this configuration on this machine, and what to do where not.

``findings`` is what is found; ``setup`` gathers what is checked; one module a concern checks it; ``rounds`` goes
through all of them. Nothing is changed anywhere, and a bot may be running on the same archive meanwhile.
"""
