"""What the structure tree of a tagged PDF says of a piece of text."""

from typing import NamedTuple


class Tag(NamedTuple):
    """Place of a piece of text in the structure tree of its page.

    Numbers of elements count from 1 over one page in the order of the tree; 0 stands for none.

    Attributes:
        block: number of the innermost paragraph, heading, item, cell, note or figure around it;
            blocks in the order of their numbers are the tree's reading order.
        heading: depth from 1; 0 outside headings.
        item: number of the innermost list item.
        group: number of the list of that item.
        table: number of the innermost table.
        row: number of its row.
        column: place of its cell among those of the row, from 0; -1 outside rows.
        note: in a footnote or endnote.
        contents: in a table of contents.
        figure: in a figure, but not in its caption.
        caption: in the caption of a figure or table.
        artifact: marked as no part of the content: page number, running head, ornament.
    """

    block: int = 0
    heading: int = 0
    item: int = 0
    group: int = 0
    table: int = 0
    row: int = 0
    column: int = -1
    note: bool = False
    contents: bool = False
    figure: bool = False
    caption: bool = False
    artifact: bool = False


NO_TAG = Tag()
"""Text that the tree doesn't know."""
ARTIFACT = Tag(artifact=True)
_HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 7)}}
_NOTES = {"Note", "FENote"}
_LIST_PARTS = {"L", "LI"}
_TABLE_PARTS = {"Table", "TR", "TD", "TH"}
_CONTENTS = {"TOC", "TOCI"}


def inner(role: str, number: int, place: int, outer: Tag) -> Tag:
    """Tag of an element's text.

    Args:
        role: its standard structure type; those that say nothing here leave all as it was.
        number: of the element.
        place: among the children of its parent, from 0.
        outer: tag of that parent.
    """
    if role == "P":
        return outer._replace(block=number)
    if role in _HEADINGS:
        return outer._replace(block=number, heading=_HEADINGS[role])
    if role in _NOTES:
        # The tree hangs a note where its mark stands: in a sentence, an item, a heading.
        return outer._replace(block=number, note=True, heading=0, item=0, group=0)
    if role in _LIST_PARTS:
        return _in_list(role, number, outer)
    if role in _TABLE_PARTS:
        return _in_table(role, number, place, outer)
    return _aside(role, number, outer)


def _in_list(role: str, number: int, outer: Tag) -> Tag:
    if role == "L":
        return outer._replace(group=number)
    return outer._replace(block=number, item=number if outer.group else 0)


def _in_table(role: str, number: int, place: int, outer: Tag) -> Tag:
    if role == "Table":
        return outer._replace(table=number, row=0, column=-1, item=0, group=0)
    if role == "TR":
        return outer._replace(row=number if outer.table else 0, column=-1)
    return outer._replace(block=number, column=place if outer.row else -1)


def _aside(role: str, number: int, outer: Tag) -> Tag:
    if role in _CONTENTS:
        return outer._replace(block=number, contents=True)
    if role == "Figure":
        return outer._replace(block=number, figure=True)
    if role == "Caption":
        return outer._replace(block=number, figure=False, caption=True)
    if role == "Artifact":
        return ARTIFACT
    return outer
