import pytest
from handmade import EASY, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.segment.sense import abbreviations
from doc_audit.segment.sense.abbreviations import definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Integrated Care Board (ICB)", "ICB", "Integrated Care Board"),
        ("the Integrated Care Board (the ICB)", "ICB", "Integrated Care Board"),
        ("the needs assessment, a Joint Assessment (“JA”)", "JA", "Joint Assessment"),
        ("for children and young people (CYP) here", "CYP", "children and young people"),
        (
            "the voluntary, community and social enterprise (VCSE) sector",
            "VCSE",
            "voluntary, community and social enterprise",
        ),
        (
            "special educational needs and disabilities (SEND)",
            "SEND",
            "special educational needs and disabilities",
        ),
        ("Learning Disability and Autism (LD&A)", "LD&A", "Learning Disability and Autism"),
        ("cardiovascular disease (CVD)", "CVD", "cardiovascular disease"),
        ("Office of Population Surveys (OPS)", "OPS", "Office of Population Surveys"),
        ("by NHS England (NHSE)", "NHSE", "NHS England"),
        ("the ICB (Integrated Care Board)", "ICB", "Integrated Care Board"),
        ("Primary Care Networks (PCNs)", "PCNs", "Primary Care Networks"),
        (
            "It met. Age-Related Macular Degeneration (AMD)",
            "AMD",
            "Age-Related Macular Degeneration",
        ),
    ],
)
def test_definitions(text, short, long):
    assert list(definitions(text)) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    ["in the north (UK)", "people (see annex)", "(ICB)", "high blood pressure (AF)", "cost (£3m)",
     "it met. (ICB)", "the ICB (who met)", "the Board (2024)", "Elm residents (WSCC)"],
)  # fmt: skip
def test_what_defines_nothing(text):
    assert list(definitions(text)) == []


def test_first_definition_wins_and_plurals_define_their_singular():
    shown = document(
        block("contents", "Acute Medical Unit (AMU)"),
        block("paragraph", "Primary Care Networks (PCNs) and Public Health (PH) met."),
        block("list_item", "Personal Help (PH)"),
    )
    assert abbreviations(shown) == {
        "PCNs": "Primary Care Networks",
        "PCN": "Primary Care Network",
        "PH": "Public Health",
    }


@given(st.text("abAB ()-&s.,", max_size=60))
@EASY
def test_any_text(text):
    for short, long in definitions(text):
        assert long in text
        assert short in text
        assert long[0].lower() == short[0].lower()
