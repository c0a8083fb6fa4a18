"""Sentences and passages of a text, by rule and in linear time, with exact offsets into it.

The text is never normalised. A sentence ends at a full stop, question or exclamation mark (and the quotation marks and
brackets that close after it), unless the word before is an abbreviation or what follows goes on in lower case; a line's
end closes a sentence too, except inside hard-wrapped text. Lines that belong to the page ("Share this ...") are no
sentences. Word lists are in ``sentences.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property

from answers.calendar.vocabulary import words as calendar_words
from answers.language.dictionary import is_common, is_everyday
from answers.language.gazetteer import gazetteer
from answers.language.tables import Table, Words, load
from answers.language.verbs import of_class, told_forms
from answers.language.words import fold
from answers.model import Passage, Span

PASSAGE_CHARACTERS = 700
"""About how long a passage is; a longer sentence is a passage of its own."""

MAX_SENTENCE = 4000
"""Characters after which a run without any sentence end is cut at a blank."""
_MARKS = 40
"""Accents on one letter that are not parted from it by a cut; no language has more."""

_BLOCK = re.compile(r"[^\r\n]+(?:(?:\r\n?|\n)[ \t\xa0]*[^\s][^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"(?:\.(?:[ \xa0]\.){2,}|[.!?…]+)[\"'’”»)\]]*")
_ELLIPSIS = re.compile(r"\.[ \xa0]?\.")
_NAME = re.compile(r"([^\W\d_][\w'’-]*)(?: [A-Z]\.)? ([^\W\d_][\w'’-]*)(?:,| (?:[a-z]|\())")
"""A full name, with what does not go on with it."""
_CAPITAL_OR_NUMBER = re.compile(r"\b(?:[A-Z][\w'’-]*|\d+\w*) $")
_OF = re.compile(r"\b(?:of|for)(?: the)? $")
_ON = re.compile(r"\bon $", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\b([a-z]+) $")
_QUOTES = "\"'“”‘’«»"
_WORD_BEFORE = 24  # no abbreviation is longer
_MAX_BOILERPLATE = 160


class Abbreviations(Table):
    """Words that a full stop follows, with a text that has one."""

    example: str
    words: Words


class Boilerplate(Table):
    """What a line of the page looks like that is no sentence of the article; "REST" is the rest of the line."""

    pattern: str
    example: str


class SentenceRules(Table):
    """``sentences.yaml``."""

    never_final: Abbreviations
    seldom_final: Abbreviations
    before_number: Abbreviations
    streets: Words
    lettered: Words
    cries: Words
    starters: Words
    hosts: Words
    boilerplate: tuple[Boilerplate, ...]

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Who asks what stands before, in quotation marks: " Trump asked"."""
        verbs = "|".join(sorted(form for lemma in of_class("tagging") for form in told_forms(lemma)))
        return re.compile(rf"\s*(?:[^\W\d_a-z][\w.'’-]{{0,30}}\s+){{1,4}}(?:{verbs})\b")

    @cached_property
    def no_sentence(self) -> re.Pattern[str]:
        """Any line of boilerplate."""
        patterns = [row.pattern.replace("REST", "[^\\n]*") for row in self.boilerplate]
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def sentence_rules() -> SentenceRules:
    """The word lists. Raises DataError with the entry at fault."""
    return load("answers.language", "sentences.yaml", SentenceRules)


def split_sentences(text: str) -> list[Span]:
    """The spans of the sentences of ``text``, in order, without the blanks around them."""
    found: list[Span] = []
    for block in _BLOCK.finditer(text):
        for start, end in _runs(text, block.start(), block.end()):
            for a, b in _split(text, start, end):
                found.extend(_trimmed(text, a, b))
    return found


def passages(text: str) -> list[Passage]:
    """Consecutive sentences packed, in order, into runs of up to about 700 characters; every sentence is in one."""
    found: list[Passage] = []
    run: list[Span] = []
    for sentence in split_sentences(text):
        if run and sentence[1] - run[0][0] > PASSAGE_CHARACTERS:
            found.append(Passage(run[0][0], run[-1][1], tuple(run)))
            run = []
        run.append(sentence)
    if run:
        found.append(Passage(run[0][0], run[-1][1], tuple(run)))
    return found


