"""The arguments of a verb in a parse: its subject, own or shared, and the agent of a passive.

"Argument" as in grammar: what a verb demands (Jurafsky and Martin, Speech and Language Processing, ch. 21).
"""

from __future__ import annotations

from collections.abc import Collection

from answers.reading.parse.tree import SUBJECTS, Tree

_NOMINAL = SUBJECTS - {"csubj"}

COORDINATION = frozenset({"conj"})
"""Dependencies of a verb that shares the subject of the one before it: "came and *left*"."""

CONTROL = COORDINATION | {"xcomp", "advcl", "pcomp"}
"""Dependencies of a verb whose subject may be that of the verb above it: "plans *to leave*", "left *smiling*"."""

_DEPTH = 4  # verbs looked at; further up, a subject is somebody else's


def subject_of(tree: Tree, verb: int, shared: Collection[str] = CONTROL) -> int:
    """The verb's own subject, or the one it shares with a verb above it; -1 if there is none.

    ``shared``: the dependencies through which it may share one.
    """
    for _ in range(_DEPTH):
        if tree.subject[verb] >= 0 or tree.dep[verb] not in shared or tree.head[verb] == verb:
            return tree.subject[verb]
        verb = tree.head[verb]
        if tree.dep[verb] == "prep":
            verb = tree.head[verb]
    return -1


def nominal_subject(tree: Tree, verb: int) -> int:
    """The verb's own subject that is a noun phrase, not a clause ("*to leave* was hard"); -1 if there is none."""
    return next((child for child in tree.children[verb] if tree.dep[child] in _NOMINAL), -1)


def has_subject(tree: Tree, verb: int) -> bool:
    """Whether the verb has a subject of its own, be it an expletive ("there", "it"), and so shares no other's."""
    return tree.subject[verb] >= 0 or any(tree.dep[child] == "expl" for child in tree.children[verb])


def has_not(tree: Tree, node: int) -> bool:
    """Whether a negation stands right by a word."""
    return any(tree.dep[child] == "neg" for child in tree.children[node])


def agent_of(tree: Tree, verb: int) -> int:
    """Whom a passive names with "by"; -1 if it names nobody."""
    for by in tree.after[verb]:
        if tree.dep[by] == "agent":
            return next((child for child in tree.after[by] if tree.dep[child] == "pobj"), -1)
    return -1
