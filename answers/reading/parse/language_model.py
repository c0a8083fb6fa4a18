"""The language model that reading rests on, as it is installed."""

from __future__ import annotations

from dataclasses import dataclass

from answers.reading.parse import parser


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model that has been loaded: its name with its version, and the versions of spaCy it is made for and runs in."""

    name: str
    made_for: str
    runs_in: str
    fits: bool


def language_model() -> LanguageModel:
    """Load the model and say which it is. spaCy warns where its version does not fit.

    Raises:
        DataError: none is installed, or it is not the one that reading was made with.
    """
    from spacy import about, util

    meta = parser.load().meta
    version = str(about.__version__)
    made_for = str(meta["spacy_version"])
    name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return LanguageModel(name, made_for, version, bool(util.is_compatible_version(version, made_for)))
