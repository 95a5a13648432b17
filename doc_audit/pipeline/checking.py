"""Checks a rubric: its files, names and patterns, its examples, and slips."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_audit.errors import DocAuditError, RubricError
from doc_audit.pipeline.resources import rubric_files, rubric_files_despite
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.examine import Examined, examine, mentioned
from doc_audit.rubric.faults import fault
from doc_audit.rubric.load import rule_files
from doc_audit.rubric.repair import UNSAID
from doc_audit.rubric.rules import CueRule, Decision, MarkRule

if TYPE_CHECKING:
    from doc_audit.tag import Tagger
    from doc_audit.tag.examples import Misbehaving

_LONGEST = 70
"""Characters of an example that are shown."""


@dataclass(frozen=True)
class Checked:
    """What there is to say of a rubric.

    Attributes:
        rubric: the rubric; None where it has faults.
        faults: keep it from being used, or examples that don't behave; each with file and line.
        slips: patterns that can be read, but hardly mean what was meant.
    """

    rubric: Rubric | None
    faults: tuple[DocAuditError, ...]
    slips: tuple[DocAuditError, ...]


def check_rubric(name_or_path: str) -> Checked:
    """All faults and slips of a rubric, each with the line in its own files.

    Raises:
        InputError: no such rubric.
    """
    files, in_the_way = _files(name_or_path)

    def load(some: dict[str, str]) -> Rubric:
        return load_rubric(some, name_or_path)

    try:
        rubric = load(files)
    except RubricError:
        found = examine(files, load)  # type: ignore[arg-type]
    else:
        found = Examined((), rubric, {}, "")
        if not in_the_way:
            return Checked(rubric, *_of_rules(rubric, found))
    examples, slips = _of_rules(found.rubric, found) if found.rubric else ((), ())
    faults = sorted((*in_the_way, *found.faults, *examples), key=_place)
    return Checked(None, tuple(faults), slips)


def _files(name_or_path: str) -> tuple[dict[str, str], list[DocAuditError]]:
    """The rubric's files, and what keeps its base from being had."""
    try:
        return rubric_files(name_or_path), []
    except RubricError:
        return rubric_files_despite(name_or_path)


def _of_rules(
    rubric: Rubric, found: Examined
) -> tuple[tuple[DocAuditError, ...], tuple[DocAuditError, ...]]:
    """Examples that don't behave, and slips."""
    from doc_audit.pipeline.compiled import tagger_of  # a second to load: only where needed
    from doc_audit.tag.slips import slips

    tagger = tagger_of(rubric)
    examples = tuple(found.placed(one) for one in _examples(rubric, tagger, found.lost))
    return examples, tuple(found.placed(slip) for slip in slips(rubric) if UNSAID not in slip.what)


def _examples(rubric: Rubric, tagger: "Tagger", lost: str) -> Iterator[DocAuditError]:
    from doc_audit.tag.examples import misbehaving

    decisions = {decision.id: decision for decision in rubric.rules.decisions}
    for file, placed in rule_files(rubric.files, []).items():
        content = placed.content
        groups: tuple[tuple[str, tuple[MarkRule | CueRule | Decision, ...]], ...] = (
            ("marks", content.marks), ("cues", content.cues), ("decisions", content.decisions),
        )  # fmt: skip
        for group, rules in groups:
            for index, rule in enumerate(rules):
                for bad in misbehaving(tagger, rule):
                    if bad.text == UNSAID or _may_be_right(bad, decisions, lost):
                        continue
                    key = "matching" if bad.matching else "non_matching"
                    path = (group, index, "examples", key, bad.number)
                    what, mend = _told(bad, isinstance(rule, Decision))
                    if bad.matching and not isinstance(rule, Decision):
                        mend = _barred(rule, bad.text) or mend
                    yield fault(file, placed.located.line(path), what, mend)


def _barred(rule: MarkRule | CueRule, text: str) -> str:
    """The mend where a pattern has a phrase between bars of which the example has one word."""
    from doc_audit.tag.barred import alone_in_example

    for written in rule.patterns:
        if word := alone_in_example(written, text):
            return (
                f"In the pattern “{written}” no match is “{word}” alone: bars part single words. "
                f"Write a pattern of its own for it, '{word}'."
            )
    return ""


def _may_be_right(bad: "Misbehaving", decisions: dict[str, Decision], lost: str) -> bool:
    """What was taken out of the rubric may be why a decision went another way."""
    asked = [decisions[id_] for id_ in (bad.rule, bad.by) if id_ in decisions]
    facts = {part for one in asked for fact in one.when.facts() for part in _names(fact)}
    return bool(lost) and mentioned(facts, lost)


def _names(fact: str) -> tuple[str, ...]:
    """A fact's own name, and that of the dimension whose level it tells."""
    return (fact, fact.partition(":")[2], fact.rstrip("012").rstrip("=>"))


def _told(bad: "Misbehaving", decides: bool) -> tuple[str, str]:
    text = bad.text if len(bad.text) <= _LONGEST else f"{bad.text[:_LONGEST]}…"
    if decides:
        by = f"“{bad.by}” decides" if bad.by else "nothing decides"
        if bad.matching:
            return (
                f"“{bad.rule}” should decide on its example “{text}”, but {by}.",
                "Change the `when`, give it a higher `priority`, or mend the example.",
            )
        return (
            f"“{bad.rule}” decides on “{text}”, which is an example that it should not.",
            "Add what is against it to `none` of its `when`, or move the example to `matching`.",
        )
    if bad.matching:
        why = ", as one of its `unless` undoes it" if bad.by else ""
        return (
            f"“{bad.rule}” does not match its example “{text}”{why}.",
            "Widen a pattern, or mend the example: every matching example must match.",
        )
    return (
        f"“{bad.rule}” matches “{bad.words}” in “{text}”, an example that it should not match.",
        "Narrow the pattern, add an `unless`, or move the example to `matching`.",
    )


def _place(told: DocAuditError) -> tuple[str, int]:
    file, _, line = told.where.rpartition(":")
    return file, int(line) if line.isdigit() else 0
