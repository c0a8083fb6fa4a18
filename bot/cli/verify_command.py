"""``onrecord verify``: whether the archive is what was put into it."""

from __future__ import annotations

from answers.errors import ArchiveError
from answers.phrasing import counted
from bot.archives import file_of, place_to_keep
from bot.cli.arguments import Options
from bot.cli.progress import Bars
from bot.present.plain import harmless

DIFFERS = 1
"""Exit status where something is not as it should be and was not mended."""


def verify(options: Options) -> int:
    """Compares articles, what follows from them, and the index; with ``--repair`` makes again what can be.

    Raises:
        ArchiveError: there is no archive, or it cannot be read at all.
    """
    import answers

    place = place_to_keep(options.archive)
    if (file := file_of(place)) and not file.exists():
        raise ArchiveError(f"there is no archive {place}")
    with Bars() as bars:
        found = answers.verify(
            place, repair=options.repair, progress=lambda done, total: bars("verifying", done, total)
        )
    for one in found.differences:
        print(harmless(f"mended: {one.what}" if one.mended else f"differs: {one.what} ({one.remedy})"))
    mended = sum(one.mended for one in found.differences)
    left = len(found.differences) - mended
    told = [counted(left, "difference")] if left else ["no differences"]
    told += [f"{mended:,} mended"] if mended else []
    print(f"{counted(found.articles, 'article')} verified: {', '.join(told)}")
    return DIFFERS if left else 0
