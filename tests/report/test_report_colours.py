"""WCAG contrast of the style sheet's colours, light and dark."""

import re
from importlib import resources

import pytest

CSS = resources.files("doc_audit.report").joinpath("static/report.css").read_text("utf-8")
LEAST = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""


def colours(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\n? *\}", CSS, flags=re.S)
    found = dict(re.findall(r"--([\w-]+): ([^;]+);", blocks[0]))
    return found | (dict(re.findall(r"--([\w-]+): ([^;]+);", blocks[1])) if dark else {})


def rgb(value: str) -> tuple[float, ...]:
    digits = value.removeprefix("#")
    pairs = re.findall("..", digits) if len(digits) == 6 else [d * 2 for d in digits]
    return tuple(int(pair, 16) / 255 for pair in pairs)


def luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *((word, ground) for word in ("ink", "soft", "accent") for ground in ("paper", "raise")),
    *((word, ground) for word in ("ink", "soft", "accent") for ground in ("accent-soft",)),
    *((word, ground) for word in ("bad", "warn") for ground in ("paper", "raise")),
    *((f"d{n}", f"t{n}") for n in range(10)),
    *((f"d{n}", ground) for n in range(10) for ground in ("paper", "accent-soft")),
    *(("ink", f"t{n}") for n in range(10)),
    *(("soft", f"t{n}") for n in range(10)),
]


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_on_their_ground(dark: bool) -> None:
    palette = colours(dark)
    poor = {
        (word, ground): round(ratio, 2)
        for word, ground in PAIRS
        if (ratio := contrast(rgb(palette[word]), rgb(palette[ground]))) < LEAST
    }
    assert poor == {}


@pytest.mark.parametrize("dark", [False, True])
def test_figures_can_be_read_on_the_darkest_heat(dark: bool) -> None:
    palette = colours(dark)
    heat = [int(part) / 255 for part in palette["heat"].split(", ")]
    paper = rgb(palette["paper"])
    darkest = re.search(r"\.h10 \{ background: rgba\(var\(--heat\), (\.\d+)\)", CSS)
    assert darkest
    share = float(darkest[1])
    ground = tuple(h * share + p * (1 - share) for h, p in zip(heat, paper, strict=True))
    assert contrast(rgb(palette["ink"]), ground) >= LEAST
