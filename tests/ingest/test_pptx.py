"""Slides as PowerPoint shows them: titles, bullets, what is inherited, what is left out."""

import pytest
from deck_files import (
    STRICT,
    block,
    built,
    codes,
    group,
    links,
    packed,
    para,
    part,
    place,
    read,
    run,
    shape,
    texts,
    title,
)
from office_files import zipped

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.ingest.kind import kind_of
from doc_audit.ingest.pptx import read_pptx
from doc_audit.model import BlockKind

BODY = (30, 100, 660, 300)
BULLETS = (
    "||<p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr></p:titleStyle><p:bodyStyle>"
    '<a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr>'
    '<a:lvl2pPr><a:buFont typeface="Wingdings"/><a:buChar char="&#xA7;"/></a:lvl2pPr>'
    "</p:bodyStyle></p:txStyles>"
)
MASTER = shape("", BODY, 'type="body" idx="1"') + BULLETS
LAYOUT = shape("Click to add", BODY, 'idx="1"')


def held(paragraphs: str, **given: str) -> str:
    return shape(paragraphs, None, 'idx="1"', **given)


def items(slide: str, **given: object) -> list[tuple[str, int, str]]:
    document = read(slide, **({"layout": LAYOUT, "master": MASTER} | given))
    return [(b.marker, b.level, b.text) for b in document.blocks]


def test_a_deck_made_by_a_program_is_read() -> None:
    def write(deck):  # type: ignore[no-untyped-def]
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "Our plan\vfor all"
        slide.placeholders[1].text_frame.text = "We will act by March 2027."
        slide.notes_slide.notes_text_frame.text = "Say more here."

    document = read_document(built(write), "plan", "d")
    assert [(b.kind, b.marker, b.text, b.page) for b in document.blocks] == [
        (BlockKind.HEADING, "", "Our plan for all", 1),
        (BlockKind.LIST_ITEM, "•", "We will act by March 2027.", 1),
        (BlockKind.FOOTNOTE, "", "Say more here.", 1),
    ]
    assert document.media == "pptx"
    assert codes(document) == {"speaker_notes": (1,)}
    assert [(p.number, p.width, p.height) for p in document.pages] == [(1, 720, 540)]
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


@pytest.mark.parametrize("name", ["plan.pptx", "plan.pdf", "plan"])
def test_a_deck_is_known_by_its_content(name: str) -> None:
    assert kind_of(packed(title("Plan")), name) == "pptx"


def test_bullets_come_from_the_master_unless_switched_off() -> None:
    body = para("First") + para("Second", 'lvl="1"') + para("Plain", "", "<a:buNone/>")
    assert items(held(body)) == [("•", 1, "First"), ("▪", 2, "Second"), ("", 0, "Plain")]


def test_bullets_of_the_layout_go_before_those_of_the_master() -> None:
    layout = shape("x", BODY, 'idx="1"', styles="<a:lvl1pPr><a:buNone/></a:lvl1pPr>")
    assert items(held("Plain"), layout=layout) == [("", 0, "Plain")]


def test_text_boxes_have_no_bullets_of_the_body() -> None:
    assert items(shape("Plain", BODY)) == [("", 0, "Plain")]


def test_bullets_without_layout_or_master() -> None:
    body = para("First", "", '<a:buChar char="–"/>') + para("Second", "", "<a:buBlip/>")
    found = items(held(body), layout="", master="")
    assert found == [("–", 1, "First"), ("•", 1, "Second")]


def test_bullets_below_plain_text_are_outermost() -> None:
    body = para("By 2027 we will:", "", "<a:buNone/>") + para("act", 'lvl="1"')
    assert items(held(body)) == [("", 0, "By 2027 we will:"), ("▪", 1, "act")]


def numbered(text: str, scheme: str = "arabicPeriod", start: str = "", level: int = 0) -> str:
    begins = f'startAt="{start}"' if start else ""
    return para(text, f'lvl="{level}"', f'<a:buAutoNum type="{scheme}" {begins}/>')


def test_numbers_count_over_deeper_and_empty_paragraphs() -> None:
    body = (
        numbered("one")
        + numbered("deeper", "alphaLcParenR", level=1)
        + "<a:p/>"
        + numbered("two")
        + numbered("deeper again", "alphaLcParenR", level=1)
        + numbered("three", "romanUcPeriod")
        + para("plain", "", "<a:buNone/>")
        + numbered("four", "arabicParenBoth", "4")
        + numbered("five", "arabicParenBoth", "4")
    )
    assert [marker for marker, _, _ in items(held(body))] == [
        "1.", "a)", "2.", "a)", "I.", "", "(4)", "(5)",
    ]  # fmt: skip


