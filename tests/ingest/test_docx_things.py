"""Fields, controls, notes, signs, drawings and changes in Word files."""

import pytest
from office_files import (
    HEADER,
    OFFICE,
    PACKAGE,
    SPACES,
    bold,
    field,
    item,
    lists,
    lvl,
    p,
    packed,
    run,
    tbl,
    tr,
    zipped,
)

from doc_audit.ingest import read_document
from doc_audit.model import Block, Document


def read(body: str, **parts: str) -> Document:
    return read_document(packed(body, **parts), "plan.docx", "plan")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks]


def kinds(body: str) -> list[str]:
    return [block.kind.value for block in read(body).blocks]


def row_of(block: Block) -> list[tuple[str, str]]:
    return [(cell.role, block.text[cell.start : cell.end]) for cell in block.cells]


# --- fields and controls


def test_a_contents_field_over_paragraphs_is_contents() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = mark.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    body = (
        f"<w:p>{begin}{mark.format('separate')}{run('Aims 3')}</w:p>{p('Money 4')}"
        f"<w:p>{mark.format('end')}</w:p>{p('We will act.')}"
    )
    assert kinds(body) == ["contents", "contents", "paragraph"]


def test_a_contents_field_that_never_ends_takes_nothing_with_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert kinds(f"<w:p>{begin}</w:p>{p('We will act.')}") == ["paragraph"]


def test_a_gallery_of_contents_and_a_list_of_sources_are_told_by_what_made_them() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Aims 3')}</w:sdtContent></w:sdt>"
        f"<w:p>{field('BIBLIOGRAPHY', run('Marmot, 2010.'))}</w:p>"
    )
    assert kinds(body) == ["contents", "reference"]


def test_words_that_ask_to_be_replaced_are_no_content() -> None:
    def control(words: str, properties: str) -> str:
        content = f"<w:sdtContent>{run(words)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"

    empty = control("Click here.", "<w:showingPlcHdr/>")
    full = control("Public Health", "")
    cell = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc>"
        f"{p('Choose an item.')}</w:tc></w:sdtContent></w:sdt>"
    )
    row = f"<w:tr><w:tc>{p('Cook')}</w:tc>{cell}<w:tc>{p('2026')}</w:tc></w:tr>"
    body = f"<w:p>{run('Lead: ')}{empty}{full}</w:p>" + tbl(tr("Action", "Lead", "When"), row)
    assert texts(body) == ["Lead: Public Health", "Action | Lead | When", "Cook | 2026"]


def test_old_form_fields_show_their_ticks_and_choices() -> None:
    def form(data: str) -> str:
        begin = (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        )
        return begin + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    ticked = form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    choice = '<w:result w:val="1"/><w:listEntry w:val="North"/><w:listEntry w:val="South"/>'
    chosen = form(f"<w:ddList>{choice}</w:ddList>")
    body = f"<w:p>{run('Agreed ')}{ticked}{run(' in the ')}{chosen}</w:p>"
    assert texts(body) == ["Agreed ☒ in the South"]


def test_a_counted_figure_is_a_caption_and_a_counted_action_is_not() -> None:
    figure = f"<w:p>{run('Figure ')}{field('SEQ Figure', run('1'))}{run(' Smoking')}</w:p>"
    action = f"<w:p>{run('Action ')}{field('SEQ Action', run('1'))}{run(' We will cook.')}</w:p>"
    assert kinds(figure + action) == ["caption", "paragraph"]


# --- notes


def test_endnotes_come_last_and_own_marks_of_notes_are_no_words() -> None:
    end = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{run('We will act')}{end}{own}{run('.')}</w:p>" + p(
        "Next", '<w:outlineLvl w:val="0"/>'
    )
    notes = {
        "endnotes": f'<w:endnote w:id="5">{p("See the Act.")}</w:endnote>',
        "footnotes": f'<w:footnote w:id="7">{p("Subject to money.")}</w:footnote>',
    }
    assert texts(body, **notes) == ["We will act.", "Subject to money.", "Next", "See the Act."]


