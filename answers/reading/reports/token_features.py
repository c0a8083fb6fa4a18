"""What the attribution model sees of the tokens of a sentence from a cue's head: source, cue, content or none of them?

Features are strings of lemmas, tags and dependencies, mostly of the branch of the parse that a token hangs on. They
come in groups; each group is a function of a few values that recur, so that its weights need adding up but once.
"""

from __future__ import annotations

from collections.abc import Mapping

from answers.reading.parse.arguments import subject_of
from answers.reading.parse.tree import Tree
from answers.reading.reports.cue_features import at, rate, signature
from answers.reading.text.quotations import MARKS

REACH = 120
"""Tokens to each side of a cue's head that are looked at."""

Values = tuple[str | int | bool, ...]
"""What the features of one group are made of."""

_PAUSES = frozenset([",", ";", "—", "–", "--", "("])
_FAR = "far"


def frame_features(key: str, lemma: str, tag: str, pos: str, dep: str, sig: str) -> list[str]:
    """Features of the cue's head and where a branch hangs on it."""
    return [
        f"b={key}",
        f"bl={key}|{lemma}",
        f"blt={key}|{lemma}|{tag}",
        f"bs={key}|{sig}",
        f"bp={key}|{pos}|{tag}",
        f"bls={key}|{lemma}|{sig}",
        f"bh={key}|{dep}|{pos}",
    ]


def root_features(key: str, lemma: str, root: str) -> list[str]:
    """Features of the lemma at a branch's root."""
    return [f"br={key}|{root}", f"blr={key}|{lemma}|{root}"]


def clause_features(key: str, lemma: str, clause: str) -> list[str]:
    """Features of the kind of clause that a branch is."""
    return [f"bc={key}|{clause}", f"blc={key}|{lemma}|{clause}"]


def kind_features(key: str, sig: str, tag: str, rel: str) -> list[str]:
    """Features of the tag at a branch's root, and of quotations that it and the cue are in."""
    return [f"bt={key}|{tag}", f"bst={key}|{sig}|{tag}", f"bq={key}|{rel}", f"bqs={key}|{rel}|{sig}"]


def twig_features(key: str, dep: str, lemma: str) -> list[str]:
    """Features of how a twig hangs on its branch; ``.`` for the branch's root itself."""
    return [f"kd={key}|{dep}", f"lkd={lemma}|{key}|{dep}"]


def twig_word_features(key: str, dep: str, lemma: str, word: str) -> list[str]:
    """Features of the lemma at a twig's root."""
    return [f"kdl={key}|{dep}|{word}", f"lkdl={lemma}|{dep}|{word}"]


def twig_kind_features(key: str, dep: str, level: str, own: bool, side: str, tag: str, branch: str) -> list[str]:
    """Features of the tag at a twig's root, its subject, and how often its lemma heads a cue."""
    return [f"kdr={key}|{dep}|{level}|{own}|{side}", f"kdt={key}|{dep}|{tag}|{branch}"]


def word_features(key: str, lower: str, side: str, quoted: str, after: str) -> list[str]:
    """Features of a token's word and of quotation marks at it."""
    return [f"w={lower}|{side}", f"kw={key}|{lower}", f"kq={key}|{quoted}{after}|{lower if quoted != 'i' else ''}"]


def place_features(key: str, twig: str, dep: str, depth: int, pauses: int, edge: str) -> list[str]:
    """Features of a token's place in its branch; ``edge``: the branch begins (L) or ends (R) with it."""
    found = [f"kdd={key}|{twig}|{dep}|{depth}", f"cm={key}|{pauses}|{twig}"]
    return [*found, f"ke={key}|{edge}|{dep}"] if edge else found


def near_features(distance: int, tag: str, lemma: str, lower: str) -> list[str]:
    """Features of a token right beside the cue's head."""
    return [f"dist={distance}|{tag}", f"distl={distance}|{lemma}|{lower}"]


