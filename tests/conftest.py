"""What all tests share."""

from __future__ import annotations

import signal

# A shell starts background jobs with Ctrl-C ignored, and what is ignored is inherited: the processes that tests start
# and interrupt need it as a person's terminal gives it.
signal.signal(signal.SIGINT, signal.default_int_handler)
