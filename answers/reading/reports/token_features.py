"""What the attribution model sees of the tokens of a sentence from a cue's head: source, cue, content or none of them?

Features are of lemmas, tags and dependencies, mostly of the branch of the parse that a token hangs on. Their weights
are added up by the values that they are made of, for a whole sentence at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from answers.reading.parse.arguments import subject_of
from answers.reading.parse.tree import Tree
from answers.reading.reports import feature_groups as groups
from answers.reading.reports.cue_features import EDGE, rate, signature
from answers.reading.text.quotations import MARKS

REACH = 120
"""Tokens to each side of a cue's head that are looked at."""

_PAUSES = frozenset([",", ";", "—", "–", "--", "("])
_FAR = "far"
_NONE: Mapping[str, int] = {}
_NO_TABLE: Mapping[str, Mapping[str, int]] = {}


def _tag_values(tree: Tree, i: int) -> tuple[str, str, str, str]:
    """For ``tag_features``."""
    before, after = _beside(tree.tag, i)
    return before, tree.tag[i], after, tree.dep[i]


def _beside(values: Sequence[str], i: int) -> tuple[str, str]:
    """What stands before and after ``i``."""
    return values[i - 1] if i else EDGE, values[i + 1] if i + 1 < len(values) else EDGE


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
        self.below: dict[int, int] = {}
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
        under = self._below(i)
        place = f"{'=' if under == top else tree.dep[under]}|{'<' if i < top else '>'}{pauses}"
        return place, "b" if top < self.head else "a", tree.dep[i], tree.dep[top]

    def _below(self, i: int) -> int:
        """The child of the subject's root that ``i`` hangs on; each step up is taken once, however long the way is."""
        head, top, known = self.tree.head, self.subject_root, self.below
        way = []
        while i not in known and i != top and head[i] != top and head[i] != i:
            way.append(i)
            i = head[i]
        found = known.get(i, i)
        known.update(dict.fromkeys(way, found))
        return found

    def features(self, i: int) -> list[str]:
        """All features of one token."""
        tree = self.tree
        root, twig = self.branch.get(i, -1), self.twig.get(i, -1)
        key = self.keys[root]
        found = ["b=far"]
        if root >= 0:
            found = groups.frame_features(*self.frame(root)) + groups.root_features(*self.root(root))
            found += groups.clause_features(*self.clause(root)) + groups.kind_features(*self.kind(root))
        if twig == root or twig < 0:
            found += groups.twig_features(key, ".", self.lemma)
        else:
            found += groups.twig_features(key, tree.dep[twig], self.lemma)
            found += groups.twig_word_features(key, tree.dep[twig], self.lemma, tree.lemma[twig])
            found += groups.twig_kind_features(*self.twig_kind(root, twig))
        found += groups.word_features(*self.word(i, root)) + groups.place_features(*self.place(i, root, twig))
        if -4 < i - self.head < 4:
            found += groups.near_features(*self.near(i))
        if i in self.subject:
            found += groups.subject_features(*self.in_subject(i))
        return found + groups.tag_features(*_tag_values(tree, i)) + groups.neighbour_features(*_beside(tree.lower, i))


class Parts:
    """The packed weights of the features of a ``View``.

    Features of words, of which there are many, are looked up by the word; the rest are added up in groups.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.far = weights.get("b=far", 0)
        self.by_side = {side: groups.column(weights, "w=", f"|{side}") for side in "<>"}
        self.by_key = groups.by_first(groups.column(weights, "kw="))
        self.by_mark = {
            key: groups.by_first(column) for key, column in groups.by_first(groups.column(weights, "kq=")).items()
        }
        self.before, self.after = groups.column(weights, "w-="), groups.column(weights, "w+=")
        self.frame = groups.Sums(weights, groups.frame_features)
        self.root = groups.Sums(weights, groups.root_features)
        self.clause = groups.Sums(weights, groups.clause_features)
        self.kind = groups.Sums(weights, groups.kind_features)
        self.twig = groups.Sums(weights, groups.twig_features)
        self.twig_word = groups.Sums(weights, groups.twig_word_features)
        self.twig_kind = groups.Sums(weights, groups.twig_kind_features)
        self.place = groups.Sums(weights, groups.place_features)
        self.near = groups.Sums(weights, groups.near_features)
        self.subject = groups.Sums(weights, groups.subject_features)
        self.tag = groups.Sums(weights, groups.tag_features)

    def sums(self, view: View, static: dict[int, int]) -> list[int]:
        """The packed sums of the tokens of a view, in order; ``static`` keeps what does not depend on the cue."""
        branches: dict[int, int] = {}
        twigs: dict[int, int] = {}
        found = []
        for i in view.tokens:
            root, twig = view.branch.get(i, -1), view.twig.get(i, -1)
            both = twigs.get(twig)
            if both is None:
                shared = branches.get(root)
                if shared is None:
                    shared = branches[root] = self._branch_sum(view, root)
                both = twigs[twig] = shared + self._twig_sum(view, root, twig)
            fixed = static.get(i)
            if fixed is None:
                fixed = static[i] = self._fixed_sum(view.tree, i)
            found.append(both + fixed + self._token_sum(view, i, root, twig))
        return found

    def _branch_sum(self, view: View, root: int) -> int:
        """What the branch under ``root`` adds to each of its tokens; ``-1``: the rest of the sentence."""
        if root < 0:
            return self.far
        return (
            self.frame[view.frame(root)]
            + self.root[view.root(root)]
            + self.clause[view.clause(root)]
            + self.kind[view.kind(root)]
        )

    def _twig_sum(self, view: View, root: int, twig: int) -> int:
        """What a twig adds to each of its tokens."""
        key, lemma = view.keys[root], view.lemma
        if twig == root or twig < 0:
            return self.twig[key, ".", lemma]
        dep, word = view.tree.dep[twig], view.tree.lemma[twig]
        return (
            self.twig[key, dep, lemma]
            + self.twig_word[key, dep, lemma, word]
            + self.twig_kind[view.twig_kind(root, twig)]
        )

    def _token_sum(self, view: View, i: int, root: int, twig: int) -> int:
        """What a token adds for itself."""
        key, lower, side, quoted, after = view.word(i, root)
        found = self.place[view.place(i, root, twig)] + self.by_side[side].get(lower, 0)
        found += self.by_key.get(key, _NONE).get(lower, 0)
        marks = self.by_mark.get(key, _NO_TABLE).get(quoted + after, _NONE)
        found += marks.get(lower if quoted != "i" else "", 0)
        if -4 < i - view.head < 4:
            found += self.near[view.near(i)]
        if i in view.subject:
            found += self.subject[view.in_subject(i)]
        return found

    def _fixed_sum(self, tree: Tree, i: int) -> int:
        """What a token adds whatever the cue."""
        before, after = _beside(tree.lower, i)
        return self.tag[_tag_values(tree, i)] + self.before.get(before, 0) + self.after.get(after, 0)
