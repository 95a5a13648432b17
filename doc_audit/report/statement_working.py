"""One statement taken apart: its words, every code with what decided it, its points."""

from collections.abc import Iterator

from doc_audit.model import Coding, PlanScore, Statement, StatementPoints
from doc_audit.model.place import place_words
from doc_audit.report.code_lines import CodeLine, CodeTable
from doc_audit.report.dimension_codes import DimensionCodes
from doc_audit.report.lookup import Lookup, document_name
from doc_audit.report.words import seen
from doc_audit.report.working_table import WorkingLine, working_table
from doc_audit.score import explain_points, why_out_of_scope


def statement_working(lookup: Lookup, score: PlanScore, statement: Statement) -> Iterator[str]:
    """The statement, its codes, and how its points came about or why it has none.

    A repeat is followed by the commitment that it is counted with. Characters that can't be seen,
    which a terminal might obey, are shown as �.
    """
    yield from map(seen, _lines(lookup, score, statement))


def _lines(lookup: Lookup, score: PlanScore, statement: Statement) -> Iterator[str]:
    yield from _said(lookup, score, statement)
    line = lookup.points.get(statement.id)
    own = line if line and line.statement == statement.id else None
    yield ""
    yield from _codes(lookup, statement, own)
    yield ""
    if line is None:
        coding = lookup.coding(statement)
        yield f"Not scored. {why_out_of_scope(coding, lookup.settings, score.scope)}".strip()
    elif own is None:
        yield from _counted_with(lookup, score, line)
    else:
        yield from _points(lookup, score, own)


def _said(lookup: Lookup, score: PlanScore, statement: Statement) -> Iterator[str]:
    document = lookup.documents.get(statement.doc)
    number = lookup.by_plan[score.plan].index(statement) + 1
    place = place_words(document.media if document else "", statement.page, statement.path)
    names = [document_name(document) if document else statement.doc, place, *statement.headings]
    yield f"Statement {number} of {lookup.titles[score.plan]} ({statement.id})"
    yield " › ".join(filter(None, names))
    if statement.stem:
        yield f"In a list that opens: “{statement.stem}”"
    yield f"“{statement.text}”"


def _codes(lookup: Lookup, statement: Statement, own: StatementPoints | None) -> Iterator[str]:
    coding = lookup.coding(statement)
    if coding is None:
        return
    yield f"Codes, by {coding.coder}: what was found; the words; what decided"
    for line in CodeTable(lookup.settings).lines(coding, dict(own.levels) if own else {}):
        yield f"  {_code(line)}"
    absent = [
        dimension.label.lower()
        for dimension in lookup.settings.dimensions
        if coding.dimensions and not coding.level(dimension.id)
    ]
    if absent:
        yield f"  Not found: {', '.join(absent)}"
    yield from (f"  {_code(line)}" for line in lookup.marks.get(statement.id, ()))


def _code(line: CodeLine) -> str:
    scored = f", scored as {line.scored}" if line.scored else ""
    words = " ".join(filter(None, (f"“{line.words}”" if line.words else "", line.where)))
    rules = f"rule {', '.join(line.rules)}" if line.rules else ""
    value = f"= {line.value}" if line.value else ""
    return "; ".join(filter(None, (f"{line.name}: {line.found}{scored}", words, value, rules)))


def _counted_with(lookup: Lookup, score: PlanScore, line: StatementPoints) -> Iterator[str]:
    kept = next(s for s in lookup.by_plan[score.plan] if s.id == line.statement)
    yield "It says the same as another commitment and is counted with it, once:"
    yield ""
    yield from _lines(lookup, score, kept)


def _points(lookup: Lookup, score: PlanScore, own: StatementPoints) -> Iterator[str]:
    yield from explain_points(own, lookup.settings)
    shown = {line.id: line for line in working_table(lookup, score).lines}[own.statement]
    yield from _copies(lookup, shown)
    if score.score is None or not shown.without:
        yield "The plan has no score, so it moves none."
        return
    direction = "raises" if float(shown.without) < score.score else "lowers"
    moves = f"it {direction} it by {shown.moves}" if float(shown.moves) else "it doesn't move it"
    yield f"Without it the score would be {shown.without} and not {score.score:.2f}: {moves}."


def _copies(lookup: Lookup, shown: WorkingLine) -> Iterator[str]:
    if not shown.copies:
        return
    labels = ", ".join(dimension.label.lower() for dimension in lookup.settings.dimensions)
    yield f"Levels as coded, copy by copy ({labels}):"
    yield f"  {_digits(lookup.run.codings.get(shown.id), lookup)}  no. {shown.number}, this one"
    for copy in shown.copies:
        digits = _digits(lookup.run.codings.get(copy.id), lookup)
        place = f", {copy.place}" if copy.place else ""
        yield f"  {digits}  no. {copy.number}{place}, {copy.likeness}% alike: {copy.text}"


def _digits(coding: Coding | None, lookup: Lookup) -> str:
    codes = DimensionCodes(lookup.settings)
    return codes.digits(codes.of(coding)) or "not coded"
