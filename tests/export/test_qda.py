"""REFI-QDA: valid, read back by others, positions that are the words."""

import tempfile
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject

from doc_audit.export.qda import PROJECT, QdaSource, write_codebook, write_project
from doc_audit.export.qda_codes import QdaCode, codebook, guid_of
from doc_audit.export.qda_spans import Selection, document_spans, selections
from doc_audit.model import Code, Coding, Evidence, Marked, Statement
from doc_audit.model.document import Piece
from doc_audit.pipeline.resources import open_rubric

CODES = (QdaCode("target/1", "Target: vague", ""),)
FACTS = ("Plan", "", "strategy")
TEXT = "Ames\u0301 \U0001f6ad plan\nWe will\ncut smoking by a third.\n"


def project(path: Path, *sources: QdaSource) -> zipfile.ZipFile:
    codes = codebook([open_rubric("default"), open_rubric("mechanisms")])
    write_project(path, "A <test>", "rules:default", codes, sources)
    return zipfile.ZipFile(path)


def source(
    text: str = TEXT, *found: Selection, key: str = "a", name: str = "plan.pdf"
) -> QdaSource:
    return QdaSource(key, name, text, FACTS, found)


def read(box: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(box.read("project.qde"))


def selected(box: zipfile.ZipFile) -> list[tuple[str, list[str]]]:
    """Words of each selection and the ids of their codes, by the files alone."""
    found = []
    for one in read(box).iter(f"{{{PROJECT}}}TextSource"):
        text = box.read("sources/" + one.get("plainTextPath").removeprefix("internal://")).decode()
        for words in one.iter(f"{{{PROJECT}}}PlainTextSelection"):
            span = text[int(words.get("startPosition")) : int(words.get("endPosition"))]
            refs = [ref.get("targetGUID") for ref in words.iter(f"{{{PROJECT}}}CodeRef")]
            found.append((span, refs))
    return found


def test_positions_are_the_words_beyond_the_first_plane_and_with_marks(tmp_path: Path) -> None:
    at = TEXT.index("We will")
    whole = Selection(at, at + 31, ("type/commitment", "relevance/none"))
    first = Selection(5, 6, ("target/1",))
    box = project(tmp_path / "p.qdpx", source(TEXT, first, whole))
    codes = [guid_of("code", key) for key in ("type/commitment", "relevance/none")]
    assert selected(box) == [
        (TEXT[5:6], [guid_of("code", "target/1")]),
        ("We will\ncut smoking by a third.", codes),
    ]


@given(st.lists(st.sampled_from(["a", "\r\n", "\n", "é", "\U0001f6ad", "e\u0301"]), min_size=3))
def test_positions_move_with_the_line_feeds(parts: list[str]) -> None:
    text = "".join(parts)
    bounds = [0]
    for part in parts:
        bounds.append(bounds[-1] + len(part))
    start, end = bounds[1], bounds[-2]
    if start >= end:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.qdpx"
        write_project(path, "p", "c", CODES, [source(text, Selection(start, end, ("target/1",)))])
        found = selected(zipfile.ZipFile(path))
    plain = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    assert [words for words, _ in found] == [plain]


def test_an_independent_reader_finds_codes_sources_and_codings(tmp_path: Path) -> None:
    found = Selection(0, 4, ("type/commitment",))
    project(tmp_path / "p.qdpx", source(TEXT, found), source("Other", key="b"))
    opened = RefiProject.load(tmp_path / "p.qdpx", str(tmp_path / "out"))
    texts = opened.sources.text_source
    assert [one.name for one in texts] == ["plan.pdf.txt", "plan.pdf (2).txt"]
    (words,) = texts[0].plain_text_selection
    assert (words.start_position, words.end_position) == (0, 4)
    assert words.coding[0].code_ref.target_guid == guid_of("code", "type/commitment")
    path = RefiProject.resolve_source_path(texts[0].plain_text_path, tmp_path / "out")
    assert path.read_bytes().decode() == TEXT


def test_the_standards_schemas_are_met(tmp_path: Path, shared: Path) -> None:
    schemas = shared / "refi-qda"
    box = project(tmp_path / "p.qdpx", source(TEXT, Selection(0, 4, ("type/other",))))
    etree.XMLSchema(etree.parse(schemas / "Project.xsd")).assertValid(read(box))
    write_codebook(tmp_path / "c.qdc", codebook([open_rubric("default")]))
    schema = etree.XMLSchema(etree.parse(schemas / "Codebook.xsd"))
    schema.assertValid(etree.parse(tmp_path / "c.qdc"))


def test_what_programs_stumble_over_is_not_there(tmp_path: Path) -> None:
    box = project(tmp_path / "p.qdpx", source("a\x00\ud800b", name="n\x01\U0001f6ad.pdf"))
    assert box.read("project.qde").startswith(b"<?xml")
    assert [name.split("/")[0] for name in box.namelist()] == ["project.qde", "sources"]
    root = read(box)
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    names = [one.get("name").casefold() for one in root.iter(f"{{{PROJECT}}}Code")]
    assert len(names) == len(set(names))
    assert not [one for one in root.iter() if one.get("richTextPath")]
    (file,) = (name for name in box.namelist() if name.startswith("sources/"))
    assert box.read(file).decode() == "a\x00?b"


def test_names_are_such_as_any_program_can_make_files_of(tmp_path: Path) -> None:
    """QualCoder stores each text under its source's name with an ending more."""
    given = [
        "a/b: what?.pdf",
        "\U0001f6ad" * 90 + ".pdf",
        "\U0001f6ad" * 90 + "x.pdf",
        "A_b_ WHAT_.PDF",
    ]
    sources = [source(key=str(number), name=name) for number, name in enumerate(given)]
    found = read(project(tmp_path / "p.qdpx", *sources))
    names = [one.get("name") for one in found.iter(f"{{{PROJECT}}}TextSource")]
    assert names == [
        "a_b_ what_.pdf.txt", "\U0001f6ad" * 50 + ".txt", "\U0001f6ad" * 50 + " (2).txt",
        "A_b_ WHAT_.PDF (2).txt",
    ]  # fmt: skip
    for name in names:
        (tmp_path / f"{name}.txt").touch()


def test_the_codebook_reads_back_and_names_every_code(tmp_path: Path) -> None:
    codes = codebook([open_rubric("default")])
    write_codebook(tmp_path / "c.qdc", codes)
    opened = RefiCodebook.load(tmp_path / "c.qdc")
    assert [code.name for code in opened.codes.code] == [code.name for code in codes]
    assert [len(code.code) for code in opened.codes.code] == [len(code.under) for code in codes]


def test_the_same_codings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        project(tmp_path / name, source(TEXT, Selection(0, 4, ("type/other",))))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_levels_stand_on_their_words_and_all_else_on_the_statement() -> None:
    pieces = (Piece(0, 10, 18), Piece(8, 18, 20), Piece(10, 40, 52))
    statement = Statement("s", "d", "We will cut waits soon", pieces=pieces)
    shown = Code(2, "soon", Evidence("text", 18, 22, "soon"))
    told = Code(1, "", Evidence("stem", 0, 2, "By"))
    coding = Coding(
        "s", "c", "commitment", relevance="none", origin="own",
        dimensions={"timeframe": shown, "target": told, "funding": Code(0)},
        categories={"populations": ("carers",)},
    )  # fmt: skip
    marked = Marked("We", Evidence("text", 0, 2, "We"))
    found = list(selections([statement], {"s": coding}, {"s": [("own", {"lead": marked})]}))
    whole = ("type/commitment", "relevance/none", "origin/own", "populations/carers", "target/1")
    assert found == [
        Selection(10, 20, whole),
        Selection(10, 12, ("mark/own/lead",)),
        Selection(40, 52, whole),
        Selection(48, 52, ("timeframe/2",)),
    ]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.data())
