"""Words of rubrics and of the program as they are printed; never those of plans."""

import re

from markupsafe import Markup, escape

from doc_audit.report.words import curly

_CODE = re.compile(r"`([^`\n]+)`")
_QUOTED = re.compile(r'"(?=[^\s>])([^"=\n]*)"')


def printed(words: str) -> Markup:
    """HTML of words with straight quotes and apostrophes made curly, and `` `code` `` as code.

    Double marks are changed in pairs alone, and not those of markup; within code nothing is, as it
    is there to be typed.
    """
    parts = _CODE.split(words)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd % 2 else _plain(part)
        for odd, part in enumerate(parts)
    )


def _plain(words: str) -> Markup:
    return escape(curly(_QUOTED.sub("“\\1”", words)))
