"""Tags as a second opinion: heard where they are sane and type leaves a doubt, else not."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tagged_pages import Element, Page, Text, line, table, tag, tagged_pdf

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tags.kinds import disagreements
from doc_audit.ingest.pdf.tags.sense import Tags
from doc_audit.ingest.pdf.tags.tag import Tag
from doc_audit.model import Document

PROSE = (
    "Our partners agree that health is made where people live and",
    "work, so the plan looks at homes, jobs and schools as much as",
    "at clinics, and asks each of them what they can do next year.",
)


def read(*pages: Page, marked: bool = True) -> Document:
    return read_pdf(tagged_pdf(*pages, marked=marked), "plan.pdf", "plan")


def kinds(document: Document, *wanted: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in document.blocks
            if not wanted or b.kind.value in wanted]  # fmt: skip


def heads(document: Document) -> list[str]:
    return [text for _, text in kinds(document, "heading")]


def prose(top: float, x: float = 60) -> Element:
    return tag("P", line(x, top, *PROSE))


def sections(role: str, names: Sequence[str], bold: bool = False) -> list[Element]:
    """Short lines in the body's size, each over a paragraph."""
    found = []
    for number, name in enumerate(names):
        found += [tag(role, line(60, 60 + 90 * number, name, bold=bold)),
                  prose(80 + 90 * number)]  # fmt: skip
    return found


NAMES = ["Homes that are warm", "Work that is fair", "Schools that care", "Streets that are safe"]


def test_plain_line_tagged_as_heading_among_set_apart_ones():
    tree = [*sections("H2", NAMES, bold=True), *[tag("H2", line(60, 430, "Parks that are near"))],
            prose(450)]  # fmt: skip
    assert heads(read(Page(tree), marked=False)) == NAMES
    assert heads(read(Page(tree))) == [*NAMES, "Parks that are near"]


def test_bold_line_that_alone_has_no_heading_tag():
    # Another size, so that it is set like none of the tagged ones.
    signed = [tag("P", line(60, 430, "Ann Example", size=11, bold=True)), prose(450)]
    page = Page([*sections("H2", NAMES, bold=True), *signed])
    assert heads(read(page, marked=False)) == [*NAMES, "Ann Example"]
    assert heads(read(page)) == NAMES


def test_bold_lines_that_an_author_never_tags_stay_headings():
    page = Page([tag("H1", line(60, 20, "A plan", size=20)), *sections("P", NAMES, bold=True)])
    assert heads(read(page)) == ["A plan", *NAMES]


def test_large_heading_stays_whatever_the_tags_say():
    page = Page([tag("P", line(60, 20, "A plan", size=20)), *sections("H2", NAMES, bold=True)])
    assert heads(read(page)) == ["A plan", *NAMES]


def test_heading_tag_on_a_sentence_does_not_make_it_a_heading():
    wish = "We will open four more hubs by March 2027."
    page = Page([*sections("H2", NAMES, bold=True), tag("H3", line(60, 440, wish))])
    assert ("paragraph", wish) in kinds(read(page))


def test_heading_tag_on_everything_is_not_believed():
    tree = [tag("H1", *node.kids) for node in sections("P", NAMES)]
    assert heads(read(Page(tree))) == heads(read(Page(tree), marked=False)) == []


def test_heading_tag_on_many_plain_lines_is_not_believed():
    # A style used for its spacing: short lines, none set apart.
    page = Page(sections("H1", NAMES))
    assert heads(read(page)) == []


def test_dozens_of_headings_of_one_level_a_page_are_not_believed():
    pages = []
    for number in range(3):
        tree: list[Element] = []
        for place in range(9):
            tree += [
                tag("H1", line(60, 40 + 80 * place, f"Name {number} {place}", bold=True)),
                tag("P", line(60, 60 + 80 * place, "Some words under it", *PROSE[:2])),
            ]
        tree[-2] = tag("H1", line(60, 680, f"Other {number}"))  # in plain type
        pages.append(Page(tree))  # fmt: skip
    assert heads(read(*pages)) == heads(read(*pages, marked=False))
    assert not any("Other" in head for head in heads(read(*pages)))


def test_age_at_the_start_of_a_heading_is_no_section_number():
    page = Page([
        line_over("H1", 40, "A plan for every age", 20), prose(80),
        line_over("H2", 150, "16 + years", 14), prose(180),
    ])  # fmt: skip
    assert [b.level for b in read(page).blocks if b.kind.value == "heading"] == [1, 2]


def line_over(role: str, top: float, text: str, size: float) -> Element:
    return tag(role, line(60, top, text, size=size))


