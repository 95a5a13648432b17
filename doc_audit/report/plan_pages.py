"""The pages of one plan: the first with its figures, further ones where it is long."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from doc_audit.model import PlanScore, Statement
from doc_audit.report.explorer import explorers
from doc_audit.report.facets import Facets
from doc_audit.report.lookup import Lookup
from doc_audit.report.page_bytes import page_bytes
from doc_audit.report.plan_page import plan_page
from doc_audit.report.site import Site, environment
from doc_audit.report.statement_html import RunHtml, StatementHtml
from doc_audit.report.statement_pictures import Picture, fitting
from doc_audit.report.to_change import ToChange

_ROWS = Markup("<!--statements-->")
"""Where the statements go once a page is made: a template would copy their megabytes for each of
its parts that they stand in."""


def plan_pages(
    lookup: Lookup,
    site: Site,
    score: PlanScore,
    place: str,
    pictures: Mapping[str, Picture],
    shared: RunHtml,
) -> Iterator[tuple[str, bytes]]:
    """Path in the run folder, with `/`, and content of each of a plan's pages.

    `place` tells where the plan stands among others; `pictures` are by statement id; `shared` is
    of the run's main rubric, the same for all plans.
    """
    facets = Facets(lookup, score.plan)
    writer = StatementHtml(lookup, score.plan, facets, shared)
    page = plan_page(lookup, score)
    kept = fitting(read_first(lookup, score, page.to_change), pictures) if pictures else {}
    parts = [[writer.html(s, kept.get(s.id)) for s in part] for part in lookup.parts[score.plan]]
    for explorer, rows in zip(explorers(lookup, score, facets), parts, strict=True):
        name = f"plans/{explorer.parts[explorer.number - 1].href}"
        at = partial(lookup.href, here=name)
        context = {"site": site, "up": "../", "here": "plan", "explorer": explorer, "at": at}
        template = environment().get_template("plan.html" if explorer.number == 1 else "more.html")
        around = template.render(**context, page=page, place=place, rows=_ROWS)
        # Nothing else on a page can be this: all that comes from outside is escaped.
        before, after = around.split(_ROWS)
        yield name, page_bytes(before, *rows, after)


def read_first(lookup: Lookup, score: PlanScore, changes: ToChange) -> list[Statement]:
    """Statements that a reader opens most, first those to change, then the other commitments in
    scope by their points.
    """
    best = sorted(score.points, key=lambda line: -line.points)
    ids = dict.fromkeys([*changes.statements, *(line.statement for line in best)])
    return [lookup.statements[id_] for id_ in ids]
