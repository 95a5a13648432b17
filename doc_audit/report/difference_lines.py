"""The statements that drive two rubrics' views of a plan apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.model.agreement import PlanGap, RubricFigures
from doc_audit.model.place import place_words
from doc_audit.report.lookup import Lookup, source_link
from doc_audit.report.words import seen, sentence, shortened

_ITEMS = 8  # of a rubric that no statement shows; the data name them all
_LENGTH = 280  # letters of a statement shown; the whole is behind its link


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One statement, or an item that no statement shows, and what each rubric says of it.

    Attributes:
        text: of the statement; "" for an item.
        href: of the statement on its plan's page; `source` and `place` of its page.
        one, other: what each rubric says.
        apart: its part of the distance, in standard deviations, without sign.
    """

    text: str
    type: str
    href: str
    source: str
    place: str
    one: str
    other: str
    apart: str


def difference_lines(
    lookup: Lookup, gap: PlanGap, one: RubricFigures, other: RubricFigures
) -> Iterator[DifferenceLine]:
    """Lines of one plan, the strongest first."""
    statements = {statement.id: statement for statement in lookup.by_plan[gap.plan]}
    types = {code.id: code.label for code in lookup.settings.types}
    for line in gap.statements:
        apart = f"{abs(line.apart):.2f}"
        statement = statements.get(line.statement)
        if statement is None:
            said = [_not_shown(says) for says in (line.one_says, line.other_says)]
            yield DifferenceLine("", "", "", "", "", said[0], said[1], apart)
            continue
        document = lookup.documents[statement.doc]
        coding = lookup.coding(statement)
        yield DifferenceLine(
            text=seen(shortened(statement.text, _LENGTH)),
            type=types.get(coding.type, "") if coding else "",
            href=lookup.href(statement.id),
            source=source_link(document, statement.page),
            place=place_words(document.media, statement.page, statement.path),
            one=sentence(line.one_says or one.uncounted),
            other=sentence(line.other_says or other.uncounted),
            apart=apart,
        )


def _not_shown(says: str) -> str:
    """`Not found: A; B and 3 more` of what the score lists one by one."""
    if not says:
        return "–"
    items = says.replace("; not found: ", "; ").split("; ")
    left = len(items) - _ITEMS
    more = f" and {left} more" if left > 0 else ""
    return sentence("; ".join(items[:_ITEMS]) + more)
