"""Text made safe for HTML as plain `str`.

`markupsafe.escape` wraps each text in an object of its own; a plan page has thousands of short
ones, which are only joined.
"""

from functools import lru_cache


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