@pytest.mark.parametrize(
    ("before", "raised", "out"),
    [("Rates are high", "1,2", "Rates are high"), ("It fell.", "3", "It fell."),
     ("the 1", "st", "the 1st"), ("12 km", "2", "12 km2"), ("10", "6", "106"),
     ("per square metre", "2", "per square metre2")],
)  # fmt: skip
@pytest.mark.parametrize("how", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>'])
def test_typed_marks_of_notes_are_no_words(before: str, raised: str, out: str, how: str) -> None:
    assert texts(f"<w:p>{run(before)}{run(raised, how)}</w:p>") == [out]


# --- signs


def test_signs_of_symbol_fonts_are_read_as_they_look() -> None:
    wing = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    body = (
        '<w:p><w:r><w:t>Done </w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> and </w:t>'
        f'<w:sym w:font="Symbol" w:char="F0B3"/></w:r>{run("80%; ")}{run("ü", wing)}</w:p>'
    )
    assert texts(body) == ["Done ✓ and ≥80%; ✓"]


def test_ruby_fractions_and_tags_keep_their_words() -> None:
    base = f"<w:rubyBase>{run('Kyoto')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rt>{run('x')}</w:rt>{base}</w:ruby></w:r>"
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>cases</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>people</m:t></m:r></m:den></m:f></m:oMath>"
    )
    tag = f"<w:smartTag>{run(' in Bexley')}</w:smartTag>"
    assert texts(f"<w:p>{ruby}{tag}{run(' ')}{fraction}</w:p>") == ["Kyoto in Bexley cases/people"]


# --- drawings


def anchored(inner: str, x: int, y: int) -> str:
    return (
        "<w:r><w:drawing><wp:anchor>"
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="90" cy="90"/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>'
        "</wp:anchor></w:drawing></w:r>"
    )


def test_boxes_of_what_who_and_when_are_one_action() -> None:
    boxes = [("When", "By 2026", 200), ("What", "Open a hub", 0), ("Who", "The ICB", 100)]
    body = "".join(anchored(bold(label) + p(words), x, 0) for label, words, x in boxes)
    (block,) = read(f"<w:p>{body}</w:p>").blocks
    assert row_of(block) == [
        ("action", "Open a hub"),
        ("lead", "The ICB"),
        ("timescale", "By 2026"),
    ]


def test_cells_that_open_with_their_labels_are_one_action_each_table() -> None:
    labels = ("What", "Who:", "When")
    first = tr(*(bold(n) + p(t) for n, t in zip(labels, ("Cook", "ICB", "2026"), strict=True)))
    other = ("What we will do", "Lead", "Timescale")
    second = tr(*(bold(n) + p(t) for n, t in zip(other, ("Teach", "Trust", "2027"), strict=True)))
    assert texts(tbl(first) + p("") + tbl(second)) == ["Cook | ICB | 2026", "Teach | Trust | 2027"]


@pytest.mark.parametrize("frame", ["{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"])
def test_labels_in_lines_of_their_own_make_an_action(frame: str) -> None:
    said = (("What", "Open a hub"), ("Who", "The ICB"), ("When", "By 2026"))
    body = frame.format("".join(bold(label) + p(words) for label, words in said))
    first, *_ = read(bold("Our plan") + p("We act.") + body + p("Then we report.")).blocks[2:]
    assert [role for role, _ in row_of(first)] == ["action", "lead", "timescale"]


def test_one_label_alone_stays_a_heading() -> None:
    body = bold("Action") + p("We act.") + bold("Background") + p("We wait.")
    assert kinds(body) == ["heading", "paragraph", "heading", "paragraph"]


def test_boxes_without_labels_stay_as_they_are() -> None:
    body = anchored(bold("Smoking") + p("It kills."), 0, 0) + anchored(p("Who pays"), 100, 0)
    assert texts(f"<w:p>{body}</w:p>") == ["Smoking", "It kills.", "Who pays"]


def test_grouped_shapes_are_read_by_rows() -> None:
    def shape(words: str, x: int, y: int) -> str:
        place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="90" cy="80"/></a:xfrm>'
        box = f"<wps:txbx><w:txbxContent>{p(words)}</w:txbxContent></wps:txbx>"
        return f"<wps:wsp><wps:spPr>{place}</wps:spPr>{box}</wps:wsp>"

    own = (
        '<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="200" cy="200"/></a:xfrm></wpg:grpSpPr>'
    )
    shapes = (
        shape("four", 100, 105) + shape("two", 100, 5) + shape("three", 0, 100) + shape("one", 0, 0)
    )
    group = f"<wpg:wgp>{own}{shapes}</wpg:wgp>"
    body = f"<w:p><w:r><w:drawing><wp:inline>{group}</wp:inline></w:drawing></w:r></w:p>"
    assert texts(body) == ["one", "two", "three", "four"]


def test_old_groups_and_word_art_are_read() -> None:
    def rect(words: str, left: int) -> str:
        box = f"<v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox>"
        return f'<v:rect style="position:absolute;left:{left};top:0;height:9">{box}</v:rect>'

    art = '<v:shape><v:textpath string="Our plan"/></v:shape>'
    group = f"<v:group>{rect('right', 50)}{rect('left', 0)}</v:group>"
    body = f"<w:p><w:r><w:pict>{group}{art}</w:pict></w:r></w:p>"
    assert texts(body) == ["left", "right", "Our plan"]


