"""Text made safe for HTML as plain `str`.

`markupsafe.escape` wraps each text in an object of its own; a plan page has thousands of short
ones, which are only joined.
"""

import re
from functools import lru_cache
from urllib.parse import quote

_SAFE = re.compile(r"[A-Za-z0-9_.~/-]*", re.ASCII)
"""What `quote` leaves as it is."""


def escape(text: str) -> str:
    """Safe in HTML and in quoted attributes, with the same entities as `markupsafe.escape`."""
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


@lru_cache(maxsize=1 << 14)
def escape_name(text: str) -> str:
    """The same of what comes again and again: names of codes and rules, headings, places."""
    return escape(text)


def fragment(id_: str) -> str:
    """An id as the part of an address after `#`; the same as `quote` gives, which takes its time
    over ids that need nothing, as nearly all do.
    """
    return id_ if _SAFE.fullmatch(id_) else quote(id_)
