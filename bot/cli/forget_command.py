"""``onrecord forget``."""

from __future__ import annotations

import re

from answers.errors import InputError
from answers.phrasing import counted
from bot.archives import open_to_change
from bot.cli.arguments import Options
from bot.settings import Settings, load

_ID = re.compile(r"\d{15,20}", re.ASCII)


def forget(options: Options) -> int:
    """Deletes what is kept of a member; exit status 1 where there is nothing.

    Raises:
        InputError: that is no member's id, or the configuration is wrong.
        ArchiveError: there is no archive, or its secret cannot be read.
    """
    if not _ID.fullmatch(options.member):
        raise InputError("a member's id is needed, 15 to 20 digits")
    settings = load(options.config) if options.config else Settings()
    with open_to_change(options.archive or settings.archive, secret=settings.secret_file) as archive:
        questions, votes = archive.catalogue.questions.forget_member(options.member)
    print(f"{counted(questions, 'question')} and {counted(votes, 'vote')} deleted")
    return 0 if questions or votes else 1
