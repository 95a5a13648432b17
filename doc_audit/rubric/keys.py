"""What may stand where in a rubric's files, as the models have it."""

from collections.abc import Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

LIKENESS = 0.6
"""difflib's ratio from which a name is offered for another; its own default."""


def nearest(name: str, known: list[str]) -> str:
    """The known name most like one that isn't known; "" where none is."""
    return next(iter(get_close_matches(name, known, 1, LIKENESS)), "")


def offered(name: str, known: list[str]) -> str:
    """A sentence with the nearest known name; "" where none is near."""
    near = nearest(name, known)
    return f"Did you mean “{near}”? " if near else ""


def keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> dict[str, FieldInfo]:
    """Keys that the mapping at a path may have; none where no mapping with fixed keys is."""
    here: list[Any] = [model]
    for part in path:
        here = [kind for one in here for kind in _under(one, part)]
    fields: dict[str, FieldInfo] = {}
    for one in here:
        if isinstance(one, type) and issubclass(one, BaseModel):
            fields |= one.model_fields
    return fields


def choices(kind: Any) -> list[str]:
    """Words and numbers that a closed choice has, in its order."""
    return [str(v) for one in _plain(kind) if get_origin(one) is Literal for v in get_args(one)]


def _under(kind: Any, part: int | str) -> Iterator[Any]:
    """Kinds of value that may stand under a key or at a place of a kind of value."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if part in kind.model_fields:
            yield from _plain(kind.model_fields[str(part)].annotation)
        elif str(part).rstrip("]").endswith(kind.__name__):  # the alternative that pydantic tried
            yield kind
    elif get_origin(kind) is dict:
        yield from _plain(get_args(kind)[1])
    elif get_origin(kind) is tuple and isinstance(part, int):
        yield from _plain(get_args(kind)[0])


def _plain(kind: Any) -> Iterator[Any]:
    """The kinds that a union or an annotated kind is made of."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        for one in get_args(kind):
            yield from _plain(one)
    elif origin is Annotated:
        yield from _plain(get_args(kind)[0])
    else:
        yield kind
