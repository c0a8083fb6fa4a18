"""What the attribution model sees of a token: features as strings of lemmas, tags and dependencies.

Two sets: ``cue_features`` of a token that might be the head of a cue, and ``part_scores``' features of a token of the
sentence as seen from a cue's head, which tell whether it belongs to source, cue or content. Those are mostly features
of the branch of the parse that the token hangs on, shared by all of the branch's tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answers.reading.quotes import MARKS
from answers.reading.tree import Tree

REACH = 120
"""Tokens to each side of a cue's head that are looked at."""

_SIGNATURE = (
    "nsubj",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "advcl",
    "acl",
    "relcl",
    "parataxis",
    "prt",
    "attr",
    "acomp",
)
RARE = 0.015
_STEPS = (0.01, 0.05, 0.15, 0.3, 0.55, 0.8)
_PAUSES = frozenset([",", ";", "—", "–", "--", "("])
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def candidates(tree: Tree, rates: Mapping[str, float]) -> Iterator[int]:
    """Tokens that might be the head of a cue. ``rates``: how often a lemma was one, of all its occurrences."""
    get = rates.get
    for i, lemma in enumerate(tree.lemma):
        if get(lemma, 0.0) >= RARE or (
            tree.pos[i] == "VERB" and any(tree.dep[c] in ("ccomp", "xcomp", "dobj") for c in tree.children[i])
        ):
            yield i


def rate(rates: Mapping[str, float], lemma: str) -> str:
    """How often a lemma was the head of a cue, as one of a few steps."""
    found = rates.get(lemma, 0.0)
    return str(sum(found >= step for step in _STEPS))


def _at(values: list[str], i: int) -> str:
    return values[i] if 0 <= i < len(values) else "<>"


def subject_of(tree: Tree, i: int) -> int:
    """The token's own subject, or the one it shares by coordination or control; -1 if there is none."""
    here = i
    for _ in range(4):
        for c in tree.children[here]:
            if tree.dep[c] in _SUBJECTS:
                return c
        if tree.dep[here] not in ("conj", "xcomp", "advcl", "pcomp", "ccomp") or tree.head[here] == here:
            return -1
        if tree.dep[here] == "ccomp":
            return -1
        here = tree.head[here]
        if tree.dep[here] == "prep":
            here = tree.head[here]
    return -1


def signature(tree: Tree, i: int) -> str:
    """Which complements hang on a token."""
    deps = {tree.dep[c] for c in tree.children[i]}
    return "+".join(d for d in _SIGNATURE if d in deps)


