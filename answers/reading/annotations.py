"""What the stages of reading hand each other: marks on the tokens of one parsed article.

Token positions are those of the article's ``parse.tree.Tree``, in ascending order.
"""

from __future__ import annotations

from dataclasses import dataclass

from answers.model import Act, Modality, Polarity

Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as marked in the text: source, cue and content by their tokens.

    ``head`` is the cue's head token ("said", "according", "claim"). ``source`` may be empty (nobody is named), and may
    lie in another sentence when a quote runs on (``carried``). ``confidence`` is the probability that source and
    content belong together, from 0 to 1.
    """

    source: Tokens
    cue: Tokens
    content: Tokens
    head: int
    carried: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Qualities:
    """What kind of act a cue in its context is: whether it took place, and how sure that is.

    ``lemma`` is the head word in dictionary form; for a light or refusing construction the act that counts
    ("made no mention of" -> "mention", "declined to say" -> "say").
    """

    act: Act
    lemma: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
