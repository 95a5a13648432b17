"""YAML with the line of every value, so that a fault can say where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value."""


@dataclass(frozen=True)
class Located:
    """A YAML file as plain values, with line numbers from 1 by path."""

    value: Any
    lines: Mapping[Path, int]
    repeated: tuple[tuple[str, int], ...] = ()

    def line(self, path: Path) -> int:
        """Line of the value at a path, or of the nearest value that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


def read_yaml(text: str) -> Located:
    """Values and lines of a YAML text.

    Raises:
        yaml.YAMLError: not YAML; its `problem_mark` says where.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Located(None, {(): 1})
        lines: dict[Path, int] = {}
        repeated: list[tuple[str, int]] = []
        _walk(node, (), lines, repeated)
        return Located(loader.construct_document(node), lines, tuple(repeated))
    finally:
        loader.dispose()


def _walk(
    node: yaml.Node, path: Path, lines: dict[Path, int], repeated: list[tuple[str, int]]
) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a word, not a list or a mapping",
                    problem_mark=key.start_mark,
                )
            if key.value in seen:
                repeated.append((key.value, key.start_mark.line + 1))
            seen.add(key.value)
            _walk(value, (*path, key.value), lines, repeated)
            lines[(*path, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*path, index), lines, repeated)
