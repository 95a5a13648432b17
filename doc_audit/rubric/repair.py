"""Takes out of a draft what a fault told of, so that the faults behind it come to light."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from doc_audit.rubric.draft import Draft, value_at
from doc_audit.rubric.faults import in_file
from doc_audit.rubric.keys import keys_at
from doc_audit.rubric.lines import Located, Path
from doc_audit.rubric.rules import RuleFile
from doc_audit.rubric.schema import RubricSettings

UNSAID = "not given"
"""Stands for words that a rule lacks, and as an example says that it has none to be tried."""

_RULE_STAND_INS: dict[str, Any] = {
    "id": "rule",
    "source": UNSAID,
    "level": 1,
    "cue": "unnamed",
    "dimension": "unnamed",
    "direction": "both",
    "examples": {"matching": [UNSAID], "non_matching": [UNSAID]},
    "matching": [UNSAID],
    "non_matching": [UNSAID],
}
_SETTING_STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("title", "version", "source", "label", "question"), UNSAID),
    "id": "unnamed", "language": "en", "axis": "specificity", "weight": 1, "levels": [UNSAID] * 3,
    "points": [0, 0.5, 1], "aggregate": "product", "at_least_half": {}, "too_few": 1, "thin": 1,
    "scored_kinds": [], "scope_relevance": [], "duplicate_similarity": 90, "groups": [],
    "provenance": "recalled", "rows": "groups", "columns": "groups", "means": UNSAID,
}  # fmt: skip
"""Values with which the rest can be read; no score is ever made with them."""

_RIGHT_WITHOUT = frozenset({"codes", "group", "hides", "unless", "note", "applies_to"})
"""Keys that a rule or dimension can do without, whatever else it says."""
_RULE_KINDS = frozenset({"marks", "cues", "cells", "decisions"})
_ENTRY = 2
"""Parts of the path of an entry: the key of its list and its place, or its name."""


def mend_schema(
    draft: Draft, error: ValidationError, located: Located, origins: Mapping[Path, Path]
) -> Draft:
    """A rule file less what the models refuse.

    Args:
        draft: of the file.
        error: what they refuse in the draft as written.
        located: the draft as written.
        origins: path there → path in the author's file.
    """
    for detail in error.errors():
        found = origins[in_file(detail["loc"], located)]
        key = str(detail["loc"][-1]) if detail["loc"] else ""
        if detail["type"] == "missing":
            draft = _added(draft, found, key)
        elif detail["type"] == "extra_forbidden":
            draft = draft.without(found)
        else:
            draft = _right(draft, found)
    return draft


def _added(draft: Draft, entry: Path, key: str) -> Draft:
    """The same with a stand-in for a missing key, or less the entry that lacks it."""
    if key in _RULE_STAND_INS:
        return draft.with_value((*entry, key), _stand_in(entry, key))
    return draft.without(entry[:_ENTRY] or entry)


def _right(draft: Draft, path: Path) -> Draft:
    """The same less a wrong value, with another in its place, or less the whole entry."""
    named = [p for p in path[_ENTRY:] if isinstance(p, str)]
    inner = next((p for p in reversed(named) if p in _RULE_STAND_INS), next(iter(named), ""))
    at = path[: path.index(inner) + 1] if inner else path[:_ENTRY]
    if inner in _RULE_STAND_INS:
        return draft.with_value(at, _stand_in(at[:-1], inner))
    fields = keys_at(RuleFile, at[:-1]) if inner else {}
    if inner in fields and not fields[inner].is_required():
        return draft.without(at)
    return draft.without(path[:_ENTRY] or path)


def _stand_in(entry: Path, key: str) -> Any:
    """A value for a key; an id is made from the place, so that no two are alike."""
    if key == "id":
        return "-".join(["unnamed", *map(str, entry)])
    return _RULE_STAND_INS[key]


_OF_PLANS = frozenset({"states", "share", "kinds", "count"})
"""Keys that only criteria of plans have."""


def lacking(draft: Draft, path: Path, key: str) -> Path:
    """The entry of `rubric.yaml` that lacks a key, where a path leads to it or into its first line.

    The line of an entry is that of its first key too.
    """
    for length in range(len(path), -1, -1):
        at = path[:length]
        value = value_at(draft.located.value, at)
        absent = isinstance(value, dict) and (key not in value or (*at, key) in draft.out)
        if absent and key in keys_at(RubricSettings, at):
            return at
    return path


def missing_key(what: str) -> str:
    """The key that a fault says is missing; "" of other faults."""
    return what.partition("“")[2].partition("”")[0] if "is missing" in what else ""


def _set_in(draft: Draft, entry: Path, key: str) -> Draft:
    """`rubric.yaml` with a key that it lacks, or less the entry that lacks it."""
    if key == "unit":
        there = value_at(draft.located.value, entry)
        unit = "plan" if _OF_PLANS & set(there) else "statement"
        return draft.with_value((*entry, key), unit)
    if key == "id" and entry:
        return draft.with_value((*entry, key), "_".join(["unnamed", *map(str, entry)]))
    if key in _SETTING_STAND_INS:
        return draft.with_value((*entry, key), _SETTING_STAND_INS[key])
    return draft.without(entry) if entry else draft


def mend_setting(draft: Draft, path: Path, what: str) -> Draft:
    """`rubric.yaml` with another value in a faulty one's place, or less it."""
    if "there is no key" in what:
        return draft.without(path)
    if key := missing_key(what):
        return _set_in(draft, lacking(draft, path, key), key)
    if "twice" in what and path[-1:] == ("id",):
        return draft.with_value(path, "_".join(["unnamed", *map(str, path[:-1])]))
    near = what_was_meant(what) or _first_of_those(what)
    if near and isinstance(value_at(draft.located.value, path), str):
        return draft.with_value(path, near)
    named = next((p for p in reversed(path) if p in _SETTING_STAND_INS), "")
    if named and ("can't be" in what or "has too" in what):
        at = path[: len(path) - path[::-1].index(named)]
        return draft.with_value(at, _SETTING_STAND_INS[str(named)])
    inner = next((p for p in path if p in _RIGHT_WITHOUT), None)
    if inner is not None:
        return draft.without(path[: path.index(inner) + 1])
    return draft.without(_entry_of(draft, path) or path[:1])


