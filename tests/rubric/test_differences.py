"""What one rubric says otherwise than another."""

from pathlib import Path

from doc_audit.rubric import load_rubric
from doc_audit.rubric.differences import differences

MINI = Path(__file__).parent / "mini"
FILES = {p.relative_to(MINI).as_posix(): p.read_text("utf-8") for p in sorted(MINI.rglob("*.yaml"))}


def told(file: str, old: str, new: str) -> list[tuple[str, str, str, str]]:
    assert old in FILES[file]
    changed = {**FILES, file: FILES[file].replace(old, new)}
    found = differences(load_rubric(FILES, "a"), load_rubric(changed, "b"))
    return [(d.change, d.where, d.name, d.detail) for d in found]


def test_a_rubric_says_the_same_as_itself() -> None:
    assert told("rubric.yaml", "# A small", "# Small") == []


def test_a_setting_is_named_by_the_keys_that_lead_to_it() -> None:
    assert told("rubric.yaml", "thin: 4", "thin: 5") == [
        ("changed", "settings", "scoring.thin", "“4” → “5”")
    ]
    (said,) = told("rubric.yaml", "question: By when?", "question: When?")
    assert said[2] == "dimensions.timeframe.question"


def test_rules_and_lists_are_told_with_what_is_more_and_less() -> None:
    assert told("rules/food.yaml", "id: time-year", "id: time-named-year") == [
        ("removed", "marks", "time-year", ""),
        ("added", "marks", "time-named-year", ""),
    ]
    assert told("rules/food.yaml", "community kitchen, ", "") == [
        ("changed", "lists", "food service", "− “community kitchen”")
    ]
    assert told(
        "rules/food.yaml", "'by (the end of) {year}'", "'by (the end of) {year}', 'in {year}'"
    ) == [("changed", "marks", "time-year", "patterns: + “in {year}”")]


def test_decisions_in_another_order_are_told() -> None:
    text = FILES["rules/decisions.yaml"]
    head, _, last = text.rpartition("  - {id: origin-own")
    moved = head.replace("decisions:\n", f"decisions:\n  - {{id: origin-own{last}", 1)
    found = differences(
        load_rubric(FILES, "a"), load_rubric({**FILES, "rules/decisions.yaml": moved}, "b")
    )
    assert [(d.change, d.name) for d in found] == [("changed", "their order")]
