"""A run as a folder of pages."""

from collections.abc import Iterator, Sequence

from doc_audit.compare import Comparison
from doc_audit.model import Run
from doc_audit.model.agreement import Agreement
from doc_audit.report.agreement_page import agreement_page
from doc_audit.report.compared_page import compared_page, plan_place
from doc_audit.report.corpus_page import corpus_page
from doc_audit.report.lookup import build_lookup
from doc_audit.report.method_page import method_page
from doc_audit.report.page_bytes import page_bytes
from doc_audit.report.plan_page import plan_page, plan_rows
from doc_audit.report.rubric_page import rubric_page
from doc_audit.report.rubric_words import page_name
from doc_audit.report.site import build_site, environment
from doc_audit.rubric import Rubric


def render_report(
    run: Run,
    rubric: Rubric,
    comparison: Comparison | None = None,
    beside: Sequence[Rubric] = (),
    agreement: Agreement | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Pages of the report, one at a time: path in the run folder with `/`, and content.

    The same run, rubric and comparison give the same bytes; without a comparison there is no page
    that compares plans; `beside` are the run's further rubrics, of each of which, and of the main
    one, there is a page where it has criteria. Links lead to `sources/`, `statements.csv`,
    `statements.jsonl`, `run.sqlite` and further tables beside them.
    """
    rubrics = {one.hash: one for one in (rubric, *beside)}
    answered = [(rubrics[a.hash], a) for a in run.answers if a.hash in rubrics]
    named = tuple((page_name(own.settings.id), own.settings.title) for own, _ in answered)
    lookup = build_lookup(run, rubric, beside)
    site = build_site(
        run,
        rubric,
        compared=comparison is not None,
        rubrics=named,
        agreement=agreement is not None,
    )
    pages = environment()
    yield (
        "index.html",
        _bytes(
            pages.get_template("index.html").render(
                site=site, up="", here="index", page=corpus_page(lookup)
            )
        ),
    )
    plan = pages.get_template("plan.html")
    for score in run.scores:
        parts = {
            "page": plan_page(lookup, score),
            "rows": plan_rows(lookup, score),
            "known": lookup.rules,
            "place": plan_place(comparison, score.plan) if comparison else "",
        }
        content = plan.render(site=site, up="../", here="plan", **parts)
        yield f"plans/{lookup.slugs[score.plan]}.html", _bytes(content)
    if comparison is not None:
        content = pages.get_template("compared.html").render(
            site=site, up="", here="compared", page=compared_page(lookup, comparison)
        )
        yield "compared.html", _bytes(content)
    scores = dict(agreement.scores) if agreement else {}
    if agreement is not None:
        hrefs = {own.hash: page_name(own.settings.id) for own, _ in answered}
        content = pages.get_template("rubrics.html").render(
            site=site, up="", here="rubrics", page=agreement_page(lookup, agreement, hrefs)
        )
        yield "rubrics.html", _bytes(content)
    for own, answers in answered:
        name = page_name(own.settings.id)
        page = rubric_page(lookup, own, answers, scores.get(own.hash, ()))
        content = pages.get_template("rubric.html").render(site=site, up="", here=name, page=page)
        yield name, _bytes(content)
    method = pages.get_template("method.html")
    content = method.render(site=site, up="", here="method", page=method_page(run, rubric))
    yield "method.html", _bytes(content)


def _bytes(page: str) -> bytes:
    return page_bytes(page)
