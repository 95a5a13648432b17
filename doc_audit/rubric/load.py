"""A rubric's files become a `Rubric`; every fault is found before any is reported."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from doc_audit.errors import DocAuditError, RubricError
from doc_audit.rubric.additive import codes_of_base
from doc_audit.rubric.check import Placed, check_rules
from doc_audit.rubric.criteria_faults import (
    criteria_faults,
    extends_faults,
    ids_to_leave,
    repeated_ids,
    taken_ids,
)
from doc_audit.rubric.extend import (
    BASE,
    Settings,
    files_of_base,
    left_out,
    merged,
    of_base,
    rules_left,
    settings_of,
)
from doc_audit.rubric.faults import fault, schema_faults
from doc_audit.rubric.lines import Located, read_yaml
from doc_audit.rubric.rules import RuleFile, RuleSet
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.weights import MODEL_FILE, Weights, read_weights
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
        files: path in the rubric's folder → text, as loaded; those of the rubric it extends, if
            it does, with `base/` before their paths.
        hash: SHA-256 over paths and texts, the measured accuracy left out; two rubrics with the
            same hash code alike.
        weights: of the linear model beside the rules; None where rules decide alone.
        codes_as: the rubric that gives statements the same codes, where this one extends it and
            adds nothing but marks; None where it codes in its own way.
    """

    settings: RubricSettings
    rules: RuleSet
    codebook: str
    files: Mapping[str, str]
    hash: str
    weights: Weights | None = None
    codes_as: "Rubric | None" = None

    @property
    def coder(self) -> "Rubric":
        """The rubric whose codes, marks apart, this one's are."""
        return self.codes_as or self


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
    base = _base(files)
    found = _settings(files, faults, base)
    own = rule_files(files, faults)
    if found is None:
        raise RubricError(name, faults)
    settings, places = found
    inherited = _base_rules(base, settings)
    rules = _together({**inherited, **own}, own)
    # Rules of the base were checked with it; leaving one out may take away what others name.
    checked = {**inherited, **own} if settings.without else own
    told = check_rules(settings, rules, checked, places.located(SETTINGS_FILE))
    faults.extend(_of_leaving_out(one, places) for one in told)
    faults.extend(_base_faults(settings, places, base, own))
    faults.extend(criteria_faults(settings, places))
    weights = _weights(files, settings, base, faults)
    if faults:
        raise RubricError(name, faults)
    codebook = files.get(CODEBOOK_FILE, "")
    loaded = Rubric(settings, rules, codebook, dict(files), hash_of(files), weights)
    if base and codes_of_base(base, loaded, _together(own, own)):
        return replace(loaded, codes_as=base.coder)
    return loaded


def _of_leaving_out(told: DocAuditError, places: Settings) -> DocAuditError:
    """A fault of a rule of the base, which was sound before something was left out, told there."""
    if not told.where.startswith(BASE):
        return told
    what = f"what `without` leaves out is named by another rule ({told.where}): {told.what}"
    return fault(*places.place(("without",)), what, "Leave that rule out too, or keep this one.")


def _weights(
    files: Mapping[str, str],
    settings: RubricSettings,
    base: Rubric | None,
    faults: list[DocAuditError],
) -> Weights | None:
    """The rubric's own model, else that of its base, where its types are the same."""
    if MODEL_FILE in files:
        return read_weights(files[MODEL_FILE], settings, faults)
    same = base is not None and base.settings.types == settings.types
    return base.weights if base and same else None


def _base(files: Mapping[str, str]) -> Rubric | None:
    """The rubric that is built on; None without one."""
    base = files_of_base(files)
    try:
        return _loaded(tuple(base.items())) if base else None
    except RubricError as error:
        raise RubricError(error.where, [of_base(one, files) for one in error.faults]) from error


@lru_cache(maxsize=8)
def _loaded(files: tuple[tuple[str, str], ...]) -> Rubric:
    """A base, loaded once for all that build on it."""
    return load_rubric(dict(files), BASE)


@lru_cache(maxsize=8)
def _placed(files: tuple[tuple[str, str], ...]) -> Mapping[str, Placed]:
    """Rule files of a base; read once for all that build on it."""
    return rule_files(dict(files), [])


def _base_faults(
    settings: RubricSettings, places: Settings, base: Rubric | None, own: Mapping[str, Placed]
) -> Iterator[DocAuditError]:
    known = ids_to_leave(base.settings, base.rules) if base else []
    yield from extends_faults(settings, places, base.settings if base else None, known)
    if base:
        taken = {*known, *base.rules.lists} - set(settings.without)
        yield from taken_ids(own, base.settings.id, taken)


def _base_rules(base: Rubric | None, settings: RubricSettings) -> dict[str, Placed]:
    """Rule files of the base, without the rules left out; paths as in the rubric's own folder."""
    if base is None:
        return {}
    deeper = _base_rules(_base(base.files), base.settings)
    found = {**deeper, **_placed(tuple(base.files.items()))}
    left = set(settings.without)
    return {
        BASE + path: Placed(*rules_left(placed.content, placed.located, left))
        for path, placed in found.items()
    }


