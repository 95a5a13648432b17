"""JSON Schemas (draft 2020-12) of a rubric's files, for editors that complete and check YAML.

Made from the models, so that both say the same. What a key means stands where the models tell it:
in a field's description, or under “Attributes” of its class; what is told in neither stands here.
"""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from doc_audit.rubric.rules import RuleFile
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.strict import Strict

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ENDING = ".schema.json"
"""Of files that tell editors of a rubric; they are no part of it."""
SETTINGS_SCHEMA, RULES_SCHEMA = f"rubric{ENDING}", f"rules{ENDING}"

_MEANS: dict[str, str] = {
    "label": "as it is shown in tables and reports",
    "means": "what it stands for, in a sentence",
    "note": "remark for whoever reads the rule next; has no effect",
    "source": "where the meaning comes from: a publication and page, a codebook and section",
    "title": "name of the rubric in reports",
    "version": "in quotes; change it whenever codes may come out otherwise",
    "language": "language of the plans",
    "types": "kinds of statement; every statement gets one",
    "coded_types": "types that get dimensions",
    "aspiration_type": "the type that hopes and undertakes nothing",
    "relevance": "codes of how a statement bears on the rubric's subject",
    "origins": "codes of who set what a commitment says",
    "dimensions": "things a commitment can say, each with a level: 0 absent, 1 vague, 2 specific",
    "categories": "closed lists of codes under dimensions",
    "codes": "codes of a category list",
    "scoring": "how levels become points and commitments a score",
    "vocabulary": "phrases that are counted in each plan and shown beside the score",
    "umbrella": "when an umbrella term is used without saying which kind is meant",
    "breadth": "which groups and kinds are looked for",
    "dimension": "the dimension that it belongs to",
    "axis": "which of the two axes it counts in; none: it is shown beside the score only",
    "weight": "weight within its axis, against the other dimensions there",
    "floor": "level that an absent dimension is scored at",
    "own_area_is_vague": "a place that is the plan's own whole area is lowered to level 1",
    "phrases": "phrases that are counted; any casing",
    "aggregate": "how the points of the two axes become one figure",
    "scope_relevance": "relevance of the commitments that count",
    "level": "1 vague, 2 specific",
    "examples": "your own sentences, tried whenever the rubric is checked",
    "matching": "sentences that the rule must match",
    "non_matching": "sentences that look like it and that the rule must not match",
    "text": "the words of the statement, or of the cell",
    "stem": "words that open the list it stands in: “By 2031 we will:”",
    "before": "the words before it",
    "headings": "headings above it, outermost first",
    "head": "words over the column of the cell, where they matter",
    "priority": "between cells of the same level the higher one counts",
    "blank": "words of a cell that say nothing: tbc, n/a",
    "cells": "cells of the row it is, in place of `text`",
    "role": "what a column tells: action, lead, timescale, measure, resource, baseline, status …",
    "words": "words and phrases of the list",
    "over": "where it looks: the text, the stem of the list, the headings, heads of columns (head)",
    "decides": "type, relevance, origin, or a dimension, whose code is then a level",
    "code": "the code it gives where its conditions hold",
    "when": "conditions; without any it holds for every statement",
    "all": "facts that must all be true; a|b: either of them",
    "any": "facts of which one must be true",
    "none": "facts of which none may be true",
    "lists": "word lists that patterns name in braces: {month}",
    "spellings": "words that conversion lost letters of → as they are meant",
    "marks": "words that show a dimension at a level",
    "cues": "words that tell how a statement is to be read",
    "decisions": "ordered rules that decide codes from what was found",
    "criteria": "what a whole document is asked",
    "tables": "tables that are made of the codes",
    "kinds": "kinds of document",
    "provenance": "verified, where somebody read it at the source, or recalled",
    "question": "what it answers, in plain words",
    "not_coded": "what the publication counts and this rubric doesn't code",
    "why": "reason, in a sentence",
    "of": "what the share is of",
    "at_least": "the share from which it holds",
    "unit": "what is counted or asked: commitment, statement or plan",
    "rows": "lines of the table: a category list, groups, marks, or lines of its own",
    "columns": "columns of the table: a category list, groups, marks, or columns of its own",
    "relevance_codes": "codes of relevance",
    "groups": "finer groups under the category codes",
    "reads": "how the words become a value: date, money, target, agent, place",
}
"""Key → what it means, wherever the models don't tell it."""

_BETTER = {
    "patterns": "words in the pattern language, each in single quotes (docs/rules.md)",
    "id": "short name in small letters, used to refer to it; each only once",
}
"""In place of what the models say, which is for programmers."""


def is_schema(name: str) -> bool:
    """Whether a file of that name tells an editor of a rubric."""
    return name.endswith(ENDING)


def meaning_of(key: str) -> str:
    """What a key means, where it means the same everywhere; else ""."""
    return _BETTER.get(key) or _MEANS.get(key, "")


def settings_schema() -> dict[str, Any]:
    """Of `rubric.yaml`."""
    schema = _schema(RubricSettings, "rubric.yaml of a doc_audit rubric")
    return _needing_less(schema) if "extends" in schema["properties"] else schema


def rules_schema() -> dict[str, Any]:
    """Of a file in `rules/`."""
    return _schema(RuleFile, "A rule file of a doc_audit rubric")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = model.model_json_schema()
    models = {one.__name__: one for one in _below(Strict)}
    for name, part in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        if name in models:
            _describe(part, models[name])
    schema["title"] = title
    return {"$schema": DRAFT, **schema}


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that build on it; those that no schema names do no harm."""
    yield model
    for one in model.__subclasses__():
        yield from _below(one)


def _describe(part: dict[str, Any], model: type[BaseModel]) -> None:
    """Gives each key what it means, and the whole the first sentences of the docstring."""
    told = _attributes(model)
    part["description"] = inspect.getdoc(model).split("\n\n")[0].replace("\n", " ")  # type: ignore[union-attr]
    for key, value in part.get("properties", {}).items():
        means = _BETTER.get(key) or value.get("description") or told.get(key) or meaning_of(key)
        if means:
            value["description"] = means
        value.pop("title", None)
    part.pop("title", None)


def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Key → meaning, as the docstrings of a model and its bases tell under “Attributes”."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        listed = (inspect.getdoc(base) or "").partition("Attributes:\n")[2]
        for names, means in re.findall(r"^ {4}(\w[\w, ]*): (.*(?:\n {8}.*)*)", listed, re.M):
            for name in names.split(", "):
                found[name] = " ".join(means.split()).rstrip(".")
    return found


def _needing_less(schema: dict[str, Any]) -> dict[str, Any]:
    """A rubric that extends another needs only what it says anew; the rest is that one's."""
    needed = schema.pop("required", [])
    for part in schema.get("$defs", {}).values():
        if "required" in part:
            part["required"] = [key for key in part["required"] if key == "id"]
    return {
        **schema,
        "required": ["id"],
        "anyOf": [{"required": ["extends"]}, {"required": needed}],
    }
