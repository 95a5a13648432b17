"""Whether a rubric that extends another gives statements the same codes, marks apart.

Then they are observed and coded once for both, however many such rubrics stand beside each other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doc_audit.rubric.rules import RuleSet
from doc_audit.rubric.schema import RubricSettings

if TYPE_CHECKING:
    from doc_audit.rubric.load import Rubric

MARKS = "marks"
"""What decisions decide that give marks."""


def codes_of_base(base: "Rubric", rubric: "Rubric", added: RuleSet) -> bool:
    """Whether the rubric adds nothing to its base's codes but marks.

    Args:
        base: the rubric it extends.
        rubric: the whole, with what it took over.
        added: rules of its own.
    """
    kept = set(_not_for_marks(rubric.rules)) - {cue.id for cue in added.cues}
    return (
        _same_codes(base.settings, rubric.settings)
        and kept == set(_not_for_marks(base.rules))
        and not added.spellings
        and _only_seen(base.rules, added)
    )


def _same_codes(one: RubricSettings, other: RubricSettings) -> bool:
    return _codes(one) == _codes(other)


def _codes(settings: RubricSettings) -> tuple[object, ...]:
    """All codes there are and what they are under; labels, weights and points change no code."""
    return (
        [code.id for code in (*settings.types, *settings.relevance, *settings.origins)],
        settings.coded_types,
        (settings.commitment_type, settings.aspiration_type, settings.unusable_type),
        [dimension.id for dimension in settings.dimensions],
        [(c.id, c.dimension, [code.id for code in c.codes]) for c in settings.categories],
        [group.id for group in settings.groups],
    )


def _not_for_marks(rules: RuleSet) -> Iterator[str]:
    yield from (rule.id for rule in rules.marks if not rule.mark)
    yield from (rule.id for rule in rules.cues)
    yield from (rule.id for rule in rules.cells)
    yield from (rule.id for rule in rules.decisions if rule.decides != MARKS)


def _only_seen(base: RuleSet, added: RuleSet) -> bool:
    """Added cues act on no mark and aren't called as those that the base has or asks for."""
    asked = {fact.rpartition(":")[2] for d in base.decisions for fact in d.when.facts()}
    asked |= {cue.cue for cue in base.cues}
    return all(cue.scope is None and cue.cue not in asked for cue in added.cues)
