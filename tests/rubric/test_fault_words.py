"""Each slip an author makes is told once, where it stands, with a mend that can be copied."""

import shutil
from itertools import count
from pathlib import Path

import pytest

from doc_audit.pipeline.checking import Checked, check_rubric

MINI = Path(__file__).parent / "mini"
SETTINGS = (MINI / "rubric.yaml").read_text("utf-8")
RULE = """\
marks:
  - id: orchard
    source: ours
    dimension: food
    level: 2
    codes: [growing]
    patterns: {patterns}
    examples: {examples}
"""
EXAMPLES = "{matching: [We plant an orchard.], non_matching: [We do.]}"
Told = list[tuple[str, str, str]]
"""File and line, words of what is wrong, words of the mend."""


def rule(patterns: str = "['orchard']", examples: str = EXAMPLES) -> str:
    return RULE.format(patterns=patterns, examples=examples)


@pytest.fixture
def checked(tmp_path: Path):
    numbers = count()

    def check(settings: str = SETTINGS, rules: str = "") -> Checked:
        folder = tmp_path / f"mini{next(numbers)}"
        shutil.copytree(MINI, folder)
        (folder / "rubric.yaml").write_text(settings, "utf-8")
        (folder / "rules" / "zz.yaml").write_text(rules, "utf-8")
        return check_rubric(str(folder))

    return check


def same(found, expected: Told) -> None:
    assert [one.where for one in found] == [where for where, _, _ in expected], list(
        map(str, found)
    )
    for one, (_, what, mend) in zip(found, expected, strict=True):
        assert what in one.what, one
        assert mend in one.mend, one


SOURCED = ("the key “source” is missing", "the key “provenance” is missing")
CRITERION = "{id: x, label: L, question: Q, source: s, provenance: verified, unit: plan, %s}"


@pytest.mark.parametrize(
    ("added", "missing"),
    [
        ("marks:\n  - {id: a_b, label: Help}\n", SOURCED),
        ("marks:\n  - id: a_b\n    label: Help\n", SOURCED),
        ("criteria:\n  - {id: a_b, when: {all: [food=2]}, unit: plan, label: L}\n",
         (*SOURCED, "the key “question” is missing")),
        ("criteria:\n  - when: {all: [food=2]}\n    label: L\n    id: x\n    question: Q\n",
         (*SOURCED, "the key “unit” is missing")),
        ("tables:\n  - {id: x, label: L, rows: food_kinds}\n",
         (*SOURCED, "“question”", "“unit”", "“columns”")),
    ],
)  # fmt: skip
def test_only_the_keys_that_lack_are_told(checked, added: str, missing: tuple[str, ...]) -> None:
    found = checked(SETTINGS + added).faults
    same(found, [("rubric.yaml:55", words, "Add it: ") for words in missing])


def test_a_wrong_dimension_is_told_once_though_codes_hang_on_it(checked) -> None:
    for name, near in (("foood", "Did you mean “food”?"), ("xyzzy", "Use one of: food, timeframe")):
        rules = rule().replace("dimension: food", f"dimension: {name}")
        same(checked(rules=rules).faults, [("rules/zz.yaml:4", f"no dimension “{name}”", near)])


def test_a_wrong_dimension_of_a_category_list_is_told_once(checked) -> None:
    wrong = SETTINGS.replace(
        "  - id: food_kinds\n    dimension: food", "  - id: food_kinds\n    dimension: fod"
    )
    same(checked(wrong).faults, [("rubric.yaml:38", "no dimension “fod”", "Did you mean “food”?")])


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("xyzzy", "Add it under `lists:`"),
        ("food servce", "Did you mean “food service”? Or add it under `lists:`"),
    ],
)
def test_a_list_that_is_not_there_is_told_in_whole_sentences(checked, name, mend) -> None:
    (fault,) = checked(rules=rule(f"['{{{name}}} tree', 'orchard']")).faults
    assert fault.where == "rules/zz.yaml:7"
    assert mend in fault.mend
    assert name == "food servce" or not fault.mend.startswith("Or")


@pytest.mark.parametrize(
    ("key", "mend"),
    [("zzz", "Take it out."), ("patern", "Did you mean “patterns”? Or take it out")],
)
def test_an_unknown_key_is_told_in_whole_sentences(checked, key, mend) -> None:
    (fault,) = checked(rules=rule() + f"    {key}: x\n").faults
    assert fault.mend.startswith(mend)


@pytest.mark.parametrize(
    ("pattern", "what", "mend"),
    [
        ("orchard | tree", "a bar stands alone", "food|drink"),
        ("|", "a bar stands alone", "without blanks"),
        ("orchard|", "has a word on both sides", "Take the bar out"),
    ],
)
def test_a_bar_without_words_is_told(checked, pattern, what, mend) -> None:
    found = checked(rules=rule(f"['{pattern}', 'orchard']"))
    same(found.faults, [("rules/zz.yaml:7", what, mend)])
    assert found.slips == ()


def test_a_list_with_a_blank_word_is_told(checked) -> None:
    rules = "lists:\n  plots: {source: s, words: ['']}\n" + rule("['{plots}', 'orchard']")
    same(checked(rules=rules).faults, [("rules/zz.yaml:2", "has words that are blank", "take out")])


def test_quotes_of_a_word_processor_are_told_with_those_to_type(checked) -> None:
    for open_, close in ("‘’", "“”"):
        found = checked(rules=rule(f"[{open_}an orchard{close}, 'orchard']"))
        same(found.slips, [("rules/zz.yaml:7", "curved quotes", "straight ones: 'an orchard'")])


