"""The words of a question as the record writes them: names with their capitals, misspelt ones mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from answers.asking.spelling import near as spelt_like
from answers.language.dictionary import is_english, is_everyday
from answers.language.function_words import function_words
from answers.language.thesaurus import is_person
from answers.language.vocabulary import Vocabulary
from answers.language.wording import wording
from answers.language.words import fold, tokens

_NAME_WORDS = 5
"""Words of a name that are looked for side by side."""
_MENDED = 5
"""Letters from which on a word may be a slip for a name."""
_WORD = re.compile(r"\S+")
_EDGE = ' \t?!.,;:"“”„«»()[]'
_ARTICLES = function_words().articles.all
_CLIPPED = {"wo": "will", "ca": "can", "sha": "shall"}


def as_written(text: str, is_name: Callable[[str], bool], near: Sequence[str]) -> list[str]:
    """The words of a question.

    ``is_name`` tells whether the record writes a word as a name: such words are given their capital back, and so are
    those that sentences ``near`` to the question have side by side with capitals. A word that is neither English nor
    a name of the record is the name in these that it is a slip for.
    """
    # Halves of characters are taken by no parser.
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    words = [part for word in _WORD.findall(whole.strip(_EDGE)) for part in _spelt_out(word)]
    words = _mended(words, is_name, near)
    if not any(word[:1].isupper() for word in words[1:]):
        words = [_cased(word, is_name) for word in _side_by_side(words, near)]
    return _with_titles(words)


def _mended(words: Sequence[str], is_name: Callable[[str], bool], near: Sequence[str]) -> list[str]:
    names = {fold(token): token for text in near for token in tokens(text, 0, len(text)) if token[0].isupper()}
    vocabulary, found = Vocabulary(names), list(words)
    for at, word in enumerate(words):
        bare = _bare(word)
        low = fold(bare)
        if len(low) < _MENDED or low in names or is_english(low) or is_name(low):
            continue
        if alike := spelt_like(low, vocabulary, limit=1, names=True):
            found[at] = word.replace(bare, names[alike[0][0]])
    return found


def _spelt_out(word: str) -> list[str]:
    """ "didn't": did not."""
    plain = word.replace("’", "'")
    if not plain.lower().endswith("n't"):
        return [word]
    auxiliary = plain[:-3]
    return [_CLIPPED.get(auxiliary.lower(), auxiliary), "not"] if auxiliary else ["not"]


def _side_by_side(words: Sequence[str], near: Sequence[str]) -> list[str]:
    """The words with those spelt as some texts have them that are names there of several words: "KMG Main Hurdman"."""
    found = list(words)
    texts = [(text, text.lower()) for text in near]
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _NAME_WORDS), at + 1, -1):
            bare = [word.strip(_EDGE + "'’") for word in words[at:end]]
            if all(bare) and (name := _name_in(texts, bare)):
                found[at:end] = [old.replace(low, new) for old, low, new in zip(words[at:end], bare, name, strict=True)]
                at = end - 1
                break
        at += 1
    return found


def _name_in(texts: Iterable[tuple[str, str]], words: Sequence[str]) -> list[str]:
    """The words as one of some texts, each with itself in small letters, has them side by side with capitals; or []."""
    plain = " ".join(words)
    pattern = rf"(?<!\w){re.escape(plain)}(?!\w)"
    for text, small in texts:
        # To look is cheap, to compile a pattern for each run of the question's words is not.
        for match in re.finditer(pattern, text, re.IGNORECASE) if plain.lower() in small else ():
            written = match[0].split(" ")
            if all(word[:1].isupper() for word in written):
                return written
    return []


def _with_titles(words: Sequence[str]) -> list[str]:
    """The words with what somebody is as a title before their name: "was *Painter Ana Reyes* convicted"."""
    found = list(words)
    for number in range(len(found) - 3, -1, -1):
        article, noun, name = found[number : number + 3]
        if article.lower() in _ARTICLES and noun.islower() and name[:1].isupper() and is_person(noun):
            found[number : number + 2] = [noun.capitalize()]
    # "Did judge Reyes resign?": right behind an auxiliary it is no verb.
    subject = len(found) > 2 and found[0].lower() in wording().auxiliaries and found[2][:1].isupper()
    if subject and found[1].islower() and is_person(found[1]):
        found[1] = found[1].capitalize()
    return found


def _bare(word: str) -> str:
    return word.strip(_EDGE + "'’").removesuffix("'s").removesuffix("’s")


def _cased(word: str, is_name: Callable[[str], bool]) -> str:
    bare = _bare(word) if word.islower() else ""
    named = len(bare) > 1 and bare not in wording().stop and not is_everyday(bare) and is_name(bare)
    return word[:1].upper() + word[1:] if named else word