def cue_features(tree: Tree, i: int, rates: Mapping[str, float]) -> list[str]:
    """Features of token ``i`` as the head of a cue."""
    lemma, pos, tag, dep, head = tree.lemma[i], tree.pos[i], tree.tag[i], tree.dep[i], tree.head[i]
    children = tree.children[i]
    begin, end = tree.bounds[tree.sentence[i]]
    sig = signature(tree, i)
    low1, low_1 = _at(tree.lower, i + 1), _at(tree.lower, i - 1)
    lp = f"{lemma}/{pos}"
    out = [
        "bias",
        f"l={lemma}",
        f"lp={lp}",
        f"t={tag}",
        f"d={dep}",
        f"ld={lp}|{dep}",
        f"lt={lemma}|{tag}",
        f"s={sig}",
        f"ls={lp}|{sig}",
        f"ps={pos}|{dep}|{sig}",
        f"n={low1}",
        f"ln={lp}|{low1}",
        f"p={low_1}",
        f"lpv={lp}|{low_1}",
        f"tn={tag}|{_at(tree.tag, i + 1)}",
        f"tp={tag}|{_at(tree.tag, i - 1)}",
        f"n2={low1}|{_at(tree.lower, i + 2)}",
        f"ln2={lemma}|{_at(tree.tag, i + 1)}|{_at(tree.tag, i + 2)}",
    ]
    if head != i:
        governs = rate(rates, tree.lemma[head])
        out += [f"hr={governs}|{dep}|{pos}", f"lhr={lemma}|{governs}|{dep}"]
        out += [f"h={tree.lemma[head]}|{dep}", f"lh={lemma}|{tree.lemma[head]}", f"hp={lp}|{tree.pos[head]}|{dep}"]
    else:
        out.append("root")
    for c in children:
        cd, cl = tree.dep[c], tree.lemma[c]
        side = "<" if c < i else ">"
        out += [f"c={cd}{side}|{pos}", f"cl={cd}|{cl}", f"lc={lemma}|{cd}{side}"]
        if cd in ("prep", "prt", "neg", "dobj", "mark", "aux", "advmod", "poss", "acomp", "auxpass", "agent", "det"):
            out.append(f"lcl={lemma}|{cd}|{cl}")
        if cd in ("ccomp", "xcomp", "advcl", "acl", "pcomp", "dobj", "conj", "attr", "acomp"):
            out.append(f"cr={cd}|{rate(rates, cl)}|{pos}")
        if cd in ("ccomp", "xcomp", "advcl", "acl", "pcomp"):
            out += [f"cc={cd}|{tree.tag[c]}", f"ccl={lemma}|{cd}|{tree.tag[c]}"]
            if any(tree.dep[g] == "mark" for g in tree.children[c]):
                out.append(f"that={lemma}|{cd}")
    subject = subject_of(tree, i)
    if subject >= 0:
        out += [
            f"su={tree.lemma[subject]}",
            f"st={tree.tag[subject]}|{pos}",
            f"lst={lp}|{tree.tag[subject]}",
            f"sul={lemma}|{tree.lemma[subject]}",
        ]
    else:
        out += ["nosub", f"lnosub={lp}"]
    quote = tree.quote[i]
    inside = quote >= 0
    shares = any(tree.quote[j] >= 0 and tree.quote[j] != quote for j in range(max(begin, i - 60), min(end, i + 60)))
    near = (
        any(tree.lower[j] in MARKS for j in range(max(0, i - 6), i)),
        any(tree.lower[j] in MARKS for j in range(i + 1, min(end, i + 8))),
    )
    out += [
        f"q={inside}|{shares}|{pos}",
        f"lq={lp}|{inside}|{shares}",
        f"nq={near}|{pos}|{inside}",
        f"lnq={lp}|{near}",
        f"pos={min(i - begin, 3)}|{pos}",
        f"end={min(end - 1 - i, 2)}|{pos}|{dep}",
    ]
    grand = tree.head[head]
    if grand != head:
        out.append(f"g={tree.dep[head]}|{tree.lemma[grand]}|{dep}")
    if not inside and quote_before(tree, i, begin):
        out.append(f"qb={lp}")
    return out


def quote_before(tree: Tree, i: int, begin: int) -> bool:
    """Whether a quotation ends a few words before token ``i``."""
    return any(tree.quote[j] >= 0 for j in range(max(begin, i - 5), i))


