"""Whatever a Word file holds: nothing falls over, and no letter is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import item, lists, lvl, packed, run, tbl, tr

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.model import Document

NAMES = [
    "p", "r", "t", "tab", "br", "sym", "pPr", "rPr", "tbl", "tr", "tc", "tcPr", "trPr",
    "gridSpan", "vMerge", "hMerge", "gridBefore", "tblHeader", "sdt", "sdtPr", "sdtContent",
    "showingPlcHdr", "ins", "del", "moveFrom", "moveTo", "numPr", "numId", "ilvl", "outlineLvl",
    "ind", "sz", "b", "u", "i", "vanish", "strike", "pStyle", "rStyle", "framePr", "fldChar",
    "instrText", "fldSimple", "hyperlink", "drawing", "pict", "object", "txbxContent",
    "AlternateContent", "Choice", "Fallback", "anchor", "positionH", "posOffset", "wgp", "wsp",
    "spPr", "xfrm", "off", "textpath", "relIds", "ruby", "rubyBase", "oMath", "f", "num", "den",
    "footnoteReference", "ffData", "checkBox", "ddList", "result", "listEntry", "altChunk",
    "docPartObj", "docPartGallery", "vertAlign", "position",
]  # fmt: skip
VALUES = (
    "", "0", "1", "-1", "9", "99999999999", "begin", "separate", "end", "restart", "drop", "a",
    "12pt", "superscript", "F0FC", "Table of Contents", "nan",
)  # fmt: skip
KEYS = ("val", "fldCharType", "char", "id", "left", "dropCap", "instr", "style", "x", "cy")

attributes = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES), max_size=2)
leaves = st.sampled_from(["We act.", "TOC", "SEQ Figure", "Action", "Lead", "1.", " ", "12"])
trees = st.recursive(
    leaves,
    lambda inner: st.tuples(st.sampled_from(NAMES), attributes, st.lists(inner, max_size=5)),
    max_leaves=40,
)


def written(tree: object) -> str:
    if isinstance(tree, str):
        return tree
    name, given_, inner = tree  # type: ignore[misc]
    said = "".join(f' w:{key}="{value}"' for key, value in given_.items())
    return f"<w:{name}{said}>{''.join(map(written, inner))}</w:{name}>"


NUMBERING = lists(lvl(0, "bullet", "•"), lvl(0, "decimal", "%9.%1", '<w:lvlRestart w:val="-3"/>'))


@settings(max_examples=30, deadline=None)
@given(st.lists(trees, max_size=6))
def test_any_tree_of_word_elements_is_read(found: list[object]) -> None:
    content = packed("".join(map(written, found)), numbering=NUMBERING)
    try:
        document = read_document(content, "plan.docx", "plan")
    except DocumentError:
        return
    assert document == read_document(content, "plan.docx", "plan")
    assert all(block.text for block in document.blocks)


words = st.sampled_from(["We", "act.", "Aims", "1.", "The ICB", "by 2026", "and", "smoking:"])
looks = st.sampled_from(["", "<w:b/>", '<w:sz w:val="40"/>', "<w:i/>", '<w:u w:val="single"/>'])
joints = st.sampled_from([" ", "\t", "\n"])
pieces = st.lists(st.tuples(words, looks, joints), min_size=1, max_size=5)
places = st.sampled_from(["plain", "item", "cell", "box", "heading"])
INNER = {"\t": "<w:r><w:tab/></w:r>", "\n": "<w:r><w:br/></w:r>", " ": run(" ")}


def paragraph(found: list[tuple[str, str, str]], place: str) -> str:
    runs = "".join(run(text, look) + INNER[joint] for text, look, joint in found)
    if place == "cell":
        return tbl(tr(f"<w:p>{runs}</w:p>", "x"), tr("y", "z"))
    if place == "box":
        box = f"<wps:txbx><w:txbxContent><w:p>{runs}</w:p></w:txbxContent></wps:txbx>"
        return f"<w:p><w:r><w:drawing>{box}</w:drawing></w:r></w:p>"
    outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    made = f"<w:p>{outline if place == 'heading' else ''}{runs}</w:p>"
    listed = item("", 1).partition("<w:r>")[0].removeprefix("<w:p>")
    return made if place != "item" else f"<w:p>{listed}{runs}</w:p>"


def letters(text: str) -> list[str]:
    return sorted(filter(str.isalnum, text))


def shown(document: Document) -> str:
    return "".join(f"{block.marker} {block.text}" for block in document.blocks)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(pieces, places), min_size=1, max_size=8))
def test_no_letter_of_a_plan_is_lost_or_doubled(
    found: list[tuple[list[tuple[str, str, str]], str]],
) -> None:
    body = "".join(paragraph(inner, place) for inner, place in found)
    document = read_document(packed(body, numbering=NUMBERING), "plan.docx", "plan")
    given_ = "".join(
        "".join(text for text, _, _ in inner) + ("xyz" if place == "cell" else "")
        for inner, place in found
    )
    assert letters(shown(document)) == letters(given_)
