"""A rubric's files become a `Rubric`; every fault is found before any is reported."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from doc_audit.errors import DocAuditError, RubricError
from doc_audit.rubric.check import Placed, check_rules
from doc_audit.rubric.faults import fault, schema_faults
from doc_audit.rubric.lines import Located, read_yaml
from doc_audit.rubric.rules import RuleFile, RuleSet
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.yaml_faults import yaml_fault

SETTINGS_FILE = "rubric.yaml"
CODEBOOK_FILE = "codebook.md"
RULES_FOLDER = "rules/"
ACCURACY_FILE = "accuracy.json"
"""What was measured of the rubric (`rubric.accuracy`); it says nothing on how to code."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Rubric:
    """Rules, weights and meanings, as one loaded and checked whole.

    Attributes:
        settings: codes, dimensions, weights.
        rules: word lists, marks, cues, decisions, in file-name and file order.
        codebook: Markdown; may be empty.
        files: path in the rubric's folder → text, as loaded.
        hash: SHA-256 over paths and texts, the measured accuracy left out; two rubrics with the
            same hash code alike.
    """

    settings: RubricSettings
    rules: RuleSet
    codebook: str
    files: Mapping[str, str]
    hash: str


def load_rubric(files: Mapping[str, str], name: str) -> Rubric:
    """The rubric that the files make up.

    Args:
        files: path in the rubric's folder, with `/`, → text: `rubric.yaml`, `codebook.md`,
            `rules/*.yaml`; others are kept and hashed, not read.
        name: of the rubric, for messages.

    Raises:
        RubricError: with every fault found, each with file and line, what is expected and how to
            mend it.
    """
    faults: list[DocAuditError] = []
    found = _settings(files, faults)
    placed = rule_files(files, faults)
    rules = _together(placed)
    if found is not None:
        faults.extend(check_rules(found[0], rules, placed, found[1]))
    if faults or found is None:
        raise RubricError(name, faults)
    return Rubric(found[0], rules, files.get(CODEBOOK_FILE, ""), dict(files), hash_of(files))


def hash_of(files: Mapping[str, str]) -> str:
    """SHA-256 over paths and texts, in path order; `ACCURACY_FILE`, which holds it, left out."""
    digest = hashlib.sha256()
    for path in sorted(files.keys() - {ACCURACY_FILE}):
        for part in (path, files[path]):
            content = part.encode()
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)
    return digest.hexdigest()


def _settings(
    files: Mapping[str, str], faults: list[DocAuditError]
) -> tuple[RubricSettings, Located] | None:
    if SETTINGS_FILE not in files:
        faults.append(fault(SETTINGS_FILE, 1, "the file is missing.", "Every rubric needs one."))
        return None
    return _read(SETTINGS_FILE, files[SETTINGS_FILE], RubricSettings, faults)


def rule_files(files: Mapping[str, str], faults: list[DocAuditError]) -> dict[str, Placed]:
    """Path → contents of each file in `rules/`; what can't be read is added to the faults."""
    found = {}
    for path in sorted(files):
        if path.startswith(RULES_FOLDER) and path.endswith((".yaml", ".yml")):
            read = _read(path, files[path], RuleFile, faults)
            if read:
                found[path] = Placed(*read)
    return found


def _read(
    path: str, text: str, model: type[Model], faults: list[DocAuditError]
) -> tuple[Model, Located] | None:
    try:
        located = read_yaml(text)
    except yaml.YAMLError as error:
        faults.append(yaml_fault(path, error))
        return None
    for key, line in located.repeated:
        faults.append(fault(path, line, f"“{key}” stands here twice.", "Keep one of them."))
    try:
        return model.model_validate(located.value or {}), located
    except ValidationError as error:
        faults.extend(schema_faults(path, located, error))
        return None


def _together(files: Mapping[str, Placed]) -> RuleSet:
    contents = [placed.content for placed in files.values()]
    return RuleSet(
        lists={name: found.all_words for c in contents for name, found in c.lists.items()},
        ids=_ids(contents),
        spellings={wrong: right for c in contents for wrong, right in c.spellings.items()},
        marks=tuple(rule for c in contents for rule in c.marks),
        cues=tuple(rule for c in contents for rule in c.cues),
        cells=tuple(rule for c in contents for rule in c.cells),
        decisions=tuple(rule for c in contents for rule in c.decisions),
    )


def _ids(contents: Sequence[RuleFile]) -> dict[str, str]:
    found: dict[str, str] = {}
    for content in contents:
        for words in content.lists.values():
            for name, code in words.ids.items():
                found.setdefault(name, code)
    return found
