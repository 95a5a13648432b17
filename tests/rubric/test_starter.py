"""A rubric of one's own loads, checks clean and is never written over; editors know its keys."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from doc_audit.errors import InputError
from doc_audit.pipeline.checking import check_rubric
from doc_audit.pipeline.resources import data_folder, open_rubric, rubric_files
from doc_audit.pipeline.starting import start_rubric
from doc_audit.rubric.json_schema import rules_schema, settings_schema
from doc_audit.rubric.lines import read_yaml
from doc_audit.tag import Tagger
from doc_audit.tag.examples import misbehaving

HERE = Path(__file__).parent
MINI, TWELVE = HERE / "mini", HERE / "twelve_faults"
Validator = jsonschema.Draft202012Validator


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "meals"
    start_rubric("meals", str(MINI), folder)
    return folder


def test_a_new_rubric_checks_clean_with_its_own_rules_in(started: Path) -> None:
    found = check_rubric(str(started))
    assert [str(fault) for fault in (*found.faults, *found.slips)] == []
    assert found.rubric is not None
    ids = {rule.id for rule in (*found.rubric.rules.marks, *found.rubric.rules.cues)}
    assert {"meals-help", "meals-word", "meals-elsewhere"} <= ids
    assert found.rubric.settings.id == "meals"


def test_the_first_rules_fit_the_default_rubric_too(tmp_path: Path) -> None:
    start_rubric("own-rules", "default", tmp_path / "new")
    rubric = open_rubric(str(tmp_path / "new"))
    rules = rubric.rules
    own = [rule for rule in (*rules.marks, *rules.cues) if rule.id.startswith("own-rules-")]
    assert len(own) == 3
    alone = rules.model_copy(
        update={"marks": tuple(own[:2]), "cues": tuple(own[2:]), "cells": (), "decisions": ()}
    )
    tagger = Tagger(replace(rubric, rules=alone))
    assert [bad for rule in own for bad in misbehaving(tagger, rule)] == []


def test_nothing_is_written_over(started: Path) -> None:
    before = {p: p.read_bytes() for p in started.rglob("*") if p.is_file()}
    with pytest.raises(InputError, match="already"):
        start_rubric("meals", str(MINI), started)
    assert before == {p: p.read_bytes() for p in started.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", ["free-meals", "dental", "core20plus5_own", "walking_and_cycling"])
def test_the_first_rules_are_about_the_rubrics_own_subject(name: str, tmp_path: Path) -> None:
    start_rubric(name, str(MINI), tmp_path / "new")
    found = check_rubric(str(tmp_path / "new"))
    assert [str(fault) for fault in (*found.faults, *found.slips)] == []
    text = (tmp_path / "new" / "rules" / f"{name}.yaml").read_text("utf-8")
    assert not {"bank", "kitchen", "holiday", "hunger"} & set(re.findall(r"[a-z]+", text))


def offered(schema: dict[str, Any], part: str, key: str) -> list[str]:
    where = schema["$defs"][part]["properties"][key] if part else schema["properties"][key]
    return where.get("items", where)["anyOf"][0]["enum"]


def test_editors_offer_the_ids_of_the_rubric_and_take_others(started: Path) -> None:
    rules = json.loads((started / "schema" / "rules.schema.json").read_text("utf-8"))
    assert offered(rules, "MarkRule", "dimension") == ["food", "timeframe"]
    assert offered(rules, "MarkRule", "codes") == ["growing", "sharing"]
    assert {"food>=1", "we_will", "food_kinds:growing"} <= set(offered(rules, "When", "all"))
    settings = json.loads((started / "schema" / "rubric.schema.json").read_text("utf-8"))
    assert "food-named" in offered(settings, "", "without")
    assert "food_kinds" in offered(settings, "CrossTable", "rows")
    own = RULE.replace("[x]", "['x y']").replace("dimension: food", "dimension: one_more")
    Validator(rules).validate(read_yaml(own).value)
    assert [*Validator(rules).iter_errors(read_yaml(own.replace("level: 2", "level: 5")).value)]


RULE = """marks:
  - {id: a, source: s, dimension: food, level: 2, patterns: [x],
     examples: {matching: [x], non_matching: [y]}}
"""


@pytest.mark.parametrize("name", ["Food", "1food", "fo od", "../food", "", "default"])
def test_names_that_cannot_be_one_are_refused_before_anything_is_made(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError):
        start_rubric(name, str(MINI), tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_the_codebook_tells_what_to_write_and_leaves_no_gap_marked(started: Path) -> None:
    text = (started / "codebook.md").read_text("utf-8")
    assert text.count("\n## ") >= 4
    assert not {"TODO", "TBC", "XXX"} & set(text.split())


def test_the_lines_for_editors_lead_to_the_schemas(started: Path) -> None:
    for path in (started / "rubric.yaml", started / "rules" / "meals.yaml"):
        first = path.read_text("utf-8").partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / first.partition("=")[2]).read_text("utf-8"))
        Validator(schema).validate(read_yaml(path.read_text("utf-8")).value)


def test_schemas_are_no_part_of_the_rubric(started: Path) -> None:
    assert not [path for path in rubric_files(str(started)) if "schema" in path]


def test_the_default_rubric_fits_the_schemas() -> None:
    settings, rules = settings_schema(), rules_schema()
    Validator.check_schema(settings)
    Validator.check_schema(rules)
    folder = data_folder("rubrics") / "default"
    Validator(settings).validate(read_yaml((folder / "rubric.yaml").read_text("utf-8")).value)
    for path in (folder / "rules").glob("*.yaml"):
        value = read_yaml(path.read_text("utf-8")).value
        # Some of each kind of each file: all of them take seconds.
        some = {key: part[:3] if isinstance(part, list) else part for key, part in value.items()}
        Validator(rules).validate(some)


def test_the_schemas_refuse_unknown_keys_and_wrong_values() -> None:
    settings, rules = Validator(settings_schema()), Validator(rules_schema())
    wrong = read_yaml((TWELVE / "rubric.yaml").read_text("utf-8")).value
    told = " ".join(error.message for error in settings.iter_errors(wrong))
    assert "wieght" in told
    assert "four" in told
    wrong = read_yaml((TWELVE / "rules" / "food.yaml").read_text("utf-8")).value
    assert "sideways" in " ".join(error.message for error in rules.iter_errors(wrong))


def keys(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for one in (part, *part.get("$defs", {}).values()):
        yield from one.get("properties", {}).items()


def test_every_key_says_what_it_means() -> None:
    for schema in (settings_schema(), rules_schema()):
        named = list(keys(schema))
        assert len(named) > 20
        assert [key for key, value in named if not value.get("description")] == []
