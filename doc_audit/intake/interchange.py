"""Codings that are in the interchange format already, checked against the run."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from doc_audit.errors import FormatError, InputError
from doc_audit.intake.beside import read_beside
from doc_audit.intake.coded import Coded
from doc_audit.intake.faults import Faults, quoted
from doc_audit.intake.taken import Taken
from doc_audit.model import Statement
from doc_audit.model.interchange import CodedStatement


def take_lines(
    path: Path,
    lines: Iterable[CodedStatement],
    statements: Mapping[str, Statement],
    faults: Faults,
    coder: str = "",
    user: str = "",
) -> Taken:
    """One coder's codings of a file; lines without a type are not coded.

    Args:
        path: of the file.
        lines: as read from it.
        statements: of the run, by id.
        faults: what can't be taken in is added.
        coder: whose codings they are to be; empty takes the lines' own `coder`.
        user: whose lines to take; may be empty where there is only one's.

    Raises:
        InputError: it isn't clear whose codings to take.
    """
    coded = [line for line in lines if line.coding]
    names = list(dict.fromkeys(line.coding.coder for line in coded if line.coding))
    chosen = [name for name in names if not user or name.casefold() == user.casefold()]
    told = ", ".join(name or "lines without a coder" for name in names)
    if len(chosen) > 1 or (user and not chosen):
        what = f"no lines by {user}" if user else f"several people coded in it: {told}"
        raise InputError(what, str(path), f"Choose with --user; in it are: {told}.")
    name = coder or "".join(chosen)
    if coded and not name:
        raise InputError("the file doesn't name who coded", str(path), "Use --coder NAME.")
    found: dict[str, Coded] = {}
    for line in coded:
        if line.coding and line.coding.coder in chosen and _is_ours(line, statements, faults):
            found[line.statement.id] = _coded(line, name, faults)
    return Taken(name, found)


def _is_ours(line: CodedStatement, statements: Mapping[str, Statement], faults: Faults) -> bool:
    id_, text = line.statement.id, line.statement.text
    ours = statements.get(id_)
    if ours is None:
        mend = "Compare codings of another reading with `doc-audit evaluate --align`."
        faults.add("unknown_id", id_, "The run has no such statement; it was left out.", mend)
    elif ours.text != text:
        what = f"Its text, {quoted(text)}, isn't the run's, {quoted(ours.text)}; it was left out."
        mend = "Use the run that was coded, or compare with `doc-audit evaluate --align`."
        faults.add("other_text", id_, what, mend)
    return ours is not None and ours.text == text


def _coded(line: CodedStatement, coder: str, faults: Faults) -> Coded:
    assert line.coding is not None
    coding = replace(line.coding, coder=coder)
    try:
        return Coded(coding, read_beside(line))
    except FormatError as error:
        faults.add("marks_beside", line.statement.id, f"{error.what}; they were left out.")
        return Coded(coding)
