"""Tables that people filled in, and interchange lines, taken in as a coder's."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from coded_plans import SETTINGS, statements

from doc_audit.errors import InputError
from doc_audit.intake.columns import take_sheet
from doc_audit.intake.faults import Faults
from doc_audit.intake.interchange import take_lines
from doc_audit.intake.taken import Taken
from doc_audit.model import Code, Coding
from doc_audit.model.interchange import CodedStatement

LINES = (
    "We will cut smoking by a third – “soon”.",
    "=cmd is what we will do by 2027.",
    "We hope for £5m; it is needed.",
)
OURS = {one.id: one for one in statements(LINES)}
HEADS = (
    "id", "text", "type", "relevance", "origin", "populations", "groups", "coder",
    *(f"{d.id}{end}" for d in SETTINGS.dimensions for end in ("_level", "_words")),
    "inequality_types", "geography_levels",
)  # fmt: skip
ROWS: list[dict[str, str]] = [
    {"id": "d-0", "text": LINES[0], "type": "commitment", "relevance": "none", "origin": "own",
     "populations": "deprived; carers", "target_level": "2", "target_words": "a third – “soon”"},
    {"id": "d-1", "text": "'" + LINES[1], "type": "Commitment", "timeframe_level": "2.0",
     "timeframe_words": "by 2027", "funding_level": "vague", "funding_words": "'=cmd"},
    {"id": "d-2", "text": "We hope for £5m; it is\nneeded.", "type": "aspiration"},
]  # fmt: skip


def saved(
    path: Path,
    rows: Sequence[dict[str, str]],
    separator: str = ",",
    encoding: str = "utf-8",
    heads: Sequence[str] = HEADS,
    first: str = "",
) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes((first + text.getvalue()).encode(encoding))
    return path


def take(path: Path, coder: str = "ann", user: str = "") -> tuple[Taken, Faults]:
    faults = Faults(path.name)
    return take_sheet(path, OURS, SETTINGS, faults, coder, user), faults


@pytest.mark.parametrize(
    ("separator", "encoding", "first"),
    [
        (",", "utf-8", ""), (",", "utf-8-sig", ""), (";", "cp1252", ""), ("\t", "utf-16", ""),
        (";", "utf-8-sig", "sep=;\r\n"), ("|", "utf-8", "sep=|\n"),
    ],
)  # fmt: skip
def test_tables_as_excel_saves_them(
    tmp_path: Path, separator: str, encoding: str, first: str
) -> None:
    taken, faults = take(saved(tmp_path / "c.csv", ROWS, separator, encoding, first=first))
    assert not faults.found
    one, two, three = (taken.codings[id_].coding for id_ in OURS)
    assert one.categories["populations"] == ("deprived", "carers")
    evidence = one.dimensions["target"].evidence
    assert evidence is not None
    assert LINES[0][evidence.start : evidence.end] == "a third – “soon”"
    assert two.dimensions["timeframe"].level == 2
    assert two.dimensions["funding"].words == "=cmd"
    assert {code.level for code in three.dimensions.values()} == {0}


FAULTY: dict[str, tuple[dict[str, str], str]] = {
    "an id of another run": ({"id": "x"}, "no statement 'x'"),
    "a row that slipped": ({"text": LINES[2]}, "isn't the text of d-0"),
    "words that aren't there": ({"target_words": "a half"}, "not in the statement's text"),
    "a code nobody knows": ({"populations": "carers; elves"}, "'elves'"),
    "a type nobody knows": ({"type": "promise"}, "'promise'"),
    "a level nobody knows": ({"target_level": "3"}, "'3'"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_row_is_named_and_the_rest_goes_on(tmp_path: Path, case: str) -> None:
    change, told = FAULTY[case]
    taken, faults = take(saved(tmp_path / "c.csv", [ROWS[0] | change, *ROWS[1:]]))
    assert set(taken.codings) == {"d-1", "d-2"}
    (fault,) = faults.found
    assert fault.file == "c.csv, line 2"
    assert told in fault.message
    assert fault.mend


def test_lines_are_counted_as_an_editor_shows_them(tmp_path: Path) -> None:
    rows = [ROWS[2], {}, ROWS[0] | {"id": "x"}]
    _, faults = take(saved(tmp_path / "c.csv", rows))
    assert [fault.file for fault in faults.found] == ["c.csv, line 5"]


def test_a_row_given_twice_and_words_without_a_level(tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[0], ROWS[2] | {"target_words": "We hope"}]
    taken, faults = take(saved(tmp_path / "c.csv", rows))
    assert set(taken.codings) == {"d-0", "d-2"}
    assert [fault.code for fault in faults.found] == ["row", "words_without_level"]


def test_columns_that_lack_are_named_and_not_coded(tmp_path: Path) -> None:
    heads = [head for head in HEADS if not head.startswith("funding")]
    taken, faults = take(saved(tmp_path / "c.csv", ROWS, heads=heads))
    assert "funding" not in taken.codings["d-0"].coding.dimensions
    (note,) = faults.found
    assert "funding_level, funding_words" in note.message


def test_whose_rows_they_are(tmp_path: Path) -> None:
    rows = [ROWS[0] | {"coder": "ann"}, ROWS[2] | {"coder": "bo"}, {"id": "d-1", "coder": "cy"}]
    path = saved(tmp_path / "c.csv", rows)
    with pytest.raises(InputError, match="ann, bo"):
        take(path)
    taken, _ = take(path, "", "Bo")
    assert (taken.coder, set(taken.codings)) == ("bo", {"d-2"})
    with pytest.raises(InputError, match="--coder"):
        take(saved(path, ROWS), "")


@pytest.mark.parametrize("content", [b"", b"a,b\r\n1,2\r\n", b"\x00\xff\xfe", b"sep="])
def test_what_is_no_such_table_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.csv").write_bytes(content)
    with pytest.raises(InputError, match="no column `id`"):
        take(tmp_path / "c.csv")


def test_lines_of_another_run_are_named() -> None:
    mine = [CodedStatement(one, Coding(one.id, "ann", "context")) for one in statements(LINES[:1])]
    (other,) = statements(["Not the same words."])
    (unknown,) = statements(["Of another run."], "e")
    wrong = [CodedStatement(one, Coding(one.id, "ann", "context")) for one in (other, unknown)]
    faults = Faults("c.jsonl")
    taken = take_lines(Path("c.jsonl"), [*wrong, *mine], OURS, faults)
    assert (taken.coder, set(taken.codings)) == ("ann", {"d-0"})
    assert [fault.code for fault in faults.found] == ["other_text", "unknown_id"]


def test_a_coder_of_another_name_keeps_the_codes() -> None:
    (one,) = statements(LINES[:1])
    coding = Coding(one.id, "ann", "commitment", dimensions={"target": Code(2, "a third")})
    line = CodedStatement(one, coding)
    taken = take_lines(Path("c.jsonl"), [line], OURS, Faults("c.jsonl"), coder="Dr A")
    assert taken.codings["d-0"].coding.coder == "Dr A"
    assert taken.codings["d-0"].coding.dimensions == coding.dimensions


def test_every_code_of_a_fault_is_explained() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "importing.md").read_text("utf-8").partition("## Faults")[2]
    told = {
        code for row in re.findall(r"^\| (`.*?) \|", page, re.M) for code in row.split("`")[1::2]
    }
    rooms = [
        *(root / "doc_audit" / "intake").glob("*.py"),
        root / "doc_audit/pipeline/importing.py",
    ]
    text = "".join(path.read_text("utf-8") for path in rooms)
    given = set(
        re.findall(r'(?:faults\.(?:add|note)|_fault_source)\(\s*(?:source, )?"(\w+)"', text)
    )
    assert given == told
