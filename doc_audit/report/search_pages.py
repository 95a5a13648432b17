"""The search over all statements: one page that searches, and parts that list the statements.

A part is a plain page of some plans' statements, of a size that opens at once; it can be read
without a script. The search page loads the parts one after another out of sight and asks each for
its statements, which works from a disk as it does from a server.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from doc_audit.model import PlanScore, Statement
from doc_audit.model.place import place_words
from doc_audit.report.code_lines import CodeTable
from doc_audit.report.lookup import Lookup
from doc_audit.report.reading import unread_words
from doc_audit.report.words import count, kind_words, sentence, thousands

_PART = "search/"
"""Folder of the parts."""
PART_BYTES = 1_200_000
"""About how large a part grows. With style and script around it, it stays well under the 3 MB that
a page may have, and it is read in while the words are being typed."""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A plan in a part: the statements of it that are there, each a list item."""

    number: int
    title: str
    href: str
    rows: tuple[Markup, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SearchShard:
    """One part; `name` is its path in the run folder, `says` what is in it."""

    number: int
    name: str
    says: str
    plans: tuple[SearchPlan, ...]


@dataclass(frozen=True, slots=True)
class SearchOption:
    """A plan to choose: its number, title, kind."""

    number: int
    title: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page that searches.

    `parts`: path, what is in it. `unread` says which plans weren't read in full, "" where all were.
    """

    lead: str
    unread: str
    plans: tuple[SearchOption, ...]
    kinds: tuple[str, ...]
    types: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]


def search_page(
    lookup: Lookup, scores: Sequence[PlanScore], shards: Sequence[SearchShard]
) -> SearchPage:
    """The page that searches, for plans in the order of their numbers."""
    total = sum(len(lookup.by_plan[score.plan]) for score in scores)
    plans = tuple(
        SearchOption(n, lookup.titles[s.plan], sentence(kind_words(s.kind)), _href(lookup, s))
        for n, s in enumerate(scores, 1)
    )
    return SearchPage(
        lead=f"{sentence(count(total, 'statement'))} of {count(len(scores), 'plan')}, as read.",
        unread=_unread(lookup, scores),
        plans=plans,
        kinds=tuple(sorted({plan.kind for plan in plans})),
        types=tuple((code.id, code.label) for code in lookup.settings.types),
        parts=tuple((shard.name, shard.says) for shard in shards),
    )


def _href(lookup: Lookup, score: PlanScore) -> str:
    return f"plans/{lookup.slugs[score.plan]}.html"


def _unread(lookup: Lookup, scores: Sequence[PlanScore]) -> str:
    lost = sum(bool(unread_words(lookup, score.docs)) for score in scores)
    if not lost:
        return ""
    return (
        f"Parts of {count(lost, 'plan')} could not be read and are not searched: what isn’t found "
        "here may stand there."
    )


def search_shards(lookup: Lookup, scores: Sequence[PlanScore]) -> Iterator[SearchShard]:
    """The parts, with plans in the order of their numbers; a long plan may go on in the next."""
    table = CodeTable(lookup.settings)
    plans: list[SearchPlan] = []
    size, made = 0, 0
    for number, score in enumerate(scores, 1):
        rows: list[Markup] = []
        first = 1
        for at, row in enumerate(_rows(lookup, score, table), 1):
            if size + len(row) > PART_BYTES and (plans or rows):
                plans += _plan(lookup, score, number, rows, first)
                made += 1
                yield _shard(made, plans)
                plans, rows, size, first = [], [], 0, at
            rows.append(row)
            size += len(row)
        plans += _plan(lookup, score, number, rows, first)
    if plans:
        yield _shard(made + 1, plans)


def _plan(
    lookup: Lookup, score: PlanScore, number: int, rows: Sequence[Markup], first: int
) -> list[SearchPlan]:
    if not rows:
        return []
    last = first + len(rows) - 1
    title, href = lookup.titles[score.plan], f"../{_href(lookup, score)}"
    return [SearchPlan(number, title, href, tuple(rows), first, last)]


def _shard(number: int, plans: Sequence[SearchPlan]) -> SearchShard:
    found = count(sum(len(plan.rows) for plan in plans), "statement")
    ends = list(dict.fromkeys(plan.title for plan in (plans[0], plans[-1])))
    return SearchShard(
        number, f"search/{number}.html", f"{found}: {' to '.join(ends)}", tuple(plans)
    )


def _rows(lookup: Lookup, score: PlanScore, table: CodeTable) -> Iterator[Markup]:
    """A list item a statement; made here, not in the template: there are tens of thousands."""
    for number, statement in enumerate(lookup.by_plan[score.plan], 1):
        coding = lookup.coding(statement)
        kind = coding.type if coding else ""
        scored = ' data-s="1"' if statement.id in lookup.points else ""
        stem = f"<i>{escape(statement.stem)}</i> " if statement.stem else ""
        href = lookup.href(statement.id, here=_PART)
        about = ", ".join(filter(None, (table.types.get(kind, kind), _place(lookup, statement))))
        yield Markup(
            f'<li data-t="{escape(kind)}"{scored}><a href="{escape(href)}">'
            f"{thousands(number)}</a> <small>{escape(about)}</small> "
            f"<span>{stem}{escape(statement.text)}</span></li>\n"
        )


def _place(lookup: Lookup, statement: Statement) -> str:
    document = lookup.documents.get(statement.doc)
    return place_words(document.media if document else "", statement.page, statement.path)
