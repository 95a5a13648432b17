"""Which statements meet a criterion of a rubric, and which lack one thing."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from doc_audit.evaluate.trial_records import Match, Near, Place, Trial
from doc_audit.evaluate.trial_words import only_fault
from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.code_facts import mark_asked
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.when import When
from doc_audit.score.commitments import in_scope
from doc_audit.score.conditions import Facts, Test, facts_of, words_for
from doc_audit.tag import Tagger

MEETS = "meets it"
_OF_ANY = ("type:", "relevance:", "origin:")
"""Facts that most statements share; one of them alone makes no near miss."""


def criterion_trial(
    statements: Sequence[Statement],
    rubric: Rubric,
    criterion: Criterion,
    abbreviations: Callable[[str], Mapping[str, str]],
) -> Trial:
    """Statements that meet a criterion, or show one of its states, and those that nearly do.

    Of criteria of commitments only those in the scope of the rubric's criteria are looked at, of
    statements only those of usable types; of both those that meet `of`.
    """
    tagger = Tagger(rubric)
    tests = [(when, Test.of(when), label) for when, label in _ways(criterion)]
    matches: list[Match] = []
    near: list[Near] = []
    for statement in statements:
        coding = tagger.code(statement, abbreviations(statement.doc))
        facts = facts_of(coding, rubric.settings, statement.area)
        if not _asked(criterion, coding, facts, rubric):
            continue
        met = next(((test, label) for _, test, label in tests if test.holds(facts)), None)
        if met:
            place = _place(statement, words_for(met[0], facts, coding))
            matches.append(Match(criterion.id, statement, place, False, met[1]))
        else:
            near += _near(criterion, statement, facts, [when for when, _, _ in tests])
    return Trial((criterion,), len(statements), tuple(matches), tuple(near), (), True)


def _ways(criterion: Criterion) -> list[tuple[When, str]]:
    """Conditions that make a statement meet it, best first, each with what it then shows."""
    if criterion.when is not None:
        return [(criterion.when, MEETS)]
    return [(state.when, state.label) for state in criterion.states]


def _asked(criterion: Criterion, coding: Coding, facts: Facts, rubric: Rubric) -> bool:
    settings = rubric.settings
    of = criterion.share.of if criterion.share else criterion.of
    if of is not None and not Test.of(of).holds(facts):
        return False
    if criterion.unit == "plan":
        return True
    if criterion.unit == "statement":
        return coding.type != settings.unusable_type
    commits = coding.type == settings.commitment_type
    return commits and in_scope(coding, settings, settings.criteria_scope)


def _near(
    criterion: Criterion, statement: Statement, facts: Facts, ways: Sequence[When]
) -> Iterator[Near]:
    for when in ways:
        why = only_fault(when, facts)
        if why and _held(when, facts):
            place = Place("text", statement.text, 0, 0)
            yield Near(criterion.id, statement, place, why, len(when.all) + bool(when.any))
            return


def _held(when: When, facts: Facts) -> bool:
    """Some condition holds that says more than what sort of statement it is: a mark, if any.

    Most commitments have a level, so that one without the mark that is asked for isn't near.
    """
    named = [fact for term in (*when.all, *when.any) for fact in term.split("|")]
    marks = [fact for fact in named if mark_asked(fact)]
    telling = marks or [fact for fact in named if not fact.startswith(_OF_ANY)]
    return any(fact in facts for fact in telling)


def _place(statement: Statement, words: str) -> Place:
    """The words in the statement; none marked where they stand elsewhere, as in its stem."""
    start = statement.text.find(words) if words else -1
    end = start + len(words)
    return (
        Place("text", statement.text, start, end)
        if start >= 0
        else Place("text", statement.text, 0, 0)
    )
