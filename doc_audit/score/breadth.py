"""For which groups and kinds of inequality a plan has a commitment, and how good the best is."""

from collections.abc import Iterable, Iterator, Sequence

from doc_audit.model import GROUPS, SPECIFIC, BreadthRow, BreadthState, Coding, Statement
from doc_audit.rubric.schema import Breadth, Dimension, RubricSettings
from doc_audit.score.commitments import Commitment, in_scope, named_by
from doc_audit.score.inputs import Scope

Item = tuple[Statement, Coding]
Key = tuple[str, str]
"""Name of a list and one of its codes."""


def breadth_rows(
    commitments: Sequence[Commitment],
    items: Iterable[Item],
    dimensions: Sequence[Dimension],
    settings: RubricSettings,
    scope: Scope = "inequalities",
) -> tuple[BreadthRow, ...]:
    """A row for each code of the rubric's `breadth` lists; none where it has no `breadth`.

    Args:
        commitments: of the plan, merged, in reading order.
        items: all its statements with their codings.
        dimensions: those of the commitments' levels.
        settings: of the rubric.
        scope: in which aspirations count, and outside which commitments are only told.
    """
    asked = settings.breadth
    if asked is None:
        return ()
    aspirations: dict[Key, list[str]] = {}
    beyond: dict[Key, list[str]] = {}
    for statement, coding in items:
        within = in_scope(coding, settings, scope)
        if coding.type == settings.aspiration_type and within:
            _note(aspirations, statement, coding)
        if coding.type == settings.commitment_type and not within:
            _note(beyond, statement, coding)
    found: dict[Key, list[Commitment]] = {}
    for commitment in commitments:
        for key in commitment.named:
            found.setdefault(key, []).append(commitment)
    full = {c.statement.id for c in commitments if is_accountable(c, dimensions, asked)}
    return tuple(
        _row(key, found.get(key, []), full, aspirations.get(key, []), len(beyond.get(key, [])))
        for key in _keys(settings, asked)
    )


def is_accountable(commitment: Commitment, dimensions: Sequence[Dimension], asked: Breadth) -> bool:
    """Whether the dimensions asked for are specific, those that don't apply to it left out.

    One that the scope leaves out isn't asked for; a commitment to which none applies isn't.
    """
    levels = [
        level
        for dimension, level, applies in zip(
            dimensions, commitment.levels, commitment.applies, strict=True
        )
        if dimension.id in asked.accountable and applies
    ]
    return bool(levels) and all(level == SPECIFIC for level in levels)


def _note(found: dict[Key, list[str]], statement: Statement, coding: Coding) -> None:
    for key in named_by(coding):
        found.setdefault(key, []).append(statement.id)


def _keys(settings: RubricSettings, asked: Breadth) -> Iterator[Key]:
    lists = {listed.id: [code.id for code in listed.codes] for listed in settings.categories}
    lists[GROUPS] = [group.id for group in settings.groups]
    return ((name, code) for name in asked.lists for code in lists[name])


def _row(
    key: Key,
    commitments: Sequence[Commitment],
    full: set[str],
    aspirations: Sequence[str],
    beyond: int,
) -> BreadthRow:
    every = [commitment.statement.id for commitment in commitments]
    accountable = [statement for statement in every if statement in full]
    state, statements = _state(accountable, every, aspirations)
    return BreadthRow(
        list=key[0],
        code=key[1],
        state=state,
        accountable=len(accountable),
        commitments=len(every),
        restated=sum(commitment.restated for commitment in commitments),
        aspirations=len(aspirations),
        beyond=beyond,
        statements=tuple(statements),
    )


def _state(
    accountable: Sequence[str], commitments: Sequence[str], aspirations: Sequence[str]
) -> tuple[BreadthState, Sequence[str]]:
    """The best state there is, and the statements that make it."""
    if accountable:
        return "accountable", accountable
    if commitments:
        return "commitment", commitments
    return ("aspiration", aspirations) if aspirations else ("nothing", ())
