"""Where it happens, and whether that is the plan's own whole area."""

from collections.abc import Mapping
from typing import Any

from doc_audit.tag.values.context import Context


def read_place(words: str, context: Context) -> Mapping[str, Any]:
    """`name`; `own_area` true where it is the plan's own area."""
    name = words.strip()
    value: dict[str, Any] = {"name": name}
    if context.area and _same(context.area, name):
        value["own_area"] = True
    return value


def _same(area: str, name: str) -> bool:
    return area.casefold() in name.casefold() or name.casefold() == area.casefold()
