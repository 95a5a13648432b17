"""Where a walk through a page is."""

from typing import NamedTuple

from doc_audit.model import BlockKind


class Place(NamedTuple):
    """Where the walk is.

    Attributes:
        frame: whether the element frames the page.
        kind: of its running text.
        depth: of the lists around it.
        deep: elements around it.
        cell: whether it stands in a table.
        bold: whether its words are in bold type.
        link: "out" in a link to another page, "in" in one within the page, else "".
    """

    frame: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    deep: int = 0
    cell: bool = False
    bold: bool = False
    link: str = ""
