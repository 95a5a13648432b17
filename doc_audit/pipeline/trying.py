"""Tries rules over a corpus before they are kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from doc_audit.errors import DocAuditError, InputError, RubricError, reason
from doc_audit.evaluate.criterion_trial import criterion_trial
from doc_audit.evaluate.rule_trial import all_rules, chosen, trial, without
from doc_audit.evaluate.trial_records import Trial
from doc_audit.model import Statement
from doc_audit.pipeline.corpus import Progress
from doc_audit.pipeline.gathering import Gathered, gather
from doc_audit.pipeline.resources import open_rubric, rubric_files
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.code_facts import MARK
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.keys import offered
from doc_audit.rubric.load import RULES_FOLDER, rule_files
from doc_audit.rubric.rules import CellRule
from doc_audit.store import write_whole
from doc_audit.tag import Tagger
from doc_audit.tag.examples import Misbehaving, misbehaving

_YAML = {".yaml", ".yml"}


@dataclass(frozen=True)
class Tried:
    """A trial and what it was over.

    Attributes:
        new: the rules aren't in the rubric, or not as they are now.
        examples: those of the rules that don't behave as they say.
    """

    trial: Trial
    corpus: Gathered
    rubric: Rubric
    new: bool
    examples: tuple[Misbehaving, ...]


def try_rules(rule: str, corpus: Path, rubric: str, progress: Progress, workers: int = 1) -> Tried:
    """What a rule of a rubric, the rules of a file, or a criterion do over a corpus.

    `rule` is the path of a rule file, in the rubric or not yet; a file of the same name as one of
    the rubric's takes its place. Else it is the id of a rule in the rubric; of a criterion, for
    the statements that meet it; of a mark or a dimension, for all rules that give it; `mark:ID`
    where a criterion is called as the mark.

    Raises:
        InputError: there is no such rule, or nothing in the corpus.
        RubricError: the rubric, or the file in it, has faults; all of them.
    """
    if Path(rule).suffix not in _YAML:
        opened = open_rubric(rubric)
        asked = next((one for one in opened.settings.criteria if one.id == rule), None)
        if asked and not _rules_of(rule, opened):
            found = gather(corpus, opened.settings, progress, workers)
            result = criterion_trial(found.statements, opened, asked, found.abbreviations())
            return Tried(result, found, opened, False, ())
    before, after, ids, new = _versions(rule, rubric)
    found = gather(corpus, after.settings, progress, workers)
    abbreviations = found.abbreviations()
    result = trial(found.statements, before, after, ids, abbreviations)
    tagger = Tagger(after)
    bad = [
        one
        for rule_ in chosen(after.rules, ids)
        if not isinstance(rule_, CellRule | Criterion)
        for one in misbehaving(tagger, rule_)
    ]
    return Tried(result, found, after, new, tuple(bad))


def _versions(rule: str, rubric: str) -> tuple[Rubric, Rubric, list[str], bool]:
    """The rubric without the rules (or as it was), with them, their ids, whether they are new."""
    path = Path(rule)
    if path.suffix not in _YAML:
        found = open_rubric(rubric)
        ids = _rules_of(rule, found) or _rules_giving(rule, found)
        if not ids:
            known = [one.id for one in all_rules(found.rules)]
            known += [one.id for one in found.settings.criteria]
            known += [one.id for one in found.settings.marks]
            known += [one.id for one in found.settings.dimensions]
            mend = (
                "Name a file of rules that ends in .yaml, or the id of a rule, criterion, mark or "
                "dimension. `doc-audit rubric show` and `doc-audit rubric yield` list ids."
            )
            raise InputError(
                f"the rubric has no rule “{rule}”", rubric, offered(rule, known) + mend
            )
        return without(found, ids), found, ids, False
    return _with_file(path, rubric)


def _rules_of(name: str, rubric: Rubric) -> list[str]:
    """The rule of that id."""
    return [name] if any(one.id == name for one in all_rules(rubric.rules)) else []


def _rules_giving(name: str, rubric: Rubric) -> list[str]:
    """Ids of the rules that give a mark, or codes of a dimension."""
    mark, rules = name.removeprefix(f"{MARK}:"), rubric.rules
    given = [one.id for one in rules.marks if one.mark == mark]
    given += [one.id for one in rules.decisions if (one.decides, one.code) == (MARKS, mark)]
    if given:
        return given
    marks = [one.id for one in rules.marks if one.dimension == name]
    cells = [one.id for one in rules.cells if one.dimension == name]
    return [*marks, *cells, *(one.id for one in rules.decisions if one.decides == name)]


def _with_file(path: Path, rubric: str) -> tuple[Rubric, Rubric, list[str], bool]:
    text = _text(path)
    files = rubric_files(rubric)
    place = f"{RULES_FOLDER}{path.name}"
    after = _loaded({**files, place: text}, rubric, place, path)
    own = all_rules(rule_files({place: text}, [])[place].content)
    if files.get(place) == text:
        ids = [one.id for one in own]
        return without(after, ids), after, ids, False
    before = open_rubric(rubric)
    was = {one.id: one for one in all_rules(before.rules)}
    ids = [one.id for one in own if was.get(one.id) != one]
    if not ids:
        raise InputError("no rule in the file", str(path), "Write it as docs/rules.md tells.")
    return before, after, ids, True


def _loaded(files: Mapping[str, str], rubric: str, place: str, path: Path) -> Rubric:
    """The rubric with a file in it; its faults are told by the name the user gave."""
    try:
        return load_rubric(files, rubric)
    except RubricError as error:
        faults = [
            DocAuditError(f.what, f.where.replace(place, str(path)), f.mend) for f in error.faults
        ]
        raise RubricError(f"{rubric} with {path}", faults) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"can't be read ({reason(error)})", str(path), "Give a file of rules in UTF-8."
        ) from error


def _where(statement: Statement, plan: Callable[[str], str]) -> tuple[object, ...]:
    return plan(statement.doc), statement.doc, statement.page or "", statement.id


def write_trial(tried: Tried, path: Path) -> None:
    """Every match, near miss and changed code, as CSV.

    Raises:
        OutputError: it can't be written.
    """
    plan = tried.corpus.plan_of()
    rows: list[tuple[object, ...]] = []
    for one in tried.trial.matches:
        place = one.place
        note = "decides" if one.decides else one.instead
        note += f"; stood by {one.stood}" if one.stood else ""
        rows.append(("match", one.rule, *_where(one.statement, plan), place.text,
                     place.text[place.start : place.end], note, "", "", ""))  # fmt: skip
    for near in tried.trial.near:
        place = near.place
        rows.append(("near miss", near.rule, *_where(near.statement, plan), place.text,
                     place.text[place.start : place.end], near.why, "", "", ""))  # fmt: skip
    for change in tried.trial.changed:
        code = change.code
        kind = "conflict" if change.conflict else "new code"
        rows.append((kind, code.by_after, *_where(change.statement, plan), change.statement.text,
                     "", code.by_before, code.key, code.before, code.after))  # fmt: skip
    heads = ["what", "rule", "plan", "document", "page", "statement", "text", "words", "note",
             "code", "before", "after"]  # fmt: skip
    text = pd.DataFrame(rows, columns=heads).to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])
