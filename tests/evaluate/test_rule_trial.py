"""What rules do over statements: matches, near misses, conflicts."""

from pathlib import Path

from doc_audit.evaluate.rule_trial import trial, without
from doc_audit.evaluate.trial_records import Trial
from doc_audit.model import Statement
from doc_audit.rubric import Rubric, load_rubric

MINI = Path(__file__).parents[1] / "rubric" / "mini"
FILES = {p.relative_to(MINI).as_posix(): p.read_text("utf-8") for p in sorted(MINI.rglob("*.yaml"))}
RUBRIC = load_rubric(FILES, "mini")


def tried(rule: str, *texts: str, rubric: Rubric = RUBRIC) -> Trial:
    statements = [Statement(str(n), "doc", text) for n, text in enumerate(texts)]
    return trial(statements, without(rubric, [rule]), rubric, [rule], lambda _: {})


def test_a_match_is_told_with_its_words_and_whether_a_code_rests_on_it() -> None:
    text = "We will open a food bank."
    (match,) = tried("food-named", text, "Roads are long.").matches
    assert match.place.text[match.place.start : match.place.end] == "food bank"
    assert (match.decides, match.instead) == (True, "")
    (match,) = tried("food-vague", "We will bring good food to a food bank.").matches
    assert (match.decides, match.instead) == (False, "food-named decides instead")
    (match,) = tried("food-named", "A food bank is open.").matches
    assert match.instead == "coded context, which has no levels"


def test_a_near_miss_names_the_part_that_is_missing() -> None:
    found = tried("food-vague", "We will write a healthy plan.", "Healthy is good.", "A food plan.")
    assert [near.why for near in found.near] == [
        "“food” is missing, of “healthy|good|local food”",
        "“food” is missing, of “healthy|good|local food”",
    ]
    (near,) = tried("food-vague", "Food is for all.").near
    assert near.why == "“healthy|good|local” is missing, of “healthy|good|local food”"
    assert near.place.text[near.place.start : near.place.end] == "Food"


def test_a_near_miss_names_a_word_in_another_form() -> None:
    (near,) = tried("food-vague", "We will write local foods down in food plans.").near
    assert near.why == "“foods” stands where “food” is asked for, of “healthy|good|local food”"
    (near,) = tried("food-vague", "The diets plan is healthy.").near
    assert "“diets” stands where “food|diet” is asked for" in near.why


def test_words_of_any_plan_are_no_near_miss() -> None:
    assert tried("food-vague", "We will write a plan.", "The strategy is long.").near == ()
    assert tried("we-will", "The people will come.").near == ()


def test_a_near_miss_names_the_unless_that_undid_it() -> None:
    (near,) = tried("food-named", "We will fill the piggy food bank.").near
    assert near.why == "undone by its unless “piggy {food service}”"


def test_a_near_miss_names_the_cue_that_undid_it() -> None:
    found = tried("food-named", "We will cut food bank waste.")
    assert found.matches == ()
    assert [near.why for near in found.near] == ["undone by not-food-waste"]


def test_a_code_of_another_rule_that_changes_is_a_conflict_and_a_new_one_is_not() -> None:
    found = tried(
        "food-named", "We will bring good food to a food bank.", "We will open a food bank."
    )
    told = [
        (c.statement.id, c.conflict, c.code.key, c.code.before, c.code.after) for c in found.changed
    ]
    assert ("0", True, "food", "1", "2") in told
    assert ("1", False, "food", "0", "2") in told
    assert ("1", False, "relevance", "none", "implicit") in told
    conflict = next(c.code for c in found.changed if c.conflict)
    assert (conflict.by_before, conflict.by_after) == ("food-vague", "food-named")


def test_what_a_cue_changes_is_told_with_the_statements_it_acts_on() -> None:
    found = tried("not-food-waste", "We will cut food bank waste.", "We will open a food bank.")
    assert [match.statement.id for match in found.matches] == ["0"]
    assert {(c.statement.id, c.code.key) for c in found.changed} >= {("0", "food")}
    assert all(c.statement.id == "0" for c in found.changed)


def test_a_decision_matches_where_it_holds_and_misses_where_one_condition_fails() -> None:
    found = tried("relevance-food", "Healthy food matters.", "Roads matter.")
    assert [(m.statement.id, m.decides) for m in found.matches] == [("0", True)]
    assert found.near == ()
    files = {**FILES, "rules/zz.yaml": (
        "decisions:\n  - {id: both, source: s, decides: food, code: 2, priority: 1, when: {all: "
        "[we_will, 'food>=1', 'timeframe>=1']}, examples: {matching: [x], non_matching: [y]}}\n"
    )}  # fmt: skip
    found = tried("both", "We will bring good food.", rubric=load_rubric(files, "x"))
    assert [near.why for near in found.near] == ["lacks “timeframe>=1”"]


def test_statements_that_no_rule_touches_do_not_change() -> None:
    texts = ["Roads are long.", "We will pave roads by 2031.", "Food is mentioned."]
    for rule in ("food-named", "food-vague", "not-food-waste"):
        assert tried(rule, *texts).changed == ()
