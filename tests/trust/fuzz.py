"""Fuzzes one of the targets of ``fuzzed.py`` with atheris, which learns from what the code does with the bytes.

    pip install atheris
    python tests/trust/fuzz.py question -max_total_time=600 [FOLDER]

takes libFuzzer's options (https://llvm.org/docs/LibFuzzer.html). A crash is written to a file, and becomes a test.
FOLDER keeps what was learned.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["answers", "bot"]):
    from fuzzed import TARGETS, tried

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python {sys.argv[0]} {'|'.join(TARGETS)} [libFuzzer's options]")
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: tried(name, data))
    atheris.Fuzz()
