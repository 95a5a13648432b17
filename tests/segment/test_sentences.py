import time

import pytest
from handmade import EASY
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.segment.sentences import sentences


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Smith and Cllr. A. B. Jones met Prof. Lee in St. Helens.",
        "Groups at risk, e.g. Carers, i.e. People who look after others, come first.",
        "See No. 5, Fig. 3, p. 12 and approx. 40 others.",
        "Rates rose by 3.5% to £1.2m. in cash, as section 4.1 says.",
        "Work began on 1 Jan. 2024 and Sept. 2025.",
        "Adults vs. Children is the wrong contrast.",
        "Read www.example.org/a.html?b=1 or write to a.smith@example.nhs.uk today.",
        "We support people (see chapter 2. Also annex 3.) in every district.",
        "“Why me?” she asked.",
        "“Why me? Why today?” she asked.",
        "We ask “Do you smoke? Do you drink?” at every visit.",
        "‘Why me? Why today?’ she asked.",
        "People told us … and went on.",
        "1. Improve access",
        "4.1.2. Improve access",
        "(a). Improve access",
        "The U.K. Government pays.",
        "non-smokers, 50.5 and v2.0 agree",
        "It costs £4. per head",
    ],
)
def test_stops_that_end_nothing(whole):
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We act. You wait.", ["We act.", "You wait."]),
        ("Is it fair? No! It is not.", ["Is it fair?", "No!", "It is not."]),
        ("We act.¹ You wait.[12] All pay.", ["We act.¹", "You wait.[12]", "All pay."]),
        ("Poor areas.12,13 The next one.", ["Poor areas.12,13", "The next one."]),
        ("He said “go.” We went.", ["He said “go.”", "We went."]),
        ("(It was late.) They left.", ["(It was late.)", "They left."]),
        ("The board met etc. The rest left.", ["The board met etc.", "The rest left."]),
        ("It grew by 3.5. The plan held.", ["It grew by 3.5.", "The plan held."]),
        ("It ended in 2023. 45% stayed.", ["It ended in 2023.", "45% stayed."]),
        ("Test for hepatitis B. The rest wait.", ["Test for hepatitis B.", "The rest wait."]),
        ("We use services.The next is new.", ["We use services.", "The next is new."]),
        ("Ages 45 to 54.There are few.", ["Ages 45 to 54.", "There are few."]),
        ("We use it. eHealth is new.", ["We use it.", "eHealth is new."]),
        ("1. Improve access. 2. Cut waits.", ["1. Improve access.", "2. Cut waits."]),
        ("The rest… We go on.", ["The rest…", "We go on."]),
        ("They met at 5 p.m. The end.", ["They met at 5 p.m.", "The end."]),
        ("They say no. The rest wait.", ["They say no.", "The rest wait."]),
        ("“Nobody asked. I want help.”", ["“Nobody asked.", "I want help.”"]),
        ("‘I waited. The letter came.’", ["‘I waited.", "The letter came.’"]),
        ("It fell. “not by much” we heard.", ["It fell.", "“not by much” we heard."]),
        ("", []),
        (" \u00a0 ", []),
    ],
)
def test_where_sentences_end(text, parts):
    assert split(text) == parts


fragments = st.sampled_from(
    ["We act", "Dr", "e.g", "No", "3", "3.5", "(see", "x)", "“Yes", "no”", "the", "J", "St", "etc",
     "a@b.org", "•", "‘a", "b’", "[1]", "¹", "ICB"]
)  # fmt: skip
marks = st.sampled_from([". ", "? ", "! ", "… ", "... ", " ", "", ".", ".) ", ".” ", ".1 ", "; "])
prose = st.lists(st.tuples(fragments, marks).map("".join)).map("".join)


@given(st.one_of(st.text(), prose))
@EASY
def test_nothing_is_lost_or_added(text):
    spans = sentences(text)
    ends = [0, *(at for span in spans for at in span), len(text)]
    assert ends == sorted(ends)
    gaps = [text[ends[i] : ends[i + 1]] for i in range(0, len(ends), 2)]
    assert all(not gap.strip() for gap in gaps)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@given(prose)
@EASY
def test_kind_of_quotes_and_blanks_does_not_matter_to_the_place(text):
    assert sentences(text) == sentences(text.replace(" ", "\u00a0"))


@pytest.mark.parametrize(
    "hostile",
    ["." * 50_000, "(" * 50_000, '"a' * 30_000, "a. " * 30_000, "A.1 " * 30_000, "'a " * 30_000],
)
def test_hostile_text_takes_no_longer_than_its_length(hostile):
    began = time.process_time()
    sentences(hostile)
    assert time.process_time() - began < 5


def test_twenty_thousand_sentences_a_second():
    text = "By March 2026 the Board (NHS Trust) will train 3.5% of staff, e.g. nurses. " * 4000
    began = time.process_time()
    count = len(sentences(text))
    assert count == 4000
    assert count / (time.process_time() - began) > 20_000 / 4  # a quarter, as machines are shared


@pytest.mark.parametrize(
    "parts",
    [
        ["Carers said “it should not be a taboo.” (Other).", "We agree."],
        ["“We all need to know more.”(GP)", "Staff from the fire service agreed."],
        ["“Nobody knows.", "We all need to know more.” (GP)", "“Yes.", "It helps.” (Nurse)"],
        ["Deaths have fallen since 2015. (ONS, 2019)"],
        [
            "We will act now.",
            "(This is not the first time that we say so, and it won't be the last.)",
        ],
        ["It fell.", "(See below) is wrong."],
    ],
)
def test_who_said_it_belongs_to_what_was_said(parts):
    assert split(" ".join(parts)) == parts


def test_sentence_after_who_said_it_may_lack_its_blank():
    assert split("“It helps.” (Other).Some agreed.") == ["“It helps.” (Other).", "Some agreed."]
