"""The pages of one plan: the first with its figures, further ones where it is long."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial


from doc_audit.model import PlanScore
from doc_audit.report.explorer import explorers
from doc_audit.report.facets import Facets
from doc_audit.report.lookup import Lookup
from doc_audit.report.plan_page import PlanPage, plan_page
from doc_audit.report.rows import RowMaker
from doc_audit.report.site import Site, environment
from doc_audit.report.statement_html import StatementWriter
from doc_audit.report.statement_pictures import Draw, Picture, fitting


def plan_pages(
    lookup: Lookup, site: Site, score: PlanScore, place: str, draw: Draw | None
) -> Iterator[tuple[str, str]]:
    """Path in the run folder, with `/`, and HTML of each of a plan's pages.

    `place` tells where the plan stands among others; `draw` makes pictures.
    """
    facets = Facets(lookup, score.plan)
    maker = RowMaker(lookup, score.plan, facets)
    writer = StatementWriter(lookup.rules)
    page = plan_page(lookup, score)
    pictures = _pictures(lookup, score, page, draw)
    shown = zip(explorers(lookup, score, facets), lookup.parts[score.plan], strict=True)
    for explorer, statements in shown:
        name = f"plans/{explorer.parts[explorer.number - 1].href}"
        rows = (writer.html(maker.row(s), pictures.get(s.id)) for s in statements)
        at = partial(lookup.href, here=name)
        context = {"site": site, "up": "../", "here": "plan", "explorer": explorer, "at": at}
        template = environment().get_template("plan.html" if explorer.number == 1 else "more.html")
        yield name, template.render(**context, page=page, place=place, rows=rows)


def _pictures(
    lookup: Lookup, score: PlanScore, page: PlanPage, draw: Draw | None
) -> Mapping[str, Picture]:
    if draw is None:
        return {}
    statements = {s.id: s for s in lookup.by_plan[score.plan]}
    wanted = [statements[i] for i in _read_first(score, page) if i in statements]
    return fitting(wanted, draw(wanted))


def _read_first(score: PlanScore, page: PlanPage) -> Sequence[str]:
    """Statements whose pictures are wanted, those a reader opens most first: what to change, then
    commitments by their points."""
    best = sorted(score.points, key=lambda line: -line.points)
    return list(dict.fromkeys([*page.to_change.statements, *(line.statement for line in best)]))
