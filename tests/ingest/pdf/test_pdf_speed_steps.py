"""The short ways over arrays and texts say what the long ones do."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.ingest.box import Box
from doc_audit.ingest.markers import marked
from doc_audit.ingest.pdf.flow.bullets import marker_of
from doc_audit.ingest.pdf.letters.english import letter_pairs
from doc_audit.ingest.pdf.lines.openers import sign_length
from doc_audit.ingest.pdf.lines.textline import TextLine, hundredths
from doc_audit.ingest.pdf.parts.labelwords import is_number
from doc_audit.ingest.pdf.source import calls
from doc_audit.ingest.pdf.source.steps import LETTERS, among, code_table, ends, opens, places
from doc_audit.ingest.pdf.tables.grids import Grid
from doc_audit.ingest.pdf.tables.tablegrids import _is_regular

enough = settings(max_examples=30)
FEW = st.lists(st.integers(0, 3), max_size=12)


@enough
@given(FEW)
def test_stretches_open_where_values_change_and_end_where_the_next_opens(values: list[int]):
    given_ = np.array(values, np.int64)
    starts = places(opens(given_))
    assert starts.tolist() == [
        at for at, value in enumerate(values) if at == 0 or value != values[at - 1]
    ]
    assert ends(starts, len(values)).tolist() == [
        *starts.tolist()[1:],
        *([len(values)] * bool(values)),
    ]


@enough
@given(
    st.lists(st.sampled_from([0, 65, 0xB2, 0x391, 0xFFFE, 0xFFFF, 0x10000, 0x1D400]), max_size=9)
)
def test_codes_beyond_the_table_are_as_its_last_one(codes: list[int]):
    table = code_table([65, 0x391])
    found = among(np.array(codes, np.uint32), table)
    assert found.tolist() == [code in (65, 0x391) for code in codes]
    assert not LETTERS[-1]


@enough
@given(st.lists(st.sampled_from([0, 65, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFE]), max_size=9))
def test_only_halves_of_pairs_are_surrogates(units: list[int]):
    pairs = any(0xD800 <= unit < 0xE000 for unit in units)
    assert calls._has_surrogates(np.array(units, np.uint16)) == pairs


@enough
@given(st.text(st.sampled_from("aZz é.1"), min_size=1, max_size=30))
def test_pairs_of_letters_are_those_with_a_letter_in_them(text: str):
    plain = [sign if sign.isascii() and sign.isalpha() else " " for sign in text]
    pairs = [a + b for a, b in pairwise(plain) if a + b != "  "]
    assert letter_pairs(text)[1] == len(pairs)
    assert letter_pairs(text)[0] == sum(letter_pairs(pair)[0] for pair in pairs)


@enough
@given(st.text(st.sampled_from("aoivB1.)(- •–x\uf0b7"), max_size=12))
def test_markers_are_found_in_lines_that_open_with_a_word_or_not(text: str):
    text = " ".join(text.split())
    line = TextLine(1, text, b"", Box(0, 0, 9, 9), 9, 10, 0, 0, 0, "F", 0)
    skip, found = sign_length(text), marked(text)
    marker, length = marker_of(line, dotted=False)
    if skip:
        assert (marker, length) == (text[:skip].strip(), skip)
    elif found is None:
        assert (marker, length) == ("", 0)
    else:
        assert marker in ("", found.marker)


@enough
@given(st.text(st.sampled_from("ab1 2%,"), max_size=20))
def test_numbers_are_told_from_words_by_all_their_letters(text: str):
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    assert is_number(text) == (letters < 2 or (len(text) <= 12 and letters < digits))


@pytest.mark.parametrize(
    ("cells", "regular"),
    [
        ([[0, 1], [2, 3]], True),
        ([[0, 0], [1, 2]], True),
        ([[0, 0], [0, 0], [1, 2]], True),
        ([[0, 0], [0, 1]], False),
        ([[0, 1, 1], [2, 2, 1]], False),
    ],
)
def test_merged_cells_are_regular_where_they_are_rectangles(cells: list[list[int]], regular: bool):
    array = np.array(cells, np.int32)
    rows, columns = array.shape
    grid = Grid(tuple(range(columns + 1)), tuple(range(rows + 1)), array)
    assert _is_regular(grid) == regular


@enough
@given(st.lists(st.floats(-50, 2000, width=32), max_size=9))
def test_places_kept_in_hundredths_are_points_rounded_to_them(points: list[float]):
    exact = np.array(points, np.float64)
    assert (hundredths(exact) / 100).tolist() == np.round(exact, 2).tolist()
