"""What no reader sees isn't read; what is painted twice is read once."""

import pytest
from pdf_pages import PROSE
from raw_pages import HELVETICA, raw_pdf, show, stream

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

ONE = "We will open two clinics in every town."
TWO = "The board will publish a report each year."
BODY = "".join(show(60, 760 - 13 * at, line) for at, line in enumerate(PROSE))


def read(content: str, **more: object) -> tuple[list[str], list[str]]:
    """Texts under the prose, and the codes of the problems."""
    document: Document = read_pdf(raw_pdf(BODY + content, **more), "x.pdf", "x")  # type: ignore[arg-type]
    prose, *rest = [block.text for block in document.blocks]
    assert prose == " ".join(PROSE)
    return rest, [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    "again",
    [(0.3, 0, ""), (0.3, 0.3, ""), (1.2, -1.2, ""), (0, 0, "1 Tr"), (-1, 1, "0.5 g")],
    ids=["bold by two impressions", "slanting", "shadow", "outline", "light above"],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_text_painted_twice_at_one_place_is_read_once(
    again: tuple[float, float, str], at_once: bool
):
    x, y, state = again
    lines = [f"Line number {at} of {chr(97 + at) * 3} is long." for at in range(8)]
    ones = [show(60, 600 - 15 * at, line, 12) for at, line in enumerate(lines)]
    others = [
        show(60 + x, 600 - 15 * at + y, line, 12, state=state) for at, line in enumerate(lines)
    ]
    pairs = [a + b for a, b in zip(ones, others, strict=True)]
    content = "".join(pairs) if at_once else "".join(ones) + "".join(others)
    assert read(content) == ([" ".join(lines)], [])


def test_letters_painted_one_by_one_and_twice_are_read_once():
    places = (60, 65.6, 67.8, 70.0, 75.6)
    content = "".join(
        show(x + shift, 600, char)
        for shift in (0, 0.4)
        for x, char in zip(places, "allow", strict=True)
    )
    assert read(content) == (["allow"], [])


def test_same_words_at_several_places_are_all_read():
    content = "".join(show(x, y, ONE) for x, y in ((60, 600), (60, 560), (310, 600)))
    assert read(content) == ([ONE] * 3, [])


@pytest.mark.parametrize("height", [4, 6, 11, 40])
def test_text_painted_for_each_strip_of_the_page_is_read_once_and_whole(height: int):
    both = show(60, 600, ONE) + show(60, 580, TWO)
    strips = "".join(f"q 0 {y} 595 {height} re W n {both} Q " for y in range(560, 640, height))
    texts, codes = read(strips)
    assert " ".join(texts) == f"{ONE} {TWO}"
    assert codes == []


def test_clip_that_cuts_a_line_leaves_the_part_in_sight():
    content = f"q 60 590 80 30 re W n {show(60, 600, ONE)} Q "
    assert read(content) == (["We will open two c"], ["hidden_text"])


def test_clip_that_leaves_little_of_a_line_leaves_that():
    content = f"q 60 590 35 30 re W n {show(60, 600, ONE)} Q "
    assert read(content) == (["We will"], ["hidden_text"])


def test_two_clips_leave_what_lies_in_both():
    content = f"q 60 590 100 30 re W n 140 590 200 30 re W n {show(60, 600, ONE)} Q "
    assert read(content) == (["clinic"], ["hidden_text"])


def test_slanted_clip_hides_what_lies_beyond_its_edge():
    triangle = "60 590 m 260 590 l 60 620 l h W n"
    content = f"q {triangle} {show(60, 600, ONE)} Q "
    (text,), codes = read(content)
    assert ONE.startswith(text)
    assert 15 < len(text) < 35
    assert codes == ["hidden_text"]


def test_slanted_clip_around_text_hides_nothing():
    content = f"q 40 590 m 500 580 l 510 620 l 50 630 l h W n {show(60, 600, ONE)} Q "
    assert read(content) == ([ONE], [])


def test_round_clip_around_text_hides_nothing():
    curve = "50 600 m 50 640 400 640 400 600 c 400 560 50 560 50 600 c h W n"
    assert read(f"q {curve} {show(80, 600, ONE)} Q ") == ([ONE], [])


def test_text_outside_the_box_of_its_form_is_hidden():
    form = stream(
        show(60, 600, ONE) + show(60, 580, TWO),
        "/Type /XObject /Subtype /Form /BBox [0 590 600 800]"
        f" /Resources << /Font << /F1 {HELVETICA} >> >>",
    )
    found = read("/X Do", objects=[form], resources="/XObject << /X 3 0 R >>")
    assert found == ([ONE], ["hidden_text"])


def test_form_drawn_smaller_keeps_its_text_under_a_clip():
    form = stream(
        f"q 0 590 400 30 re W n {show(60, 600, ONE)} Q",
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [.8 0 0 .8 0 0]"
        f" /Resources << /Font << /F1 {HELVETICA} >> >>",
    )
    found = read("/X Do", objects=[form], resources="/XObject << /X 3 0 R >>")
    assert found == ([ONE], [])


def test_text_off_the_page_is_hidden():
    assert read(show(-300, 600, ONE) + show(60, -20, TWO)) == ([], ["hidden_text"])


def test_white_text_on_paper_is_not_read():
    assert read(show(60, 600, ONE, state="1 1 1 rg")) == ([], ["hidden_text"])


@pytest.mark.parametrize("height", [9, 20, 200])
def test_white_text_on_a_ground_is_read(height: int):
    ground = f"0 0 .5 rg 50 {603 - height / 2} 400 {height} re f 0 g "
    assert read(ground + show(60, 600, ONE, state="1 1 1 rg")) == ([ONE], [])


def test_white_text_with_an_outline_is_read():
    assert read(show(60, 600, ONE, state="1 1 1 rg 2 Tr")) == ([ONE], [])


def test_text_too_small_to_read_is_not_read():
    assert read(show(60, 600, ONE, 1)) == ([], ["hidden_text"])


def test_small_print_is_read():
    assert read(show(60, 600, ONE, 4)) == ([ONE], [])


def test_type_of_size_one_scaled_up_is_read():
    content = f"BT /F1 1 Tf 10 0 0 10 60 600 Tm ({ONE}) Tj ET"
    assert read(content) == ([ONE], [])


def test_text_without_ink_over_nothing_is_not_read():
    assert read(show(60, 600, ONE, state="3 Tr")) == ([], ["hidden_text"])


def test_text_without_ink_over_a_picture_of_its_words_is_read():
    image = stream(
        "\x80\x80\x80",
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceRGB",
    )
    content = "q 400 0 0 30 50 590 cm /I Do Q " + show(60, 600, ONE, state="3 Tr")
    assert read(content, objects=[image], resources="/XObject << /I 3 0 R >>") == ([ONE], [])


def test_text_under_a_clear_shape_is_read():
    content = show(60, 600, ONE) + "q /G gs 1 0 0 rg 50 590 400 20 re f Q"
    assert read(content, resources="/ExtGState << /G << /ca 0.3 >> >>") == ([ONE], [])
