"""Pictures of the place on the page where a statement stands."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import Statement
from doc_audit.report.escaped import escape


@dataclass(frozen=True, slots=True)
class Picture:
    """Part of a page with the words of a statement outlined.

    Attributes:
        content: the bytes of an image file.
        kind: its media type, such as `image/webp`.
        width, height: in pixels.
        page: it shows, from 1.
    """

    content: bytes
    kind: str
    width: int
    height: int
    page: int

    @property
    def size(self) -> int:
        """Bytes it takes in a page, written in letters."""
        return -(-len(self.content) // 3) * 4


MOST_BYTES = 500_000
"""Of pictures on a page, so that it stays under 3 MB (see `plan_parts.MOST_BYTES`)."""


def fitting(
    wanted: Sequence[Statement], drawn: Mapping[str, Picture], most: int = MOST_BYTES
) -> dict[str, Picture]:
    """Pictures of the first of the statements, as far as they come to `most` bytes in a page."""
    kept: dict[str, Picture] = {}
    left = most
    for statement in wanted:
        picture = drawn.get(statement.id)
        if picture is not None and picture.size <= left:
            kept[statement.id] = picture
            left -= picture.size
    return kept


def picture_html(picture: Picture, unit: str, number: int) -> Markup:
    """The picture, folded; what it shows is told beside it, and its words stand above it.

    `unit`: what a page of the document is called; `number`: of the statement in its plan.
    """
    data = base64.b64encode(picture.content).decode()
    named = f"As it stands on {unit} {picture.page}"
    alt = f"Part of {unit} {picture.page} with the words of statement {number} outlined"
    return Markup(
        f'<details class="pic"><summary>{escape(named)}</summary>'
        f'<img src="data:{escape(picture.kind)};base64,{data}" width="{picture.width}" '
        f'height="{picture.height}" alt="{escape(alt)}" loading="lazy" decoding="async"></details>'
    )
