"""What a rubric asks of statements, commitments and whole plans beside their levels."""

from typing import Literal

from pydantic import Field, model_validator

from doc_audit.rubric.strict import ClosedCode, Slug, Strict
from doc_audit.rubric.when import When

Provenance = Literal["verified", "recalled"]
"""`verified`: read at the source named, or in the documents behind the project (the source then
says so); `recalled`: written from memory, shown as “recalled, not checked” wherever it is shown."""

Unit = Literal["commitment", "statement", "plan"]
OUTCOMES = ("found", "not_found", "not_readable", "nothing_to_judge", "not_asked")
"""States that any criterion of a plan may end in; no state of a rubric's own may be called so."""


class Sourced(Strict):
    """Where something comes from, and whether anyone looked there."""

    source: str = Field(min_length=1)
    provenance: Provenance


class MarkCode(ClosedCode, Sourced):
    """One code of `marks`: put on statements of any type by rules (`mark:` and decisions)."""


class State(ClosedCode):
    """One of the states of a plan's criterion: the first whose `when` some statement meets."""

    when: When
    count: int = Field(1, ge=1, description="statements that must meet it")


class ShareOf(Strict):
    """At least this share of the statements that meet `of` must meet the criterion's `when`."""

    of: When
    at_least: float = Field(gt=0, le=1)


class Published(Sourced):
    """A figure of a publication, to stand beside the corpus's own.

    Attributes:
        share: 0…1.
        of: what it is a share of, with numbers: “689 policies of 14 strategies, 1992 to 2020”.
        says: what it is the share that does.
    """

    share: float = Field(ge=0, le=1)
    of: str = Field(min_length=1)
    says: str = Field(min_length=1)


class Criterion(Sourced):
    """One thing that is looked for.

    Attributes:
        unit: `commitment`: the share of commitments that meet `when`, copies merged; `statement`:
            the same over statements of any usable type; `plan`: whether the plan has it.
        section: heading under which it is shown, with others of the same.
        note: what must be known to read its result.
        when: which statements meet it.
        of: for `commitment` and `statement`: only those are counted that meet this.
        count: for `plan`: statements that must meet `when`.
        share: for `plan`: instead of a count.
        states: for `plan`: instead of `when`; best first.
        kinds: for `plan`: only plans of these kinds of document are asked, and those of unknown
            kind; all if not said.
        published: figures to compare with.
    """

    id: Slug
    label: str = Field(min_length=1)
    question: str = Field(min_length=1)
    unit: Unit
    section: str = ""
    note: str = ""
    when: When | None = None
    of: When | None = None
    count: int = Field(1, ge=1)
    share: ShareOf | None = None
    states: tuple[State, ...] = ()
    kinds: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()

    @model_validator(mode="after")
    def _fits_unit(self) -> "Criterion":
        if (self.when is None) == (not self.states):
            raise ValueError("a criterion has either `when` or `states`")
        of_plans = self.states or self.share or self.kinds or self.count != 1
        if self.unit != "plan" and of_plans:
            told = "only criteria with `unit: plan` have `states`, `share`, `kinds` or `count`"
            raise ValueError(told)
        if self.unit == "plan" and self.of is not None:
            raise ValueError("a criterion with `unit: plan` has no `of`; it may have `share`")
        if self.share and (self.states or self.count != 1):
            raise ValueError("`share` stands alone, without `states` and `count`")
        return self


class NotCoded(Sourced):
    """Something that the publication asks and this rubric's codes can't answer; shown as such."""

    label: str = Field(min_length=1)
    question: str = Field(min_length=1)
    why: str = Field(min_length=1)


class TableLine(Strict):
    """A row or column of a table: what it is called and which statements are in it."""

    id: Slug
    label: str = Field(min_length=1)
    when: When


class CrossTable(Sourced):
    """Statements counted by two things at once; one may be in several rows and columns.

    Attributes:
        unit: `commitment`: copies merged, in the scope of the criteria; `statement`: any usable.
        of: only those that meet it.
        rows, columns: lines of the table's own, or the name of a closed list, `groups`, `marks`
            or a category list, each code of which makes a line.
    """

    id: Slug
    label: str = Field(min_length=1)
    question: str = Field(min_length=1)
    note: str = ""
    unit: Literal["commitment", "statement"]
    of: When | None = None
    rows: tuple[TableLine, ...] | Slug
    columns: tuple[TableLine, ...] | Slug
