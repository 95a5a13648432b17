"""A rubric with twelve faults of twelve kinds in four files: all are told at once, and no other."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.pipeline.checking import check_rubric
from doc_audit.rubric import load_rubric
from doc_audit.rubric.draft import draft_of
from doc_audit.rubric.examine import examine

HERE = Path(__file__).parent
MINI, TWELVE = HERE / "mini", HERE / "twelve_faults"

EXPECTED = [
    ("rubric.yaml:34", "no key “wieght”", "Did you mean “weight”?"),
    ("rubric.yaml:45", "“shareing”, which is no category", "Did you mean “sharing”?"),
    ("rubric.yaml:51", "“thin” can't be “four”", "a whole number"),
    ("rules/decisions.yaml:6", "nothing says “we_wil”", "Did you mean “we_will”?"),
    ("rules/decisions.yaml:15", "is taken (see rules/decisions.yaml:9)", "Rename it."),
    ("rules/food.yaml:10", "no category of food “shared”", "Use one of: growing, sharing."),
    ("rules/food.yaml:20", "character 6: round brackets don't pair", "its other half"),
    ("rules/food.yaml:26", "no dimension “time_frame”", "Did you mean “timeframe”?"),
    ("rules/food.yaml:32", "matches “by the end of 2031” in", "Narrow the pattern"),
    ("rules/food.yaml:43", "“direction” can't be “sideways”", "'backward'"),
    ("rules/growing.yaml:11", "this is not YAML: words that hold a colon", "single quotes"),
    ("rules/growing.yaml:12", "the key “source” is missing", "Add it"),
]


def test_twelve_faults_are_told_in_one_go_and_no_other() -> None:
    found = check_rubric(str(TWELVE))
    assert found.rubric is None
    assert [fault.where for fault in found.faults] == [where for where, _, _ in EXPECTED]
    for fault, (_, what, mend) in zip(found.faults, EXPECTED, strict=True):
        assert what in fault.what, fault
        assert mend in fault.mend, fault


@pytest.mark.parametrize(("where", "what", "mend"), EXPECTED, ids=lambda value: str(value)[:24])
def test_the_line_named_is_that_of_the_fault(where: str, what: str, mend: str) -> None:
    file, _, line = where.partition(":")
    stands = (TWELVE / file).read_text("utf-8").splitlines()[int(line) - 1]
    first = {
        "“time_frame”": "time_frame", "“relevance": "relevance-food", "“thin”": "four",
        "source": "growing-orchards", "YAML": "gardens: of",
    }  # fmt: skip
    words = next((w for key, w in first.items() if key in what), "")
    assert words in stands


def test_the_same_rubric_without_the_faults_is_clean() -> None:
    found = check_rubric(str(MINI))
    assert found.rubric is not None
    assert (found.faults, found.slips) == ((), ())


def files(folder: Path, **changed: str) -> dict[str, str]:
    paths = sorted(p for p in folder.rglob("*.yaml"))
    read = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in paths}
    return {**read, **{name.replace("__", "/") + ".yaml": text for name, text in changed.items()}}


def told(**changed: str) -> list[str]:
    return [
        str(f) for f in examine(files(MINI, **changed), lambda some: load_rubric(some, "x")).faults
    ]


def test_names_of_a_part_that_cannot_be_read_are_not_told_as_unknown() -> None:
    """Decisions and patterns name the cue and list of `food.yaml`, which is no YAML at all."""
    assert [
        one.partition(": ")[0] for one in told(rules__food="marks: [\n  food we_will: {{\n")
    ] == ["rules/food.yaml:3"]


def test_settings_that_cannot_be_used_leave_the_other_files_to_be_looked_at() -> None:
    broken = files(MINI)["rubric.yaml"].replace("axis: specificity", "axis: sideways")
    rules = "marks:\n  - {id: a, source: s, dimension: nowhere, level: 1, patterns: [x], " + (
        "examples: {matching: [x], non_matching: [y]}}\n"
    )
    places = [one.partition(": ")[0] for one in told(rubric=broken, rules__zz=rules)]
    assert places == ["rubric.yaml:27", "rules/zz.yaml:2"]


def test_a_slip_in_the_first_line_of_the_settings_is_told_alone() -> None:
    text = files(MINI)["rubric.yaml"]
    (one,) = told(rubric=text.replace("# A small rubric", "A small rubric"))
    assert one.startswith("rubric.yaml:1: ")


def test_a_file_without_faults_leaves_its_text_as_it_is() -> None:
    for path, text in files(MINI).items():
        draft, faults = draft_of(path, text)
        assert faults == []
        again, _ = draft_of(path, draft.written().text)
        assert again.located.value == draft.located.value


def test_lines_of_a_draft_lead_back_to_the_authors_own() -> None:
    text = "a: {b: 1, c: [x, 'y z']}\n\n# words\nd:\n  - e\n"
    draft, _ = draft_of("f", text)
    written = draft.written()
    lines = written.text.splitlines()
    found = {line.strip(): draft.located.line(written.lines[n]) for n, line in enumerate(lines, 1)}
    assert found == {"a:": 1, "b: 1": 1, "c:": 1, "- x": 1, "- y z": 1, "d:": 4, "- e": 5}


def test_a_list_where_a_key_should_be_is_told() -> None:
    assert "a key must be a word" in told(rules__zz="marks:\n  - [x]: y\n")[0]


def test_two_broken_places_of_one_file_are_both_told() -> None:
    text = (
        'marks:\n  - id: one\n    note: "open\n  - id: two\n    source: fine\n'
        "cues:\n  - id: three\n    note: a: b\n"
    )
    _, faults = draft_of("rules/x.yaml", text)
    assert len(faults) == 2, list(map(str, faults))


def test_examples_that_do_not_match_say_so(tmp_path: Path) -> None:
    shutil.copytree(MINI, tmp_path / "mini")
    path = tmp_path / "mini" / "rules" / "decisions.yaml"
    text = path.read_text("utf-8").replace('["Healthy food matters."]', '["Roads are long."]')
    path.write_text(text, "utf-8")
    (fault,) = check_rubric(str(tmp_path / "mini")).faults
    assert fault.where == "rules/decisions.yaml:14"
    assert "“relevance-none” decides" in fault.what


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_is_broken_each_fault_has_a_line_of_its_file(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(files(MINI))))
    text = files(MINI)[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    put = data.draw(st.sampled_from(["", ":", "[", "\n  - ", '"', "\t", "{", "null", "&a *b"]))
    broken = text[:start] + put + text[end:]
    found = examine({**files(MINI), path: broken}, lambda some: load_rubric(some, "x"))
    for fault in found.faults:
        file, _, line = fault.where.rpartition(":")
        known = broken if file == path else files(MINI).get(file, "")
        assert 1 <= int(line) <= known.count("\n") + 2, fault
        assert fault.mend, fault
