"""Reading: one article's text to its statements and dates, by way of sentences, parse, names and attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from answers.model import Act, Argument, Article, EventDate, Link, Manner, Proposition, Reading, Span, Statement
from answers.reading.annotations import Attribution, Qualities, Tokens
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.ellipsis import find_ellipses, reports_repeated
from answers.reading.clauses.events import find_events
from answers.reading.clauses.exclusion import find_exclusions, told_apart
from answers.reading.clauses.factuality import qualify
from answers.reading.clauses.propositions import find_propositions
from answers.reading.clauses.roles import Filler, fillers
from answers.reading.clauses.veridicality import report_in_place
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree
from answers.reading.people.callings import find_callings
from answers.reading.people.speakers import Names, resolve
from answers.reading.reports import attribution
from answers.reading.reports.chain import vias
from answers.reading.temporal.act_dates import Calendar
from answers.reading.temporal.ranges import joined
from answers.reading.temporal.time_expressions import find_dates
from answers.reading.text.sentences import split_sentences

_HEARSAY = "hearsay"  # whose word it is that somebody "reportedly" did: "as hearsay has it"
_EDGES = " \t\r\n\xa0,;"
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING, _CLOSING = '“"«', '”"»'


class Reader:
    """Reads articles. The parser is loaded at the first one and shared by all readers of the process."""

    def read(self, article: Article) -> Reading:
        """What one article says, and who says it."""
        return next(self.read_many([article]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of several articles, in order; parsed in batches, which is faster than one by one."""
        first, second = tee((article, split_sentences(article.text)) for article in articles)
        trees = parser.parse_all((article.text, sentences) for article, sentences in first)
        for (article, sentences), tree in zip(second, trees, strict=True):
            yield read_parsed(article, sentences, tree)


class Page:
    """One parsed article: what turns tokens into spans of its text."""

    def __init__(self, text: str, sentences: Sequence[Span], tree: Tree) -> None:
        self.text = text
        self.sentences = sentences
        self.tree = tree
        self._sentence_starts = [start for start, _ in sentences]

    def has(self, attribution: Attribution) -> bool:
        """Whether the cue stands in a sentence of the article, not in what else is on its page."""
        start = self.tree.start[attribution.head]
        place = bisect_right(self._sentence_starts, start) - 1
        return bool(attribution.cue) and place >= 0 and start < self.sentences[place][1]

    def spans(self, tokens: Tokens) -> tuple[Span, ...]:
        """The text of ``tokens``: neighbours joined, blanks and commas at the edges left out."""
        starts, ends = self.tree.start, self.tree.end
        found: list[Span] = []
        previous = -2
        for i in tokens:
            if i == previous + 1:
                found[-1] = (found[-1][0], ends[i])
            else:
                found.append((starts[i], ends[i]))
            previous = i
        return tuple(span for span in (self._trimmed(a, b) for a, b in found) if span[0] < span[1])

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start] in _EDGES:
            start += 1
        while start < end and self.text[end - 1] in _EDGES:
            end -= 1
        return start, end

    def extent(self, pieces: Sequence[Span]) -> Span:
        """The run of whole sentences that covers all ``pieces``."""
        start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
        first = bisect_right(self._sentence_starts, start) - 1
        last = bisect_right(self._sentence_starts, end - 1) - 1
        if first < 0:
            return start, end
        return min(start, self.sentences[first][0]), max(end, self.sentences[last][1])

    def manner(self, found: Attribution) -> Manner:
        """How the content is given: quoted wholly, in part or not at all, or only told of."""
        tree = self.tree
        own = tree.quote[found.head]
        words = [i for i in found.content if tree.pos[i] not in ("PUNCT", "SPACE")]
        quoted = sum(tree.quote[i] >= 0 and tree.quote[i] != own for i in words)
        if quoted:
            return Manner.DIRECT if quoted == len(words) else Manner.MIXED
        inside = set(found.content)
        tops = [i for i in words if tree.head[i] not in inside or tree.head[i] == i]
        things = all(tree.dep[i] in _OBJECTS and tree.pos[i] in _NOUNS for i in tops)
        return Manner.NARRATED if tops and things else Manner.INDIRECT