STEPS = [["Step to take", "Who", "Ready"], ["Train every ward manager", "Nurses", "June 2026"],
         ["Write to all who wait", "Clerks", "May 2026"],
         ["Publish the waits by ward", "", "Monthly"]]  # fmt: skip


def rows(document: Document) -> list[list[str]]:
    return [[block.text[cell.start : cell.end] for cell in block.cells]
            for block in document.blocks if block.kind.value == "table_row"]  # fmt: skip


def test_table_without_rules_is_read_by_its_tags():
    page = Page([prose(60), table([60, 250, 400], 130, STEPS), prose(300)])
    found = read(page)
    assert rows(found) == [["Train every ward manager", "Nurses", "June 2026"],
                           ["Write to all who wait", "Clerks", "May 2026"],
                           ["Publish the waits by ward", "Monthly"]]  # fmt: skip
    (first, *_) = [b for b in found.blocks if b.kind.value == "table_row"]
    assert [cell.head for cell in first.cells] == STEPS[0]


def test_row_across_a_tagged_table_names_the_rows_under_it():
    made = table([60, 250, 400], 130, STEPS)
    whole = tag("TR", tag("TD", line(60, 226, "What follows from the survey of all the staff")))
    last = table([60, 250, 400], 250, [STEPS[2]], heads=0).kids
    page = Page([prose(60), Element("Table", [*made.kids, whole, *last])])
    assert len(rows(read(page))) == 4
    assert heads(read(page)) == ["What follows from the survey of all the staff"]


def test_tagged_table_that_goes_on_over_the_page():
    first = Page([prose(60), table([60, 250, 400], 130, STEPS)])
    second = Page(
        [
            table(
                [60, 250, 400],
                60,
                [["Ask the staff", "Managers", "Each week"], ["Tell the board", "Chair", "July"]],
                heads=0,
            )
        ]
    )
    found = [b for b in read(first, second).blocks if b.kind.value == "table_row"]
    assert len(found) == 5
    assert {b.table for b in found} == {1}
    assert [cell.head for cell in found[-1].cells] == STEPS[0]


def test_table_tag_over_columns_of_text_is_not_believed():
    # Cells of one row stand below each other: tags that come from a converter, not a table.
    cells = [tag("TR", *[tag("TD", line(60 + 30 * c, 130 + 40 * r + 15 * c, f"Words {r} {c} here"))
                         for c in range(3)]) for r in range(3)]  # fmt: skip
    page = Page([Element("Table", cells)])
    assert rows(read(page)) == rows(read(page, marked=False)) == []


def test_references_set_as_a_table_are_not_rows():
    entries = [[f"[{n}]", f"An author, The title of a report, number {n}"] for n in range(1, 6)]
    page = Page([prose(60), table([60, 90], 130, entries, heads=0)])
    assert rows(read(page)) == []


ITEMS = ["We will open four more hubs by March 2027", "The council will pay for warm homes",
         "Schools will train a lead in each year"]  # fmt: skip


def test_list_items_whose_bullets_are_not_seen():
    items = [tag("LI", tag("LBody", line(80, 130 + 12.5 * n, text)))
             for n, text in enumerate(ITEMS)]  # fmt: skip
    page = Page([prose(60), Element("L", items), tag("P", line(80, 167.5, "Words after the list"))])
    assert kinds(read(page, marked=False), "list_item") == []
    assert kinds(read(page), "list_item") == [("list_item", text) for text in ITEMS]
    assert ("paragraph", "Words after the list") in kinds(read(page))


def test_list_tag_on_pieces_of_one_line_is_not_believed():
    items = [tag("LI", line(60 + 120 * n, 130, text)) for n, text in enumerate(("Home", "Plans"))]
    page = Page([prose(60), Element("L", items)])
    assert kinds(read(page), "list_item") == []


def test_list_tag_on_whole_paragraphs_is_not_believed():
    items = [tag("LI", line(60, 60 + 120 * n, *PROSE * 4, size=8)) for n in range(3)]
    assert kinds(read(Page([Element("L", items)])), "list_item") == []


LABELS = ["Smokers", "Former smokers", "Never smoked"]


def chart(top: float) -> list[Text]:
    return [line(60 + 150 * n, top, text) for n, text in enumerate(LABELS)]


def test_labels_of_a_chart_are_no_statements():
    page = Page([prose(60), tag("Figure", *chart(150)), prose(300)])
    assert {("caption", label) for label in LABELS} <= set(kinds(read(page)))


def test_bold_label_of_a_chart_is_no_heading():
    page = Page([prose(60), tag("Figure", line(60, 150, "Smokers", bold=True)), prose(170)])
    assert heads(read(page, marked=False)) == ["Smokers"]
    assert ("caption", "Smokers") in kinds(read(page))


