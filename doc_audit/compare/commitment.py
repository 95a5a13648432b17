"""A commitment with all that two plans' commitments are compared by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doc_audit.model import GROUPS, Code, Coding, Statement, StatementPoints
from doc_audit.score.merge import what_is_done

GENERAL = frozenset({"whole_population", "unspecified_disadvantaged"})
"""Codes that stand for nobody in particular: having them or not neither joins nor parts two
commitments. Rubrics that have no such codes lose nothing by it."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment in scope, its copies within the plan counted with it.

    Attributes:
        statement: the longest copy; its `id` names the commitment.
        levels: dimension id → level scored; those that don't apply are left out.
        codes: dimension id → code of the copy that is most specific on it.
        lists: id of a category list, or `groups` → its codes over all copies.
    """

    statement: Statement
    levels: Mapping[str, int]
    codes: Mapping[str, Code]
    lists: Mapping[str, frozenset[str]]

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id

    @property
    def done(self) -> str:
        """The words that say what is to be done."""
        return what_is_done(self.statement)

    @property
    def subject_words(self) -> str:
        """The words that say whom and where it is for; "" where none do."""
        known = (self.codes.get(name) for name in SUBJECT_DIMENSIONS)
        return " ".join(code.words for code in known if code)

    @property
    def subject(self) -> frozenset[str]:
        """Whom and what it is about: codes of groups and kinds of inequality, places it names."""
        named = {f"{name}:{code}" for name, codes in self.lists.items() for code in codes - GENERAL}
        return frozenset(named | set(_places(self.codes.values())))


SUBJECT_DIMENSIONS = ("population", "geography")
"""Whose words say whom and where, in rubrics that have them."""


def _places(codes: Iterable[Code]) -> Iterable[str]:
    for code in codes:
        value = code.value
        if "resolved" not in value and not value.get("own_area"):  # agents have names too
            known = value.get("ids") or [value.get("id") or value.get("name") or ""]
            yield from (f"place:{str(place).casefold()}" for place in known if place)


def commitments(
    points: Iterable[StatementPoints],
    statements: Mapping[str, Statement],
    codings: Mapping[str, Coding],
) -> tuple[Commitment, ...]:
    """The commitments that a plan's points are for, in their order; the rest by statement id."""
    return tuple(_commitment(line, statements[line.statement], codings) for line in points)


def _commitment(
    line: StatementPoints, statement: Statement, codings: Mapping[str, Coding]
) -> Commitment:
    copies = [codings[id_] for id_ in (line.statement, *line.merged) if id_ in codings]
    lists: dict[str, frozenset[str]] = {}
    codes: dict[str, Code] = {}
    for coding in copies:
        for name, found in (*coding.categories.items(), (GROUPS, coding.groups)):
            lists[name] = lists.get(name, frozenset()) | frozenset(found)
        for name, code in coding.dimensions.items():
            if name not in codes or _weight(code) > _weight(codes[name]):
                codes[name] = code
    return Commitment(statement, dict(line.levels), codes, lists)


def _weight(code: Code) -> tuple[int, bool]:
    return code.level, bool(code.value)
