"""Ids made from content, so that the same words get the same id in every run."""

import hashlib
import re

_ID_LENGTH = 12  # hex digits; 48 bits: a clash among 60,000 statements has odds of 1 in 150,000
_BLANKS = re.compile(r"\s+")


def sha256_of(content: bytes) -> str:
    """Hex digest of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def content_id(doc: str, text: str, repeat: int = 0) -> str:
    """`doc` + `-` + 12 hex digits of the text, blanks ignored.

    Args:
        doc: document id.
        text: the statement as read.
        repeat: how many statements with the same words stand before it in the document; from 1
            on the id ends in `-2`, `-3`, …
    """
    digest = hashlib.sha1(_BLANKS.sub("", text).encode(), usedforsecurity=False).hexdigest()
    suffix = f"-{repeat + 1}" if repeat else ""
    return f"{doc}-{digest[:_ID_LENGTH]}{suffix}"
