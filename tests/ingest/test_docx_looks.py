"""What the author of a Word file made by look alone: headings, lines, lists, typed tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import bold, field, item, lists, lvl, p, packed, run, tbl, tr

from doc_audit.ingest import read_document
from doc_audit.ingest.docx.lines import TextLine, paragraphs_of
from doc_audit.ingest.office.number_forms import shown
from doc_audit.model import Block, BlockKind


def blocks_of(body: str, **parts: str) -> list[Block]:
    return list(read_document(packed(body, **parts), "plan.docx", "plan").blocks)


def seen(body: str, **parts: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in blocks_of(body, **parts)]


def marks(body: str, **parts: str) -> list[str]:
    return [block.marker for block in blocks_of(body, **parts)]


DOTS = lvl(0, "bullet", "\uf0b7")
UNDERLINED = '<w:u w:val="single"/>'
NUMBERS = lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "(%2)")


# --- headings


def test_a_bold_numbered_line_with_text_under_it_is_a_heading() -> None:
    bold_item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    head = [f"<w:p><w:pPr>{bold_item}</w:pPr>{run(t, '<w:b/>')}</w:p>" for t in ("Aims", "Money")]
    body = head[0] + p("We will act.") + head[1] + p("We will pay.")
    assert seen(body, numbering=lists(NUMBERS)) == [
        ("heading", "1. Aims"),
        ("paragraph", "We will act."),
        ("heading", "2. Money"),
        ("paragraph", "We will pay."),
    ]


def test_bold_numbered_lines_one_after_another_are_a_list() -> None:
    bold_item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    lines = [f"<w:p><w:pPr>{bold_item}</w:pPr>{run(t, '<w:b/>')}</w:p>" for t in ("Food", "Drink")]
    blocks = blocks_of("".join(lines) + p("These two."), numbering=lists(NUMBERS))
    assert [(b.kind.value, b.marker, b.text) for b in blocks[:2]] == [
        ("list_item", "1.", "Food"),
        ("list_item", "2.", "Drink"),
    ]


def test_larger_and_underlined_lines_are_headings_and_rank_by_size_then_number() -> None:
    large = '<w:sz w:val="32"/>'
    body = (
        f"<w:p>{run('1. Aims', large)}</w:p>{p('We will act.')}"
        f"<w:p>{run('1.1 Food', large)}</w:p>{p('We will cook.')}"
        f"<w:p>{run('In schools', UNDERLINED)}</w:p>"
        f"{p('We will teach. ' * 20)}"
    )
    heads = [(b.level, b.text) for b in blocks_of(body) if b.kind is BlockKind.HEADING]
    assert heads == [(1, "1. Aims"), (2, "1.1 Food"), (3, "In schools")]


def test_an_underlined_link_is_no_heading() -> None:
    link = run("Our website", UNDERLINED)
    body = f"<w:p><w:hyperlink>{link}</w:hyperlink></w:p>{p('More.')}"
    body += f"<w:p>{field('HYPERLINK', link)}</w:p>{p('End.')}"
    assert {kind for kind, _ in seen(body)} == {"paragraph"}


def test_an_italic_line_above_a_list_is_a_heading_and_elsewhere_it_is_none() -> None:
    line = f"<w:p>{run('Resident, aged 58', '<w:i/>')}</w:p>"
    body = line + item("a", 1) + p("More.") + line + p("End.")
    kinds = [kind for kind, _ in seen(body, numbering=lists(DOTS))]
    assert kinds == ["heading", "list_item", "paragraph", "paragraph", "paragraph"]


def test_bold_by_a_character_style_makes_a_heading() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    line = "<w:p>" + run("Our aims", '<w:rStyle w:val="S"/>') + "</w:p>"
    assert seen(line + p("We act."), styles=styles)[0] == ("heading", "Our aims")


def test_a_bold_line_that_nothing_follows_is_text() -> None:
    assert seen(p("We act.") + bold("Signed by the chair"))[1][0] == "paragraph"


def test_a_bold_line_right_above_a_larger_heading_is_text() -> None:
    annex = run("Annex", '<w:sz w:val="40"/>')
    body = p("We act. " * 9) + bold("Contact: Jo Bell") + f"<w:p>{annex}</w:p>" + p("Words.")
    kinds = [kind for kind, _ in seen(body)]
    assert kinds == ["paragraph", "paragraph", "heading", "paragraph"]


def test_headings_numbered_with_noughts_rank_with_those_without_numbers() -> None:
    body = bold("2.0 Background") + p("We act.") + bold("Money") + p("We pay.")
    heads = [b.level for b in blocks_of(body) if b.kind is BlockKind.HEADING]
    assert heads == [1, 1]


def test_a_bold_line_after_an_icon_is_a_heading() -> None:
    assert seen(bold("\U0001f4a1 Key message") + p("We act."))[0][0] == "heading"


def test_a_bold_figure_title_is_a_caption() -> None:
    assert seen(bold("Figure 2: Smoking by ward") + p("It falls."))[0][0] == "caption"


@pytest.mark.parametrize(
    "name", ["heading 2", "Überschrift 2", "Council Heading 2", "H2", "Heading 2 numbered"]
)
def test_a_style_named_as_a_heading_makes_headings(name: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    (block,) = blocks_of(p("Our aims", '<w:pStyle w:val="X"/>'), styles=styles)
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_a_long_numbered_paragraph_in_a_heading_style_is_no_heading() -> None:
    text = "The Board is asked to agree that every partner signs the plan and publishes it by June."
    (block,) = blocks_of(p(text, '<w:outlineLvl w:val="1"/>'))
    assert block.kind is BlockKind.PARAGRAPH


def test_bands_of_tables_do_not_push_headings_down() -> None:
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('Theme: food')}</w:tc>"
    table = tbl(tr("Action", "Lead"), f"<w:tr>{wide}</w:tr>", tr("Cook", "ICB"))
    blocks = blocks_of(table + bold("Our money") + p("We pay."))
    assert [b.level for b in blocks if b.text == "Our money"] == [1]


# --- numbers


def test_the_list_says_at_which_level_a_style_stands() -> None:
    levels = "".join(
        lvl(n, "decimal", text, f'<w:pStyle w:val="H{n}"/>')
        for n, text in enumerate(("%1", "%1.%2"))
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n + 1}"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for n in (0, 1)
    )
    body = p("Aims", '<w:pStyle w:val="H0"/>') + p("Food", '<w:pStyle w:val="H1"/>')
    assert [t for _, t in seen(body, numbering=lists(levels), styles=styles)] == [
        "1 Aims",
        "1.1 Food",
    ]


def test_a_list_that_names_a_style_of_lists_counts_on_with_it() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = item("a", 1) + item("b", 2)
    linked = lists(NUMBERS, '<w:numStyleLink w:val="L"/>')
    assert marks(body, numbering=linked, styles=styles) == ["1.", "2."]


def test_items_that_changes_take_away_and_hidden_ones_do_not_count() -> None:
    gone = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:{0} w:id="1"/></w:rPr>'
    body = (
        item("a", 1)
        + f"<w:p><w:pPr>{gone.format('moveFrom')}</w:pPr><w:moveFrom>{run('x')}</w:moveFrom></w:p>"
        + f"<w:p><w:pPr>{gone.format('del')}</w:pPr><w:del>{run('y')}</w:del></w:p>"
        + f"<w:p><w:pPr>{gone.format('vanish')}</w:pPr>{run('z', '<w:vanish/>')}</w:p>"
        + item("b", 1)
    )
    assert marks(body, numbering=lists(NUMBERS)) == ["1.", "2."]


def test_a_number_alone_in_a_cell_is_shown() -> None:
    rows = tbl(tr("Ref", "Action", "Lead"), tr(item("", 1), "Cook", "ICB"))
    assert blocks_of(rows, numbering=lists(NUMBERS))[-1].text == "1. | Cook | ICB"


@pytest.mark.parametrize(
    ("font", "text", "sign"),
    [("Wingdings", "ü", "✓"), ("Wingdings", "\uf0d8", "➢"), ("Symbol", "·", "•"),
     ("Courier New", "o", "o"), ("Wingdings", "\uf0a7", "▪"), ("Unknown", "\uf055", "•")],
)  # fmt: skip
def test_bullets_look_as_their_font_makes_them(font: str, text: str, sign: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    numbering = lists(lvl(0, "bullet", text, after=fonts))
    assert marks(item("a", 1), numbering=numbering) == [sign]


@pytest.mark.parametrize(
    ("form", "count", "words"),
    [("ordinal", 22, "22nd"), ("ordinal", 112, "112th"), ("cardinalText", 21, "Twenty-one"),
     ("ordinalText", 30, "Thirtieth"), ("ordinalText", 12, "Twelfth"), ("decimalZero", 7, "07"),
     ("decimalEnclosedParen", 3, "(3)"), ("upperRoman", 9, "IX"), ("lowerLetter", 27, "aa")],
)  # fmt: skip
def test_formats_of_numbers(form: str, count: int, words: str) -> None:
    assert shown(count, form) == words


@given(st.integers(-5, 40_000), st.sampled_from(["ordinalText", "lowerLetter", "lowerRoman", "x"]))
def test_any_number_is_shown_in_any_format(count: int, form: str) -> None:
    assert len(shown(count, form)) <= 60


# --- lists


def test_an_unnumbered_paragraph_between_two_items_goes_on_with_the_first() -> None:
    under = p("It will meet monthly.", '<w:ind w:left="360"/>')
    indent = '<w:pPr><w:ind w:left="360"/></w:pPr>'
    numbering = lists(lvl(0, "bullet", "•", after=indent))
    body = item("Set up a board.", 1) + under + item("Publish papers.", 1) + under
    assert [text for _, text in seen(body, numbering=numbering)] == [
        "Set up a board. It will meet monthly.",
        "Publish papers.",
        "It will meet monthly.",
    ]


# --- lines


def broken(*lines: str) -> str:
    return "<w:p>" + "<w:r><w:br/></w:r>".join(lines) + "</w:p>"


def test_a_bold_line_before_a_line_break_is_a_heading() -> None:
    body = broken(run("What people said", "<w:b/>"), run("Buses are rare. Clinics are far."))
    assert seen(body) == [
        ("heading", "What people said"),
        ("paragraph", "Buses are rare. Clinics are far."),
    ]


def test_line_breaks_end_paragraphs_where_lines_are_not_full() -> None:
    body = broken(run("The council"), run("Public Health"), run(""), run("Town Hall."), run("End"))
    assert [text for _, text in seen(body)] == [
        "The council", "Public Health", "Town Hall.", "End",
    ]  # fmt: skip


def test_a_sentence_wrapped_by_hand_and_one_over_a_page_break_are_whole() -> None:
    full = "This line was broken by hand because it was as long as the line of the page, by"
    body = broken(run(full), run("Harbour Council.")) + (
        f"<w:p>{run('We will act on')}<w:r><w:br w:type='page'/></w:r>{run('every page.')}</w:p>"
    )
    assert [text for _, text in seen(body)] == [
        f"{full} Harbour Council.",
        "We will act on every page.",
    ]


LINES = st.lists(
    st.builds(TextLine, st.sampled_from(["", " ", "We act.", "and", "Aims"]), st.booleans(),
              st.sampled_from([0, 22, 40])), max_size=6,
)  # fmt: skip


@given(LINES)
def test_no_line_is_lost_or_moved(lines: list[TextLine]) -> None:
    out = [line for part in paragraphs_of(lines) for line in part]
    assert out == [line for line in lines if line.text.strip()]


def test_a_drop_cap_stands_before_its_word() -> None:
    cap = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert seen(p("W", cap) + p("e will act.")) == [("paragraph", "We will act.")]


# --- tabs


def tabbed(*cells: str) -> str:
    return "<w:p>" + "<w:r><w:tab/></w:r>".join(map(run, cells)) + "</w:p>"


def test_an_action_table_typed_with_tabs_is_rows() -> None:
    body = (
        tabbed("Action", "Lead", "By when")
        + tabbed("Open a café", "", "ICB", "2026")
        + tabbed("Train staff", "Council", "2027")
        + p("We will report.")
    )
    blocks = blocks_of(body)
    assert [(b.kind.value, b.text, b.path) for b in blocks] == [
        ("caption", "Action | Lead | By when", "p[1]"),
        ("table_row", "Open a café | ICB | 2026", "p[2]"),
        ("table_row", "Train staff | Council | 2027", "p[3]"),
        ("paragraph", "We will report.", "p[4]"),
    ]
    assert [cell.role for cell in blocks[1].cells] == ["action", "lead", "timescale"]


def test_a_contents_list_typed_by_hand_is_contents() -> None:
    body = tabbed("Aims", "2") + p("Money ........ 4") + tabbed("Staff", "9") + p("We act.")
    assert [kind for kind, _ in seen(body)] == ["contents"] * 3 + ["paragraph"]


def test_tabs_elsewhere_are_blanks() -> None:
    assert seen(tabbed("Name:", "Jo") + tabbed("Post:", "Lead")) == [
        ("paragraph", "Name: Jo"),
        ("paragraph", "Post: Lead"),
    ]
