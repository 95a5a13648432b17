import pytest
from docx.document import Document as Writer
from office_files import built, item, p, packed

from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind, Document


def read(content: bytes) -> Document:
    return read_document(content, "plan.docx", "plan")


def running(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]


def texts(content: bytes) -> list[str]:
    return [block.text for block in running(read(content))]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_headings_paragraphs_and_lists_by_style() -> None:
    def write(document: Writer) -> None:
        document.add_heading("Our plan", 0)
        document.add_heading("Priorities", 1)
        document.add_paragraph("By March 2026 we will:")
        document.add_paragraph("open a clinic", style="List Bullet")
        document.add_paragraph("in the evening", style="List Bullet 2")
        document.add_heading("Money", 2)
        document.add_paragraph("We will spend £2 million.")

    blocks = read(built(write)).blocks
    assert [(b.kind.value, b.level, b.text) for b in blocks] == [
        ("heading", 1, "Our plan"),
        ("heading", 1, "Priorities"),
        ("paragraph", 0, "By March 2026 we will:"),
        ("list_item", 1, "open a clinic"),
        ("list_item", 2, "in the evening"),
        ("heading", 2, "Money"),
        ("paragraph", 0, "We will spend £2 million."),
    ]
    assert blocks[-1].section == ("Priorities", "Money")
    assert blocks[-1].path == "p[7]"
    assert all(block.page is None for block in blocks)


def test_localised_and_inherited_heading_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Council head"/>'
        '<w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Own"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = (
        p("One", '<w:pStyle w:val="Out"/>')
        + p("Two", '<w:pStyle w:val="Eigen"/>')
        + p("Body", '<w:pStyle w:val="Out"/><w:outlineLvl w:val="9"/>')
    )
    blocks = read(packed(body, styles=styles)).blocks
    assert [(b.kind.value, b.level) for b in blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_styles_based_on_each_other_in_a_circle() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/>'
        f'<w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    assert texts(packed(p("We will act.", '<w:pStyle w:val="A"/>'), styles=styles))


def test_bold_lines_without_a_heading_style_are_headings_below_the_styled() -> None:
    def write(document: Writer) -> None:
        document.add_heading("Plan", 1)
        document.add_paragraph().add_run("Our priorities").bold = True
        document.add_paragraph("We will act on them all.")
        document.add_paragraph().add_run("This is bold because it matters.").bold = True

    kinds = [(b.kind.value, b.level) for b in read(built(write)).blocks]
    assert kinds == [("heading", 1), ("heading", 2), ("paragraph", 0), ("paragraph", 0)]


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEGAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "lowerLetter", "(%3)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def test_numbers_as_word_shows_them() -> None:
    body = (
        item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 1) + item("e", 1, 2)
        + item("f", 1) + item("g", 1, 1) + item("h", 2) + item("i", 1) + item("j", 3)
    )  # fmt: skip
    blocks = read(packed(body, numbering=LEGAL)).blocks
    assert [(b.marker, b.level) for b in blocks] == [
        ("I.", 1), ("II.", 1), ("2.1", 2), ("2.2", 2), ("(a)", 3),
        ("III.", 1), ("3.1", 2), ("I.", 1), ("II.", 1), ("•", 1),
    ]  # fmt: skip


def test_an_empty_numbered_paragraph_counts() -> None:
    blocks = read(packed(item("a", 1) + item("", 1) + item("c", 1), numbering=LEGAL)).blocks
    assert [b.marker for b in blocks] == ["I.", "III."]


def test_a_numbered_heading_keeps_its_number() -> None:
    style = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    (block,) = read(packed(p("Our plan", style), numbering=LEGAL)).blocks
    assert (block.kind, block.text) == (BlockKind.HEADING, "I. Our plan")


def test_typed_bullets_and_bullets_after_line_breaks() -> None:
    body = p("• open a clinic") + (
        "<w:p><w:r><w:t>We will:</w:t><w:br/><w:t>- train staff</w:t><w:br/>"
        "<w:t>- tell people</w:t><w:br/><w:t>about it</w:t></w:r></w:p>"
    )
    blocks = read(packed(body)).blocks
    assert [(b.kind.value, b.marker, b.text) for b in blocks] == [
        ("list_item", "•", "open a clinic"),
        ("paragraph", "", "We will:"),
        ("list_item", "-", "train staff"),
        ("list_item", "-", "tell people about it"),
    ]


