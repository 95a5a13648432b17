from dataclasses import replace

import pytest
from handmade import EASY, bare, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model.document import PageBox
from doc_audit.pipeline.systems import known_systems
from doc_audit.segment.sense import infer_facts
from doc_audit.segment.sense.names import area_before, bodies_in
from doc_audit.segment.sense.period import periods_in

PROSE = "This is a paragraph of the body, long enough that nobody would put it on a cover. " * 2


def big(text, points=30.0, kind="heading"):
    """A cover line of the given height."""
    made = block(kind, text, top=200)
    lines = [
        replace(line, box=PageBox(1, line.box.x0, 200, line.box.x1, 200 + points))
        for line in made.lines
    ]
    return replace(made, lines=tuple(lines))


def facts(*cover, name="plan.pdf", body=PROSE):
    shown = [big(line) if isinstance(line, str) else line for line in cover]
    return infer_facts(replace(document(*shown, block("paragraph", body, page=2)), name=name))


def value(found, fact):
    return found[fact].value if fact in found else None


_CALLED = {
    "strategy": "strategy",
    "forward_plan": "plan",
    "hwb_strategy": "strategy",
    "commissioning_plan": "plan",
    "action_plan": "plan",
    "guidance": "guidance",
    "needs_assessment": "assessment",
    "annual_report": "report",
}
"""What a document of a kind calls itself."""


@pytest.mark.parametrize(
    ("title", "kind", "sure"),
    [
        ("Elmshire Integrated Care Strategy 2023-2028", "strategy", True),
        ("Elmshire Joint Forward Plan", "forward_plan", True),
        ("Elmshire Joint Health and Wellbeing Strategy", "hwb_strategy", True),
        ("Elmshire Health & Well-being Strategy", "hwb_strategy", True),
        ("Five-year commissioning plan", "commissioning_plan", True),
        ("Suicide Prevention Action Plan", "action_plan", True),
        ("2025/26 priorities and operational planning guidance", "guidance", True),
        ("Mental Health Needs Assessment", "needs_assessment", True),
        ("Annual Public Health Report 2018", "annual_report", True),
        ("Director of Public Health Annual Report 2021", "annual_report", True),
        ("Guidance on preparing integrated care strategies", "guidance", True),
        ("Guidance on the joint forward plan", "guidance", False),
        ("Suicide Prevention Strategy and Action Plan", "action_plan", False),
        ("Joint Health and Wellbeing Strategy: cost of living addendum", "hwb_strategy", False),
        ("Rapid review of homelessness", "other", False),
        ("Looking to the future", "unknown", False),
    ],
)
def test_kind_by_the_title_and_what_the_text_calls_itself(title, kind, sure):
    noun = _CALLED.get(kind, "document")
    found = facts(title, body=f"This {noun} says what we will do. {PROSE}")["kind"]
    assert (found.value, found.sure) == (kind, sure)


@pytest.mark.parametrize(
    ("title", "body", "sure"),
    [
        ("Elmshire Carers Strategy", PROSE, False),  # the title alone
        ("Elmshire Carers Strategy", "This strategy is for carers. ", True),
        ("Elmshire Carers Strategy", "This report is about carers. ", False),
        ("Elmshire Joint Forward Plan", PROSE, False),
        ("Elmshire Joint Forward Plan", "Our plan is for carers. ", True),
        ("Elmshire Joint Forward Plan", "This paper asks the board to agree. ", False),
    ],
)
def test_text_bears_out_or_denies_the_kind_of_the_title(title, body, sure):
    assert facts(title, body=body)["kind"].sure is sure


def test_name_that_goes_on_is_not_surely_the_publisher():
    body = "NHS Elm Council works in Elm, and NHS Elm Council is glad. "
    assert not facts("Looking ahead in Elm", "Elm Council Housing Trust", body=body)[
        "publisher"
    ].sure


def test_body_spoken_of_in_a_line_is_not_surely_the_publisher():
    body = "Elm City Council knows it, and Elm City Council is glad. "
    told = facts("Looking ahead", "Feedback report: Elm City Council", body=body)
    assert not told["publisher"].sure
    assert facts("Looking ahead", "Elm City Council, May 2024", body=body)["publisher"].sure


def test_a_cover_alone_gives_no_sure_area_or_publisher():
    alone = facts("Looking ahead", "Elm City Council")
    assert not alone["area"].sure
    assert not alone["publisher"].sure
    titled = facts("Looking ahead in Elm", "Elm City Council")
    assert titled["area"].sure
    assert titled["publisher"].sure


def test_area_of_the_makers_is_not_that_of_a_plan_for_a_place_within():
    lines = ["Delivery plan for Medway", "NHS Kent and Medway Integrated Care Board"]
    shown = document(*map(big, lines), block("paragraph", "We work in Kent and Medway. " * 9))
    found = infer_facts(shown, known_systems())
    assert not (found["area"].value == "Kent and Medway" and found["area"].sure)