class View:
    """The sentence as seen from a cue's head.

    Each token hangs on a branch (a child of the cue's head or of a token above it) and, in it, on a twig (a child of
    the branch's root); what belongs to a branch or a twig as a whole is looked at once.
    """

    def __init__(self, tree: Tree, head: int, rates: Mapping[str, float]) -> None:
        self.tree = tree
        self.head = head
        self.rates = rates
        begin, end = tree.bounds[tree.sentence[head]]
        self.begin, self.end = max(begin, head - REACH), min(end, head + REACH)
        self.tokens = [i for i in range(self.begin, self.end) if not tree.words[i].isspace()]
        self.branch: dict[int, int] = {}
        self.twig: dict[int, int] = {}
        self.depth: dict[int, int] = {}
        self.keys: dict[int, str] = {}
        subject = subject_of(tree, head)
        self.subject = range(tree.left[subject], tree.right[subject] + 1) if subject >= 0 else range(0)
        self.subject_root = subject
        self.commas = [0] * (self.end - self.begin + 1)
        for i in range(self.begin, self.end):
            self.commas[i - self.begin + 1] = self.commas[i - self.begin] + (tree.lower[i] in _PAUSES)
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
                    stack.extend([(g, twig, depth + 1) for g in children[t]])
            if tree.head[here] == here:
                break
            ups = f"{ups}^{tree.dep[here]}" if level < 3 else ups
            below, here = here, tree.head[here]

    def branch_features(self, root: int) -> list[str]:
        """Features that all tokens of the branch under ``root`` share (``-1``: the rest of the sentence)."""
        tree, h = self.tree, self.head
        if root < 0:
            return ["b=far"]
        key = self.keys[root]
        lemma, sig = tree.lemma[h], signature(tree, h)
        tag, lr = tree.tag[root], tree.lemma[root]
        kids = tree.children[root]
        deps = {tree.dep[c] for c in kids}
        marked = next((tree.lower[c] for c in kids if tree.dep[c] == "mark"), "")
        clause = (
            f"{marked}|{'s' if deps & set(_SUBJECTS) else ''}|{'to' if any(tree.tag[c] == 'TO' for c in kids) else ''}"
        )
        rel = ("q" if tree.quote[h] >= 0 else "") + ("Q" if tree.quote[root] >= 0 else "")
        if tree.quote[root] >= 0 and tree.quote[root] == tree.quote[h]:
            rel = "same"
        return [
            f"b={key}",
            f"bl={key}|{lemma}",
            f"blt={key}|{lemma}|{tree.tag[h]}",
            f"bt={key}|{tag}",
            f"br={key}|{lr}",
            f"bs={key}|{sig}",
            f"bp={key}|{tree.pos[h]}|{tree.tag[h]}",
            f"blr={key}|{lemma}|{lr}",
            f"bc={key}|{clause}",
            f"blc={key}|{lemma}|{clause}",
            f"bq={key}|{rel}",
            f"bqs={key}|{rel}|{sig}",
            f"bls={key}|{lemma}|{sig}",
            f"bh={key}|{tree.dep[h]}|{tree.pos[h]}",
            f"bst={key}|{sig}|{tag}",
        ]

    def twig_features(self, root: int, twig: int) -> list[str]:
        """Features that all tokens of the twig share."""
        tree, key, lemma = self.tree, self.keys.get(root, "far"), self.tree.lemma[self.head]
        if twig == root or twig < 0:
            return [f"kd={key}|.", f"lkd={lemma}|{key}|."]
        dep, word = tree.dep[twig], tree.lemma[twig]
        own = any(tree.dep[c] in _SUBJECTS for c in tree.children[twig])
        return [
            f"kd={key}|{dep}",
            f"kdl={key}|{dep}|{word}",
            f"lkd={lemma}|{key}|{dep}",
            f"lkdl={lemma}|{dep}|{word}",
            f"kdr={key}|{dep}|{rate(self.rates, word)}|{own}|{'<' if twig < root else '>'}",
            f"kdt={key}|{dep}|{tree.tag[twig]}|{tree.tag[root]}",
        ]

    def token_features(self, i: int) -> list[str]:
        """Features of one token beyond those of its branch and twig."""
        tree, h = self.tree, self.head
        root, twig = self.branch.get(i, -1), self.twig.get(i, -1)
        key = self.keys.get(root, "far")
        lower, dep = tree.lower[i], tree.dep[i]
        twig_dep = "." if twig == root else tree.dep[twig]
        side = "<" if i < h else ">"
        low, high = (i + 1, h) if i < h else (h + 1, i)
        begin = self.begin
        pauses = min(2, self.commas[max(high, begin) - begin] - self.commas[low - begin])
        quoted = "m" if lower in MARKS else "i" if tree.quote[i] >= 0 else "o"
        after = "i" if i + 1 < len(tree.quote) and tree.quote[i + 1] >= 0 else "o"
        out = [
            f"w={lower}|{side}",
            f"kw={key}|{lower}",
            f"kdd={key}|{twig_dep}|{dep}|{min(self.depth.get(i, 9), 3)}",
            f"cm={key}|{pauses}|{twig_dep}",
            f"kq={key}|{quoted}{after}|{lower if quoted != 'i' else ''}",
        ]
        if root >= 0 and (i == tree.left[root] or i == tree.right[root]):
            out.append(f"ke={key}|{'L' if i == tree.left[root] else 'R'}|{dep}")
        if -4 < i - h < 4:
            out += [f"dist={i - h}|{tree.tag[i]}", f"distl={i - h}|{tree.lemma[h]}|{lower}"]
        if i in self.subject:
            out += self._in_subject(i)
        return out

    def _in_subject(self, i: int) -> list[str]:
        """Features of a token of the cue's subject, which may be shared with other verbs and so be far."""
        tree, top = self.tree, self.subject_root
        first, last = max(min(i, top), self.begin), min(max(i, top), self.end - 1)
        pauses = min(2, self.commas[last - self.begin] - self.commas[first - self.begin])
        under = i
        while under != top and tree.head[under] != top and tree.head[under] != under:
            under = tree.head[under]
        place = f"{'=' if under == top else tree.dep[under]}|{'<' if i < top else '>'}{pauses}"
        return [f"sj={place}|{'b' if top < self.head else 'a'}", f"sjd={place}|{tree.dep[i]}|{tree.dep[top]}"]

    def static_features(self, i: int) -> list[str]:
        """Features of one token that do not depend on the cue."""
        tree = self.tree
        return [
            f"tt={_at(tree.tag, i - 1)}|{tree.tag[i]}",
            f"t+={tree.tag[i]}|{_at(tree.tag, i + 1)}",
            f"td={tree.tag[i]}|{tree.dep[i]}",
            f"w-={_at(tree.lower, i - 1)}",
            f"w+={_at(tree.lower, i + 1)}",
        ]


