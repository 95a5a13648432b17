"""National targets that plans restate, known by what only they say together.

Source: the project's notes on frameworks, §16 (some figures there are recalled, not opened); a
plan may take a national target over as its own, so this marks a likeness and decides nothing.
"""

import re

_FINGERPRINTS = tuple(
    (name, tuple(re.compile(part, re.I) for part in parts))
    for name, parts in (
        ("cancer_stage_1_2_75", (r"\b75\s?%", r"\bcancer", r"\bstages? (?:1|one|i)\b")),
        ("smi_checks_60", (r"\b60\s?%", r"\bcheck", r"\b(?:severe|serious) mental|\bsmi\b")),
        ("learning_disability_checks_75", (r"\b75\s?%", r"\bcheck", r"\blearning disab")),
        ("hypertension_80", (r"\b(?:77|80)\s?%", r"\bhypertensi|\bblood pressure")),
        ("lipids_65", (r"\b6[05]\s?%", r"\blipid|\bqrisk|\bstatin")),
        ("cvd_mortality_25", (r"\b25\s?%|\ba quarter", r"\bcvd\b|cardiovascular", r"premature")),
        ("healthy_life_expectancy_gap_half", (r"\bhalv|\bhalf", r"healthy life expectancy")),
        ("suicide_10", (r"\b10\s?%|\ba tenth", r"\bsuicide", r"\b2020")),
        ("smokefree_2030", (r"\bsmoke[ -]?free|\b5\s?%", r"\bsmok", r"\b2030\b")),
        ("emergency_4_hours", (r"\b(?:four|4)[ -]hours?\b", r"\ba&e\b|emergency")),
        ("elective_18_weeks", (r"\b18[ -]weeks?\b",)),
        ("cancer_28_days", (r"\b28[ -]days?\b", r"\bcancer|faster diagnosis")),
    )
)  # fmt: skip


def fingerprint(sentence: str) -> str:
    """Id of the national target that a sentence restates; "" for none."""
    for name, parts in _FINGERPRINTS:
        if all(part.search(sentence) for part in parts):
            return name
    return ""