def test_lines_broken_by_hand_are_joined_unless_they_open_something() -> None:
    runs = run("We will") + "<a:br/>" + run("act.") + "<a:br/>" + run("• Now")
    found = items(shape(para(runs), BODY))
    assert found == [("", 0, "We will act."), ("•", 1, "Now")]


def test_labels_in_one_box_become_one_record() -> None:
    runs = "<a:br/>".join(map(run, ("What: open a clinic", "Who: ICB", "When: May 2026")))
    (row,) = read(shape(para(runs), BODY)).blocks
    assert row.kind is BlockKind.TABLE_ROW
    assert [cell.role for cell in row.cells] == ["action", "lead", "timescale"]


def test_letters_as_written_not_as_shown() -> None:
    assert texts(read(shape(para(run("We will act", 'cap="all"')), BODY))) == ["We will act"]


def test_footnote_marks_go_and_footnotes_stand_apart() -> None:
    text = run("We will act.") + run("1, 2", 'baseline="30000"') + run(" On 30 m")
    text += run("2", 'baseline="30000"') + run(" in 2026") + run("3", 'baseline="30000"')
    note = para(run("1", 'baseline="30%"') + run(" Source of it"))
    document = read(shape(para(text), BODY) + shape(note, (30, 500, 600, 20)))
    assert texts(document) == ["We will act. On 30 m² in 2026³", "Source of it"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE
    assert document.blocks[1].marker == "1"


def test_struck_words_are_left_out_and_noted() -> None:
    document = read(
        shape(para(run("We will ") + run("not ", 'strike="sngStrike"') + run("act")), BODY)
    )
    assert texts(document) == ["We will act"]
    assert "struck_text" in codes(document)


def test_fields_links_and_formulas_are_words() -> None:
    text = (
        '<a:fld id="{1}" type="datetime1"><a:t>May 2026</a:t></a:fld>'
        + '<a:r><a:rPr><a:hlinkClick r:id="x"/></a:rPr><a:t>: see our plan </a:t></a:r>'
        + "<mc:AlternateContent><mc:Choice Requires='a14'><a14:m><m:oMath><m:r><m:t>x=2</m:t></m:r>"
        + "</m:oMath></a14:m></mc:Choice><mc:Fallback><a:r><a:t>no</a:t></a:r></mc:Fallback>"
        + "</mc:AlternateContent>"
    )
    assert texts(read(shape(para(text), BODY))) == ["May 2026: see our plan x=2"]


def test_footers_dates_and_numbers_are_furniture() -> None:
    slide = title("Plan") + "".join(
        shape(text, (30, 510, 90, 20), f'type="{kind}"')
        for kind, text in (("ftr", "Averdale ICB"), ("sldNum", "4"), ("dt", "May 2026"))
    )
    slide += shape('<a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p>', (600, 300, 30, 20))
    document = read(slide)
    assert sorted(texts(document, BlockKind.FURNITURE)) == ["1", "4", "Averdale ICB", "May 2026"]


def test_words_of_the_master_are_furniture_once_and_prompts_are_not_read() -> None:
    master = shape("Working together", (30, 500, 300, 20)) + MASTER
    document = read(title("One"), title("Two"), layout=LAYOUT, master=master)
    assert texts(document, BlockKind.FURNITURE) == ["Working together"]
    assert "Click to add" not in document.text


def test_a_slide_without_master_shapes_has_no_furniture_of_it() -> None:
    master = shape("Working together", (30, 500, 300, 20)) + MASTER
    given = {"attributes": {1: 'showMasterSp="0"'}}
    assert texts(read(title("One"), layout=LAYOUT, master=master, **given)) == ["One"]


def test_what_repeats_in_the_margin_is_furniture_but_not_heads_of_cards() -> None:
    slides = [
        title(f"Priority {n}")
        + shape(f"Averdale plan {n}", (30, 500, 200, 20))
        + shape("Lead", (30, 100, 100, 20))
        + shape(f"The team {n}", (30, 130, 100, 20))
        for n in range(1, 5)
    ]
    document = read(*slides)
    assert texts(document, BlockKind.FURNITURE) == [f"Averdale plan {n}" for n in range(1, 5)]
    assert texts(document).count("Lead") == 4


def test_hidden_slides_and_shapes_are_left_out_and_noted() -> None:
    second = (
        title("Two") + shape("Old", BODY, shown='hidden="1"') + shape("Parked", (800, 0, 90, 9))
    )
    second += group(shape("Grouped", BODY), BODY, BODY).replace(
        "<p:nvGrpSpPr/>", '<p:nvGrpSpPr><p:cNvPr id="9" hidden="1"/></p:nvGrpSpPr>'
    )
    document = read(title("One"), second, title("Three"), attributes={1: 'show="0"'})
    assert texts(document) == ["Two", "Three"]
    assert [b.page for b in document.blocks] == [2, 3]
    assert codes(document) == {"hidden_slides": (1,), "hidden_text": (2,)}
    assert [page.number for page in document.pages] == [2, 3]


def test_pictures_charts_and_embedded_sheets_are_noted_not_read() -> None:
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="1" name="a" descr="A map"/></p:nvPicPr></p:pic>'
    chart = (
        "<p:graphicFrame><a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic>'
        "</p:graphicFrame>"
    )
    sheet = chart.replace("/chart", "/ole")
    document = read(title("One") + picture + chart + sheet)
    assert texts(document) == ["One"]
    assert set(codes(document)) == {"pictures_not_read", "charts_not_read", "embedded_documents"}


def test_a_slide_that_is_one_picture_is_an_error() -> None:
    picture = (
        '<p:pic><p:nvPicPr/><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9144000" cy="6858000"/></a:xfrm></p:spPr></p:pic>'
    )
    document = read(title("One") + picture, picture)
    assert codes(document)["page_without_text"] == (2,)
    assert [(p.grade, *p.reasons) for p in document.pages] == [
        ("good", "pictures: a large picture may hold words that were not read"),
        ("unreadable", "no_text: only a picture"),
    ]


def test_sections_of_the_deck_are_headings_above_its_slides() -> None:
    main = (
        "<p:extLst><p:ext><p14:sectionLst>"
        + '<p14:section name="Default Section"><p14:sldIdLst><p14:sldId id="256"/>'
        + '</p14:sldIdLst></p14:section><p14:section name="Prevention"><p14:sldIdLst>'
        + '<p14:sldId id="257"/><p14:sldId id="258"/></p14:sldIdLst></p14:section>'
        + "</p14:sectionLst></p:ext></p:extLst>"
    )
    slides = [title("Plan", "ctrTitle"), title("Smoking"), title("Food") + shape("We eat.", BODY)]
    document = read(*slides, main=main, attributes={2: 'show="0"'})
    assert [(b.level, b.text) for b in document.blocks[:3]] == [
        (1, "Plan"), (2, "Prevention"), (3, "Food"),
    ]  # fmt: skip
    assert block(document, "We eat.").section == ("Plan", "Prevention", "Food")


def test_a_title_in_two_paragraphs_is_one_heading() -> None:
    slide = shape(para("Priority 1") + para("Smoking"), (30, 20, 660, 60), 'type="title"')
    assert texts(read(slide), BlockKind.HEADING) == ["Priority 1 Smoking"]


def test_a_title_that_is_a_sentence_is_read_as_one() -> None:
    document = read(title("We will halve smoking in Stowbeck by 2027."))
    assert [b.kind for b in document.blocks] == [BlockKind.PARAGRAPH]


def test_a_large_line_at_the_top_is_the_title_of_a_slide_without_one() -> None:
    slide = shape("We will act now.", BODY) + shape(
        para(run("Our plan", 'sz="3200"')), (30, 20, 600, 50)
    )
    document = read(slide)
    assert texts(document) == ["Our plan", "We will act now."]
    assert document.blocks[1].section == ("Our plan",)


def test_a_bold_line_heads_the_text_of_its_box_only() -> None:
    body = para(run("Good work", 'b="1"')) + para("We will hire.")
    document = read(title("One") + shape(body, BODY) + shape("Elsewhere.", (30, 450, 600, 30)))
    assert block(document, "We will hire.").section == ("One", "Good work")
    assert block(document, "Elsewhere.").section == ("One",)


def test_a_figure_in_large_print_is_joined_to_its_words() -> None:
    figure = shape(para(run("27%", 'sz="4000"')), (30, 100, 200, 50))
    document = read(title("One") + shape("of children are poor", (30, 150, 200, 40)) + figure)
    assert texts(document)[1:] == ["27% of children are poor"]


def test_damaged_and_missing_slides_are_an_error_and_the_rest_is_read() -> None:
    document = read(title("One"), "<?xml broken", title("Three"))
    assert texts(document) == ["One", "Three"]
    assert codes(document) == {"page_unreadable": (2,)}
    assert document.pages[1].grade == "unreadable"


def test_a_strict_file_is_read_alike() -> None:
    parts = {"ppt/slides/slide1.xml": part("sld", title("Plan") + held(para("Act now")))}
    plain = packed("", layout=LAYOUT, master=MASTER, parts=parts)
    content = strict(plain)
    assert content != plain
    ours, theirs = (read_pptx(each, "plan", "d").blocks for each in (plain, content))
    assert ours == theirs
    assert [b.text for b in ours] == ["Plan", "Act now"]


def strict(content: bytes) -> bytes:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for old, new in STRICT.items():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    return zipped(parts)


def test_the_alternative_that_powerpoint_shows_is_read() -> None:
    both = (
        "<mc:AlternateContent><mc:Choice Requires='p14'>{}</mc:Choice>"
        f"<mc:Fallback>{shape('Old', BODY)}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(both.format(shape("New", BODY)))) == ["New"]
    assert texts(read(both.format(""))) == ["Old"]


def test_notes_keep_their_text_only() -> None:
    notes = part(
        "notes",
        shape("x", holder='type="sldImg"')
        + shape(para("We will say.") + para("More."), holder='type="body" idx="1"')
        + shape("4", holder='type="sldNum"'),
    )
    document = read(
        title("One"),
        related={1: [("n", "notesSlide", "../notesSlides/notesSlide1.xml")]},
        parts={"ppt/notesSlides/notesSlide1.xml": notes},
    )
    assert texts(document, BlockKind.FOOTNOTE) == ["We will say.", "More."]
    assert {b.page for b in document.blocks} == {1}


def test_a_deck_without_slides_says_so() -> None:
    assert "document_without_text" in codes(read())


def test_relations_that_lead_out_or_nowhere_are_left_alone() -> None:
    away = links(("l", "slideLayout", "http://example.org/x")).replace(
        "/>", ' TargetMode="External"/>'
    )
    document = read(title("One"), parts={"ppt/slides/_rels/slide1.xml.rels": away})
    assert texts(document) == ["One"]


def test_a_sentence_for_a_title_ends_the_slide_before() -> None:
    sentence = title("We will halve smoking in Stowbeck by 2027.")
    document = read(title("Food") + shape("We eat.", BODY), sentence + shape("How so.", BODY))
    assert block(document, "We eat.").section == ("Food",)
    assert block(document, "How so.").section == ()


def test_damaged_relations_of_a_slide_leave_its_words() -> None:
    parts = {"ppt/slides/_rels/slide1.xml.rels": "<broken"}
    assert texts(read(title("Plan"), parts=parts)) == ["Plan"]


def test_an_absurd_number_of_slides_is_refused() -> None:
    main = f"<p:sldIdLst>{'<p:sldId/>' * 5_001}</p:sldIdLst>"
    content = packed(parts={"ppt/presentation.xml": part("presentation", "", "")})
    assert "document_without_text" in codes(read_pptx(content, "plan", "d"))
    whole = part("presentation", "").replace("</p:cSld>", f"</p:cSld>{main}")
    with pytest.raises(DocumentError) as error:
        read_pptx(packed(parts={"ppt/presentation.xml": whole}), "plan", "d")
    assert error.value.code == "too_large"


def test_the_pointwide_object_of_a_chart_add_in_is_no_embedded_sheet() -> None:
    uri = "http://schemas.openxmlformats.org/presentationml/2006/ole"
    sheet = (
        f'<p:graphicFrame>{place(0, 0, 1, 1, "p:xfrm")}<a:graphic><a:graphicData uri="{uri}"/>'
        "</a:graphic></p:graphicFrame>"
    )
    assert codes(read(title("One") + sheet)) == {}


def test_what_differs_in_more_than_the_slide_number_is_no_furniture() -> None:
    slides = [
        title(f"Aim {n}") + shape(f"We will fund {n}0 posts by 20{30 + n}", (30, 500, 300, 20))
        for n in range(1, 6)
    ]
    assert texts(read(*slides), BlockKind.FURNITURE) == []
