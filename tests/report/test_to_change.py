from dataclasses import replace

import report_runs

from doc_audit.model import Page, Run
from doc_audit.report import build_lookup
from doc_audit.report.to_change import CHANGES, NOTHING, SENTENCES, to_change


def changes_of(plan: str, run: Run | None = None):
    run = run or report_runs.whole_run()
    score = next(score for score in run.scores if score.plan == plan)
    return to_change(build_lookup(run, report_runs.rubric()), score), run


def test_it_tells_of_the_least_specific_dimensions_with_the_plans_own_sentences() -> None:
    found, run = changes_of("owned")
    assert found.finding.startswith("What to change: 0% of 27 commitments are specific on ")
    assert [line.label for line in found.weakest] == ["Geography", "Funding", "Type of inequality"]
    texts = {s.id: s.text for s in run.statements}
    for line in found.weakest:
        assert len(line.changes) == SENTENCES
        assert all(change.text == texts[change.id] for change in line.changes)
        assert all(change.asks == line.question for change in line.changes)
    assert len({change.id for change in found.changes}) == len(found.changes) == CHANGES
    assert "instead of" in found.after


def test_targets_of_other_bodies_are_not_the_systems_to_change() -> None:
    found, run = changes_of("owned")
    restated = {s for s, coding in run.codings.items() if coding.origin == "restated"}
    assert restated
    assert restated.isdisjoint(found.statements)


def test_plans_that_make_no_commitments_of_their_own_are_told_nothing() -> None:
    assert changes_of("guide")[0] == changes_of("unread")[0] == NOTHING


def test_nothing_specific_at_all_is_said_in_words() -> None:
    found, _ = changes_of("thin")
    assert found.finding.startswith("What to change: none of ")
    assert " or " in found.finding


def test_sentences_on_pages_that_may_be_misread_come_last_and_say_so() -> None:
    run = report_runs.whole_run()
    pages = (Page(1, 595, 842, "doubtful", ("ocr: faint",)), Page(2, 595, 842))
    documents = tuple(
        replace(document, pages=pages) if document.id == "a" else document
        for document in run.documents
    )
    found, _ = changes_of("owned", replace(run, documents=documents))
    page = {s.id: s.page for s in run.statements}
    for line in found.weakest:
        for change in line.changes:
            assert ("may be misread" in change.found) == (page[change.id] == 1)
    assert {page[change.id] for change in found.changes} == {2}
