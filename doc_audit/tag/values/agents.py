"""Who does it, under the name the plan itself gives."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.values.context import Context

_ARTICLE = re.compile(r"^(?:the|our)\s+", re.IGNORECASE)


def read_agent(words: str, context: Context) -> Mapping[str, Any]:
    """`name`, without its article, and `resolved`: `as_written` or `abbreviation`."""
    name = _ARTICLE.sub("", words).strip()
    spelled = context.abbreviations.get(name)
    if spelled:
        return {"name": spelled, "resolved": "abbreviation"}
    return {"name": name, "resolved": "as_written"} if name else {}
