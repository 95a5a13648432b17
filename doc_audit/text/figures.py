"""Figures that stand alone, as in the cells of a table."""

import re

_FIGURES = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{4})")  # "£1.2m", "45 per 100", no words


def is_figure(text: str) -> bool:
    """Whether a text holds a number and no more than the sign or short word of its unit."""
    return _FIGURES.match(text) is not None