def outcome_features(
    tree: Tree, head: int, source: Sequence[int], cue: Sequence[int], content: Sequence[int], heads: Mapping[int, float]
) -> list[str]:
    """Features of a whole attribution as found: do its parts fit each other?

    ``heads`` are the log odds of all cue heads considered in the article.
    """
    lemma, pos = tree.lemma[head], tree.pos[head]
    lp = f"{lemma}/{pos}"
    odds = heads[head]
    level = max(-3, min(6, round(odds * 2)))
    s = _top(tree, source)
    t = _top(tree, content)
    inside = {i for i in content if tree.quote[i] >= 0 and tree.quote[i] != tree.quote[head]}
    quoted = "all" if len(inside) >= len(content) - 2 else "some" if inside else "none"
    if not source:
        kind = "none"
    elif tree.tag[s] in ("PRP", "PRP$", "NNP", "NNPS", "WP", "WDT", "DT"):
        kind = tree.tag[s]
    else:
        kind = tree.pos[s]
    size = min(len(content), 3) if len(content) <= 3 else 4 if len(content) < 7 else 5 if len(content) < 15 else 6
    place = "<" if content[-1] < head else ">" if content[0] > head else "<>"
    where = "" if not source else "<" if source[-1] < head else ">" if source[0] > head else "<>"
    words = " ".join(tree.lemma[i] for i in cue)
    rel = tree.dep[t] if tree.head[t] == head else f"^{tree.dep[head]}" if tree.head[head] == t else "far"
    held = "q" if tree.quote[head] >= 0 else ""
    out = [
        "bias",
        f"o={level}",
        f"k={kind}|{pos}",
        f"lk={lp}|{kind}",
        f"q={quoted}|{pos}",
        f"lq={lp}|{quoted}",
        f"z={size}|{pos}",
        f"lz={lp}|{size}",
        f"p={place}{where}|{pos}|{quoted}",
        f"cue={words}",
        f"r={rel}|{pos}|{tree.tag[t]}",
        f"lr={lp}|{rel}",
        f"in={held}|{kind}",
        f"lin={lp}|{held}",
        f"tl={tree.lemma[t]}|{pos}",
        f"ltt={lp}|{tree.tag[t]}",
        f"kr={kind}|{rel}|{tree.tag[head]}",
        f"oc={level}|{kind}|{quoted}",
        f"first={tree.lower[content[0]]}|{pos}",
    ]
    if source:
        out += [
            f"sl={tree.lemma[s]}",
            f"sd={tree.dep[s]}|{'h' if tree.head[s] == head else 'x'}|{pos}",
            f"sl2={lemma}|{tree.lemma[s]}",
            f"sn={min(len(source), 8)}",
            f"sx={tree.lower[source[0]]}|{'full' if len(source) > tree.right[s] - tree.left[s] else 'cut'}",
        ]
    near = {*cue, *(i for i in content[:2] if i - content[0] < 2)} - {head}
    rivals = [heads[i] for i in near if i in heads]
    out.append(f"rival={'' if not rivals else 'over' if max(rivals) > odds else 'under'}|{pos}")
    above = tree.head[head]
    outer = above != head and abs(above - head) < 40 and heads.get(above, odds) > odds
    out.append(f"outer={outer}|{tree.dep[head]}|{pos}")
    return out


def _top(tree: Tree, tokens: Sequence[int]) -> int:
    """The token of a part that governs the rest of it; the first such."""
    inside = set(tokens)
    return next(
        (i for i in tokens if tree.head[i] not in inside and tree.pos[i] != "PUNCT"), tokens[0] if tokens else 0
    )