def test_date_of_another_document_is_not_taken():
    shown = document(
        big("Elmshire plan"), block("paragraph", "The national strategy was published in May 2022.")
    )
    assert "date" not in infer_facts(shown)
    own = document(
        big("Elmshire plan"), block("paragraph", "This plan was first published in May 2022.")
    )
    assert value(infer_facts(own), "date") == "2022-05"


def test_title_on_the_cover_sheet_of_a_paper():
    lines = ["Elm Board", "Title of report: Elmshire dental plan", "Purpose: to agree"]
    found = facts(*lines)["title"]
    assert (found.value, found.sure) == ("Elmshire dental plan", True)


def test_kind_by_the_file_name_is_a_guess():
    found = facts("Looking to the future", name="elmshire-jfp_2023.pdf")["kind"]
    assert (found.value, found.source, found.sure) == ("forward_plan", "file_name", False)


def test_body_text_names_no_kind():
    body = "This joint forward plan is read with the needs assessment. " * 5
    assert facts("Together", body=body)["kind"].value == "unknown"


@pytest.mark.parametrize(
    ("words", "start", "end", "exact"),
    [
        ("2023-2028", "2023-04-01", "2028-03-31", False),
        ("2023 – 28", "2023-04-01", "2028-03-31", False),
        ("2023/24 to 2027/28", "2023-04-01", "2028-03-31", True),
        ("2023/24–2027/28", "2023-04-01", "2028-03-31", True),
        ("2025/26", "2025-04-01", "2026-03-31", True),
        ("April 2025 to March 2030", "2025-04-01", "2030-03-31", True),
        ("1 January 2024 until 31 December 2025", "2024-01-01", "2025-12-31", True),
        ("January 2023 to February 2024", "2023-01-01", "2024-02-29", True),
    ],
)
def test_periods(words, start, end, exact):
    found = next(periods_in(f"Our plan for {words}, agreed"))
    assert (found.start, found.end, found.exact) == (start, end, exact)


@pytest.mark.parametrize(
    "words",
    ["2028-2023", "1999-2004", "2023/25", "2024", "24/7", "0303 2023-1234", "2010-2069", ""],
)
def test_what_is_no_period(words):
    assert next(periods_in(words), None) is None


def test_period_on_the_cover_and_in_the_words():
    assert value(facts("Plan 2025-2030"), "start") == "2025-04-01"
    assert not facts("Plan 2025-2030")["start"].sure
    said = facts(
        "Plan 2025-2030", body="This strategy covers the years from July 2025 to June 2030."
    )
    assert (said["start"].value, said["start"].sure) == ("2025-07-01", True)


def test_period_of_another_plan_is_not_taken():
    body = (
        "The national plan covers 2019-2024. Deaths fell in 2015-2020. Their plan runs 2020-2025."
    )
    assert "start" not in facts("Together", body=body)


def test_period_in_the_file_name_is_a_guess():
    found = facts("Together", name="elmshire-jhws-2019-2024.pdf")
    assert (found["end"].value, found["end"].source) == ("2024-03-31", "file_name")
    assert not found["end"].sure


@pytest.mark.parametrize(
    ("before", "area"),
    [
        ("a committee of NHS Calvershire", "Calvershire"),
        ("Council and NHS Elm and North Oakshire", "Elm and North Oakshire"),
        ("NHS Elmshire, West Oakshire", "West Oakshire"),
        ("WEST ELMSHIRE", "WEST ELMSHIRE"),
        ("the newly formed", ""),
        ("The", ""),
        ("agreed. Elmshire", "Elmshire"),
        ("", ""),
    ],
)
def test_name_before_a_body(before, area):
    assert area_before(before) == area


def test_name_that_is_a_list():
    assert area_before("Published by Bath, Elm and Ash", commas=True) == "Bath, Elm and Ash"
    assert area_before("NHS Sussex, Elm", commas=True) == "Elm"


def test_bodies():
    text = "NHS Elmshire ICB, the Health and Wellbeing Board, Oak City Council and NHS England"
    assert [body.name for body in bodies_in(text)] == [
        "NHS Elmshire ICB",
        "Oak City Council",
        "NHS England",
    ]


def test_publisher_system_and_area():
    found = facts("Elmshire Joint Forward Plan 2024-2029", block("paragraph", "NHS Elmshire ICB"))
    assert value(found, "publisher") == "NHS Elmshire ICB"
    assert value(found, "system") == "Elmshire"
    assert value(found, "area") == "Elmshire"
    assert found["area"].sure


def test_two_publishers_are_a_guess():
    lines = "Elm City Council and Oak County Council"
    found = facts("Our strategy", block("paragraph", lines))
    assert not found["publisher"].sure


