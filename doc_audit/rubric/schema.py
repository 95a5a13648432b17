"""What a rubric says: codes, dimensions, axes, points. Rules are in `rules`.

Every model refuses unknown keys. Values come from the rubric's files alone; nothing is defaulted
twice.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from doc_audit.rubric.criteria import Criterion, CrossTable, MarkCode, NotCoded
from doc_audit.rubric.strict import ClosedCode as ClosedCode
from doc_audit.rubric.strict import Slug, Strict

RubricId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", description="id, as its folder")]
Axis = Literal["specificity", "accountability", "none"]


class AppliesTo(Strict):
    """To which commitments a dimension applies: every key given must hold, by any of its values.

    Attributes:
        kinds: kinds of document; a plan of unknown kind is taken to be one of them.
        origins, relevance: codes of the commitment.
        codes: of any category list.
        groups: finer groups.
    """

    kinds: tuple[str, ...] = ()
    origins: tuple[Slug, ...] = ()
    relevance: tuple[Slug, ...] = ()
    codes: tuple[Slug, ...] = ()
    groups: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> "AppliesTo":
        if not any((self.kinds, self.origins, self.relevance, self.codes, self.groups)):
            raise ValueError("applies_to names at least one kind, origin, relevance, code or group")
        return self


class Dimension(Strict):
    """One of the things a commitment can say.

    `axis: none` is shown beside the score and never counted in it (monitoring). `weight` is the
    weight within its axis. `floor` is the level that an absent dimension is scored at (a missing
    agent counts as vague). `own_area_is_vague` lowers a place that is the plan's own whole area
    to level 1. Where `applies_to` doesn't hold, the commitment counts neither as having nor as
    lacking the dimension.
    """

    id: Slug
    label: str
    question: str = Field(description="what the dimension answers, in plain words: By whom?")
    axis: Axis
    weight: float = Field(ge=0)
    floor: Literal[0, 1, 2] = 0
    own_area_is_vague: bool = False
    in_scope_all: bool = Field(True, description="counted under --scope all")
    applies_to: AppliesTo | None = Field(None, description="none given: to every commitment")
    levels: tuple[str, str, str] = Field(description="what absent, vague and specific mean")


class Group(ClosedCode):
    """A finer group; `under` is the category code that it belongs to."""

    under: Slug


class CategoryList(Strict):
    """A closed list of codes under a dimension, such as `populations` under `population`."""

    id: Slug
    dimension: Slug
    label: str
    codes: tuple[ClosedCode, ...]


class Scoring(Strict):
    """How levels become points and commitments a score (sources beside the numbers)."""

    points: tuple[float, float, float] = Field(description="worth of levels 0, 1, 2; each 0…1")
    aggregate: Literal["product", "arithmetic", "at_least_half"]
    at_least_half: dict[Literal["specificity", "accountability"], int] = Field(
        description="dimensions at level 2 that `at_least_half` asks of each axis"
    )
    too_few: int = Field(ge=1, description="under this many commitments: no score, no rank")
    thin: int = Field(ge=1, description="under this many: marked thin")
    scored_kinds: tuple[str, ...] = Field(description="kinds of document that are scored")
    scope_relevance: tuple[Slug, ...]
    duplicate_similarity: float = Field(
        ge=0, le=100, description="0…100; token-sort ratio from which two are the same commitment"
    )


class Vocabulary(Strict):
    """Phrases counted over all statements of a plan and shown beside the score."""

    id: Slug
    label: str
    phrases: tuple[str, ...]


class Breadth(Strict):
    """Which groups and kinds of inequality are looked for, and what makes a commitment accountable.

    Attributes:
        lists: `groups` or ids of category lists, in the order shown.
        accountable: dimensions that must all be specific.
    """

    lists: tuple[Slug, ...] = Field(min_length=1)
    accountable: tuple[Slug, ...] = Field(min_length=1)


class Umbrella(Strict):
    """When an umbrella term such as “health inequalities” is used without a kind of inequality.

    Attributes:
        terms: ids of vocabulary entries.
        dimension: where it is coded, level 2 says that the statement names a kind.
        kinds: phrases that name a kind, for statements of types without dimensions.
        defining: phrases that, right after the term, begin a definition of it.
        names: words that, right after the term, make it part of a name.
    """

    terms: tuple[Slug, ...] = Field(min_length=1)
    dimension: Slug
    kinds: tuple[str, ...] = Field(min_length=1)
    defining: tuple[str, ...]
    names: tuple[str, ...] = ()


class RubricSettings(Strict):
    """`rubric.yaml`, what it takes over from the rubric it extends included (`rubric.extend`)."""

    id: RubricId
    title: str
    version: str
    source: str = Field(description="publication or codebook the rubric follows")
    language: Literal["en"]
    types: tuple[ClosedCode, ...]
    coded_types: tuple[Slug, ...] = Field(description="types that get dimensions")
    commitment_type: Slug = Field(description="the type that is scored")
    aspiration_type: Slug
    unusable_type: Slug = Field(description="the type without relevance")
    relevance: tuple[ClosedCode, ...]
    origins: tuple[ClosedCode, ...]
    dimensions: tuple[Dimension, ...]
    categories: tuple[CategoryList, ...]
    groups: tuple[Group, ...] = ()
    scoring: Scoring
    vocabulary: tuple[Vocabulary, ...] = ()
    umbrella: Umbrella | None = None
    breadth: Breadth | None = None
    extends: RubricId | None = Field(
        None, description="rubric whose settings and rules it builds on"
    )
    without: tuple[str, ...] = Field(
        (), description="ids of rules, marks, criteria and tables of that rubric to leave out"
    )
    marks: tuple[MarkCode, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    tables: tuple[CrossTable, ...] = ()
    not_coded: tuple[NotCoded, ...] = ()
    criteria_scope: Literal["inequalities", "all"] = Field(
        "inequalities", description="commitments that criteria and tables count"
    )
    headline: Slug | None = Field(
        None,
        description="figure that it gives a plan where rubrics are compared: score, criteria_met, "
        "criteria_found, or the id of a criterion of commitments or statements",
    )
    comparable: str = Field("", description="what is and isn't comparable with figures published")

    def axis(self, name: Axis) -> tuple[Dimension, ...]:
        """Dimensions of one axis, in the rubric's order."""
        return tuple(d for d in self.dimensions if d.axis == name)
