"""Sources (YAML) into records: elements in order, statements with their section and stem."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from building.markup import SourceError, statement
from building.model import Element, Source, Statement

BOX = (("What", "action"), ("Who", "lead"), ("When", "timescale"))
ROLES = ("action", "lead", "timescale", "measure", "resource", "status", "other")


def load(path: Path) -> Source:
    """Read one source file; its name is the document's id."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    reader = _Reader(path.stem)
    elements = tuple(reader.element(item) for item in raw["elements"])
    manifest = {key: str(value) for key, value in raw["manifest"].items()}
    look = {key: str(value) for key, value in raw.get("look", {}).items()}
    return Source(path.stem, raw["format"], manifest, look, elements)


class _Reader:
    """Keeps the section path and the running number of statements while reading."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.number = 0
        self.path: list[tuple[int, str]] = []

    def element(self, raw: dict[str, Any]) -> Element:
        kind = next(iter(raw))
        value = raw[kind]
        if kind in ("h1", "h2", "h3"):
            return self._heading(int(kind[1]), value)
        if kind in ("contents", "columns", "page", "scan", "note", "caption", "lead"):
            return Element(kind, text=str(value))
        if kind == "references":
            return Element(kind, notes=tuple(value))
        read: Callable[[Any], Element] = getattr(self, f"_{kind}")
        return read(value)

    def _heading(self, level: int, text: str) -> Element:
        self.path = [item for item in self.path if item[0] < level] + [(level, text)]
        return Element("heading", text=text, options={"level": str(level)})

    def _p(self, value: str) -> Element:
        return Element("paragraphs", groups=self._groups(value))

    def _bullets(self, value: dict[str, str]) -> Element:
        stem = value.get("stem", "")
        items = tuple(replace(item, stem=stem) for item in self._lines(value["items"]))
        return Element("bullets", text=stem, groups=(items,))

    def _boxes(self, value: dict[str, str]) -> Element:
        rows = self._lines(value["rows"], BOX)
        return Element(
            "boxes",
            groups=(rows,),
            heads=tuple(head for head, _ in BOX),
            options={"across": str(value.get("across", 1))},
        )

    def _table(self, value: dict[str, Any]) -> Element:
        columns = tuple(tuple(item.split(":")) for item in value["columns"])
        for head, role in columns:
            if role not in ROLES:
                raise SourceError(f"{self.stem}: column {head!r} has no known role")
        rows = self._lines(value["rows"], columns)
        options: dict[str, str] = {"ruled": str(value["ruled"]), "widths": value["widths"]}
        heads = tuple(head for head, _ in columns)
        return Element("table", groups=(rows,), heads=heads, options=options)

    def _quote(self, value: dict[str, str]) -> Element:
        return Element("quote", text=value["who"], groups=(self._lines(value["said"]),))

    def _case(self, value: dict[str, str]) -> Element:
        return Element("case", text=value["title"], groups=self._groups(value["body"]))

    def _infographic(self, value: dict[str, Any]) -> Element:
        labels = self._lines("\n".join(line for _, line in value["figures"]))
        figures = tuple(
            replace(label, figure=number, text=f"{number} {label.text}")
            for (number, _), label in zip(value["figures"], labels, strict=True)
        )
        return Element("infographic", text=value["title"], groups=(figures,))

    def _groups(self, value: str) -> tuple[tuple[Statement, ...], ...]:
        return tuple(self._lines(block) for block in value.strip().split("\n\n"))

    def _lines(
        self, value: str, columns: tuple[tuple[str, str], ...] = ()
    ) -> tuple[Statement, ...]:
        lines = [line.strip() for line in value.strip().splitlines() if line.strip()]
        return tuple(self._line(line, columns) for line in lines)

    def _line(self, line: str, columns: tuple[tuple[str, str], ...]) -> Statement:
        self.number += 1
        key = f"s{self.number:03d}"
        try:
            read = statement(line, key, columns)
        except SourceError as fault:
            raise SourceError(f"{self.stem}: {fault}") from None
        return replace(read, headings=tuple(text for _, text in self.path))
