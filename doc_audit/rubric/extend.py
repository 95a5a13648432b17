"""A rubric that builds on another: its settings over those of its base, each value with its line.

A run keeps a rubric's files as they were, so those of the base stand beside the rubric's own, under
`base/`; a base that builds on a third has that one's under `base/base/`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from doc_audit.errors import DocAuditError
from doc_audit.rubric.lines import Located, Path, read_yaml
from doc_audit.rubric.rules import RuleFile

BASE = "base/"
"""Before the path of a file of the rubric that is built on."""

_OWN = frozenset(
    {"id", "title", "version", "source", "extends", "without", "comparable", "not_coded"}
)
"""Keys that a rubric has of its own and takes over from none."""

Place = tuple[str, int]
"""A file of the rubric's and a line in it, from 1."""


@dataclass(frozen=True)
class Settings:
    """`rubric.yaml` as plain values, with the file and line of each by its path."""

    value: Any
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Of the value at a path, or of the nearest value that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return "rubric.yaml", 1

    def located(self, file: str) -> Located:
        """The values with the lines of one file alone."""
        return Located(self.value, {p: line for p, (f, line) in self.places.items() if f == file})


def settings_of(located: Located, file: str) -> Settings:
    """Settings that stand in one file."""
    return Settings(located.value, {path: (file, line) for path, line in located.lines.items()})


def extended(files: Mapping[str, str]) -> tuple[str, int] | None:
    """The id of the rubric that files say they extend, and the line; None where they say none.

    Files that can't be read say none: loading them tells why.
    """
    try:
        found = read_yaml(files.get("rubric.yaml", ""))
    except yaml.YAMLError:
        return None
    named = found.value.get("extends") if isinstance(found.value, dict) else None
    return (named, found.line(("extends",))) if isinstance(named, str) and named else None


def files_of_base(files: Mapping[str, str]) -> dict[str, str]:
    """Files of the rubric that is built on, by their paths in its own folder; none without one."""
    return {path[len(BASE) :]: text for path, text in files.items() if path.startswith(BASE)}


def of_base(fault: DocAuditError, files: Mapping[str, str]) -> DocAuditError:
    """A fault of the rubric that files build on, told as one of it."""
    named = extended(files)
    whose = f"“{named[0]}” " if named else ""
    mend = f"{fault.mend} It is in the rubric {whose}that this one builds on."
    return DocAuditError(fault.what, BASE + fault.where, mend)


def with_base(own: Mapping[str, str], base: Mapping[str, str]) -> dict[str, str]:
    """A rubric's own files and those of the rubric it builds on, sorted by path."""
    return dict(sorted({**own, **{BASE + path: text for path, text in base.items()}}.items()))


def merged(base: Settings, own: Settings) -> Settings:
    """The own settings over those of the base.

    Settings with keys (`scoring`) are taken key by key. Lists of things with an `id` are taken by
    id: what the base has under it keeps the keys that aren't given anew, and new ones come last.
    Everything else that is given takes the place of the base's.
    """
    left = {key: value for key, value in base.value.items() if key not in _OWN}
    places: dict[Path, Place] = {(): own.place(())}
    value = {}
    for key in dict.fromkeys([*left, *own.value]):
        given, known = own.value.get(key), left.get(key)
        if key not in own.value:
            value[key] = _taken(base, (key,), (key,), places)
        elif isinstance(given, dict) and isinstance(known, dict):
            value[key] = _by_key(base, own, (key,), (key,), (key,), places)
        elif _has_ids(given) and _has_ids(known):
            value[key] = _by_id(base, own, (key,), (key,), (key,), places)
        else:
            value[key] = _taken(own, (key,), (key,), places)
    return Settings(value, places)


def left_out(settings: Settings, ids: Collection[str]) -> Settings:
    """Settings without the marks, criteria and tables of some ids."""
    value, places = dict(settings.value), {}
    for path, place in settings.places.items():
        if path[:1] not in {("marks",), ("criteria",), ("tables",)}:
            places[path] = place
    for key in ("marks", "criteria", "tables"):
        if not _has_ids(value.get(key)):
            continue
        kept = [i for i, item in enumerate(value[key]) if item["id"] not in ids]
        places[(key,)] = settings.place((key,))
        value[key] = [_taken(settings, (key, i), (key, at), places) for at, i in enumerate(kept)]
    return Settings(value, places)


def rules_left(
    content: RuleFile, located: Located, ids: Collection[str]
) -> tuple[RuleFile, Located]:
    """A rule file without the rules of some ids; the others keep their lines."""
    lines = {path: line for path, line in located.lines.items() if len(path) < 2}
    lines |= {path: line for path, line in located.lines.items() if path[0:1] == ("lists",)}
    kept = {}
    for group in ("marks", "cues", "cells", "decisions"):
        rules = getattr(content, group)
        places = [i for i, rule in enumerate(rules) if rule.id not in ids]
        kept[group] = tuple(_unblocked(rules[i], ids) for i in places)
        new: dict[Path, Path] = {(group, i): (group, at) for at, i in enumerate(places)}
        lines |= {
            (*new[path[:2]], *path[2:]): line
            for path, line in located.lines.items()
            if path[:2] in new
        }
    return content.model_copy(update=kept), Located(located.value, lines)


def _unblocked(rule: Any, ids: Collection[str]) -> Any:
    """A cue less the rules left out among those that it blocks; a fact alone if it blocks none."""
    blocks = getattr(rule, "blocks", ())
    if not any(name in ids for name in blocks):
        return rule
    left = tuple(name for name in blocks if name not in ids)
    scope = rule.scope if left or rule.allows else None
    return rule.model_copy(update={"blocks": left, "scope": scope})


def rule_ids(content: RuleFile) -> Iterator[str]:
    """Ids of all rules of a file."""
    for group in (content.marks, content.cues, content.cells, content.decisions):
        yield from (rule.id for rule in group)


def _has_ids(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in value)
    )


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _taken(source: Settings, path: Path, to: Path, places: dict[Path, Place]) -> Any:
    """The value at a path, its lines noted under a new one."""
    size = len(path)
    for known, place in source.places.items():
        if known[:size] == path:
            places[(*to, *known[size:])] = place
    return _at(source.value, path)


def _by_key(
    base: Settings, own: Settings, left: Path, given: Path, to: Path, places: dict[Path, Place]
) -> dict[str, Any]:
    known, new = _at(base.value, left), _at(own.value, given)
    places[to] = own.place(given)
    value: dict[str, Any] = {}
    for key in dict.fromkeys([*known, *new]):
        if key not in new:
            value[key] = _taken(base, (*left, key), (*to, key), places)
        elif _has_ids(new[key]) and _has_ids(known.get(key)):
            steps = (*left, key), (*given, key), (*to, key)
            value[key] = _by_id(base, own, *steps, places)
        else:
            value[key] = _taken(own, (*given, key), (*to, key), places)
    return value


def _by_id(
    base: Settings, own: Settings, left: Path, given: Path, to: Path, places: dict[Path, Place]
) -> list[Any]:
    known = {item["id"]: i for i, item in enumerate(_at(base.value, left))}
    new = {item["id"]: i for i, item in enumerate(_at(own.value, given))}
    places[to] = own.place(given)
    value: list[Any] = []
    for at, name in enumerate(dict.fromkeys([*known, *new])):
        if name not in new:
            value.append(_taken(base, (*left, known[name]), (*to, at), places))
        elif name not in known:
            value.append(_taken(own, (*given, new[name]), (*to, at), places))
        else:
            steps = (*left, known[name]), (*given, new[name]), (*to, at)
            value.append(_by_key(base, own, *steps, places))
    return value