def _entry_of(draft: Draft, path: Path) -> Path:
    """The innermost entry of a list, with keys of its own, that a path leads into; () in none."""
    for length in range(len(path), 1, -1):
        value = value_at(draft.located.value, path[:length])
        if isinstance(path[length - 1], int) and isinstance(value, dict):
            return path[:length]
    return ()


def _first_of_those(told: str) -> str:
    """The first name that a fault says could be used; "" where it names none."""
    return told.partition("Use one of: ")[2].partition(",")[0].rstrip(".")


def mend_rule(draft: Draft, path: Path, what: str) -> Draft:
    """A rule file less what leads nowhere; a whole rule where the rest would mean another thing."""
    entry, key = path[:_ENTRY], path[_ENTRY] if len(path) > _ENTRY else ""
    if not entry or entry[0] not in _RULE_KINDS:
        return draft.without(entry or path)
    if "is taken" in what:
        return draft.with_value((*entry, "id"), _stand_in(entry, "id"))
    if "has no examples" in what:
        return draft.with_value((*entry, "examples"), _RULE_STAND_INS["examples"])
    if "looks at capitals" in what:
        return draft.with_value((*entry, "case"), "exact")
    if key in ("patterns", "unless") and len(path) > _ENTRY + 1:
        written = value_at(draft.located.value, path[: _ENTRY + 1])
        left = [i for i in range(len(written)) if (*path[: _ENTRY + 1], i) not in draft.out]
        if len(left) > 1 or key == "unless":
            return draft.without(path[: _ENTRY + 2])
    if key in _RIGHT_WITHOUT:
        return draft.without(path[: _ENTRY + 1])
    near = what_was_meant(what)
    if key == "dimension" and near:
        return draft.with_value((*entry, "dimension"), near)
    return draft.without(entry)


def what_was_meant(told: str) -> str:
    """The name that a fault offers for an unknown one; "" where it offers none."""
    return told.partition("Did you mean “")[2].partition("”")[0]
