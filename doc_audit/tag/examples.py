"""Whether the examples of a rubric's rules behave as they say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from doc_audit.model import Cell, Coding, Statement
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.rules import CueRule, Decision, Example, MarkRule, StatementExample
from doc_audit.tag.observe import Observed
from doc_audit.tag.tagger import Tagger

BAR = " | "
"""Between the cells of a row, as the segmenter joins them."""


@dataclass(frozen=True, slots=True)
class Misbehaving:
    """An example that doesn't do what it says.

    Attributes:
        matching: it stands among the matching ones; `number` its place there.
        text: its words.
        words: those matched though they shouldn't be; "" else.
        by: of marks the rule that undid the match, of decisions the one that decided instead.
    """

    rule: str
    matching: bool
    number: int
    text: str
    words: str = ""
    by: str = ""


def misbehaving(tagger: Tagger, rule: MarkRule | CueRule | Decision) -> Iterator[Misbehaving]:
    """Examples of a rule that don't behave, in their order, the matching ones first."""
    if rule.examples is None:
        return
    for matching in (True, False):
        examples = rule.examples.matching if matching else rule.examples.non_matching
        for number, example in enumerate(examples):
            found = (
                _of_decision(tagger, rule, example, matching)
                if isinstance(rule, Decision)
                else _of_rule(tagger, rule, example, matching)
            )
            if found is not None:
                text = as_statement(example).text
                yield Misbehaving(rule.id, matching, number, text, *found)


def as_statement(example: Example) -> Statement:
    """An example as a statement of its own."""
    if isinstance(example, str):
        return Statement(id="example", doc="example", text=example)
    if example.cells:
        return _row(example)
    return Statement(
        id="example", doc="example", text=example.text, before=example.before, stem=example.stem,
        headings=example.headings,
    )  # fmt: skip


def _row(example: StatementExample) -> Statement:
    cells, at = [], 0
    for cell in example.cells:
        cells.append(Cell(cell.head or cell.role, cell.role, at, at + len(cell.text)))
        at += len(cell.text) + len(BAR)
    text = BAR.join(cell.text for cell in example.cells)
    return Statement(
        id="example", doc="example", text=text, cells=tuple(cells), headings=example.headings
    )


def placed(statement: Statement, rule: MarkRule | CueRule) -> Statement:
    """The example where the rule looks, if it doesn't look at the text."""
    if "text" in rule.over or statement.stem or statement.headings:
        return statement
    if "heading" in rule.over:
        return replace(statement, headings=(statement.text,))
    return replace(statement, stem=statement.text)


def matched(tagger: Tagger, seen: Observed, rule: MarkRule | CueRule) -> list[tuple[str, str]]:
    """The words of each match of a rule, and what undid it; of marks those undone too."""
    if isinstance(rule, CueRule):
        return [
            (_words(seen, name, hit.start, hit.end), "")
            for name, zone in seen.zones.items()
            for hit in zone.cues
            if hit.rule.id == rule.id
        ]
    if rule.mark:
        found = tagger.marks_found(seen).items()
        marks = [mark for _, zone in found for mark in zone.marks]
    else:
        marks = list(tagger.groups(seen) if rule.group else seen.marks)
        if not rule.group and "heading" in seen.zones:
            marks += seen.zones["heading"].marks
    return [(_words(seen, m.zone, m.start, m.end), m.undone) for m in marks if m.rule.id == rule.id]


def _words(seen: Observed, zone: str, start: int, end: int) -> str:
    tokens = seen.zones[zone].tokens
    first, last = tokens.span(start, end)
    return tokens.text[first:last]


def _of_rule(
    tagger: Tagger, rule: MarkRule | CueRule, example: Example, matching: bool
) -> tuple[str, str] | None:
    """What is wrong; None where nothing is. What other rules undo still is a match."""
    found = matched(tagger, tagger.observe(placed(as_statement(example), rule)), rule)
    if matching:
        if any(undone != rule.id for _, undone in found):
            return None
        return "", rule.id if found else ""
    live = next((words for words, undone in found if not undone), None)
    return None if live is None else (live, "")


def _of_decision(
    tagger: Tagger, decision: Decision, example: Example, matching: bool
) -> tuple[str, str] | None:
    coding = tagger.code(as_statement(example))
    ids = _decided_by(coding, decision)
    if (decision.id in ids) == matching:
        return None
    return "", ids[0] if ids else ""


def _decided_by(coding: Coding, decision: Decision) -> tuple[str, ...]:
    """The rules behind what the decision decides, the one that decided first."""
    key = decision.decides
    if key == MARKS:
        given = coding.marks.get(str(decision.code))
        return given.rules if given else ()
    return coding.dimensions[key].rules if key in coding.dimensions else coding.rules.get(key, ())
