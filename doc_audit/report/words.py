"""Figures and short phrases as the pages say them, in British English."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from doc_audit.model import Interval, PlanScore

_OPENS = re.compile(r"(?<![^\s(“])'(?=\w)")
"""A straight mark before a word: it opens a quotation."""

_MOST_DECIMALS = 2  # of the ends of an interval

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def whole(figure: float | None) -> str:
    """A score or mean, 0…100, without decimals; an en dash where there is none."""
    return "–" if figure is None else f"{figure:.0f}"


def percent(part: int, n: int) -> str:
    """Share in whole per cent, without the sign; never rounded to a 0 or 100 that isn't so."""
    if n == 0:
        return "–"
    share = 100 * part / n
    if 0 < share < 1:
        return "<1"
    if 99 < share < 100:
        return ">99"
    return f"{share:.0f}"


def share(part: int, n: int) -> str:
    """`30%`, and for running text `under 1%`, `over 99%`."""
    return percent(part, n).replace("<", "under ").replace(">", "over ") + "%"


def interval_words(interval: Interval | None, scale: float = 1, digits: int = 0) -> str:
    """`38 to 54`; with more decimals where both ends would be one figure, `0.2 to 0.4`.

    "" for none, and for one whose ends are the same with `_MOST_DECIMALS` too: a point would say
    that the figure is sure.
    """
    if interval is None:
        return ""
    low, high = interval.low * scale, interval.high * scale
    for decimals in range(digits, _MOST_DECIMALS + 1):
        ends = f"{low:.{decimals}f}", f"{high:.{decimals}f}"
        if ends[0] != ends[1]:
            return " to ".join(ends)
    return ""


def thousands(number: int) -> str:
    """`1,234`."""
    return f"{number:,}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 plan`, `3 plans`, `no plans`."""
    if number == 1:
        return f"1 {one}"
    return f"{thousands(number) if number else 'no'} {many or one + 's'}"


def spelled(number: int) -> str:
    """Numbers under ten as words, for running text."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else thousands(number)


def all_of(number: int) -> str:
    """`both`, `all five`, `all 12`."""
    return "both" if number == 2 else f"all {spelled(number)}"


def out_of(part: int, total: int) -> str:
    """`three of five`, `4 of 10`: both as words or both as figures."""
    if total < len(_SMALL):
        return f"{spelled(part) if part else 'none'} of {spelled(total)}"
    return f"{thousands(part)} of {thousands(total)}"


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(words: str) -> str:
    """The first letter raised, the rest as it is."""
    return words[:1].upper() + words[1:]


def curly(words: str) -> str:
    """Apostrophes and single quotation marks as they are printed; for words of rubrics and of the
    program, never for those of plans.
    """
    return _OPENS.sub("‘", words).replace("'", "’")


def page_runs(pages: Iterable[int]) -> str:
    """`1–3, 7` of page numbers."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]")


def seen(name: str) -> str:
    """A name with what can't be seen, or turns the reading direction, shown as �.

    With a right-to-left override in it, `plan…fdp.exe` would be shown as `planexe.pdf`.
    """
    return _UNSEEN.sub("\ufffd", name)


def pages_words(pages: Iterable[int], unit: str = "page") -> str:
    """`page 3`, `slides 1–3, 7`; empty without any."""
    runs = page_runs(pages)
    return f"{unit}{'' if runs.isdigit() else 's'} {runs}" if runs else ""


def kind_words(kind: str) -> str:
    """A kind of document in words."""
    return "kind unknown" if kind in ("", "unknown") else spaced(kind)


def shortened(text: str, length: int) -> str:
    """`text` of at most `length` code points, cut at a blank where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, blank, _ = cut.rpartition(" ")
    return f"{head if blank and len(head) > length // 2 else cut}…"


@lru_cache(maxsize=1 << 12)
def spaced(code: str) -> str:
    """A closed code as words: `forward_plan` → `forward plan`."""
    words = code.replace("_", " ")
    return re.sub(r"\bhwb\b", "health and wellbeing", words) if "hwb" in words else words


def value_words(value: Mapping[str, Any]) -> str:
    """A normalised value as `key value; key value`, in the order of its keys as recorded."""
    if not value:
        return ""
    return "; ".join(
        [
            f"{spaced(key)} {spaced(part) if type(part) is str else _plain(part)}"
            for key, part in value.items()
            if part is not None and part != ""
        ]
    )


def _plain(part: object) -> str:
    if isinstance(part, str):
        return spaced(part)
    if isinstance(part, Mapping):
        return value_words(part)
    if isinstance(part, (list, tuple)):
        return ", ".join(_plain(item) for item in part)
    if isinstance(part, float):
        return f"{part:g}" if abs(part) < 1e6 else f"{part:,.0f}"
    return spaced(str(part))


def status_words(score: PlanScore, too_few: int, thin: int) -> str:
    """Why a plan's score is to be read with care, or why it has none; empty when plainly scored."""
    if score.status == "not_scored":
        return f"not scored: {spaced(score.kind)}"
    if score.status == "too_few":
        return f"too few commitments to score ({too_few} needed)"
    marks = []
    if score.status == "thin":
        marks.append(f"thin: fewer than {thin} commitments")
    if not score.ranked:
        marks.append("not ranked")
    return "; ".join(marks)


def scope_words(scope: str) -> str:
    """What a scope takes in."""
    return "about inequalities" if scope == "inequalities" else "of any kind"


def lowered(words: str) -> str:
    """The first letter lowered, unless the first word is an abbreviation or a name.

    `Core20`, `PLUS`; `Gypsy, Roma and Traveller` is a list of names by the capitals after it.
    """
    first, _, rest = words.partition(" ")
    abbreviated = any(letter.isupper() or letter.isdigit() for letter in first[1:])
    if abbreviated or (first.endswith(",") and rest[:1].isupper()):
        return words
    return words[:1].lower() + words[1:]
