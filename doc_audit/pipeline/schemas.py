"""Writes the schemas of a rubric's files where an editor finds them."""

import json
from pathlib import Path

from doc_audit.errors import writing
from doc_audit.rubric import Rubric
from doc_audit.rubric.json_schema import (
    RULES_SCHEMA,
    SETTINGS_SCHEMA,
    rules_schema,
    settings_schema,
)
from doc_audit.rubric.schema_offers import offering, rule_offers, settings_offers
from doc_audit.store import write_whole


def schema_files(rubric: Rubric | None = None) -> dict[str, str]:
    """File name → the schema as JSON, the same bytes each time; it offers names of a rubric."""
    made = {SETTINGS_SCHEMA: settings_schema(), RULES_SCHEMA: rules_schema()}
    if rubric:
        made = {
            SETTINGS_SCHEMA: offering(made[SETTINGS_SCHEMA], settings_offers(rubric)),
            RULES_SCHEMA: offering(made[RULES_SCHEMA], rule_offers(rubric)),
        }
    return {
        name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def write_schemas(folder: Path, rubric: Rubric | None = None) -> list[Path]:
    """Puts the schemas into a folder, made if need be, over older ones.

    With a rubric they offer its dimensions, codes, marks and facts.

    Raises:
        OutputError: they can't be written.
    """
    with writing(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in schema_files(rubric).items():
        write_whole(folder / name, [text.encode()])
        paths.append(folder / name)
    return paths