def test_an_embedded_object_is_noted_and_its_picture_is_none_of_the_plan() -> None:
    body = p("We act.") + "<w:p><w:r><w:object><v:imagedata/><o:OLEObject/></w:object></w:r></w:p>"
    assert [x.code for x in read(body).problems] == ["embedded_objects"]


def test_smart_art_stands_at_its_place_in_the_order_of_its_outline() -> None:
    def point(key: str, words: str = "") -> str:
        return f'<d:pt modelId="{key}"><d:t><a:t>{words}</a:t></d:t></d:pt>'

    links = "".join(
        f'<d:cxn srcId="{a}" destId="{b}" srcOrd="{at}"/>'
        for a, b, at in (("r", "c", 1), ("r", "b", 0), ("b", "x", 0))
    )
    points = point("r") + point("c", "Later") + point("x", "Under first") + point("b", "First")
    inner = f"<d:ptLst>{points}</d:ptLst><d:cxnLst>{links}</d:cxnLst>"
    data = f'<d:dataModel xmlns:d="urn:d" {SPACES}>{inner}</d:dataModel>'
    art = "<w:p><w:r><w:drawing><d:relIds xmlns:d='urn:d' r:dm='rd'/></w:drawing></w:r></w:p>"
    body = f"<w:body>{p('Before.')}{art}{p('After.')}</w:body>"
    content = zipped(
        {
            "word/document.xml": f"{HEADER}<w:document {SPACES}>{body}</w:document>",
            "word/d.xml": data,
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rd" Target="d.xml"'
                f' Type="{OFFICE}/diagramData"/></Relationships>'
            ),
        }
    )
    blocks = read_document(content, "plan.docx", "plan").blocks
    assert [b.text for b in blocks] == ["Before.", "First", "Under first", "Later", "After."]


# --- changes, hidden rows, merges


def test_words_before_a_deleted_last_mark_are_kept_in_their_cell() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = tbl(tr("Action", "Lead"), tr(p("Cook", gone), "ICB")) + p("The end", gone)
    assert texts(body) == ["Action | Lead", "Cook | ICB", "The end"]


def test_changed_looks_and_rows_are_noted() -> None:
    for body in (
        p("We act.", "<w:pPrChange><w:pPr/></w:pPrChange>"),
        f"<w:p>{run('We act.', '<w:rPrChange><w:rPr/></w:rPrChange>')}</w:p>",
        tbl(tr("Old", "Row", properties="<w:del/>"), tr("We", "act")),
    ):
        assert [x.code for x in read(body).problems] == ["tracked_changes"]


def test_a_hidden_row_is_out_and_noted() -> None:
    document = read(
        tbl(tr("Action", "Lead"), tr("Old", "No", properties="<w:hidden/>"), tr("Cook", "ICB"))
    )
    assert [b.text for b in document.blocks] == ["Action | Lead", "Cook | ICB"]
    assert [x.code for x in document.problems] == ["hidden_text"]


def test_cells_merged_the_old_way_are_one() -> None:
    def cell(words: str, merge: str) -> str:
        return f'<w:tc><w:tcPr><w:hMerge w:val="{merge}"/></w:tcPr>{p(words)}</w:tc>'

    band = f"<w:tr>{cell('Theme: food', 'restart')}{cell('', 'continue')}</w:tr>"
    document = read(tbl(tr("Action", "Lead"), band, tr("Cook", "ICB")))
    assert [b.kind.value for b in document.blocks] == ["caption", "heading", "table_row"]


def test_numbers_go_on_across_a_table() -> None:
    body = item("a", 1) + tbl(tr("x", "y"), tr("1", "2")) + item("b", 1)
    blocks = read(body, numbering=lists(lvl(0, "decimal", "%1."))).blocks
    assert (blocks[0].marker, blocks[-1].marker) == ("1.", "2.")


def test_a_strict_file_is_read_the_same() -> None:
    strict = "http://purl.oclc.org/ooxml"
    body = (
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Aims</w:t></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:sz w:val="20pt"/></w:rPr><w:t>Food</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>We will cook for every child in town.</w:t></w:r></w:p>"
    )
    main = (
        f'<w:document xmlns:w="{strict}/wordprocessingml/main"><w:body>{body}</w:body></w:document>'
    )
    kind = f"{strict}/officeDocument/relationships/officeDocument"
    link = f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/>'
    content = zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>',
            "word/document.xml": main,
        }
    )
    blocks = read_document(content, "plan.docx", "plan").blocks
    assert [(b.kind.value, b.level) for b in blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]