def test_topic_before_the_kind_is_no_area():
    found = facts("Adult Social Care Strategy", body="Elmshire County Council pays. " * 3)
    assert (value(found, "area"), found["area"].sure) == ("Elmshire", False)


@pytest.mark.parametrize(
    ("title", "sure"),
    [
        ("Suicide prevention in Elmshire", True),
        ("Health of Elmshire coastal communities", False),
        ("Rural Elmshire", False),
    ],
)
def test_plan_for_a_part_of_an_area(title, sure):
    body = "Elmshire County Council pays for this and Elmshire County Council leads it. " * 3
    assert facts(title, body=body)["area"].sure is sure


def test_body_named_once_in_passing_is_not_the_publisher():
    assert set(facts("Our future", body="Adapted from Oak City Council. " + PROSE)) == {
        "kind",
        "title",
    }


def test_title_is_the_biggest_of_the_cover():
    cover = [big("www.elmshire.gov.uk", 40), big("Closing"), big("the Gap"), big("May 2025", 12)]
    assert value(facts(*cover), "title") == "Closing the Gap"


def test_title_without_geometry_is_the_first_heading():
    shown = document(bare("heading", "Our strategy", level=1), bare("paragraph", PROSE))
    assert value(infer_facts(shown), "title") == "Our strategy"


def test_unknown_is_left_out():
    assert set(facts(block("paragraph", PROSE))) == {"kind"}
    assert set(infer_facts(document())) == {"kind"}


words = st.sampled_from(
    ["Elmshire", "NHS", "Integrated Care Board", "Strategy", "for", "2023-2028", "2023/24", "Plan",
     "and", "County Council", "Joint", "Health and Wellbeing", "guidance", "THE", ",", "draft"]
)  # fmt: skip


@given(st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=4), st.text())
@EASY
def test_any_cover_gives_facts_with_a_value_and_a_source(cover, name):
    found = facts(*cover, name=name)
    assert found["kind"].value
    assert all(fact.value for fact in found.values())
    assert not (found["kind"].value == "unknown" and found["kind"].sure)
    assert ("start" in found) == ("end" in found)
    if "start" in found:
        assert found["start"].value < found["end"].value


@pytest.mark.parametrize(
    ("line", "kept"),
    [("Draft", False), ("DRAFT for consultation", False), ("Draft v0.3", False),
     ("Draft Joint Forward Plan", True), ("Drafting our future", True)],
)  # fmt: skip
def test_title_that_holds_the_word_draft(line, kept):
    assert (value(facts(big(line, 40), big("Elmshire", 12)), "title") == line) is kept


def test_line_under_the_title_that_says_what_it_is_belongs_to_it():
    cover = [big("Closing the Gap", 40), big("Elmshire Integrated Care Strategy", 18)]
    found = facts(*cover)["title"]
    assert (found.value, found.sure) == ("Closing the Gap: Elmshire Integrated Care Strategy", True)
    assert value(facts(cover[0], big("Working for you", 18)), "title") == "Closing the Gap"


def test_foreword_ends_the_front():
    shown = document(
        bare("heading", "Our guidance", level=1),
        bare("heading", "Foreword from the chair", level=1),
    )
    assert value(infer_facts(shown), "title") == "Our guidance"


def test_period_alone_on_a_line_without_letters_is_read():
    shown = document(
        bare("heading", "Elmshire Joint Forward Plan"), bare("paragraph", "2023/24-2027/28")
    )
    assert value(infer_facts(shown), "end") == "2028-03-31"


def test_plan_of_a_system_that_calls_its_forward_plan_otherwise():
    cover = ["Our Shared Delivery Plan", block("paragraph", "NHS Elmshire ICB")]
    body = "This Shared Delivery Plan is our joint forward plan. " + PROSE
    found = facts(*cover, body=body)["kind"]
    assert (found.value, found.sure) == ("forward_plan", False)
    assert facts("Our Delivery Plan", body=body)["kind"].value == "action_plan"
    assert not facts(*cover)["kind"].sure


@pytest.mark.parametrize(
    ("line", "name"),
    [("London Borough of Elm and Oak", "London Borough of Elm and Oak"),
     ("Royal Borough of Elm", "Royal Borough of Elm"),
     ("Elm Health NHS Foundation Trust", "Elm Health NHS Foundation Trust"),
     ("Elm Partnership NHS Trust", "Elm Partnership NHS Trust"),
     ("Elm Council", "Elm Council")],
)  # fmt: skip
def test_more_bodies(line, name):
    assert [body.name for body in bodies_in(line)] == [name]


def test_partner_on_the_cover_is_not_surely_the_publisher():
    for words in ("In partnership with", "Funded by", "Submitted to"):
        assert not facts("Our strategy", f"{words} Elm City Council")["publisher"].sure
    assert facts("Our strategy", "Published by Elm City Council")["publisher"].sure
