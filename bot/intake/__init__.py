"""Files, pages and attachments to articles: everything from outside is checked here.

``read_paths`` is the way in; what cannot be used comes back as a ``Rejection`` in its place and the rest goes on.
An article's text is kept exactly as it was given, for offsets are counted in it; making it harmless on a screen
is the business of whoever shows it.
"""

from bot.intake.fields import Rejection
from bot.intake.paths import read_paths

__all__ = ["Rejection", "read_paths"]
