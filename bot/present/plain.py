"""Making text from articles harmless on a screen, and the words for what a statement is."""

from __future__ import annotations

import re

from answers.model import Answer, Manner, Modality, Polarity, Statement
from answers.phrasing import moment

NEAREST = "Nearest in the record"
"""Over the sentences that no verdict rests on."""

# Everything that moves a cursor, hides text or turns its direction. U+200C and U+200D stay: scripts and emoji are
# written with them.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e001f]"
)
_BLANK = {ord(c): " " for c in "\t\n\x0b\x0c\x85\u2028\u2029"} | {ord("\r"): None}

_MANNERS = {
    Manner.DIRECT: "in quotation marks",
    Manner.INDIRECT: "in the article's words",
    Manner.MIXED: "partly in quotation marks",
    Manner.NARRATED: "as the article tells it",
}
_POLARITIES = {Polarity.NEGATED: "did not", Polarity.DENIED: "denied"}
_MODALITIES = {Modality.CONDITIONAL: "conditional", Modality.PLANNED: "planned", Modality.POSSIBLE: "possible"}
_EXPECTED = {
    Modality.CONDITIONAL: "conditional, as others have it",
    Modality.PLANNED: "planned, as others have it",
    Modality.POSSIBLE: "expected by others",
}


def harmless(text: str) -> str:
    """The text on one line without a character that a terminal would act on; offsets are not kept."""
    return _UNSAFE.sub("", text.translate(_BLANK))


def harmless_cell(character: str) -> str:
    """The same for one character: what is shown in its place, perhaps nothing."""
    return _UNSAFE.sub("", character.translate(_BLANK))


def qualities(statement: Statement) -> list[str]:
    """What kind of statement it is, in words, most telling first: polarity, modality, manner, second hand."""
    said = [_POLARITIES[statement.polarity]] if statement.polarity in _POLARITIES else []
    modality = (_EXPECTED if statement.via else _MODALITIES).get(statement.modality)
    if modality:
        said.append(modality)
    said.append(_MANNERS[statement.manner])
    if statement.via:
        said.append("according to " + ", according to ".join(statement.via))
    return said


def short(answer: Answer) -> str:
    """The short answer as a sentence, with what a date comes to: "Dec. 12, that is 12 December 2019."; else nothing."""
    if answer.answer is None:
        return ""
    text = " ".join(answer.answer.text.split())
    date = moment(answer.date) if answer.date else ""
    if date and date.lower() not in text.replace(",", "").lower():
        text = f"{text}, that is {date}"
    return text if text.endswith(".") else f"{text}."