def hash_of(files: Mapping[str, str]) -> str:
    """SHA-256 over paths and texts, in path order; `ACCURACY_FILE`, which holds it, left out."""
    return _digest(files, files.keys() - {ACCURACY_FILE})


def rules_hash_of(files: Mapping[str, str]) -> str:
    """The same without the fitted model: what its features rest on."""
    return _digest(files, files.keys() - {ACCURACY_FILE, MODEL_FILE})


def stale_weights(rubric: Rubric) -> str:
    """What to know where a model was fitted to other rules than there are now; else ""."""
    files, whose = rubric.files, rubric.settings.id
    while files and MODEL_FILE not in files:
        files = files_of_base(files)
        whose = str(read_yaml(files[SETTINGS_FILE]).value.get("id", "")) if files else whose
    if rubric.weights is None or not files or rubric.weights.rules_hash == rules_hash_of(files):
        return ""
    return (
        f"The model of {whose} ({MODEL_FILE}) was fitted to other rules than {whose} has now (hash "
        f"{rubric.weights.rules_hash[:12]}, now {rules_hash_of(files)[:12]}): fit it anew with "
        f"`doc-audit train`, or take it out of {whose}."
    )


def _digest(files: Mapping[str, str], paths: Collection[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        for part in (path, files[path]):
            content = part.encode()
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)
    return digest.hexdigest()


def _settings(
    files: Mapping[str, str], faults: list[DocAuditError], base: Rubric | None
) -> tuple[RubricSettings, Settings] | None:
    """What `rubric.yaml` says, over what the base says; and where each value stands."""
    if SETTINGS_FILE not in files:
        faults.append(fault(SETTINGS_FILE, 1, "the file is missing.", "Every rubric needs one."))
        return None
    located = _yaml(SETTINGS_FILE, files[SETTINGS_FILE], faults)
    if located is None:
        return None
    found = settings_of(located, SETTINGS_FILE)
    if isinstance(located.value, dict):
        faults.extend(repeated_ids(SETTINGS_FILE, located))
        found = _over_base(found, base)
    settings = _validated(SETTINGS_FILE, found.located(SETTINGS_FILE), RubricSettings, faults)
    return (settings, found) if settings else None


def _over_base(own: Settings, base: Rubric | None) -> Settings:
    if base is None:
        return own
    without = own.value.get("without")
    ids = without if isinstance(without, list) else ()
    return merged(left_out(_settings_values(base.files), [str(i) for i in ids]), own)


def _settings_values(files: Mapping[str, str]) -> Settings:
    """The settings of a rubric known to be without faults, as plain values."""
    found = settings_of(read_yaml(files[SETTINGS_FILE]), BASE + SETTINGS_FILE)
    deeper = files_of_base(files)
    if not deeper:
        return found
    without = found.value.get("without", ())
    return merged(left_out(_settings_values(deeper), without), found)


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
    located = _yaml(path, text, faults)
    if located is None:
        return None
    found = _validated(path, located, model, faults)
    return (found, located) if found else None


def _yaml(path: str, text: str, faults: list[DocAuditError]) -> Located | None:
    try:
        located = read_yaml(text)
    except yaml.YAMLError as error:
        faults.append(yaml_fault(path, error, text))
        return None
    for key, line in located.repeated:
        faults.append(fault(path, line, f"“{key}” stands here twice.", "Keep one of them."))
    return located


def _validated(
    path: str, located: Located, model: type[Model], faults: list[DocAuditError]
) -> Model | None:
    try:
        return model.model_validate(located.value or {})
    except ValidationError as error:
        faults.extend(schema_faults(path, located, error))
        return None


def _together(files: Mapping[str, Placed], own: Mapping[str, Placed]) -> RuleSet:
    """Rules of all files; decisions of the rubric's own come before those of its base.

    Those of the base end with one that always holds.
    """
    contents = [placed.content for placed in files.values()]
    own_first = [*own.values(), *(placed for path, placed in files.items() if path not in own)]
    return RuleSet(
        lists={name: found.all_words for c in contents for name, found in c.lists.items()},
        ids=_ids(contents),
        spellings={wrong: right for c in contents for wrong, right in c.spellings.items()},
        marks=tuple(rule for c in contents for rule in c.marks),
        cues=tuple(rule for c in contents for rule in c.cues),
        cells=tuple(rule for c in contents for rule in c.cells),
        decisions=tuple(rule for placed in own_first for rule in placed.content.decisions),
    )


def _ids(contents: Sequence[RuleFile]) -> dict[str, str]:
    found: dict[str, str] = {}
    for content in contents:
        for words in content.lists.values():
            for name, code in words.ids.items():
                found.setdefault(name, code)
    return found
