"""What all models of a rubric's files share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", description="snake_case id")]


class Strict(BaseModel):
    """A frozen model that refuses keys it doesn't know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClosedCode(Strict):
    """One code of a closed list: its id, a short label for tables, what it means."""

    id: Slug
    label: str
    means: str = ""
