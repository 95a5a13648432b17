"""A rubric's file with its faulty parts out, so that faults behind them can be looked for.

What is left is written anew, each value on a line of its own, so that a line leads to one value,
and from there to the line in the author's own file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from doc_audit.errors import DocAuditError
from doc_audit.rubric.lines import Located, Path, read_yaml
from doc_audit.rubric.yaml_faults import error_line, yaml_fault
from doc_audit.rubric.yaml_quotes import unquoted

try:
    from yaml import CSafeDumper as _Dumper
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]

MOST_BROKEN = 20
"""Places of a file at which YAML is given up and tried without."""
_ITEM = re.compile(r"( *)- ")
_WIDTH = 10**9  # no line is folded


class _Plain(_Dumper):
    """Writes what two places share out twice; an anchor would share the line."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True)
class Written:
    """A draft as text.

    Attributes:
        lines: line, from 1 → path in the author's file of what stands there.
        origins: path in the text → path in the author's file.
    """

    text: str
    lines: Mapping[int, Path]
    origins: Mapping[Path, Path]


@dataclass(frozen=True)
class Draft:
    """A file of a rubric and what is to be left out of it.

    Attributes:
        located: its values, with the lines of the author's file.
        out: paths left out.
        instead: path → another value; of a key that isn't there: one more.
        lost: text in which names may stand that the rest refers to.
    """

    located: Located
    out: frozenset[Path] = frozenset()
    instead: Mapping[Path, Any] = field(default_factory=dict)
    lost: str = ""

    def without(self, path: Path) -> "Draft":
        """The same, less the value at a path."""
        name = path[-1] if path and isinstance(path[-1], str) else ""
        gone = f"{name} {value_at(self.located.value, path)}"
        return replace(self, out=self.out | {path}, lost=f"{self.lost} {gone}")

    def with_value(self, path: Path, value: Any) -> "Draft":
        """The same with another value at a path, or one more key."""
        return replace(self, instead={**self.instead, path: value})

    def written(self) -> "Written":
        """The file without its faulty parts."""
        origins: dict[Path, Path] = {}
        value = self._kept(self.located.value, (), (), origins)
        text = yaml.dump(
            value, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=_WIDTH,
            default_flow_style=False,
        )  # fmt: skip
        lines: dict[int, Path] = {}
        for path, line in read_yaml(text).lines.items():
            if line not in lines or len(path) > len(lines[line]):
                lines[line] = path
        at_line = {line: origins.get(path, ()) for line, path in lines.items()}
        return Written(text, at_line, origins)

    def _kept(self, value: Any, path: Path, new: Path, origins: dict[Path, Path]) -> Any:
        origins[new] = path
        value = self.instead.get(path, value)
        if isinstance(value, dict):
            more = {p[-1]: v for p, v in self.instead.items() if p[:-1] == path and path}
            return {
                key: self._kept(inner, (*path, key), (*new, key), origins)
                for key, inner in {**value, **more}.items()
                if (*path, key) not in self.out
            }
        if isinstance(value, list):
            kept = [i for i in range(len(value)) if (*path, i) not in self.out]
            return [
                self._kept(value[i], (*path, i), (*new, place), origins)
                for place, i in enumerate(kept)
            ]
        return value


def value_at(value: Any, path: Path) -> Any:
    """The value that a path leads to; None where it leads nowhere."""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def draft_of(file: str, text: str) -> tuple[Draft, list[DocAuditError]]:
    """A file's values, as far as it is YAML, and each fault that keeps it from being so."""
    faults: list[DocAuditError] = []
    lost: list[str] = []
    lines = text.split("\n")
    for _ in range(MOST_BROKEN):
        try:
            located = read_yaml("\n".join(lines))
        except yaml.YAMLError as error:
            faults.append(yaml_fault(file, error, "\n".join(lines)))
            lost += _mended(lines, error) or _blank(lines, error)
            continue
        faults += _repeated(file, located)
        return Draft(
            located, _emptied(located) if lost else frozenset(), lost="\n".join(lost)
        ), faults
    return Draft(Located({}, {(): 1}), lost=text), faults


def _emptied(located: Located) -> frozenset[Path]:
    """Keys with nothing left under them, once what can't be read is out."""
    values = located.value if isinstance(located.value, dict) else {}
    return frozenset((key,) for key, value in values.items() if value is None)


def _repeated(file: str, located: Located) -> Iterator[DocAuditError]:
    for key, line in located.repeated:
        yield DocAuditError(f"“{key}” stands here twice.", f"{file}:{line}", "Keep one of them.")


def _mended(lines: list[str], error: yaml.YAMLError) -> list[str]:
    """Puts words that want quotes in quotes; gives the line as it was, none where none do."""
    found = unquoted(lines, error) if isinstance(error, yaml.MarkedYAMLError) else None
    if found is None:
        return []
    number, slip = found
    was, lines[number - 1] = lines[number - 1], slip.line
    return [was]


def _blank(lines: list[str], error: yaml.YAMLError) -> list[str]:
    """Empties the entry that can't be read, so that lines keep their numbers; gives its lines."""
    began = getattr(error, "context_mark", None)
    broken = min(error_line(error), began.line + 1 if began else error_line(error)) - 1
    last = min(error_line(error), len(lines)) - 1
    first = _entry(lines, min(broken, last), last)
    indent = len(lines[first]) - len(lines[first].lstrip())
    end = last + 1 if _starts(lines, last, indent) and last > first else first + 1
    while end < len(lines) and not _starts(lines, end, indent):
        end += 1
    if first < last < len(lines) and _starts(lines, last, indent):
        end = last  # reading stopped at the next entry, which is whole
    gone = lines[first:end]
    lines[first:end] = [""] * len(gone)
    return gone


def _entry(lines: list[str], broken: int, last: int) -> int:
    """The line in which the outermost entry of a list begins that holds a broken line."""
    for at in range(min(broken, last), -1, -1):
        if (item := _ITEM.match(lines[at])) and not _deeper(lines, at, len(item[1])):
            return at
        if lines[at][:1] not in ("", " ", "#", "-"):
            return at
    return min(broken, last)


def _deeper(lines: list[str], at: int, indent: int) -> bool:
    """An entry with less indent stands above this one, under the same key."""
    for above in range(at - 1, -1, -1):
        line = lines[above]
        if line[:1] not in ("", " ", "#", "-"):
            return False
        if (item := _ITEM.match(line)) and len(item[1]) < indent:
            return True
    return False


def _starts(lines: list[str], at: int, indent: int) -> bool:
    """A line begins an entry or key as far in as `indent`, or less."""
    line = lines[at]
    return bool(line.strip()) and len(line) - len(line.lstrip()) <= indent
