"""Takes typed values out of one line of the coding format."""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from doc_audit.errors import FormatError

_ONE_OBJECT = "Each line must be one JSON object, in UTF-8."


def load_object(line: str, where: str) -> dict[str, Any]:
    """The object a line is, free of NaN, infinity, lone surrogates and keys given twice.

    Raises:
        FormatError: the line is no such object.
    """
    try:
        record = json.loads(line, object_pairs_hook=_once)
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode()
    except _TwiceError as error:
        raise FormatError(f"the key `{error}` stands there twice", where) from error
    except UnicodeEncodeError as error:
        raise FormatError("holds bytes or escapes that are not UTF-8", where) from error
    except (ValueError, RecursionError) as error:  # ValueError: numbers of absurd length, NaN too
        raise FormatError(f"not JSON ({error})", where, _ONE_OBJECT) from error
    if not isinstance(record, dict):
        raise FormatError("not a JSON object", where, _ONE_OBJECT)
    return record


class _TwiceError(Exception):
    """A key that one object has twice; JSON readers would silently keep the last."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise _TwiceError(key)
        record[key] = value
    return record


class Reader:
    """Takes typed values out of one record and names the key in every complaint.

    Args:
        closed: key → the codes it may have; a key that isn't named may have any.
    """

    def __init__(
        self, record: Mapping[str, Any], where: str, closed: Mapping[str, Collection[str]]
    ) -> None:
        self.record = record
        self.where = where
        self.closed = closed

    def fault(self, key: str, expected: str) -> FormatError:
        """A complaint about the value of a key."""
        value = json.dumps(self.record.get(key), ensure_ascii=False)[:60]
        return FormatError(f"`{key}` must be {expected}, not {value}", self.where)

    def text(self, key: str, *, must: bool = False) -> str:
        """A text; "" where missing, unless it must be there."""
        value = self.record.get(key, None if must else "")
        if not isinstance(value, str) or (must and not value.strip()):
            raise self.fault(key, "a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; () where missing."""
        value = self.record.get(key, [])
        if not _are(str, value):
            raise self.fault(key, "a list of texts")
        return tuple(value)

    def code(self, key: str, *, must: bool = False) -> str:
        """A text that is one of the key's closed codes."""
        value = self.text(key, must=must)
        if value:
            self._known(key, [value])
        return value

    def codes(self, key: str) -> tuple[str, ...]:
        """A list of the key's closed codes."""
        values = self.texts(key)
        self._known(key, values)
        return values

    def _known(self, key: str, values: Iterable[str]) -> None:
        allowed = self.closed.get(key)
        if allowed is not None and not set(values) <= set(allowed):
            raise self.fault(key, f"taken from {', '.join(allowed)}")

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """An object of lists of texts; {} where missing."""
        value = self.record.get(key, {})
        if not isinstance(value, dict) or not all(_are(str, item) for item in value.values()):
            raise self.fault(key, "an object of lists of texts")
        return {name: tuple(items) for name, items in value.items()}

    def objects(self, key: str) -> dict[str, dict[str, Any]]:
        """An object of objects; {} where missing."""
        value = self.record.get(key, {})
        if not isinstance(value, dict) or not _are(dict, list(value.values())):
            raise self.fault(key, "an object of objects")
        return value

    def records(self, key: str) -> list[dict[str, Any]]:
        """A list of objects; [] where missing."""
        value = self.record.get(key, [])
        if not _are(dict, value):
            raise self.fault(key, "a list of objects")
        return cast(list[dict[str, Any]], value)

    def page(self) -> int | None:
        """`page`, from 1; None where missing."""
        value = self.record.get("page")
        if value is not None and not (type(value) is int and value >= 1):
            raise self.fault("page", "a whole number from 1")
        return value

    def share(self, key: str) -> float | None:
        """A number from 0 to 1; None where missing."""
        value = self.record.get(key)
        if value is not None and not (type(value) in (int, float) and 0 <= value <= 1):
            raise self.fault(key, "a number from 0 to 1")
        return value


def _are(kind: type, value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


def is_span(start: object, end: object, length: float = math.inf) -> bool:
    """Whether two values are code points, end exclusive, in a text of that length."""
    return type(start) is int and type(end) is int and 0 <= start <= end <= length