def _runs(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of a block (lines without a blank line between) over which a sentence may run."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    lines = [(a, b) for a, b in lines if not is_boilerplate(text[a:b])]
    wrapped = _is_wrapped(text, lines)
    run: Span | None = None
    for a, b in lines:
        if run and (wrapped or _goes_on(text, run[1], a, b)) and not text[run[1] : a].strip():
            run = (run[0], b)
            continue
        if run:
            yield run
        run = (a, b)
    if run:
        yield run


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines were broken at a column, not at sentence ends."""
    if len(lines) < 3:
        return False
    full = lines[:-1]
    broken = sum(text[b - 1] not in '.!?:"”’' for _, b in full)
    return broken * 3 >= len(full) * 2 and all(40 <= b - a <= 100 for a, b in full)


def _goes_on(text: str, previous_end: int, start: int, end: int) -> bool:
    """Whether a line continues the sentence of the line before: it begins in lower case, and that one did not end."""
    first = text[start : min(end, start + 40)].lstrip()[:1]
    return first.islower() and text[previous_end - 1] not in ".!?…:;{}"


def is_boilerplate(line: str) -> bool:
    """Whether a line is the page's own and none of the article's: "Share | Tweet", "Subscribe to continue reading"."""
    return len(line) <= _MAX_BOILERPLATE and bool(sentence_rules().no_sentence.fullmatch(line.strip()))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    here = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, start, stop.start(), stop.end(), end):
            yield here, stop.end()
            here = stop.end()
    if here < end:
        yield here, end


def _ends(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether the mark at ``stop`` (closed by quotation marks up to ``after``) ends a sentence of the run."""
    if after >= end:
        return True
    rules = sentence_rules()
    following = after
    while following < end and text[following].isspace():
        following += 1
    if following == end:
        return True
    begin = following
    while begin < end and begin < following + 3 and text[begin] in _QUOTES + "([":
        begin += 1
    first = text[begin] if begin < end else ""
    glued = following == after
    if first.islower() or (first and first in ",;:-–—"):
        return False
    mark = text[stop]
    before = _word_before(text, start, stop)
    quoted = after > stop + 1
    if glued and not (quoted and mark in "!?"):
        return _ends_glued(text, stop, begin, end, before)
    if mark in "!?":
        own = mark == "!" and not quoted and _is_name_with_mark(before, _word_after(text, begin, end))
        return not own and not (quoted and rules.asked.match(text, after, min(end, after + 160)))
    if _ELLIPSIS.match(text, stop):
        return first.isupper() or begin > following
    if after > stop + 1 and before not in rules.never_final.words:
        return True
    return _ends_after_word(text, start, stop, before, begin, following, end)


def _ends_after_word(text: str, start: int, stop: int, before: str, begin: int, following: int, end: int) -> bool:
    """Whether a plain full stop with a blank after it ends a sentence, by the words on its two sides."""
    rules = sentence_rules()
    low = before.lower()
    next_word = _word_after(text, begin, end)
    starts = next_word.lower() in rules.starters or begin > following
    lead = text[max(start, stop - len(before) - _WORD_BEFORE) : stop - len(before)]
    # "The head of the F.B.I. Ada Lund said": with "of" before it the name goes on.
    named = _is_full_name(text, begin, end) and not _OF.search(lead)
    if low in rules.streets:
        return bool(_CAPITAL_OR_NUMBER.search(lead)) and named
    if low in rules.never_final.words:
        return False
    if before.isdigit() and not text[start : stop - len(before)].strip():
        return False  # "1. Taxes": the number of an item
    if low in rules.before_number.words or (low in calendar_words().month_names and _ON.search(lead)):
        return not next_word[:1].isdigit()
    if len(before) == 1 and before.isupper():
        noun = _SMALL_WORD.search(lead)
        lettered = noun is not None and noun[1] in rules.lettered
        return starts or (lettered and named)
    if low in rules.seldom_final.words or ("." in low and len(low) <= 6 and before[0].isalpha()):
        return starts or named
    return True


def _is_full_name(text: str, begin: int, end: int) -> bool:
    """Whether somebody's full name stands at a place and is all that has capitals there: "Lena Wirth said"."""
    found = _NAME.match(text, begin, end)
    if not found or not (found[1][0].isupper() and found[2][0].isupper()):
        return False
    words = gazetteer()
    if found[1] in words.titles or found[2] in words.body_words | words.titles.keys():
        return False
    strange = not (is_everyday(fold(found[1])) or is_common(fold(found[2])) or (found[1],) in words.places)
    return strange or found[1].lower() in words.genders


def _is_name_with_mark(before: str, following: str) -> bool:
    """Whether an exclamation mark is a name's own: "Yay! Foods", for "yay" is no word that somebody cries.

    An everyday word is a name only before a body's: "Jump! Airlines".
    """
    strange = not is_everyday(fold(before)) or following in gazetteer().body_words
    named = before[:1].isupper() and strange and fold(before) not in sentence_rules().cries
    return named and following[:1].isupper() and following.lower() not in sentence_rules().starters


def _ends_glued(text: str, stop: int, begin: int, end: int, before: str) -> bool:
    """Whether a sentence ends where the blank after its full stop is missing: "in the end.Following his meeting"."""
    if text[stop - 1 : stop].isdigit() or "@" in before or "/" in before or "www" in before or "." in before:
        return False
    word = _word_after(text, begin, end)
    if word.lower() in sentence_rules().hosts:
        return False
    longish = len(before) >= 2 and before[-1].islower()
    return (
        longish
        and len(word) >= 2
        and word[0].isupper()
        and word[1].islower()
        and before.lower() not in sentence_rules().never_final.words
    )


def _word_before(text: str, start: int, stop: int) -> str:
    low = max(start, stop - _WORD_BEFORE)
    here = stop
    while here > low and not text[here - 1].isspace() and text[here - 1] not in _QUOTES + "()[]—–-,":
        here -= 1
    return text[here:stop]


def _word_after(text: str, begin: int, end: int) -> str:
    here = begin
    limit = min(end, begin + _WORD_BEFORE)
    while here < limit and (text[here].isalnum() or text[here] in "'’"):
        here += 1
    return text[begin:here].replace("’", "'")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without outer blanks, in pieces of at most ``MAX_SENTENCE`` characters; nothing if it has no word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind(" ", start + 1, start + MAX_SENTENCE), text.rfind("\n", start + 1, start + MAX_SENTENCE))
        if cut <= start:
            cut = start + MAX_SENTENCE
            while cut > start + MAX_SENTENCE - _MARKS and unicodedata.combining(text[cut]):
                cut -= 1
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if any(c.isalnum() for c in text[start:end]):
        yield start, end