def test_every_letter_of_the_evidence_is_found_once(
    lengths: list[int], data: st.DataObject
) -> None:
    document, pieces, text = "", [], ""
    for number, length in enumerate(lengths):
        document += "#" * (number % 2)
        words = "".join(chr(0x1F600 + len(text) + n) for n in range(length))
        pieces.append(Piece(len(text), len(document), len(document) + length))
        document, text = document + words, text + words
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    spans = list(document_spans(Statement("s", "d", text, pieces=tuple(pieces)), first, last))
    assert "".join(document[start:end] for start, end in spans) == text[first:last]
    assert spans == sorted(spans)


def test_absence_is_no_code() -> None:
    keys = {code.key for top in codebook([open_rubric("default")]) for code in top.under}
    assert {"type/commitment", "target/2", "populations/carers", "origin/restated"} <= keys
    assert "target/0" not in keys  # absence is no code


def test_words_that_only_join_pieces_leave_their_code_on_the_statement() -> None:
    statement = Statement("s", "d", "We will", pieces=(Piece(0, 10, 12), Piece(3, 20, 24)))
    blank = Code(1, " ", Evidence("text", 2, 3, " "))
    coding = Coding("s", "c", "commitment", dimensions={"target": blank})
    keys = [one.keys for one in selections([statement], {"s": coding}, {})]
    assert keys == [("type/commitment", "target/1")] * 2