def read_parsed(article: Article, sentences: Sequence[Span], tree: Tree) -> Reading:
    """The reading of an article that has been split into ``sentences`` and parsed."""
    page = Page(article.text, sentences, tree)
    found = attribution.find(tree)
    told = [(a, qualify(tree, a)) for a in found] + find_events(tree, found)
    ellipses, exclusions = find_ellipses(tree), find_exclusions(tree)
    told += reports_repeated(tree, told, ellipses)
    told = [(a, q) for a, q in told_apart(tree, told, exclusions) if page.has(a)]
    marked = [a for a, _ in told]
    chains = vias(tree, marked)
    clauses = find_propositions(tree, ellipses, exclusions)
    by_head = {one.head: one for one in reversed(clauses)}
    told = [
        (a, report_in_place(tree, a, q, by_head, reported=bool(chain)))
        for (a, q), chain in zip(told, chains, strict=True)
    ]
    dates = tuple(joined(article.text, find_dates(article.text, article.published, sentences)))
    calendar = Calendar(tree, dates)
    names = resolve(tree, marked)
    statements = dict.fromkeys(  # not a set, whose order is another one in every process
        _statement(page, a, q, names, tuple(names.label(marked[i].source) for i in chain), calendar.of(a, q.act))
        for (a, q), chain in zip(told, chains, strict=True)
    )
    propositions = _propositions(page, clauses, names, calendar, [a for a, q in told if q.act is not Act.EVENT])
    ordered = tuple(sorted(statements, key=lambda s: (s.extent, s.cue, s.content)))
    return Reading(ordered, dates, propositions, find_callings(article.text, propositions, names.offices()))


def _propositions(
    page: Page, clauses: Sequence[Clause], names: Names, calendar: Calendar, reports: Sequence[Attribution]
) -> tuple[Proposition, ...]:
    """The propositions of an article, with who is meant, in whose word each stands, and when it took place."""
    tree = page.tree
    holding: dict[int, list[Attribution]] = {}
    for report in sorted(reports, key=lambda report: len(report.content)):
        for token in report.content:
            holding.setdefault(token, []).append(report)
    found = []
    for clause in clauses:
        cue = tuple(sorted({clause.head, *(c for c in tree.children[clause.head] if tree.dep[c] in _AUXILIARIES)}))
        mark = Attribution((), cue, (), clause.head)
        if not page.has(mark):
            continue
        said_by = dict.fromkeys([_HEARSAY] * clause.hearsay)
        said_by |= dict.fromkeys(names.label(report.source) for report in holding.get(clause.head, ()))
        found.append(
            Proposition(
                predicate=clause.predicate,
                head=(tree.start[clause.head], tree.end[clause.head]),
                arguments=tuple(
                    _argument(page, names, one) for filler in clause.fillers for one in _meant(tree, names, filler)
                ),
                polarity=clause.polarity,
                modality=clause.modality,
                said_by=tuple(said_by),
                date=calendar.of(mark, Act.EVENT),
            )
        )
    return tuple(found)


def _meant(tree: Tree, names: Names, filler: Filler) -> Iterator[Filler]:
    """What fills a role, and beside a pronoun of things what that means: "Chevron said *it* sold the refinery"."""
    yield filler
    antecedent = names.antecedent(filler.head)
    if antecedent >= 0:
        yield from fillers(tree, filler.role, antecedent)


def _argument(page: Page, names: Names, filler: Filler) -> Argument:
    tree, head = page.tree, filler.head
    name = names.meant(head)
    owners = dict.fromkeys(names.owner(i) for i in filler.tokens if i != head)
    return Argument(
        role=filler.role,
        spans=page.spans(filler.tokens),
        head=(tree.start[head], tree.end[head]),
        name=name,
        owners=tuple(owner for owner in owners if owner not in ("", name)),
    )


def _statement(
    page: Page, found: Attribution, qualities: Qualities, names: Names, via: tuple[str, ...], day: EventDate | None
) -> Statement:
    source, cue, content = (page.spans(tokens) for tokens in (found.source, found.cue, found.content))
    speakers, link = names.speakers(found.source)
    return Statement(
        source=source,
        cue=cue,
        content=content,
        extent=page.extent([*cue, *content]),
        speakers=speakers,
        link=Link.CARRIED if found.carried else link,
        lemma=qualities.lemma,
        act=qualities.act,
        manner=Manner.NARRATED if qualities.act is Act.EVENT else page.manner(found),
        polarity=qualities.polarity,
        modality=qualities.modality,
        via=tuple(label for label in via if label and label not in speakers),
        date=day,
    )
