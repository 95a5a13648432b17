"""What one rubric says otherwise than another: settings, lists and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from doc_audit.rubric.load import Rubric

RULE_KINDS = ("marks", "cues", "cells", "decisions")
_LONGEST = 60
"""Characters of a value that are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was added, removed or changed.

    Attributes:
        where: `settings`, `lists`, `spellings`, or the kind of rule.
        name: the rule or list; of settings the keys that lead there, joined by dots.
        detail: what it was and is; "" for what was added or removed whole.
    """

    change: Literal["added", "removed", "changed"]
    where: str
    name: str
    detail: str = ""


def differences(one: Rubric, other: Rubric) -> list[Difference]:
    """Going from one rubric to the other; settings first, then lists, then rules."""
    found = list(_of_settings(one, other))
    found += _of_words(one.rules.lists, other.rules.lists, "lists")
    for kind in RULE_KINDS:
        old = {rule.id: rule.model_dump() for rule in getattr(one.rules, kind)}
        new = {rule.id: rule.model_dump() for rule in getattr(other.rules, kind)}
        found += _of_rules(old, new, kind)
    found += _of_words(
        {k: (v,) for k, v in one.rules.spellings.items()},
        {k: (v,) for k, v in other.rules.spellings.items()},
        "spellings",
    )
    if one.codebook != other.codebook:
        found.append(Difference("changed", "codebook", "codebook.md"))
    return found


def _of_settings(one: Rubric, other: Rubric) -> Iterator[Difference]:
    old, new = dict(_flat(one.settings.model_dump())), dict(_flat(other.settings.model_dump()))
    for name in dict.fromkeys([*old, *new]):
        if not (old.get(name) or new.get(name)):
            continue  # nothing stands there in either: a key that something new could have
        if name not in new:
            yield Difference("removed", "settings", name, _short(old[name]))
        elif name not in old:
            yield Difference("added", "settings", name, _short(new[name]))
        elif old[name] != new[name]:
            detail = f"{_short(old[name])} → {_short(new[name])}"
            yield Difference("changed", "settings", name, detail)


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each single setting by the keys that lead there; entries of lists by their ids."""
    inside = _inside(value)
    if inside is None:
        yield path, value
        return
    for key, inner in inside.items():
        yield from _flat(inner, f"{path}.{key}" if path else str(key))


def _inside(value: Any) -> Mapping[Any, Any] | None:
    if isinstance(value, dict):
        return value
    if isinstance(value, list | tuple) and value and all(_has_id(item) for item in value):
        return {
            item["id"]: {key: inner for key, inner in item.items() if key != "id"} for item in value
        }
    return None


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _of_words(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]], where: str
) -> Iterator[Difference]:
    for name in dict.fromkeys([*old, *new]):
        if name not in new:
            yield Difference("removed", where, name)
        elif name not in old:
            yield Difference("added", where, name)
        elif old[name] != new[name]:
            yield Difference("changed", where, name, _more_and_less(old[name], new[name]))


def _of_rules(
    old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]], kind: str
) -> Iterator[Difference]:
    for name in dict.fromkeys([*old, *new]):
        if name not in new:
            yield Difference("removed", kind, name)
        elif name not in old:
            yield Difference("added", kind, name)
        elif old[name] != new[name]:
            yield Difference("changed", kind, name, _keys(old[name], new[name]))
    order = [name for name in old if name in new]
    if kind == "decisions" and order != [name for name in new if name in old]:
        yield Difference("changed", kind, "their order")


def _keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Keys of a rule that differ, with both values."""
    told = []
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        if one == other:
            continue
        if key == "examples":
            told.append("examples")
        elif isinstance(one, tuple) and isinstance(other, tuple):
            told.append(f"{key}: {_more_and_less(one, other)}")
        else:
            told.append(f"{key}: {_short(one)} → {_short(other)}")
    return "; ".join(told)


def _more_and_less(old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    less = [f"− {_short(item)}" for item in old if item not in new]
    more = [f"+ {_short(item)}" for item in new if item not in old]
    return ", ".join([*less, *more]) or "another order"


def _short(value: Any) -> str:
    if isinstance(value, list | tuple):
        told = ", ".join(map(str, value))
    else:
        told = "nothing" if value is None else str(value)
    return f"“{told[:_LONGEST]}…”" if len(told) > _LONGEST else f"“{told}”"
