"""Word files with comments: at the words, all else as it was."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from commented_files import SPACE, anchored, comments, joined, part, without_marks
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import PACKAGE, built, field, p, packed, run, tbl, tr, zipped
from test_docx_any_tree import NUMBERING, trees, written

from doc_audit.errors import DocumentError
from doc_audit.export.docx_comments import Commented, Remark, commented_docx
from doc_audit.export.docx_letters import all_letters
from doc_audit.ingest import read_document
from doc_audit.model import Statement
from doc_audit.segment import statements

MAIN = "word/document.xml"
ROOT = Path(__file__).parents[2]


def read(content: bytes) -> tuple[Statement, ...]:
    return statements(read_document(content, "plan.docx", "plan"))


def remarked(content: bytes, *words: str, whole: bool = False) -> Commented:
    """Comments at words, each said of the first statement that has them."""
    found = read(content)
    remarks: dict[str, list[Remark]] = {one.id: [Remark(("whole",))] for one in found if whole}
    for said in words:
        one = next(one for one in found if said in one.text)
        at = one.text.index(said)
        remarks.setdefault(one.id, []).append(Remark((said,), at, at + len(said)))
    return commented_docx(content, "plan.docx", found, remarks)


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def ins(inner: str) -> str:
    return f'<w:ins w:id="7" w:author="Ann">{inner}</w:ins>'


def sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


DELETED = '<w:del w:id="8" w:author="Ann"><w:r><w:delText>not </w:delText></w:r></w:del>'
LINKED = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
LINK = LINKED.format(run("the ICB", '<w:u w:val="single"/>'))

PLACES = {
    "runs": [run("We will cut smo"), run("king by a ", "<w:b/>"), run("third by 2027.")],
    "link": [run("We and "), LINK, run(" will cut smoking by a third by 2027.")],
    "inserted": [run("We will "), DELETED, ins(run("cut smoking by a ")), run("third by 2027.")],
    "smart tag": [
        run("We will cut "), f'<w:smartTag w:uri="u">{run("smoking")}</w:smartTag>',
        run(" by a third by 2027."),
    ],
    "control": [run("We will cut "), sdt(run("smoking by")), run(" a third by 2027.")],
    "field": [run("We will cut "), field("REF x", run("smoking by")), run(" a third by 2027.")],
    "break": ["<w:r><w:t>We will cut smoking</w:t><w:br/><w:t>by a third by 2027.</w:t></w:r>"],
    "loose blanks": ["<w:r><w:t> We will cut smoking by a third by 2027. </w:t></w:r>"],
    "soft hyphen": [run("We will cut smo\u00adking by a third by 2027.")],
    "marks": [run("We will cut smoking by a third by 2027, Ame\u0301s.")],
}  # fmt: skip


@pytest.mark.parametrize("kind", PLACES)
def test_comments_stand_at_the_words(kind: str) -> None:
    content = packed(paragraph(*PLACES[kind]))
    made = remarked(content, "cut smoking", "third", "by 2027", whole=True)
    assert made.comments == 4
    for says, words in comments(made.content):
        text = read(content)[0].text if says == "whole" else says
        assert all_letters(words) == all_letters(text)
    before = [block.text for block in read_document(content, "a.docx", "a").blocks]
    assert [block.text for block in read_document(made.content, "a.docx", "a").blocks] == before
    root, old = part(made.content, MAIN), part(content, MAIN)
    assert without_marks(root) == joined(old)


def test_the_same_sentence_twice_has_each_its_comment() -> None:
    content = packed(paragraph(run("We will act. "), run("We will act.", "<w:b/>")))
    found = read(content)
    assert len(found) == 2
    made = commented_docx(content, "plan.docx", found, {found[1].id: [Remark(("second",))]})
    marks = [name for name in part(made.content, MAIN).iter() if "comment" in name.tag]
    first = marks[0].getnext()
    assert first is not None
    assert first.find("{*}rPr/{*}b") is not None
    assert comments(made.content) == [("second", "We will act.")]


def test_blanks_that_word_does_not_show_are_not_kept_now() -> None:
    content = packed(paragraph("<w:r><w:t> We will act. </w:t></w:r>"))
    root = part(remarked(content, "will").content, MAIN)
    texts = [(text.text, text.get(SPACE)) for text in root.iter("{*}t")]
    assert texts == [
        (" ", None), ("We ", "preserve"), ("will", None), (" act.", "preserve"), (" ", None),
    ]  # fmt: skip


def test_comments_of_a_row_stay_in_their_cells() -> None:
    rows = (
        tr("Action", "Lead", "Timescale"),
        tr("Open a hub for carers", "Harbour Council", "March 2027"),
        tr("Run a bus for carers", "<w:p><w:r><w:t>Harbour</w:t></w:r></w:p>", "May 2027"),
    )
    content = packed(tbl(*rows))
    made = remarked(content, "Harbour Council", "March 2027", "May 2027", whole=True)
    assert [words for _, words in comments(made.content)] == [
        "Open a hub for carers", "Harbour Council", "March 2027",
        "Run a bus for carers", "May 2027",
    ]  # fmt: skip


def test_a_cell_that_rows_share_has_one_comment() -> None:
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    rows = [tr("Action", "Lead", "Timescale")]
    for number, start in enumerate((' w:val="restart"', "")):
        cells = tr(f"Open hub {number}", "", f"March 202{number}")
        lead = merged.format(start, p("" if number else "Harbour Council"))
        rows.append(re.sub(r"<w:tc><w:p>(?:(?!</w:tc>).)*<w:t></w:t>.*?</w:tc>", lead, cells))
    content = packed(tbl(*rows))
    found = [one for one in read(content) if "Harbour" in one.text]
    assert len(found) == 2
    remarks = {}
    for one in found:
        at = one.text.index("Harbour")
        remarks[one.id] = [Remark(("Agent",), at, at + len("Harbour Council"))]
    made = commented_docx(content, "plan.docx", found, remarks)
    assert comments(made.content) == [("Agent\nHolds for 2 statements.", "Harbour Council")]


def test_words_that_open_a_list_have_one_comment() -> None:
    style = '<w:pStyle w:val="ListBullet"/>'
    content = packed(p("By May 2027 we will:") + p("open a hub", style) + p("run a bus", style))
    found = [one for one in read(content) if one.stem]
    assert len(found) == 2
    remarks = {one.id: [Remark(("Time",), 0, 11, one.stem)] for one in found}
    made = commented_docx(content, "plan.docx", read(content), remarks)
    assert comments(made.content) == [("Time\nHolds for 2 statements.", "By May 2027")]


def test_words_of_a_text_box_are_quoted_beside_it() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{p('We will cut smoking.')}</w:txbxContent></wps:txbx></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )
    content = packed(paragraph(run("Before. "), box))
    made = remarked(content, "smoking")
    assert made.beside == 1
    [(says, _)] = comments(made.content)
    assert says == "At the words “smoking”:\nsmoking"
    inside = part(made.content, MAIN).iter("{*}txbxContent")
    assert not [mark for box in inside for mark in box.iter("{*}commentRangeStart")]


def test_controls_of_one_run_and_formulas_are_taken_as_a_whole() -> None:
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    control = sdt(run("Harbour Council"), "<w:text/>")
    content = packed(paragraph(run("We and "), control, run(" cut "), formula, run(" fires.")))
    made = remarked(content, "Council", "x fires")
    assert [words for _, words in comments(made.content)] == ["Harbour Council", "x fires"]
    root = part(made.content, MAIN)
    assert not [mark for name in ("sdt", "oMath") for found in root.iter(f"{{*}}{name}")
                for mark in found.iter("{*}commentRangeStart", "{*}commentRangeEnd")]  # fmt: skip


def commented_before() -> bytes:
    def write(document: docx.document.Document) -> None:
        line = document.add_paragraph()
        first = line.add_run("We will cut smoking ")
        line.add_run("by a third.")
        document.add_comment(first, text="Is this so?", author="Ann", initials="A")

    return built(write)


def test_comments_that_are_there_stay() -> None:
    content = commented_before()
    made = remarked(content, "smoking", "by a third", whole=True)
    read_back = docx.Document(BytesIO(made.content))
    told = [(c.comment_id, c.author, c.initials, c.text) for c in read_back.comments]
    assert told[0] == (0, "Ann", "A", "Is this so?")
    assert [one[1:3] for one in told[1:]] == [("doc_audit", "da")] * 3
    assert len({one[0] for one in told}) == 4
    words = anchored(part(made.content, MAIN))
    assert words["0"] == "We will cut smoking "
    assert comments(made.content, "Ann") == [("Is this so?", "We will cut smoking ")]


def test_other_parts_are_the_same_byte_for_byte() -> None:
    for content, new in ((built(lambda d: d.add_paragraph("We will act.")), True),
                         (commented_before(), False)):  # fmt: skip
        old = zipfile.ZipFile(BytesIO(content))
        made = remarked(content, "We", whole=True).content
        box = zipfile.ZipFile(BytesIO(made))
        changed = {n for n in box.namelist() if n not in old.namelist() or
                   box.read(n) != old.read(n)}  # fmt: skip
        expected = {MAIN, "word/comments.xml"}
        if new:
            expected |= {"[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert changed == expected
        assert {entry.date_time for entry in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert made == remarked(content, "We", whole=True).content
        added = part(made, "word/_rels/document.xml.rels")
        kinds = [link.get("Type", "").rpartition("/")[2] for link in added]
        assert kinds.count("comments") == 1
        assert len({link.get("Id") for link in added}) == len(added)


def test_a_macro_file_stays_one() -> None:
    parts = zipfile.ZipFile(BytesIO(built(lambda d: d.add_paragraph("We will act."))))
    content = {name: parts.read(name) for name in parts.namelist()}
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main"
    types = content["[Content_Types].xml"].replace(plain, b"ms-word.document.macroEnabled.main")
    made = remarked(zipped({**content, "[Content_Types].xml": types}), "We").content
    box = zipfile.ZipFile(BytesIO(made))
    assert b"macroEnabled" in box.read("[Content_Types].xml")


def test_a_signed_file_is_refused() -> None:
    content = packed(p("We will act."))
    parts = zipfile.ZipFile(BytesIO(content))
    signed = {name: parts.read(name) for name in parts.namelist()}
    link = (
        f'<Relationship Id="s" Type="{PACKAGE}/digital-signature/origin"'
        ' Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    signed["_rels/.rels"] = signed["_rels/.rels"].replace(b"</Relationships>", link.encode())
    signed["_xmlsignatures/origin.sigs"] = b""
    with pytest.raises(DocumentError, match="signature") as told:
        remarked(zipped(signed), "We")
    assert told.value.code == "signed"


def test_placeholders_that_reading_leaves_out_stay_in_the_file() -> None:
    control = sdt(run("Click here."), "<w:showingPlcHdr/>")
    content = packed(paragraph(run("We will act. "), control))
    made = remarked(content, "act")
    assert without_marks(part(made.content, MAIN)) == joined(part(content, MAIN))


def test_what_xml_cannot_hold_is_shown_as_a_sign() -> None:
    content = packed(p("We will act."))
    [one] = read(content)
    made = commented_docx(content, "plan.docx", [one], {one.id: [Remark(("a\x00b\ud800",))]})
    assert comments(made.content) == [("a\ufffdb\ufffd", "We will act.")]


known = st.sampled_from(["We", "will", "cut", "fires", "by", "a", "third", "café", "fires"])
words = st.lists(known, min_size=2, max_size=9)
wraps = st.sampled_from(["{}", "{}", ins("{}"), LINKED, sdt("{}")])


@settings(max_examples=40)
@given(st.lists(words, min_size=1, max_size=3), st.data())
def test_runs_cut_anywhere(lines: list[list[str]], data: st.DataObject) -> None:
    body = []
    for line in lines:
        text = f"We will {' '.join(line)}."
        cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=5)))
        parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        body.append(paragraph(*(data.draw(wraps).format(run(part)) for part in parts)))
    content = packed("".join(body))
    found = read(content)
    remarks, expected = {}, []
    for one in found:
        spans = [match.span() for match in re.finditer(r"\S+", one.text)]
        first = data.draw(st.integers(0, len(spans) - 1))
        last = data.draw(st.integers(first, len(spans) - 1))
        start, end = spans[first][0], spans[last][1]
        remarks[one.id] = [Remark((one.id,)), Remark((one.id, "words"), start, end)]
        expected += [(one.id, one.text), (f"{one.id}\nwords", one.text[start:end])]
    made = commented_docx(content, "plan.docx", found, remarks)
    assert comments(made.content) == expected
    assert read(made.content) == found
    assert without_marks(part(made.content, MAIN)) == joined(part(content, MAIN))


def _everywhere(content: bytes) -> None:
    """Every word of every statement has its comment at it."""
    found = read(content)
    remarks = {}
    for one in found:
        spans = [m.span() for m in re.finditer(r"[^\s|]+(?: [^\s|]+)?", one.text)][:8]
        remarks[one.id] = [Remark((one.text[a:b],), a, b) for a, b in spans]
    made = commented_docx(content, "plan.docx", found, remarks)
    assert not made.lost
    assert made.comments > len(found)
    told = comments(made.content)
    wrong = [(says, words) for says, words in told
             if all_letters(says.partition("\n")[0]) != all_letters(words)]  # fmt: skip
    assert not wrong
    assert without_marks(part(made.content, MAIN)) == joined(part(content, MAIN))


@settings(max_examples=25, deadline=None)
@given(st.lists(trees, max_size=4))
def test_any_tree_of_word_elements_takes_comments(found: list[object]) -> None:
    content = packed("".join(map(written, found)), numbering=NUMBERING)
    try:
        told = read(content)
    except DocumentError:
        return
    remarks = {one.id: [Remark(("all",)), Remark(("first",), 0, 1)] for one in told}
    made = commented_docx(content, "plan.docx", told, remarks)
    if made.comments:
        anchored(part(made.content, MAIN))
    assert [one.text for one in read(made.content)] == [one.text for one in told]


def test_the_real_word_plan(shared: Path) -> None:
    content = (shared / "plans" / "west-sussex-sight-loss-briefing.docx").read_bytes()
    found = read(content)
    made = commented_docx(
        content, "a.docx", found, {one.id: [Remark((one.text,))] for one in found}
    )
    told = comments(made.content)
    assert len(told) == len(found)
    whole = [all_letters(says) == all_letters(words) for says, words in told]
    cells = [" | " in says for says, _ in told]
    assert all(same or row for same, row in zip(whole, cells, strict=True))
    assert without_marks(part(made.content, MAIN)) == joined(part(content, MAIN))


def test_the_sample_plan() -> None:
    _everywhere((ROOT / "corpora/sample/documents/averdale-strategy.docx").read_bytes())
