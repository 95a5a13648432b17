"""Text as read, made tidy: the words stay, the typesetting goes."""

import re
import unicodedata

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",  # long s + t
    "\ufb06": "st",
}
"""The Latin ligatures of Unicode's Alphabetic Presentation Forms."""

UNSEEN = (
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u180e"  # Mongolian vowel separator, once a blank
    "\u200b-\u200f"  # zero-width space and joiners, marks of direction
    "\u202a-\u202e"  # embeddings and overrides of direction
    "\u2060-\u206f"  # word joiner, invisible operators, isolates
    "\ufe00-\ufe0f"  # variation selectors
    "\ufeff"  # byte order mark
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e007f"  # tags
)
"""Characters that print nothing and take no room (a character class of `re`)."""

CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
"""Control codes that aren't blanks; PDFium and old Word files leave some inside words."""

_WRAPPED = re.compile(r"\u00ad[^\S\n]*\n\s*")
_UNSEEN = re.compile(f"[{UNSEEN}{CONTROLS}\ud800-\udfff]")
_LIGATURES = re.compile(f"[{''.join(LIGATURES)}]")


def tidy(text: str) -> str:
    """Words with single spaces between them, in NFC; none at either end.

    Every Unicode blank counts, line ends too. A soft hyphen before a line end joins the two halves
    of its word. Ligatures are spelled out; what prints nothing is left out, lone surrogates with
    it, so that the result can always be written as UTF-8. Quotes and dashes stay as read.
    `tidy(tidy(x)) == tidy(x)`.
    """
    if text.isascii() and text.replace("\n", " ").isprintable():
        return " ".join(text.split())  # the same, and what nearly every text is
    joined = _UNSEEN.sub("", _WRAPPED.sub("", text))
    spelled = _LIGATURES.sub(lambda sign: LIGATURES[sign[0]], joined)
    return " ".join(unicodedata.normalize("NFC", spelled).split())