HEAD = "marks:\n  - id: orchard\n    source: ours\n    dimension: food\n    level: 2\n"
TAIL = f"    examples: {EXAMPLES}\n"


@pytest.mark.parametrize(
    ("written", "line", "what", "mend"),
    [
        ("patterns:\n      - {food service} here\n", 7, "“{”", "'{food service} here'"),
        ("patterns: [{food service} here]\n", 6, "“{”", "'{food service} here'"),
        ("patterns:\n      - *ing food\n", 7, "“*”", "'*ing food'"),
        ("patterns: [*ing]\n", 6, "“*”", "'*ing'"),
        ("patterns:\n      - !not food\n", 7, "“!”", "'!not food'"),
        ("patterns:\n      - [by june] then\n", 7, "“[”", "'[by june] then'"),
        ("patterns:\n      - 'orchard's tree'\n", 7, "an apostrophe", "'orchard''s tree'"),
        ("patterns: ['orchard's tree', 'b']\n", 6, "an apostrophe", "'orchard''s tree'"),
        ("patterns:\n      - 'b'\n      - 'the orchards' own'\n", 8, "an apostrophe",
         "'the orchards'' own'"),
        ("patterns:\n      - 'food bank\n      - 'b'\n", 7, "never close", "'food bank'"),
        ("patterns:\n      - @home\n", 7, "“@”", "'@home'"),
        ("note: so: it is\n    patterns: [x]\n", 6, "a colon", "'so: it is'"),
        ("note:x\n    patterns: [x]\n", 6, "no blank stands after the colon", "note: x"),
        ("patterns:\n\t- x\n", 7, "a tab", "blanks"),
        ("patterns:\n      - food bank]: x: y\n", 7, "a colon", "'food bank]: x: y'"),
    ],
)  # fmt: skip
def test_words_that_want_quotes_are_shown_in_them(checked, written, line, what, mend) -> None:
    found = checked(rules=f"{HEAD}    {written}{TAIL}").faults
    others = [one for one in found if "does not match its example" not in one.what]
    same(others, [(f"rules/zz.yaml:{line}", what, mend)])


def test_a_list_in_braces_without_quotes_is_shown_in_them(checked) -> None:
    for patterns in ("[{food service}, 'orchard']", "\n      - {food service}\n      - orchard"):
        (fault,) = checked(rules=rule(patterns)).faults
        assert "stands without quotes" in fault.what
        assert "'{food service}'" in fault.mend


def test_an_example_with_a_colon_is_told_once_and_shown_in_quotes(checked) -> None:
    examples = (
        "\n      matching:\n        - We will: plant an orchard\n      non_matching: [We do.]"
    )
    same(
        checked(rules=rule(examples=examples)).faults,
        [
            (
                "rules/zz.yaml:10",
                "holds a colon and stands without quotes",
                "'We will: plant an orchard'",
            )
        ],
    )


def test_an_example_with_keys_is_told_by_what_is_wrong_among_them(checked) -> None:
    for keys, what in (("{stem: We will}", "either text or cells"), ("{text: x, foo: y}", "“foo”")):
        (fault,) = checked(rules=rule(examples=f"{{matching: [{keys}], non_matching: [x]}}")).faults
        assert what in fault.what


@pytest.mark.parametrize(
    ("pattern", "example", "words"),
    [
        ("sign language|bsl", "Book an orchard.", "“bsl” are the first letters"),
        ("food bank|foodbank", "An orchard.", "“foodbank” is “food bank” in one word"),
        ("breakfast club|breakfasts", "An orchard.", "“breakfasts”"),
        ("tree planting|woods", "The woods grow.", "“woods” alone"),
    ],
)
def test_a_phrase_between_bars_is_told(checked, pattern, example, words) -> None:
    examples = f"{{matching: ['{example}', An orchard.], non_matching: [We do.]}}"
    found = checked(rules=rule(f"['{pattern}', 'orchard']", examples))
    told = " ".join(str(one) for one in (*found.slips, *found.faults))
    assert words in told
    assert "bars part single words" in told


@pytest.mark.parametrize(
    ("old", "new", "where", "what", "mend"),
    [
        ("[explicit, implicit]", "[explicit, implict]", 52, "no relevance “implict”", "implicit"),
        ("points: [0, 0.5, 1]", "points: [0, 0.5, 7]", 46, "“points”", "from 0 to 1"),
        ("commitment_type: commitment", "commitment_type: comitment", 13, "no type “comitment”",
         "“commitment”"),
        ("coded_types: [commitment,", "coded_types: [comitment,", 12, "no type “comitment”",
         "“commitment”"),
        ("[hwb_strategy]", "[hwb_stategy]", 51, "no kind of document", "“hwb_strategy”"),
        ("{specificity: 1, acc", "{specificity: 4, acc", 48, "4", "1 dimension"),
        ("{id: sharing, label: Sharing}",
         "{id: sharing, label: S}\n      - {id: sharing, label: T}", 43,
         "“sharing” is in `codes` twice", "Rename"),
        ("axis: specificity\n    weight: 1", "axis: specificity\n    weight: 0", 28, "weigh",
         "above 0"),
    ],
)  # fmt: skip
def test_settings_that_name_nothing_or_are_out_of_range_are_told(
    checked, old, new, where, what, mend
) -> None:
    assert old in SETTINGS
    (first, *more) = checked(SETTINGS.replace(old, new)).faults
    assert first.where == f"rubric.yaml:{where}"
    assert what in first.what
    assert mend in first.mend
    assert more == []
