"""Text made plain for matching, code point for code point, so that offsets stay."""

SINGLE_QUOTES = "‘’‚‛′‵ʹʼˈ`´＇‹›"
DOUBLE_QUOTES = "“”„‟″‶«»＂〝〞"
DASHES = "‐‑‒–—―−⁃﹘﹣－⸺⸻"
BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

_FOLDS = str.maketrans(
    {
        **dict.fromkeys(SINGLE_QUOTES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(BLANKS, " "),
    }
)


def fold(text: str) -> str:
    """Straight quotes, one kind of dash, one kind of blank; `len(fold(x)) == len(x)`.

    Letters keep their case: `str.lower` can change the length ("İ").
    """
    if (
        text.isascii() and text.isprintable() and "`" not in text
    ):  # nothing to fold, ten times faster
        return text
    return text.translate(_FOLDS)
