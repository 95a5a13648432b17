"""Codings from a table with the columns of `statements.csv`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.export.table import SEPARATOR
from doc_audit.intake.coded import Coded, tell_extra
from doc_audit.intake.faults import Faults, quoted
from doc_audit.intake.spreadsheet import Row, read_sheet, unguarded
from doc_audit.intake.taken import Taken
from doc_audit.model import ABSENT, SPECIFIC, VAGUE, Code, Coding, Evidence, Statement
from doc_audit.rubric.schema import RubricSettings

_LEVELS = {"0": ABSENT, "1": VAGUE, "2": SPECIFIC}
_LEVELS |= {"absent": ABSENT, "vague": VAGUE, "specific": SPECIFIC}
_ID, _TYPE, _CODER, _TEXT = "id", "type", "coder", "text"


def take_sheet(
    path: Path,
    statements: Mapping[str, Statement],
    settings: RubricSettings,
    faults: Faults,
    coder: str = "",
    user: str = "",
) -> Taken:
    """One coder's codings of a table; rows without a type are not coded.

    Args:
        path: of the CSV.
        statements: of the run, by id.
        settings: of its main rubric.
        faults: what can't be taken in is added.
        coder: whose codings they are to be; empty takes the column `coder`.
        user: whose rows to take, by that column; may be empty where there is only one's.

    Raises:
        InputError: no such table, or it isn't clear whose codings to take.
    """
    sheet = read_sheet(path, _ID)
    rows = [row for row in sheet.rows if row.cells.get(_TYPE)]
    name = _coder(rows, user, path)
    if not (coder or name):
        raise InputError("the table doesn't name who coded", str(path), "Use --coder NAME.")
    reader = _Sheet(statements, settings, faults, coder or name, _missing(sheet.columns, settings))
    reader.tell_missing()
    mine = [row for row in rows if not name or row.cells.get(_CODER) == name]
    return Taken(coder or name, dict(reader.codings(mine)))


def _coder(rows: Sequence[Row], user: str, path: Path) -> str:
    names = list(dict.fromkeys(row.cells.get(_CODER, "") for row in rows))
    chosen = [name for name in names if not user or name.casefold() == user.casefold()]
    if user and not chosen:
        raise InputError(f"no rows by {user}", str(path), f"In it are: {', '.join(names)}.")
    if len(chosen) > 1:
        told = ", ".join(name or "rows without a coder" for name in chosen)
        raise InputError(f"several people coded in it: {told}", str(path), "Choose with --user.")
    return chosen[0] if chosen else ""


def _missing(columns: Sequence[str], settings: RubricSettings) -> list[str]:
    levels = (f"{d.id}{end}" for d in settings.dimensions for end in ("_level", "_words"))
    lists = (listed.id for listed in settings.categories)
    asked = (_TYPE, "relevance", "origin", *levels, *lists, "groups")
    return [name for name in asked if name not in columns]


class _RowError(Exception):
    """A row that can't be taken in: what is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    statements: Mapping[str, Statement]
    settings: RubricSettings
    faults: Faults
    coder: str
    missing: Sequence[str]

    def tell_missing(self) -> None:
        """Names the columns that aren't there."""
        if self.missing:
            what = f"Lacks the columns {', '.join(self.missing)}: nothing is coded there."
            mend = "Add them as in statements.csv if they were coded."
            self.faults.note("missing_columns", "line 1", what, mend)

    def codings(self, rows: Sequence[Row]) -> Iterator[tuple[str, Coded]]:
        seen: dict[str, int] = {}
        for row in rows:
            where = f"line {row.line}"
            try:
                statement = self._statement(row, seen)
                yield statement.id, Coded(self._coding(row, statement, where))
            except _RowError as error:
                what, mend = error.args
                self.faults.add("row", where, f"{what}; the row was left out.", mend)

    def _statement(self, row: Row, seen: dict[str, int]) -> Statement:
        id_ = unguarded(row.cells[_ID])
        statement = self.statements.get(id_)
        if statement is None:
            raise _RowError(f"The run has no statement {id_!r}", "Take ids from its own table.")
        first = seen.setdefault(id_, row.line)
        if first != row.line:
            raise _RowError(f"Line {first} codes {id_} already", "Keep one row a statement.")
        text = row.cells.get(_TEXT, "")
        if text and not {_bare(text), _bare(unguarded(text))} & {_bare(statement.text)}:
            told = f"{quoted(text)} isn't the text of {id_}, {quoted(statement.text)}"
            raise _RowError(told, "Cells may have slipped a row; sort id and text together.")
        return statement

    def _coding(self, row: Row, statement: Statement, where: str) -> Coding:
        settings = self.settings
        type_ = self._one(row, _TYPE, [code.id for code in settings.types])
        relevance = self._one(row, "relevance", [code.id for code in settings.relevance])
        origin = self._one(row, "origin", [code.id for code in settings.origins])
        lists = {key: self._many(row, key, codes) for key, codes in self._lists()}
        levels = {d.id: self._level(row, d.id, statement, where) for d in settings.dimensions}
        if type_ not in settings.coded_types:
            tell_extra(type_, levels, lists, settings, where, self.faults)
            return Coding(statement.id, self.coder, type_, relevance=relevance, origin=origin)
        groups = lists.pop("groups")
        dims = {name: code for name, code in levels.items() if f"{name}_level" not in self.missing}
        kept = {key: codes for key, codes in lists.items() if key not in self.missing}
        return Coding(
            statement.id, self.coder, type_, relevance=relevance, origin=origin,
            dimensions=dims, categories=kept, groups=groups,
        )  # fmt: skip

    def _lists(self) -> Iterator[tuple[str, list[str]]]:
        for listed in self.settings.categories:
            yield listed.id, [code.id for code in listed.codes]
        yield "groups", [group.id for group in self.settings.groups]

    def _one(self, row: Row, key: str, codes: Sequence[str]) -> str:
        cell = row.cells.get(key, "").casefold()
        if cell and cell not in codes:
            raise _RowError(f"`{key}` is {cell!r}", f"It may be {', '.join(codes)}.")
        return cell

    def _many(self, row: Row, key: str, codes: Sequence[str]) -> tuple[str, ...]:
        found = [part.strip().casefold() for part in row.cells.get(key, "").split(_SEPARATOR)]
        unknown = [code for code in found if code and code not in codes]
        if unknown:
            told = f"`{key}` has {', '.join(map(repr, unknown))}"
            raise _RowError(told, f"Of: {', '.join(codes)}.")
        return tuple(code for code in codes if code in found)

    def _level(self, row: Row, name: str, statement: Statement, where: str) -> Code:
        cell = row.cells.get(f"{name}_level", "").casefold()
        words = row.cells.get(f"{name}_words", "")
        level = _LEVELS.get(cell.removesuffix(".0"), None if cell else ABSENT)
        if level is None:
            raise _RowError(f"`{name}_level` is {cell!r}", "It may be 0, 1 or 2.")
        if level == ABSENT:
            if words:
                what = f"{name} has words, {quoted(words)}, but no level; they were left out."
                self.faults.add("words_without_level", where, what, "Give level 1 or 2.")
            return Code(ABSENT)
        return _placed(level, self._words(words, name, statement), statement.text)

    def _words(self, words: str, name: str, statement: Statement) -> str:
        for said in (words, unguarded(words)):
            if said in statement.text:
                return said
        told = f"`{name}_words`, {quoted(words)}, are not in the statement's text"
        raise _RowError(told, "Copy them from the text, letter by letter.")


def _placed(level: int, words: str, text: str) -> Code:
    """The level with the place of its words, where these stand in the text once."""
    if not words or text.count(words) != 1:
        return Code(level, words)
    at = text.index(words)
    return Code(level, words, Evidence("text", at, at + len(words), words))


def _bare(text: str) -> str:
    return "".join(text.split())


_SEPARATOR = SEPARATOR.strip()