def test_tracked_changes_are_read_as_accepted_and_noted() -> None:
    body = (
        f"<w:p>{run('We will ')}<w:del w:id='1'><w:r><w:delText>not </w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('always ')}</w:ins>{run('act.')}"
        f"<w:moveFrom w:id='3'>{run('Moved.')}</w:moveFrom></w:p>"
    )
    document = read(packed(body))
    assert document.text == "We will always act."
    assert [(x.code, x.severity) for x in document.problems] == [("tracked_changes", "note")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("We will", '<w:rPr><w:del w:id="1"/></w:rPr>') + p(" act.")
    assert texts(packed(body)) == ["We will act."]


def test_fields_links_and_content_controls_are_read_and_codes_are_not() -> None:
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{run('Our plan')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        f"<w:hyperlink r:id='r9'>{run(' is here')}</w:hyperlink>"
        f"<w:fldSimple w:instr='DATE'>{run(' today')}</w:fldSimple></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt>"
    )
    assert texts(packed(body)) == ["Our plan is here today", "Controlled."]
    assert read(packed(body)).blocks[1].path == "sdt[1]/p[1]"


def test_hidden_text_is_left_out_and_noted() -> None:
    document = read(packed(f"<w:p>{run('We act.')}{run('Secret', '<w:vanish/>')}</w:p>"))
    assert document.text == "We act."
    assert document.problems[0].code == "hidden_text"


def test_struck_text_is_left_out_and_noted() -> None:
    document = read(packed(f"<w:p>{run('We act')}{run(' not', '<w:strike/>')}{run('.')}</w:p>"))
    assert document.text == "We act."
    assert document.problems[0].code == "struck_text"


def test_a_text_box_is_read_once_in_its_place() -> None:
    inside = f"<w:txbxContent>{p('Who: The ICB')}</w:txbxContent>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    blocks = read(packed(p("Before.") + box + p("After."))).blocks
    assert [b.text for b in blocks] == ["Before.", "Who: The ICB", "After."]
    assert blocks[1].path == "p[2]/box[1]/p[1]"


def test_footnotes_stand_before_the_next_heading() -> None:
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = f"<w:p>{run('We will act')}{note}{run('.')}</w:p>{p('More.')}" + p(
        "Next", '<w:outlineLvl w:val="0"/>'
    )
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{p("rule")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Subject to funding.")}</w:footnote>'
    )
    blocks = read(packed(body, footnotes=footnotes)).blocks
    assert [(b.kind.value, b.text) for b in blocks] == [
        ("paragraph", "We will act."),
        ("paragraph", "More."),
        ("footnote", "Subject to funding."),
        ("heading", "Next"),
    ]
    assert blocks[2].marker == "1"


def test_headers_and_footers_are_furniture() -> None:
    def write(document: Writer) -> None:
        document.add_paragraph("We will act.")
        document.sections[0].header.paragraphs[0].text = "Draft v2"

    blocks = read(built(write)).blocks
    assert [(b.kind.value, b.text) for b in blocks] == [
        ("paragraph", "We will act."),
        ("furniture", "Draft v2"),
    ]


def test_pictures_are_noted() -> None:
    body = p("We act.") + "<w:p><w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r></w:p>"
    assert [x.code for x in read(packed(body)).problems] == ["pictures_not_read"]


def test_a_document_of_pictures_has_an_error() -> None:
    body = "<w:p><w:r><w:drawing><a:blip xmlns:a='x'/></w:drawing></w:r></w:p>"
    assert ("document_without_text", "error") in [
        (x.code, x.severity) for x in read(packed(body)).problems
    ]


def test_two_reads_are_equal() -> None:
    content = packed(item("a", 1) + item("b", 1), numbering=LEGAL)
    assert read(content) == read(content)


@pytest.mark.parametrize("gone", ["w:body", "w:document"])
def test_a_file_without_a_body_is_damaged(gone: str) -> None:
    from office_files import WORD, zipped

    from doc_audit.errors import DocumentError

    inner = "" if gone == "w:body" else "<w:p/>"
    part = f'<w:document xmlns:w="{WORD}">{inner}</w:document>'
    with pytest.raises(DocumentError, match="no body") as error:
        read(zipped({"word/document.xml": part}))
    assert error.value.code == "damaged"
