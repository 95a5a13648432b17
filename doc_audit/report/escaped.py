"""Text made safe for HTML as plain `str`.

`markupsafe.escape` wraps each text in an object of its own; a plan page has thousands of short
ones, which are only joined.
"""


def escape(text: str) -> str:
    """Safe in HTML and in quoted attributes, with the same entities as `markupsafe.escape`."""
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )
