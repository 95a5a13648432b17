"""Names of one rubric, offered by the schemas that editors complete by.

A name is offered, never asked for: what an author adds to `rubric.yaml` next is right too, and
`doc-audit rubric check` tells which names lead nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from doc_audit.model.document import KINDS
from doc_audit.rubric.code_facts import GROUPS, code_facts
from doc_audit.rubric.criteria_faults import ids_to_leave
from doc_audit.rubric.facts import FactNames
from doc_audit.rubric.load import Rubric

Schema = dict[str, Any]
WHOLE = ""
"""Stands for the class of the whole file."""
Offers = Mapping[tuple[str, str], Sequence[str]]
"""Class of the schema and key in it → names that may stand there."""


def rule_offers(rubric: Rubric) -> Offers:
    """What rule files of a rubric may name."""
    settings = rubric.settings
    dimensions = [dimension.id for dimension in settings.dimensions]
    decided = FactNames.of(settings, rubric.rules)
    levels = [f"{one}{sign}" for one in dimensions for sign in ("=1", "=2", ">=1")]
    facts = [*decided.all_names(), *levels, *(f"mark:{mark.id}" for mark in settings.marks)]
    codes = [code.id for listed in settings.categories for code in listed.codes]
    rules = [rule.id for rule in rubric.rules.marks]
    return {
        ("MarkRule", "dimension"): dimensions,
        ("MarkRule", "hides"): dimensions,
        ("MarkRule", "codes"): codes,
        ("MarkRule", "group"): [group.id for group in settings.groups],
        ("MarkRule", "mark"): [mark.id for mark in settings.marks],
        ("CellRule", "dimension"): dimensions,
        ("CueRule", "allows"): dimensions,
        ("CueRule", "blocks"): [*dimensions, *rules],
        ("Decision", "decides"): list(decided.codes),
        ("Decision", "code"): list(dict.fromkeys(c for some in decided.codes.values() for c in some
                                                 if not c.isdigit())),
        **{("When", key): facts for key in ("all", "any", "none")},
    }  # fmt: skip


def settings_offers(rubric: Rubric) -> Offers:
    """What `rubric.yaml` of a rubric, or of one that builds on it, may name."""
    settings = rubric.settings
    dimensions = [dimension.id for dimension in settings.dimensions]
    types = [code.id for code in settings.types]
    lists = [listed.id for listed in settings.categories]
    facts = list(code_facts(settings))
    return {
        (WHOLE, "without"): ids_to_leave(settings, rubric.rules),
        (WHOLE, "coded_types"): types,
        (WHOLE, "commitment_type"): types,
        (WHOLE, "aspiration_type"): types,
        (WHOLE, "unusable_type"): types,
        ("Dimension", "id"): dimensions,
        ("CategoryList", "id"): lists,
        ("CategoryList", "dimension"): dimensions,
        ("Group", "under"): [code.id for listed in settings.categories for code in listed.codes],
        ("Breadth", "lists"): [GROUPS, *lists],
        ("Breadth", "accountable"): dimensions,
        ("Scoring", "scored_kinds"): KINDS,
        ("Scoring", "scope_relevance"): [code.id for code in settings.relevance],
        ("Criterion", "kinds"): KINDS,
        ("CrossTable", "rows"): [GROUPS, "marks", *lists],
        ("CrossTable", "columns"): [GROUPS, "marks", *lists],
        **{("When", key): facts for key in ("all", "any", "none")},
    }


def offering(schema: Schema, offers: Offers) -> Schema:
    """A schema of a file that offers names in each place."""
    made = {name: _part(part, name, offers) for name, part in schema.get("$defs", {}).items()}
    return {**_part(schema, WHOLE, offers), "$defs": made}


def _part(part: Schema, name: str, offers: Offers) -> Schema:
    known = {key: names for (owner, key), names in offers.items() if owner == name and names}
    keys = part.get("properties", {})
    if not known.keys() & keys.keys():
        return part
    told = {k: _key(v, known[k]) if k in known else v for k, v in keys.items()}
    return {**part, "properties": told}


def _key(value: Schema, names: Iterable[str]) -> Schema:
    """The schema of one key, or of the entries of its list, with names to choose from."""
    if "items" in value:
        return {**value, "items": _any(value["items"], names)}
    kept: Schema = {key: value[key] for key in ("description", "default") if key in value}
    return {**kept, **_any({k: v for k, v in value.items() if k not in kept}, names)}


def _any(value: Schema, names: Iterable[str]) -> Schema:
    return {"anyOf": [{"enum": list(names)}, value]}
