"""Whether a clause is so by the place that it stands in: asserted, denied, or left open by what it hangs on.

"Reyes sold it" is told by itself, and behind "she managed to", "it emerged that" and "fined after selling it"; it is
left open behind "tried to", "the rumour that" and "accused of", and denied behind "it is false that" (Karttunen 1971;
Karttunen and Zaenen 2005).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from answers.language.lexicon import lexicon, veridicality
from answers.language.verbs import of_class
from answers.model import Modality, Polarity
from answers.reading.annotations import Attribution, Qualities
from answers.reading.clauses import governing
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.governing import comes_about, innermost
from answers.reading.clauses.negation import has_no
from answers.reading.clauses.roles import ATTRIBUTE
from answers.reading.parse.arguments import has_not
from answers.reading.parse.tree import SUBJECTS, Tree

_DEPTH = 12
_HAD = "had"
_INVERTED = frozenset({_HAD, "were", "should"})


def report_in_place(
    tree: Tree, report: Attribution, qualities: Qualities, by_head: Mapping[int, Clause], *, reported: bool
) -> Qualities:
    """The qualities of a report as its place leaves them: what is refuted or left open is no word of its source's.

    What the narrator calls false was not said ("it is not true that Reyes mentioned it"); what others are told to have
    made up (``reported``) is open.
    """
    if qualities.modality is not Modality.ASSERTED:
        return qualities
    act = innermost(tree, report.head, lexicon())
    clause = Clause(act, qualities.lemma, (), qualities.polarity, qualities.modality)
    clause = in_place(tree, clause, by_head, frozenset(report.content))
    if clause.polarity is Polarity.DENIED is not qualities.polarity:
        if reported:
            return replace(qualities, modality=Modality.POSSIBLE)
        return replace(qualities, polarity=Polarity.NEGATED)
    return replace(qualities, modality=clause.modality)


def in_place(
    tree: Tree, clause: Clause, by_head: Mapping[int, Clause], content: frozenset[int] = frozenset()
) -> Clause:
    """The clause as its place leaves it; ``by_head`` are all clauses of the text by their heads.

    ``content``: what it reports, which it may hang on, but does not depend on: "“I think,” said Reyes, “that ...”".
    """
    clause = _by_itself(tree, clause)
    if _is_disbelieved(tree, clause.head):
        return replace(clause, modality=Modality.POSSIBLE)
    if clause.modality in (Modality.POSSIBLE, Modality.CONDITIONAL):
        return clause
    node = clause.head
    for _ in range(_DEPTH):
        above = tree.head[node]
        if above == node or above in content:
            break
        told = _told(tree, node, above, by_head)
        if told is Polarity.DENIED:
            return replace(clause, polarity=Polarity.DENIED)
        if told is Modality.POSSIBLE and (clause.polarity is not Polarity.DENIED or has_not(tree, above)):
            # "Did not mention imposing tariffs", "did not deny that she sold it": that says nothing of the act itself.
            own = Polarity.NEGATED if has_not(tree, clause.head) else Polarity.AFFIRMED
            itself = tree.tag[clause.head] == "VBG" or (clause.polarity is Polarity.DENIED and has_not(tree, above))
            return replace(clause, modality=Modality.POSSIBLE, polarity=own if itself else clause.polarity)
        if told is Modality.ASSERTED:
            break
        promised = clause.modality is Modality.PLANNED and clause.polarity is Polarity.AFFIRMED
        if tree.dep[node] == "xcomp" and promised and has_not(tree, above):  # "did not promise to sell it"
            return replace(clause, modality=Modality.POSSIBLE)
        node = above
    return clause


def _is_unperceived(tree: Tree, noun: int, by_head: Mapping[int, Clause]) -> bool:
    """Whether nobody noticed or remembers somebody who does something: "no witness recalled *Reyes* saying so"."""
    clause = by_head.get(tree.head[noun])
    return clause is not None and clause.polarity is Polarity.NEGATED and clause.predicate in veridicality().perceiving


def _by_itself(tree: Tree, clause: Clause) -> Clause:
    """The clause as its own words leave it: "almost resigned", "pleaded not guilty", "had she resigned, ..."."""
    head = clause.head
    if any(one.role == ATTRIBUTE and _negated_attribute(tree, one.head) for one in clause.fillers):
        so = clause.polarity is Polarity.AFFIRMED
        clause = replace(clause, polarity=Polarity.NEGATED if so else Polarity.AFFIRMED)
    bare = tree.tag[head] == "VB" and tree.dep[head] == "ROOT" and tree.subject[head] < 0
    if bare and all(tree.dep[child] != "aux" for child in tree.before[head]):  # "Sell the mill!"
        return replace(clause, modality=Modality.POSSIBLE)
    if clause.modality is Modality.POSSIBLE and _is_hearsay(tree, head):
        return replace(clause, modality=Modality.ASSERTED, hearsay=True)
    nearly = any(tree.dep[c] == "advmod" and tree.lower[c] in veridicality().nearly for c in tree.before[head])
    if clause.modality is Modality.ASSERTED and nearly:
        return replace(clause, modality=Modality.POSSIBLE)
    return replace(clause, modality=Modality.CONDITIONAL) if _is_inverted(tree, head) else clause


def _is_inverted(tree: Tree, head: int) -> bool:
    """Whether a clause is a condition by its order alone: "*had she resigned*, the bank would have failed".

    A clause behind another is one only with "had" right before its subject and a conditional before that: "the bank
    *would* have failed *had she resigned*", but "never had she resigned".
    """
    subject = tree.subject[head]
    before = tree.left[subject] - 1 if subject >= 0 else -1
    had = before >= 0 and tree.lower[before] == _HAD and tree.subject[before] in (-1, subject)
    # Right before the subject it is the auxiliary, whatever the parse makes of it.
    auxiliaries = (child for child in tree.before[head] if tree.dep[child] in ("aux", "auxpass"))
    first = before if had else next(auxiliaries, head)
    if tree.lower[first] not in _INVERTED or not first < subject:
        return False
    begin, end = tree.bounds[tree.sentence[head]]
    if first not in (begin, tree.left[head]):
        modals = lexicon().modals
        would = any(modals.get(word) is Modality.CONDITIONAL for word in tree.lower[begin:first])
        if not (had and would):
            return False
    return "?" not in tree.words[head:end]


def _is_hearsay(tree: Tree, head: int) -> bool:
    """Whether all that leaves a clause open is that it is told by hearsay: "has *reportedly* resigned"."""
    beside = {tree.lower[child] for child in tree.before[head] if tree.dep[child] in ("advmod", "aux")}
    return not beside.isdisjoint(veridicality().hearsay) and beside.isdisjoint(
        (lexicon().hedges | lexicon().modals.keys()) - veridicality().hearsay
    )


def _is_disbelieved(tree: Tree, head: int) -> bool:
    """ "She does not *think that he resigned*"."""
    above = tree.head[head]
    raised = tree.dep[head] == "ccomp" and tree.lemma[above] in veridicality().raising and head > above
    return raised and has_not(tree, above)


def _negated_attribute(tree: Tree, node: int) -> bool:
    return tree.tag[node] in ("JJ", "VBN") and has_not(tree, node)


def _told(tree: Tree, node: int, above: int, by_head: Mapping[int, Clause]) -> Polarity | Modality | None:
    """What a clause has from what it hangs on: denied, possible, asserted whatever stands above, or nothing."""
    dep, rules, clause = tree.dep[node], veridicality(), by_head.get(above)
    if dep == "pcomp":
        link = governing.above(tree, node, lexicon())
        if link is not None and link.rule is not None:  # which has been counted in: "was quoted as saying"
            return None
        told = tree.lower[above] in rules.prepositions or lexicon().linkers.get(
            governing.linker(tree, above, lexicon())
        )
        return Modality.ASSERTED if told else Modality.POSSIBLE
    if dep == "acl" and tree.tag[node] == "VBG" and _is_unperceived(tree, above, by_head):
        return Modality.POSSIBLE
    if dep == "acl" or (dep == "relcl" and _is_marked(tree, node)):
        return _of_noun(tree, node, above)
    if dep == "relcl":
        nobody = tree.lower[above] in lexicon().negative_words  # "*nobody* who heard her say so"
        return Modality.POSSIBLE if nobody or _is_forged(tree, above) else Modality.ASSERTED  # taken for granted
    if dep not in ("ccomp", "xcomp") or node < above:
        return None
    lemma = clause.predicate if clause else tree.lemma[above]
    infinitive = tree.tag[node] == "VB" and any(tree.lower[child] == "to" for child in tree.before[node])
    # "Ordered the flag *lowered*", "had the car *repaired*": a participle with its own subject is like an infinitive.
    auxiliaries = any(tree.dep[child] in ("aux", "auxpass") for child in tree.before[node])
    participle = tree.tag[node] == "VBN" and not auxiliaries
    infinitive = infinitive or participle
    if dep == "ccomp" and tree.tag[node] != "VBG" and not infinitive:
        return _of_clause(tree, above, clause, lemma)
    gerund = tree.tag[node] == "VBG" or any(tree.tag[c] == "VBG" for c in tree.before[node] if tree.dep[c] == "aux")
    if gerund and lemma in of_class("denial"):
        return Modality.POSSIBLE if has_not(tree, above) else Polarity.DENIED
    # What governs an act has been counted in: "failed to", "agreed to".
    counted = set() if participle else {lemma, tree.lemma[above]} & lexicon().governors.keys() - rules.conative
    realised = counted or {lemma, tree.lemma[above]} & (
        rules.implicative | rules.resultative if participle else rules.implicative
    )
    if (infinitive or gerund) and not realised and not comes_about(lemma, tree.lemma[node]):
        return Modality.POSSIBLE
    return Modality.POSSIBLE if not counted and clause and _is_open(tree, clause) else None


def _of_noun(tree: Tree, node: int, noun: int) -> Polarity | Modality | None:
    """ "The rumour that she resigned", "her plan to resign"; but "the man selling it", "the first woman to win it"."""
    if _is_marked(tree, node):
        governor = tree.head[noun]
        if tree.dep[noun] == "dobj" and tree.lemma[governor] in of_class("denial") | of_class("dismissal"):
            return Modality.POSSIBLE if has_not(tree, governor) else Polarity.DENIED
        if _is_called_untrue(tree, noun):
            return Polarity.DENIED
        return None if tree.lemma[noun] in veridicality().facts else Modality.POSSIBLE
    if tree.tag[node] == "VB":
        ranked = any(tree.lower[child] in veridicality().ranked for child in (noun, *tree.before[noun]))
        return None if ranked else Modality.POSSIBLE
    return None


def _is_marked(tree: Tree, clause: int) -> bool:
    return any(tree.dep[child] == "mark" and tree.lower[child] == "that" for child in tree.before[clause])


def _is_called_untrue(tree: Tree, noun: int) -> bool:
    """ "The *claim* that she resigned is false", "the false *claim* that ...", "no truth in the *claim* that ..."."""
    within = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "in"
    truth = tree.head[tree.head[noun]] if within else noun
    if tree.lemma[truth] in veridicality().substance and has_no(tree, truth):
        return True
    if any(tree.dep[child] == "amod" and tree.lower[child] in veridicality().untrue for child in tree.before[noun]):
        return True
    verb = tree.head[noun]
    if tree.dep[noun] not in SUBJECTS or has_not(tree, verb):
        return False
    said = (tree.lower[child] for child in tree.after[verb] if tree.dep[child] in ("acomp", "attr"))
    forged = tree.dep[noun] == "nsubjpass" and tree.lemma[verb] in veridicality().forged
    return forged or not veridicality().untrue.isdisjoint(said)


def _is_forged(tree: Tree, noun: int) -> bool:
    """ "The *quote*, in which she says so, is fake": what it shows is open."""
    return tree.lemma[noun] in veridicality().messages and _is_called_untrue(tree, noun)


def _of_clause(tree: Tree, above: int, clause: Clause | None, lemma: str) -> Polarity | Modality | None:
    """ "It is false that she resigned", "falsely claimed that", "thinks that", "may mean that"."""
    rules = veridicality()
    beside = {tree.lower[child] for child in tree.children[above]}
    if beside & rules.falsely or (lemma == "be" and beside & (rules.truth if has_not(tree, above) else rules.untrue)):
        return Polarity.DENIED
    thought = lemma in of_class("attitude") - of_class("factive")
    return Modality.POSSIBLE if thought or (clause and _is_open(tree, clause)) else None


def _is_open(tree: Tree, clause: Clause) -> bool:
    """Whether a clause does not say that what hangs on it is so."""
    affirmed = clause.polarity is Polarity.AFFIRMED and clause.modality is Modality.ASSERTED
    return not affirmed or has_not(tree, clause.head)
