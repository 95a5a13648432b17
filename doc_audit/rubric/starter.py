"""The files that a rubric of one's own starts from: they load, and their examples behave."""

import re
from collections.abc import Mapping

from doc_audit.rubric.json_schema import RULES_SCHEMA, SETTINGS_SCHEMA
from doc_audit.rubric.load import CODEBOOK_FILE, RULES_FOLDER, SETTINGS_FILE
from doc_audit.rubric.schema import RubricSettings

SCHEMA_FOLDER = "schema"
"""Holds what editors complete and check by; no part of the rubric."""

_SETTINGS_HEAD = """\
# yaml-language-server: $schema={schema}
# What this rubric codes and how it scores. It starts as the rubric “{base}” does.
# After each change: doc-audit rubric check {folder}
"""
_OWN_KEYS = """\
id: {id}
title: {title}
version: "1"            # change it whenever codes may come out otherwise
source: the rubric {base}, with rules of our own (rules/{file})
"""
_RULES = """\
# yaml-language-server: $schema={schema}
# Rules of our own. What each key means: docs/rules.md. These three show how rules are written, and
# work: put words and sentences of your own in their place, or take them out.

lists:
  {name} help:              # patterns name it in braces
    source: our own list
    words: [{name} service, {name} services, {name} scheme, {name} programme]

marks:
  # Words that show a dimension. Level 1 is vague, 2 specific.
  - id: {prefix}-help
    source: what it rests on; a publication and page, or a codebook and its section
    dimension: {dimension}
    level: 2{codes}
    patterns:
      - '{{{name} help}}'
      - 'access|accessing to {{0-3 plain words}} {name}'
    unless: ['{{{name} help}} review|reviews']   # undoes a match that it overlaps
    examples:                 # our own sentences; `rubric check` tries them each time
      matching:
        - We will open a {name} service in each town by March 2031.
        - We will widen access to affordable {name}.
      non_matching:
        - The {name} leaflet was given to staff.
        - The {name} service review is out.
  - id: {prefix}-word
    source: our own
    dimension: {dimension}
    level: 1
    patterns: ['lack|shortage of {name}', 'gaps in {name}']
    examples:
      matching: [We will look at the lack of {name}.]
      non_matching: [The {name} leaflet lacks a date.]

cues:
  # Words that tell how others are to be read: here a mark near them doesn't count.
  - id: {prefix}-elsewhere
    source: our own
    cue: {cue}_elsewhere
    patterns: ['in other countries|nations', 'abroad']
    scope: {{direction: both, reach: 12}}    # so many words before and after
    blocks: [{prefix}-help, {prefix}-word]
    examples:
      matching: [The {name} services abroad are run by volunteers.]
      non_matching: [The {name} services here are run by volunteers.]
"""
_CODEBOOK = """\
# {title}: what the codes mean

Whoever codes, person or program, reads this first. Write each part so that two people who have not
spoken to each other would code alike.

## What this rubric looks for, and why
In a sentence or two: the question that the coding answers, for whom, and the publication, policy or
agreement that it follows. What it takes over, it takes from the rubric “{base}”.

## What is coded
The unit is a statement: a sentence, a bullet, or a row of a table. Say which statements count and
which do not, such as plans of other bodies, figures alone, headings.

## Each dimension and its levels
For each dimension: the question it answers; what counts as 1, vague, and as 2, specific; a sentence
of your own for each level; and what looks like it and is something else.

## Codes of each list
For each code: what belongs to it, what does not, and which code is taken when two would fit.

## Hard cases
What coders asked or disagreed on, and what was decided. Add a line each time.
"""


def starting_files(
    id_: str, base: Mapping[str, str], settings: RubricSettings, folder: str, shipped: bool
) -> dict[str, str]:
    """Path → text of a new rubric that starts as another does.

    Args:
        id_: of the new rubric.
        base: files of the other, of which `settings` are.
        settings: name the dimension that the first rules are about.
        folder: as the user calls it, for the commands in comments.
        shipped: the other comes with doc-audit, so that its name leads to it from anywhere.
    """
    file = f"{id_}.yaml" if f"{RULES_FOLDER}{id_}.yaml" not in base else f"own-{id_}.yaml"
    words = {
        "id": id_, "base": settings.id, "folder": folder, "file": file,
        "title": id_.replace("_", " ").replace("-", " ").capitalize(),
    }  # fmt: skip
    head = _SETTINGS_HEAD.format(schema=f"{SCHEMA_FOLDER}/{SETTINGS_SCHEMA}", **words)
    return {
        **_taken_over(base, settings.id, _OWN_KEYS.format(**words), head, shipped),
        RULES_FOLDER + file: _rules(id_, settings),
        CODEBOOK_FILE: _CODEBOOK.format(**words),
    }


def _taken_over(
    base: Mapping[str, str], name: str, own: str, head: str, shipped: bool
) -> dict[str, str]:
    """`rubric.yaml`, and what else is needed of the other rubric, as this one builds on it."""
    if shipped and "extends" in RubricSettings.model_fields:
        return {SETTINGS_FILE: f"{head}{own}extends: {name}       # all that isn't said here\n"}
    kept = re.sub(r"^(id|title|version|source):.*\n|^#.*\n", "", base[SETTINGS_FILE], flags=re.M)
    rules = {path: text for path, text in base.items() if path.startswith(RULES_FOLDER)}
    return {SETTINGS_FILE: f"{head}{own}{kept}", **rules}


def _rules(id_: str, settings: RubricSettings) -> str:
    """The first rules, about the rubric's first dimension that counts for specificity."""
    dimension = next(iter([*settings.axis("specificity"), *settings.dimensions])).id
    codes = [c.id for one in settings.categories if one.dimension == dimension for c in one.codes]
    shown = (
        f"\n    codes: [{codes[-1]}]        # one or more of: {', '.join(codes)}" if codes else ""
    )
    prefix = id_.replace("_", "-")
    return _RULES.format(
        schema=f"../{SCHEMA_FOLDER}/{RULES_SCHEMA}", name=prefix.replace("-", " "), prefix=prefix,
        cue=id_.replace("-", "_"), dimension=dimension, codes=shown,
    )  # fmt: skip
