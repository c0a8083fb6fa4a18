"""``onrecord doctor``."""

from __future__ import annotations

from bot.cli.arguments import Options


def doctor(options: Options) -> int:
    """Checks everything that the bot needs; exit status 1 if anything would stop it or a part of it."""
    from bot.doctor.findings import faulty
    from bot.doctor.rounds import examine
    from bot.doctor.setup import Setup

    findings = examine(Setup.read(options.config, options.archive, options.lore))
    if options.json:
        from bot.doctor.doctor_report import findings_to_json
        from bot.present.json import dumps

        found = list(findings)
        print(dumps(findings_to_json(found)))
    else:
        from bot.doctor.doctor_report import print_findings
        from bot.present.terminal import Output

        found = print_findings(Output(), findings)
    return 1 if faulty(found) else 0
