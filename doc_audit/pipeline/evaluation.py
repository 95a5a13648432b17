"""Compares files of codings, or measures a rubric's rules on gold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from doc_audit.errors import FormatError, InputError
from doc_audit.evaluate import (
    AgreementReport,
    Alignment,
    Disagreement,
    Matched,
    agreement,
    align,
    disagreements,
    pair_up,
)
from doc_audit.model.interchange import CodedStatement
from doc_audit.pipeline.gold import ReadFile, check_documents, read_files
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.tagging import first_fault
from doc_audit.rubric import Rubric
from doc_audit.rubric.accuracy import GoldFile


@dataclass(frozen=True, slots=True)
class Asked:
    """What to compare, and how.

    Attributes:
        gold: files of codings measured against.
        codes: files or run folders of codings measured; empty measures the rubric's rules, which
            then code gold's statements.
        rubric: name or folder of the rubric that both sides code by.
        docs: only these documents of gold; empty for all.
        apart: documents of gold to give figures for apart from the rest.
        align: pair by text, not by id.
        caveat: to say beside the figures; empty takes it from the README beside each gold file.
        seed, draws: of the bootstrap.
        worst: how many disagreements to give.
    """

    gold: tuple[Path, ...]
    codes: tuple[Path, ...] = ()
    rubric: str = "default"
    docs: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    align: bool = False
    caveat: str = ""
    seed: int = 0
    draws: int = 2000
    worst: int = 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Agreement and what it rests on.

    Attributes:
        gold: the files measured against, with what was compared of each.
        faults: lines of any file that break the format and were left out.
        worst: disagreements, worst first, as many as asked for.
        alignment: how gold's statements were found by text; None where pairs are by id.
    """

    rubric: Rubric
    report: AgreementReport
    matched: Matched
    gold: tuple[GoldFile, ...]
    faults: tuple[FormatError, ...]
    worst: tuple[Disagreement, ...]
    alignment: Alignment | None


def evaluate_files(asked: Asked) -> Evaluation:
    """How far codings agree with gold, statement by statement.

    Raises:
        InputError: a file can't be read, a document isn't there, or nothing can be compared.
        RubricError: the rubric has faults.
    """
    rubric = open_rubric(asked.rubric)
    faults: list[FormatError] = []
    files = read_files(asked.gold, rubric.settings, faults, asked.docs)
    check_documents(files, (*asked.docs, *asked.apart))
    golden = [line for file in files for line in file.lines]
    coded = _coded(asked, rubric, golden, faults)
    alignment = align(golden, coded) if asked.align else None
    matched = pair_up(golden, alignment.codes if alignment else coded)
    if not any(pair.code for pair in matched.pairs):
        raise _nothing_in_common(asked, faults)
    groups = {**_apart(golden, asked.apart), **_aligned(alignment)}
    rng = np.random.default_rng(asked.seed)
    report = agreement(matched.pairs, rubric.settings, rng, asked.draws, len(matched.extra), groups)
    return Evaluation(
        rubric=rubric,
        report=report,
        matched=matched,
        gold=tuple(_gold_file(file, matched, asked.caveat) for file in files),
        faults=tuple(faults),
        worst=disagreements(matched.pairs, rubric.settings, asked.worst),
        alignment=alignment,
    )


def _coded(
    asked: Asked, rubric: Rubric, golden: Sequence[CodedStatement], faults: list[FormatError]
) -> list[CodedStatement]:
    if asked.codes:
        files = read_files(asked.codes, rubric.settings, faults)
        return [line for file in files for line in file.lines]
    if asked.align:
        raise InputError("nothing to align", mend="Name codings or a run folder with --codes.")
    # A second to load: only when the rules are measured.
    from doc_audit.pipeline.compiled import tagger_of

    tagger = tagger_of(rubric)
    return [replace(line, coding=tagger.code(line.statement)) for line in golden]


def _nothing_in_common(asked: Asked, faults: Sequence[FormatError]) -> InputError:
    how = "that say the same" if asked.align else "in common (by `id`)"
    return InputError(
        f"gold and codings have no coded statement {how}",
        " and ".join(map(str, (*asked.gold, *asked.codes))),
        first_fault(faults)
        or "Have the gold statements themselves coded: leave --codes out, or use `doc-audit tag`.",
    )


def _apart(golden: Sequence[CodedStatement], apart: Sequence[str]) -> Mapping[str, list[str]]:
    """Statements of the documents set apart, and of the rest."""
    if not apart:
        return {}
    groups: dict[str, list[str]] = {f"apart ({', '.join(apart)})": [], "all other documents": []}
    first, rest = groups.values()
    for line in golden:
        (first if line.statement.doc in apart else rest).append(line.statement.id)
    return groups


def _aligned(alignment: Alignment | None) -> Mapping[str, frozenset[str]]:
    if alignment is None:
        return {}
    found = {"aligned wholly": alignment.ids("whole"), "aligned in part": alignment.ids("part")}
    return {name: ids for name, ids in found.items() if ids}


def _gold_file(file: ReadFile, matched: Matched, caveat: str) -> GoldFile:
    ids = {line.statement.id for line in file.lines}
    pairs = [p for p in matched.pairs if p.code is not None and p.gold.statement in ids]
    return GoldFile(
        name=file.path.name,
        sha256=file.sha256,
        coders=tuple(sorted({p.gold.coder for p in pairs} - {""})),
        statements=len(pairs),
        documents=len({p.doc for p in pairs}),
        caveat=caveat or file.caveat,
    )
