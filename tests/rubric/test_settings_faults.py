"""Names in rubric.yaml that lead nowhere in it are refused, each told."""

from pathlib import Path

import pytest
import yaml

from doc_audit.errors import RubricError
from doc_audit.rubric import load_rubric
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.settings_faults import settings_faults

FOLDER = Path(__file__).parents[2] / "rubrics" / "default"
DEFAULT = RubricSettings.model_validate(yaml.safe_load((FOLDER / "rubric.yaml").read_text("utf-8")))


def faults(change):
    """Faults of the default rubric after `change` to the mapping of its rubric.yaml."""
    paths = sorted(p for p in FOLDER.rglob("*.yaml"))
    files = {p.relative_to(FOLDER).as_posix(): p.read_text("utf-8") for p in paths}
    settings = yaml.safe_load(files["rubric.yaml"])
    change(settings)
    with pytest.raises(RubricError) as caught:
        load_rubric(files | {"rubric.yaml": yaml.safe_dump(settings)}, "default")
    return "\n".join(map(str, caught.value.faults))


def dimension(settings, name):
    return next(d for d in settings["dimensions"] if d["id"] == name)


def test_every_unknown_name_is_told_at_once():
    def change(settings):
        settings["breadth"] = {"lists": ["groups", "colours"], "accountable": ["owner"]}
        settings["umbrella"] |= {"terms": ["parasols"], "dimension": "weather"}
        where = {"kinds": ["guidance"], "origins": ["ours"], "relevance": ["perhaps"]}
        where |= {"codes": ["giants"], "groups": ["dwarfs"]}
        dimension(settings, "funding")["applies_to"] = where

    told = faults(change)
    for words in [
        "“breadth” names the list “colours”",
        "“breadth” names the dimension “owner”",
        "“umbrella” names the vocabulary “parasols”",
        "“umbrella” names the dimension “weather”",
        "“applies_to” of the dimension “funding” names the scored kind “guidance”",
        "names the origin “ours”",
        "names the relevance “perhaps”",
        "names the category “giants”",
        "names the group “dwarfs”",
        "Use one of: own, restated.",
    ]:
        assert words in told


def test_a_group_must_be_under_a_category():
    def change(settings):
        settings["groups"][0]["under"] = "nothing"

    assert "is under “nothing”, which is no category" in faults(change)


@pytest.mark.parametrize("where", [{}, {"kinds": []}])
def test_applies_to_must_ask_for_something(where):
    def change(settings):
        dimension(settings, "funding")["applies_to"] = where

    assert "at least one kind, origin, relevance, code or group" in faults(change)


CRITERIA = [
    {"id": "dated", "unit": "commitment", "of": {"all": ["target=2"]}},
    {"id": "lead", "unit": "plan"},
]


@pytest.mark.parametrize(
    ("headline", "criteria", "told"),
    [
        ("criteria_met", CRITERIA, "needs a criterion with `unit: commitment` and no `of`"),
        ("criteria_found", CRITERIA[:1], "needs a criterion with `unit: plan`"),
        ("lead", CRITERIA, "of whole plans gives no share"),
        ("dates", CRITERIA, "names “dates”, which is no figure and no criterion"),
    ],
)
def test_a_headline_that_no_criterion_can_give_is_told(headline, criteria, told):
    common = {"label": "L", "question": "Q", "source": "S", "provenance": "verified"}
    when = {"when": {"all": ["timeframe=2"]}}
    found = tuple(Criterion.model_validate(common | when | one) for one in criteria)
    update = {"headline": headline, "criteria": found}
    ((path, what, mend),) = settings_faults(DEFAULT.model_copy(update=update))
    assert path == ("headline",)
    assert told in what
    assert "Use one of score, " in mend


@pytest.mark.parametrize("headline", ["score", "criteria_found", "dated", None])
def test_a_headline_that_can_be_given_is_no_fault(headline):
    common = {"label": "L", "question": "Q", "source": "S", "provenance": "verified"}
    when = {"when": {"all": ["timeframe=2"]}}
    found = tuple(Criterion.model_validate(common | when | one) for one in CRITERIA)
    update = {"headline": headline, "criteria": found}
    assert list(settings_faults(DEFAULT.model_copy(update=update))) == []