def subject_features(place: str, side: str, dep: str, top: str) -> list[str]:
    """Features of a token of the cue's subject, which may be shared with other verbs and so be far."""
    return [f"sj={place}|{side}", f"sjd={place}|{dep}|{top}"]


def tag_features(before: str, tag: str, after: str, dep: str) -> list[str]:
    """Features of a token's tag and its neighbours', whatever the cue."""
    return [f"tt={before}|{tag}", f"t+={tag}|{after}", f"td={tag}|{dep}"]


def neighbour_features(before: str, after: str) -> list[str]:
    """Features of the words around a token, whatever the cue."""
    return [f"w-={before}", f"w+={after}"]


def tag_values(tree: Tree, i: int) -> tuple[str, str, str, str]:
    """For ``tag_features``."""
    return at(tree.tag, i - 1), tree.tag[i], at(tree.tag, i + 1), tree.dep[i]


def neighbour_values(tree: Tree, i: int) -> tuple[str, str]:
    """For ``neighbour_features``."""
    return at(tree.lower, i - 1), at(tree.lower, i + 1)


class View:
    """The sentence as seen from a cue's head.

    Each token hangs on a branch (a child of the cue's head or of a token above it) and, in it, on a twig (a child of
    the branch's root); what belongs to a branch or a twig as a whole is looked at once.
    """

    def __init__(self, tree: Tree, head: int, rates: Mapping[str, float]) -> None:
        self.tree = tree
        self.head = head
        self.lemma = tree.lemma[head]
        self.signature = signature(tree, head)
        self.rates = rates
        begin, end = tree.bounds[tree.sentence[head]]
        self.begin, self.end = max(begin, head - REACH), min(end, head + REACH)
        self.tokens = [i for i in range(self.begin, self.end) if not tree.words[i].isspace()]
        self.branch: dict[int, int] = {}
        self.twig: dict[int, int] = {}
        self.depth: dict[int, int] = {}
        self.keys: dict[int, str] = {-1: _FAR}
        subject = subject_of(tree, head)
        self.subject = range(tree.left[subject], tree.right[subject] + 1) if subject >= 0 else range(0)
        self.subject_root = subject
        commas = 0
        self.commas = [0]
        for word in tree.lower[self.begin : self.end]:
            commas += word in _PAUSES
            self.commas.append(commas)
        self._walk()

    def _walk(self) -> None:
        tree = self.tree
        children = tree.children
        here, ups, below = self.head, "", -1
        for level in range(8):
            side = "" if here == self.head else ("<" if here < self.head else ">")
            self.branch[here] = self.twig[here] = here
            self.depth[here] = 0
            self.keys[here] = f"{ups}*{side}"
            for c in children[here]:
                if c == below:
                    continue
                self.keys[c] = f"{ups}{'<' if c < self.head else '>'}{tree.dep[c]}"
                self.branch[c] = self.twig[c] = c
                self.depth[c] = 0
                stack = [(g, g, 1) for g in children[c]]
                while stack:
                    t, twig, depth = stack.pop()
                    self.branch[t], self.twig[t], self.depth[t] = c, twig, depth
                    if children[t]:
                        stack.extend([(g, twig, depth + 1) for g in children[t]])
            if tree.head[here] == here:
                break
            ups = f"{ups}^{tree.dep[here]}" if level < 3 else ups
            below, here = here, tree.head[here]

    def frame(self, root: int) -> tuple[str, str, str, str, str, str]:
        """For ``frame_features`` of the branch under ``root``."""
        tree, h = self.tree, self.head
        return self.keys[root], self.lemma, tree.tag[h], tree.pos[h], tree.dep[h], self.signature

    def root(self, root: int) -> tuple[str, str, str]:
        """For ``root_features``."""
        return self.keys[root], self.lemma, self.tree.lemma[root]

    def clause(self, root: int) -> tuple[str, str, str]:
        """For ``clause_features``."""
        tree = self.tree
        marked = to = ""
        subject = "s" if tree.subject[root] >= 0 else ""
        for c in tree.children[root]:
            if tree.dep[c] == "mark":
                marked = marked or tree.lower[c]
            if tree.tag[c] == "TO":
                to = "to"
        return self.keys[root], self.lemma, f"{marked}|{subject}|{to}"

    def kind(self, root: int) -> tuple[str, str, str, str]:
        """For ``kind_features``."""
        own, held = self.tree.quote[self.head], self.tree.quote[root]
        rel = "same" if 0 <= held == own else ("q" if own >= 0 else "") + ("Q" if held >= 0 else "")
        return self.keys[root], self.signature, self.tree.tag[root], rel

    def twig_kind(self, root: int, twig: int) -> tuple[str, str, str, bool, str, str, str]:
        """For ``twig_kind_features``."""
        tree = self.tree
        own = tree.subject[twig] >= 0
        level, side = rate(self.rates, tree.lemma[twig]), "<" if twig < root else ">"
        return self.keys[root], tree.dep[twig], level, own, side, tree.tag[twig], tree.tag[root]

    def word(self, i: int, root: int) -> tuple[str, str, str, str, str]:
        """For ``word_features`` of a token of the branch under ``root``."""
        quote, lower = self.tree.quote, self.tree.lower[i]
        quoted = "m" if lower in MARKS else "i" if quote[i] >= 0 else "o"
        after = "i" if i + 1 < len(quote) and quote[i + 1] >= 0 else "o"
        return self.keys[root], lower, "<" if i < self.head else ">", quoted, after

    def place(self, i: int, root: int, twig: int) -> tuple[str, str, str, int, int, str]:
        """For ``place_features``."""
        tree, h, begin = self.tree, self.head, self.begin
        low, high = (i + 1, h) if i < h else (h + 1, i)
        pauses = self.commas[(high if high > begin else begin) - begin] - self.commas[low - begin]
        depth = self.depth.get(i, 9)
        edge = "" if root < 0 else "L" if i == tree.left[root] else "R" if i == tree.right[root] else ""
        under = "." if twig == root else tree.dep[twig]
        return self.keys[root], under, tree.dep[i], depth if depth < 3 else 3, pauses if pauses < 2 else 2, edge

    def near(self, i: int) -> tuple[int, str, str, str]:
        """For ``near_features``; only for tokens up to three from the cue's head."""
        return i - self.head, self.tree.tag[i], self.lemma, self.tree.lower[i]

    def in_subject(self, i: int) -> tuple[str, str, str, str]:
        """For ``subject_features``; only for tokens of the subject."""
        tree, top = self.tree, self.subject_root
        first, last = max(min(i, top), self.begin), min(max(i, top), self.end - 1)
        pauses = min(2, self.commas[last - self.begin] - self.commas[first - self.begin])
        under = i
        while under != top and tree.head[under] != top and tree.head[under] != under:
            under = tree.head[under]
        place = f"{'=' if under == top else tree.dep[under]}|{'<' if i < top else '>'}{pauses}"
        return place, "b" if top < self.head else "a", tree.dep[i], tree.dep[top]

    def features(self, i: int) -> list[str]:
        """All features of one token."""
        tree = self.tree
        root, twig = self.branch.get(i, -1), self.twig.get(i, -1)
        key = self.keys[root]
        found = ["b=far"]
        if root >= 0:
            found = frame_features(*self.frame(root)) + root_features(*self.root(root))
            found += clause_features(*self.clause(root)) + kind_features(*self.kind(root))
        if twig == root or twig < 0:
            found += twig_features(key, ".", self.lemma)
        else:
            found += twig_features(key, tree.dep[twig], self.lemma)
            found += twig_word_features(key, tree.dep[twig], self.lemma, tree.lemma[twig])
            found += twig_kind_features(*self.twig_kind(root, twig))
        found += word_features(*self.word(i, root)) + place_features(*self.place(i, root, twig))
        if -4 < i - self.head < 4:
            found += near_features(*self.near(i))
        if i in self.subject:
            found += subject_features(*self.in_subject(i))
        return found + tag_features(*tag_values(tree, i)) + neighbour_features(*neighbour_values(tree, i))
