"""What the attribution model sees of a token that may head a cue, and of an attribution as it came out.

Features are strings of lemmas, tags and dependencies: ``cue_features`` of a token, ``outcome_features`` of a whole
attribution. What is seen of the other tokens of the sentence from a cue's head is in ``token_features``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from answers.reading.parse.arguments import subject_of
from answers.reading.parse.tree import Tree
from answers.reading.text.quotations import MARKS

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
EDGE = "<>"
"""What stands beyond the ends of a text."""
_STEPS = (0.01, 0.05, 0.15, 0.3, 0.55, 0.8)


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


def at(values: list[str], i: int) -> str:
    """The value at ``i``."""
    return values[i] if 0 <= i < len(values) else EDGE


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
    low1, low_1 = at(tree.lower, i + 1), at(tree.lower, i - 1)
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
        f"tn={tag}|{at(tree.tag, i + 1)}",
        f"tp={tag}|{at(tree.tag, i - 1)}",
        f"n2={low1}|{at(tree.lower, i + 2)}",
        f"ln2={lemma}|{at(tree.tag, i + 1)}|{at(tree.tag, i + 2)}",
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
    shares = not {-1, quote}.issuperset(tree.quote[max(begin, i - 60) : min(end, i + 60)])
    near = (
        not MARKS.isdisjoint(tree.lower[max(0, i - 6) : i]),
        not MARKS.isdisjoint(tree.lower[i + 1 : min(end, i + 8)]),
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
    place = "<" if content[-1] < head else ">" if content[0] > head else EDGE
    where = "" if not source else "<" if source[-1] < head else ">" if source[0] > head else EDGE
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
