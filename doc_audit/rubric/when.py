"""Conditions over facts, for decisions and criteria alike."""

from doc_audit.rubric.strict import Strict


class When(Strict):
    """Conditions of a decision or criterion, over facts of the statement.

    A fact of a decision is a cue (`will`, `stem:will`, `heading:actions`), a level (`target=2`,
    `target>=1`), a code (`populations:carers`), or what was decided before (`type:context`).
    Criteria ask about codes alone (`rubric.code_facts`). `a|b` is true when either is.
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """All facts it names, alternatives parted."""
        terms = (*self.all, *self.any, *self.none)
        return tuple(fact for term in terms for fact in term.split("|"))