def test_labels_in_a_form_inside_a_figure():
    page = Page([prose(60), prose(300)], form=chart(150))
    assert {("caption", label) for label in LABELS} <= set(kinds(read(page)))


def test_caption_without_the_word_figure():
    caption = tag("Caption", line(60, 170, "How smoking fell in the county"))
    page = Page([prose(60), tag("Figure", *chart(150), caption), prose(300)])
    assert ("caption", "How smoking fell in the county") in kinds(read(page))


def test_prose_in_a_figure_stays_prose():
    page = Page([*[prose(60 + 60 * n) for n in range(4)], tag("Figure", line(60, 400, *PROSE))])
    assert len(kinds(read(page), "paragraph")) == 5


def test_page_tagged_as_one_figure_is_not_believed():
    lists = [line(60, 60 + 30 * n, label) for n, label in enumerate(LABELS * 3)]
    page = Page([tag("Figure", *lists), tag("P", line(60, 500, "Words"))])
    assert kinds(read(page), "caption") == []


def test_running_head_that_differs_on_each_page():
    pages = [Page([prose(120), prose(300)], artifacts=[line(60, 20, name)]) for name in NAMES]
    assert kinds(read(*pages), "furniture") == [("furniture", name) for name in NAMES]


def test_artifact_in_the_middle_of_a_page_stays():
    page = Page([prose(60), prose(500)], artifacts=[line(60, 300, "We will open a hub")])
    assert kinds(read(page), "furniture") == []


def test_artifact_at_the_edge_but_inside_the_text_stays():
    page = Page([prose(20), prose(120), prose(300)], artifacts=[line(60, 70, "Words in between")])
    assert kinds(read(page), "furniture") == []


def test_all_marked_as_artifact_is_not_believed():
    page = Page([tag("P", line(60, 400, "Words"))], artifacts=[line(60, 20, *PROSE)])
    assert kinds(read(page), "furniture") == []


def test_note_without_a_number():
    note = tag("Note", line(60, 700, "A survey of all the staff in the county, made last year",
                            size=8))  # fmt: skip
    page = Page([*[prose(60 + 60 * n) for n in range(4)], note])
    assert [kind for kind, _ in kinds(read(page))][-1] == "footnote"


def test_contents_without_dots_or_numbers():
    entries = [tag("TOCI", line(60, 60 + 30 * n, name)) for n, name in enumerate(NAMES)]
    pages = [Page([Element("TOC", entries)]), Page([prose(60 + 70 * n) for n in range(8)])]
    assert kinds(read(*pages), "contents") == [("contents", name) for name in NAMES]


def test_passages_that_the_tree_reads_the_other_way_round_are_counted():
    text = [Passage((textline(f"Words {n}", run=n),)) for n in range(4)]
    straight = Tags({1: [Tag(block=n) for n in (1, 2, 3, 4)]})
    turned = Tags({1: [Tag(block=n) for n in (2, 1, 4, 3)]})
    noted = Tags({1: [Tag(block=1), Tag(block=3), Tag(block=2, note=True), Tag(block=4)]})
    assert [disagreements(text, tags) for tags in (straight, turned, noted)] == [0, 2, 0]


def textline(text: str, run: int) -> TextLine:
    box = Box(0, 20 * run, 100, 20 * run + 10)
    return TextLine(1, text, b"", box, box.y1, 10, 0, 0, 0, "", run, run=run)


ROLES = ["P", "H1", "H3", "L", "LI", "LBody", "Table", "TR", "TD", "Note", "Figure", "TOC", "TOCI"]


@st.composite
def liars(draw: st.DrawFn) -> list[Element]:
    """The same page under any tags."""
    words = [line(60 + 200 * (n % 2), 40 + 20 * n, f"word{n} more{n}") for n in range(16)]
    tree: list[Element] = []
    at = 0
    while at < len(words):
        size = draw(st.integers(1, 5))
        node = Element(draw(st.sampled_from(ROLES)), words[at : at + size])
        for role in draw(st.lists(st.sampled_from(ROLES), max_size=3)):
            node = Element(role, [node])
        tree.append(node)
        at += size
    return tree


@given(liars())
@settings(max_examples=25, deadline=None)
def test_no_tags_lose_or_double_a_word(tree: list[Element]):
    found = " ".join(block.text for block in read(Page(tree)).blocks)
    words = found.replace("|", " ").split()
    assert sorted(words) == sorted(word for n in range(16) for word in (f"word{n}", f"more{n}"))
