"""Date, version and draft marks of a document."""

from dataclasses import replace

import pytest
from handmade import EASY, bare, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model.document import Fact, Page
from doc_audit.segment.sense import infer_facts
from doc_audit.segment.sense.dates import date_of, version_of


def facts(*lines, name="plan.pdf", running="", media="pdf", **more):
    shown = [bare("heading", "Elmshire Joint Forward Plan", level=1)]
    shown += [bare("paragraph", line) for line in lines]
    shown += [bare("paragraph", "We write at length of what we are going to do. " * 6)]
    shown += [bare("furniture", running) for _ in range(2) if running]
    return infer_facts(replace(document(*shown, **more), name=name, media=media))


def told(found, name):
    return (found[name].value, found[name].sure) if name in found else None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: 6 April 2023", "2023-04-06"),
        ("Published on 1st May 2024 by Elmshire ICB", "2024-05-01"),
        ("Date published: 29 January, 2025", "2025-01-29"),
        ("Approved by the Board, 14 March 2024", "2024-03-14"),
        ("Adopted by full council on 14/03/2024", "2024-03-14"),
        ("Agreed by the Integrated Care Board in March 2024", "2024-03"),
        ("Published June 2023, updated March 2024", "2023-06"),
        ("Approved 2 May 2024. Published 30 May 2024.", "2024-05-30"),
        ("March 2024", "2024-03"),
        ("Version 1.2, June 2025", "2025-06"),
        ("Sept 2021", "2021-09"),
        ("June 5, 2021", "2021-06-05"),
    ],
)
def test_date(line, value):
    assert told(facts(line), "date") == (value, True)


@pytest.mark.parametrize(
    "line",
    ["April 2025 to March 2030", "Review date: March 2026", "Next review due 1 May 2026",
     "Data as at March 2023", "Board meeting, 14 March 2024", "31 February 2024", "May 2099",
     "It may 2024", "To be published in May 2024", "Last updated: 3 May 2024", "2024",
     "Consultation closes 5 May 2024", "Figures of March 2021 and later"],
)  # fmt: skip
def test_other_dates_are_not_its_own(line):
    assert "date" not in facts(line)


def test_dates_that_differ_are_a_guess():
    found = facts("Published 3 May 2023", "Published 9 June 2024")
    assert told(found, "date") == ("2023-05-03", False)
    agreeing = facts("Published May 2023", "Published 3 May 2023")
    assert told(agreeing, "date") == ("2023-05-03", True)


def test_date_the_file_gives_is_a_guess_and_the_cover_goes_first():
    given = Fact("2020-01-02", "document", "file properties: published", sure=False)
    assert date_of([], "page 1", given) == given
    assert date_of(["May 2023"], "page 1", given).value == "2023-05"


@pytest.mark.parametrize(
    ("line", "name", "version"),
    [
        ("Version 0.7", "plan.pdf", ("0.7", True)),
        ("v1.2 final", "plan.pdf", ("1.2", True)),
        ("Ver. 3", "plan.pdf", ("3", True)),
        ("Version 0.7", "plan v0.7.pdf", ("0.7", True)),
        ("Version 1.0", "plan_v2.pdf", ("1.0", False)),
        ("Elm", "plan-v0.9-draft.docx", ("0.9", False)),
        ("Elm", "plan v2 2024.docx", ("2", False)),
        ("Elm", "plan2.docx", None),
        ("Oversight 2.1", "plan.pdf", None),
    ],
)
def test_version(line, name, version):
    assert told(facts(line, name=name), "version") == version


@pytest.mark.parametrize(
    ("line", "name", "draft"),
    [
        ("DRAFT", "plan.pdf", ("yes", True)),
        ("Draft for consultation", "plan.pdf", ("yes", True)),
        ("Working draft, May 2024", "plan.pdf", ("yes", True)),
        ("Consultation version", "plan.pdf", ("yes", True)),
        ("The draft plan", "plan.pdf", ("yes", False)),
        ("Version 0.7", "plan.pdf", ("yes", False)),
        ("Elm", "JFP DRAFT 3.pdf", ("yes", False)),
        ("Final", "JFP draft.pdf", ("yes", False)),
        ("Final, following consultation on our draft", "plan.pdf", None),
        ("Drafted by A. Writer", "plan.pdf", None),
        ("What you told us about the draft", "plan.pdf", None),
        ("Elm", "response-to-draft-plan.pdf", None),
        ("Version 1.0", "plan.pdf", None),
    ],
)
def test_draft(line, name, draft):
    assert told(facts(line, name=name), "draft") == draft


def test_draft_in_the_running_head_and_as_a_watermark():
    assert told(facts(running="Elmshire plan – DRAFT"), "draft") == ("yes", True)
    assert "draft" not in facts(running="Read our draft plans", media="html")
    mark = [block("paragraph", "DRAFT", page=page) for page in (2, 3)]
    pages = tuple(Page(number, 595, 842) for number in (1, 2, 3))
    shown = document(block("heading", "Our plan"), *mark, pages=pages)
    assert infer_facts(shown)["draft"].sure
    assert "draft" not in infer_facts(replace(shown, blocks=shown.blocks[:2]))


def test_cover_and_file_name_that_disagree_are_a_guess():
    found = facts("2023/24 to 2027/28", name="jfp-2024-strategy.pdf")
    assert told(found, "start") == ("2023-04-01", False)
    assert "file's name says 2024" in found["start"].where
    assert facts("2023/24 to 2027/28", name="jfp-2023.pdf")["start"].sure
    other = infer_facts(
        replace(document(block("heading", "Mental Health Needs Assessment")), name="jfp-2023.pdf")
    )
    assert told(other, "kind") == ("needs_assessment", False)
    assert "file's name says forward_plan" in other["kind"].where


def test_a_part_s_period_is_not_the_plan_s_for_sure():
    said = "Our workforce plan covers April 2024 to March 2026."
    assert not facts(said)["start"].sure
    assert facts("Our five-year plan covers April 2024 to March 2029.")["start"].sure


@given(st.lists(st.text(max_size=50), max_size=4), st.text(max_size=30))
@EASY
def test_any_lines(lines, name):
    found = date_of(lines, "page 1", None)
    assert found is None or len(found.value) in (7, 10)
    version = version_of(lines, "page 1", name)
    assert version is None or version.value[0].isdigit()
