"""The dictionary that tells a misspelt word from one that an archive lacks:  english_words.py EN_JSON_GZ

EN_JSON_GZ is ``spellchecker/resources/en.json.gz`` of the package pyspellchecker (MIT; made for 0.9.1): words with how
often they occur in OpenSubtitles and Google Books. What cannot be a folded word is left out; nothing else is changed.
Writes answers/language/english.txt: a line a count, the count and the words that have it.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[2] / "answers" / "language" / "english.txt"
NOTICE = """\
# English words by how often they occur in the corpus of pyspellchecker's dictionary: a count, then its words.
# Made by tests/bench/english_words.py. pyspellchecker: Copyright (c) 2018-2021 Tyler Barrus, MIT licence:
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
# documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
# rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
# permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright
# notice and this permission notice shall be included in all copies or substantial portions of the Software. THE
# SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
# WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
# COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
# OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main(source: str) -> None:
    """Write the dictionary anew from pyspellchecker's."""
    with gzip.open(source, "rt", encoding="utf-8") as file:
        counts: dict[str, int] = json.load(file)
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if word.isascii() and word.isalpha() and word == word.lower():
            by_count[count].append(word)
    lines = [f"{count} {' '.join(sorted(by_count[count]))}\n" for count in sorted(by_count, reverse=True)]
    TARGET.write_text(NOTICE + "".join(lines), encoding="utf-8")
    print(f"{sum(map(len, by_count.values())):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
