"""Faults of a rubric in words, each with its file and line."""

from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from doc_audit.errors import DocAuditError
from doc_audit.rubric.json_schema import meaning_of
from doc_audit.rubric.keys import keys_at, offered
from doc_audit.rubric.lines import Located, Path
from doc_audit.rubric.rules import RuleFile
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.yaml_quotes import meant

_MODELS: dict[str, type[BaseModel]] = {m.__name__: m for m in (RuleFile, RubricSettings)}
_LONGEST = 40
"""Characters of a wrong value that are shown."""


def fault(file: str, line: int, what: str, mend: str) -> DocAuditError:
    """One fault, at a line from 1."""
    return DocAuditError(what, f"{file}:{line}", mend)


def schema_faults(file: str, located: Located, error: ValidationError) -> Iterator[DocAuditError]:
    """The faults pydantic found, a line and a sentence each; alternatives are told once."""
    told = set()
    model = _MODELS.get(error.title)
    details = [detail for detail in error.errors() if not _has_keys(detail, model)]
    held = {
        in_file(detail["loc"], located)
        for detail in details
        if detail["type"] == "string_type" and meant(detail["input"])
    }
    for detail in details:
        path = in_file(detail["loc"], located)
        if _of_same(detail, path, held):
            continue
        line = located.line(path)
        what, mend = _sentence(detail, path, model)
        if (line, what) not in told:
            told.add((line, what))
            yield fault(file, line, what, mend)


def _has_keys(detail: ErrorDetails, model: type[BaseModel] | None) -> bool:
    """Keys stand where words may stand, or these keys: what is wrong among them is told itself."""
    found = detail["input"]
    if detail["type"] != "string_type" or not isinstance(found, dict) or model is None:
        return False
    return bool(found.keys() & keys_at(model, detail["loc"][:-1]).keys())


def _of_same(detail: ErrorDetails, path: Path, held: set[Path]) -> bool:
    """The fault comes of words that were read as a key with a value, which is told of itself.

    A key of those words seems to be unknown then. A list with entries, each told, isn't short.
    """
    if detail["type"] == "too_short":  # pydantic counts the entries that are right alone
        found = detail["input"]
        return isinstance(found, list) and len(found) >= detail["ctx"]["min_length"]
    return detail["type"] in ("extra_forbidden", "value_error", "model_type") and any(
        path[: len(one)] == one for one in held
    )


def in_file(loc: tuple[int | str, ...], located: Located) -> Path:
    """The part of pydantic's path that exists in the file; it adds names of alternatives."""
    path: Path = ()
    for part in loc:
        if (*path, part) in located.lines:
            path = (*path, part)
    return path


def _sentence(detail: ErrorDetails, path: Path, model: type[BaseModel] | None) -> tuple[str, str]:
    key = str(detail["loc"][-1]) if detail["loc"] else "the file"
    named = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    where = f"“{named}”" if named else "the file"
    kind = detail["type"]
    known = keys_at(model, detail["loc"][:-1]) if model else {}
    if kind == "extra_forbidden":
        near = offered(key, sorted(known))
        out = f"{near}Or take it out." if near else "Take it out."
        among = f"Keys here: {', '.join(known)}." if known else "Look for a misspelling."
        return f"there is no key “{key}” here.", f"{out} {among}"
    if kind == "missing":
        means = (key in known and known[key].description) or meaning_of(key)
        return (
            f"the key “{key}” is missing.",
            f"Add it: {means.rstrip('.')}." if means else "Add it.",
        )
    return _wrong_value(detail, where)


_EXPECTED = {
    "int_type": "a whole number, without quotes",
    "int_parsing": "a whole number, without quotes",
    "int_from_float": "a whole number",
    "float_type": "a number, without quotes",
    "float_parsing": "a number, without quotes",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "string_type": "words; put figures, dates, yes and no in quotes",
    "tuple_type": "a list: [one, two], or a line for each, begun with a dash and a blank",
    "dict_type": "keys with values: {key: value}",
    "model_type": "keys with values: {key: value}",
    "too_short": "at least as many entries as that",
}


def _wrong_value(detail: ErrorDetails, where: str) -> tuple[str, str]:
    """What stands there, and what is expected instead."""
    kind, found = detail["type"], _shown(detail["input"])
    context = detail.get("ctx", {})
    if kind == "string_type" and (words := meant(detail["input"])):
        holds = "" if words.endswith("}'") and ": " not in words else "holds a colon and "
        stands = f"{where} can't be keys with values: it {holds}stands without quotes."
        return stands, f"Write it in single quotes: {words}."
    if kind == "literal_error":
        return f"{where} can't be {found}.", f"Write one of: {context['expected']}."
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        part = "hyphens" if "9-]" in pattern else "hyphens and underscores"
        part = part if "-]" in pattern else "underscores"
        return (
            f"{where} can't be {found}.",
            f"Write small letters, digits, {part} alone, a letter first.",
        )
    if kind == "too_short":
        least = context.get("min_length", 1)
        return f"{where} has too few entries.", f"Give at least {least}."
    if kind == "too_long":
        return f"{where} has too many entries.", f"Give at most {context.get('max_length')}."
    if kind in _EXPECTED:
        return f"{where} can't be {found}.", f"Expected: {_EXPECTED[kind]}."
    message = detail["msg"].removeprefix("Value error, ")
    if kind == "value_error":
        return f"{where}: {message}.", "Give what is asked for, or take out what goes with it."
    return f"{where} can't be {found}.", f"{message.replace('Input s', 'It s')}."


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "empty"
    told = str(value)
    return f"“{told[:_LONGEST]}…”" if len(told) > _LONGEST else f"“{told}”"
