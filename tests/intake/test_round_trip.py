"""Project → coder's codings → project: the same bytes."""

import tempfile
from dataclasses import replace
from pathlib import Path

from coded_plans import CODES, SETTINGS
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.export.qda import QdaSource, write_project
from doc_audit.export.qda_spans import selections
from doc_audit.intake.beside import beside_record, read_beside
from doc_audit.intake.faults import Faults
from doc_audit.intake.qda import take_project
from doc_audit.intake.sources import OurDocument
from doc_audit.model import Code, Coding, Evidence, Marked, Statement
from doc_audit.model.document import Piece
from doc_audit.model.interchange import CodedStatement

BESIDE = "mechanisms"
MARKS = [key.key.rpartition("/")[2] for top in CODES for key in top.under if "mark/" in key.key]
SIGNS = ["a", "b", "é", "e\u0301", "\U0001f6ad", " ", "."]
LETTERS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join)
JOINTS = st.sampled_from(["\n", "\r\n", "\r\n12\r\n", "\U0001f6ad\n", "\n\n"])


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, list[Statement]]:
    """A plain text with line ends of all kinds and statements in pieces."""
    text, found = "", []
    for number in range(draw(st.integers(1, 4))):
        words, pieces = "", []
        for part in draw(st.lists(LETTERS, min_size=1, max_size=3)):
            words += " " if words else ""
            text += draw(JOINTS)
            pieces.append(Piece(len(words), len(text), len(text) + len(part)))
            words, text = words + part, text + part
        found.append(Statement(f"s{number}", "d", words, pieces=tuple(pieces)))
    return text + draw(JOINTS), found


@st.composite
def places(draw: st.DrawFn, statement: Statement) -> Evidence | None:
    if draw(st.booleans()):
        return None
    start = draw(st.integers(0, len(statement.text) - 1))
    end = draw(st.integers(start + 1, len(statement.text)))
    return Evidence("text", start, end, statement.text[start:end])


@st.composite
def codings(draw: st.DrawFn, statement: Statement) -> tuple[Coding, dict[str, dict[str, Marked]]]:
    def some(ids: list[str]) -> tuple[str, ...]:
        chosen = draw(st.sets(st.sampled_from(ids), max_size=3))
        return tuple(id_ for id_ in ids if id_ in chosen)

    type_ = draw(st.sampled_from([code.id for code in SETTINGS.types]))
    coding = Coding(
        statement.id, "rules:x", type_,
        relevance=draw(st.sampled_from(["", *(code.id for code in SETTINGS.relevance)])),
        origin=draw(st.sampled_from(["", *(code.id for code in SETTINGS.origins)])),
    )  # fmt: skip
    if type_ in SETTINGS.coded_types:
        levels = {}
        for dimension in SETTINGS.dimensions:
            level = draw(st.integers(0, 2))
            shown = draw(places(statement)) if level else None
            levels[dimension.id] = Code(level, shown.words if shown else "", shown)
        coding = replace(
            coding, dimensions=levels, groups=some([group.id for group in SETTINGS.groups]),
            categories={c.id: some([o.id for o in c.codes]) for c in SETTINGS.categories},
        )  # fmt: skip
    marks = {}
    for name in some(MARKS):
        shown = draw(places(statement))
        marks[name] = Marked(shown.words if shown else "", shown)
    return coding, {BESIDE: marks} if marks else {}


@settings(max_examples=30)
@given(st.data())
def test_a_project_taken_in_is_written_again_byte_for_byte(data: st.DataObject) -> None:
    text, statements = data.draw(plans())
    made = [data.draw(codings(statement)) for statement in statements]
    given_codings = {coding.statement: coding for coding, _ in made}
    marks = {coding.statement: tuple(beside.items()) for coding, beside in made}
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "1.qdpx", Path(folder) / "2.qdpx"
        _write(first, text, statements, given_codings, marks)
        ours = [OurDocument("key", "plan.txt", statements, lambda: text)]
        faults = Faults("1.qdpx")
        taken = take_project(first, ours, CODES, SETTINGS, faults)
        assert taken.coder == "rules:x"
        again = {id_: one.coding for id_, one in taken.codings.items()}
        kept = {
            id_: _through_lines(statements, id_, one.beside) for id_, one in taken.codings.items()
        }
        _write(second, text, statements, again, kept)
        assert not [fault for fault in faults.found if fault.severity != "note"]
        assert first.read_bytes() == second.read_bytes()
    for id_, coding in given_codings.items():
        assert again[id_].type == coding.type
        assert {n: c.level for n, c in again[id_].dimensions.items()} == {
            n: c.level for n, c in coding.dimensions.items()
        }


def _write(path: Path, text: str, statements: list[Statement], coded: dict, marks: dict) -> None:
    found = list(selections(statements, coded, marks))
    source = QdaSource("key", "plan.txt", text, ("Plan", "", ""), found)
    write_project(path, "doc_audit", "rules:x", CODES, [source])


def _through_lines(statements: list[Statement], id_: str, beside: dict) -> tuple:
    """Marks beside, as the interchange format carries them."""
    statement = next(one for one in statements if one.id == id_)
    return tuple(read_beside(CodedStatement(statement, None, beside_record(beside))).items())
