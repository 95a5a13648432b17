"""A run as a folder of pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from doc_audit.compare import Comparison, PlanPair
from doc_audit.model import PlanScore, Run, Statement
from doc_audit.model.agreement import Agreement
from doc_audit.model.answers import RubricAnswers
from doc_audit.model.system import System
from doc_audit.report.agreement_page import agreement_page
from doc_audit.report.compared_page import compared_page, plan_place
from doc_audit.report.corpus_page import corpus_page
from doc_audit.report.lookup import Lookup, build_lookup, by_name
from doc_audit.report.method_page import method_page
from doc_audit.report.page_bytes import page_bytes
from doc_audit.report.pair_page import pair_name, pair_page
from doc_audit.report.plan_pages import plan_pages, read_first
from doc_audit.report.plan_part import PlanPart
from doc_audit.report.rubric_page import rubric_page
from doc_audit.report.rubric_words import page_name
from doc_audit.report.search_pages import search_page, search_shards
from doc_audit.report.site import Site, build_site, environment
from doc_audit.report.statement_html import RunHtml
from doc_audit.report.statement_pictures import Picture
from doc_audit.report.to_change import to_change
from doc_audit.rubric import Rubric


def render_report(
    run: Run,
    rubric: Rubric,
    comparison: Comparison | None = None,
    beside: Sequence[Rubric] = (),
    agreement: Agreement | None = None,
    *,
    pairs: Sequence[PlanPair] = (),
    pictures: Mapping[str, Picture] | None = None,
    systems: Sequence[System] = (),
    apart: Collection[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """Pages of the report, one at a time: path in the run folder with `/`, and content.

    The same run, rubric and comparison give the same bytes; without a comparison there is no page
    that compares plans; `beside` are the run's further rubrics, of each of which, and of the main
    one, there is a page where it has criteria; each of `pairs` has a page in `compare/`, which the
    comparison's page leads to; `pictures` of the places where statements stand, by statement id,
    are shown as far as they fit; `systems` are those that a map may show; plans `apart` are left
    to whoever makes them with `PlanPart`. Links lead to `sources/`,
    `statements.csv`, `statements.jsonl`, `run.sqlite` and further tables beside them.
    """
    answered = _answered(run, rubric, beside)
    lookup = build_lookup(run, rubric, beside)
    site = _site(run, rubric, beside, comparison is not None, agreement is not None)
    yield "index.html", _page(site, "index.html", corpus_page(lookup, comparison, systems))
    yield from _search(lookup, site)
    plans = [score for score in run.scores if score.plan not in apart]
    yield from _plans(lookup, site, plans, comparison, pictures or {})
    if comparison is not None:
        yield _compared(lookup, site, comparison, pairs)
        yield from (_pair(lookup, site, pair) for pair in pairs)
    scores = dict(agreement.scores) if agreement else {}
    if agreement is not None:
        hrefs = {own.hash: page_name(own.settings.id) for own, _ in answered}
        page = agreement_page(lookup, agreement, hrefs)
        yield "rubrics.html", _page(site, "rubrics.html", page)
    for own, answers in answered:
        name = page_name(own.settings.id)
        rubric_said = rubric_page(lookup, own, answers, scores.get(own.hash, ()))
        yield name, _page(site, "rubric.html", rubric_said, here=name)
    yield "method.html", _page(site, "method.html", method_page(run, rubric))


def plan_part(
    run: Run, rubrics: Sequence[Rubric], lookup: Lookup, *, agreement: bool = False
) -> PlanPart:
    """What the pages of a plan need of a run, in a report that compares plans.

    `rubrics`: the main one first; `agreement`: the report has a page that sets them beside each
    other.
    """
    site = _site(run, rubrics[0], rubrics[1:], True, agreement)
    return PlanPart(site, tuple(rubrics), lookup.titles, lookup.slugs, run.robustness, run.answers)


def _plans(
    lookup: Lookup,
    site: Site,
    plans: Sequence[PlanScore],
    comparison: Comparison | None,
    pictures: Mapping[str, Picture],
) -> Iterator[tuple[str, bytes]]:
    shared = RunHtml(lookup.settings, lookup.rules)
    for score in plans:
        place = plan_place(comparison, score.plan) if comparison else ""
        yield from plan_pages(lookup, site, score, place, pictures, shared)


def _page(site: Site, template: str, page: object, *, up: str = "", here: str = "") -> bytes:
    """A page by its template; `here` is its name in the navigation, the template's own if empty."""
    made = environment().get_template(template)
    own = here or template.removesuffix(".html")
    return page_bytes(made.render(site=site, up=up, here=own, page=page))


def render_pair(
    run: Run,
    rubric: Rubric,
    comparison: Comparison,
    pairs: Sequence[PlanPair],
    pair: PlanPair,
    *,
    beside: Sequence[Rubric] = (),
    agreement: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """The page of one of the pairs, and the page with the index of all, as in `render_report`.

    `agreement`: the report has a page that sets rubrics beside each other.
    """
    lookup = build_lookup(run, rubric, beside)
    site = _site(run, rubric, beside, True, agreement)
    yield _compared(lookup, site, comparison, pairs)
    yield _pair(lookup, site, pair)


def _compared(
    lookup: Lookup, site: Site, comparison: Comparison, pairs: Sequence[PlanPair]
) -> tuple[str, bytes]:
    page = compared_page(lookup, comparison, pairs)
    return "compared.html", _page(site, "compared.html", page)


def _pair(lookup: Lookup, site: Site, pair: PlanPair) -> tuple[str, bytes]:
    name = pair_name(lookup, pair.first.score.plan, pair.second.score.plan)
    return name, _page(site, "pair.html", pair_page(lookup, pair), up="../")


def _answered(
    run: Run, rubric: Rubric, beside: Sequence[Rubric]
) -> list[tuple[Rubric, RubricAnswers]]:
    """Rubrics that have criteria, with the answers to them."""
    rubrics = {one.hash: one for one in (rubric, *beside)}
    return [(rubrics[a.hash], a) for a in run.answers if a.hash in rubrics]


def _site(
    run: Run, rubric: Rubric, beside: Sequence[Rubric], compared: bool, agreement: bool
) -> Site:
    answered = _answered(run, rubric, beside)
    named = tuple((page_name(own.settings.id), own.settings.title) for own, _ in answered)
    return build_site(run, rubric, compared=compared, rubrics=named, agreement=agreement)


def statements_to_picture(run: Run, rubric: Rubric, most: int) -> list[Statement]:
    """Statements of all plans that a reader opens first, at most `most` of each plan."""
    if not most:
        return []
    lookup = build_lookup(run, rubric)
    return [
        statement
        for score in run.scores
        for statement in read_first(lookup, score, to_change(lookup, score))[:most]
    ]


def _search(lookup: Lookup, site: Site) -> Iterator[tuple[str, bytes]]:
    scores = by_name(lookup)
    named = []
    for shard in search_shards(lookup, scores):
        named.append(replace(shard, plans=()))
        yield shard.name, _page(site, "shard.html", shard, up="../", here="part")
    yield "search.html", _page(site, "search.html", search_page(lookup, scores, named))
