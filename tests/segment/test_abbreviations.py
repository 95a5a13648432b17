import pytest
from handmade import EASY, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model.document import Cell
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
        "PH": "Public Health or Personal Help",
    }


def test_spellings_of_the_same_words_are_one():
    shown = document(
        block("paragraph", "the Joint Strategic Needs Assessment (JSNA) and NHS Elm ICB (the ICB)"),
        block(
            "paragraph", "a joint strategic needs assessement (JSNA), integrated care boards (ICBs)"
        ),
        block("paragraph", "Integrated Care System (ICS) and Integrated Care Strategy (ICS)"),
    )
    found = abbreviations(shown)
    assert found["JSNA"] == "Joint Strategic Needs Assessment"
    assert found["ICB"] == "integrated care board"
    assert found["ICS"] == "Integrated Care System or Integrated Care Strategy"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Integrated Care Board, referred to in this plan as the ICB, leads", "ICB",
         "Integrated Care Board"),
        ("our Local Care Network (hereafter referred to as “the LCN”)", "LCN",
         "Local Care Network"),
        ("the Office for Health (OfH, formerly the Department)", "OfH", "Office for Health"),
        ("a needs assessment, the Joint Elm Assessment (JEA 2023)", "JEA", "Joint Elm Assessment"),
        ("Learning Disability & Autism (LDA)", "LDA", "Learning Disability & Autism"),
        ("led by bodies (such as the Elm Care Trust (ECT))", "ECT", "Elm Care Trust"),
    ],
)  # fmt: skip
def test_other_ways_to_define(text, short, long):
    assert (short, long) in list(definitions(text))


@pytest.mark.parametrize("text", ["as known as ICB", "in 2023 (2023)", "care (see page 4)",
                                  "our work (CYP)", "known to the police as ASB"])  # fmt: skip
def test_more_that_defines_nothing(text):
    assert list(definitions(text)) == []


def row(first, second):
    text = f"{first} | {second}"
    cells = (Cell("", "other", 0, len(first)), Cell("", "other", len(first) + 3, len(text)))
    return block("table_row", text, cells=cells)


def test_glossaries_as_tables_and_lists():
    shown = document(
        row("ICB", "Integrated Care Board: the body that plans NHS care"),
        row("Primary Care Network", "PCN"),
        row("MH", "Lead: director of finance"),
        block("list_item", "VCSE – Voluntary, Community and Social Enterprise"),
        block("paragraph", "ICP: Integrated Care Partnership, a committee of the board"),
        block("paragraph", "ICB: we will meet"),
        block("heading", "Glossary", level=1),
        block("reference", "HWB – Health and Wellbeing Board"),
    )
    assert abbreviations(shown) == {
        "ICB": "Integrated Care Board",
        "PCN": "Primary Care Network",
        "VCSE": "Voluntary, Community and Social Enterprise",
        "ICP": "Integrated Care Partnership",
        "HWB": "Health and Wellbeing Board",
    }


SMALL = ("and", "of", "the")


def is_name(words):
    large = [word for word in words if word not in SMALL]
    return len(words) <= 2 * len(large) and not {words[0], words[-1]} & set(SMALL)


names = st.lists(
    st.sampled_from(["Integrated", "Care", "health", "Board", "Local", *SMALL]),
    min_size=2, max_size=6, unique=True,
).filter(is_name)  # fmt: skip


@given(names, st.booleans())
@EASY
def test_initials_in_brackets_define_every_name(words, backwards):
    long = " ".join(words)
    short = "".join(w[0].upper() for w in words if w not in SMALL)
    text = f"{short} ({long})" if backwards else f"it is. {long} ({short}) leads"
    assert list(definitions(text)) == [(short, long)]


@given(st.text("abAB ()-&s.,", max_size=60))
@EASY
def test_any_text(text):
    for short, long in definitions(text):
        assert long in text
        assert short in text
        assert long[0].lower() == short[0].lower()
