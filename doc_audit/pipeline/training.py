"""Codings on disk → a rubric's `model.json`."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from doc_audit.errors import FormatError, InputError
from doc_audit.evaluate.training import PENALTY, Sample, fit, held_out
from doc_audit.pipeline.gold import ReadFile, read_files
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.tagging import first_fault
from doc_audit.rubric import Rubric
from doc_audit.rubric.load import rules_hash_of
from doc_audit.rubric.weights import Covered, HeldOut, TrainingFile, Weights
from doc_audit.store import write_whole
from doc_audit.tag import Tagger

FEWEST_STATEMENTS = 200
"""Under so many there are too few of the rarer types to learn from."""
FEWEST_DOCUMENTS = 10

Progress = Callable[[str, str, int, int], None]


def train_files(
    seen: Sequence[Path], unseen: Sequence[Path], rubric: str, progress: Progress
) -> tuple[Weights, list[FormatError]]:
    """A model of the type, fitted to codings.

    Args:
        seen: interchange files whose statements the rules' writers may have read.
        unseen: files whose statements none of them had read.
        rubric: name or folder.
        progress: told the stage, file, how many are done and of how many.

    Returns:
        The model, and the lines left out, each with its fault.

    Raises:
        InputError: a file can't be read, or there are too few statements or documents.
        RubricError: the rubric has faults.
    """
    opened = open_rubric(rubric)
    faults: list[FormatError] = []
    files = read_files([*seen, *unseen], opened.settings, faults)
    samples = _samples(files, len(seen), opened, progress)
    _check(samples, faults)
    progress("Fitting", "", 0, 1)
    codes = [code.id for code in opened.settings.types]
    fitted = fit(samples, codes)
    weights = Weights(
        rubric=opened.settings.id,
        rules_hash=rules_hash_of(opened.files),
        codes=fitted.codes,
        known=tuple(d.id for d in opened.rules.decisions if d.decides == "type"),
        start=fitted.start,
        features=dict(fitted.features),
        penalty=PENALTY,
        covers=_covers(files),
        files=tuple(_file(file, unseen=at >= len(seen)) for at, file in enumerate(files)),
        held_out=_held_out(samples, opened),
    )
    progress("Fitting", "", 1, 1)
    return weights, faults


def write_weights(weights: Weights, path: Path) -> None:
    """As JSON, a feature a line, so that a change of model can be read.

    Raises:
        OutputError: it can't be written.
    """
    whole = weights.model_dump(mode="json")
    features = whole.pop("features")
    head = json.dumps(whole, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}"
        for name, row in sorted(features.items())
    ]
    text = f'{head},\n "features": {{\n' + ",\n".join(rows) + "\n }\n}\n"
    write_whole(path, [text.encode()])


def _samples(
    files: Sequence[ReadFile], seen: int, rubric: Rubric, progress: Progress
) -> list[Sample]:
    """Documents are told apart by file too: two files may name different ones alike."""
    tagger = Tagger(rubric, alone=True)
    total = sum(len(file.lines) for file in files)
    samples: list[Sample] = []
    for at, file in enumerate(files):
        for line in file.lines:
            if line.coding is None:
                continue
            ruled, features = tagger.features(line.statement)
            doc = f"{file.path.name}/{line.statement.doc}" if at >= seen else line.statement.doc
            samples.append(Sample(doc, line.coding.type, ruled, features, at >= seen))
            if len(samples) % 100 == 0:
                progress("Looking at statements", file.path.name, len(samples), total)
    return samples


def _check(samples: Sequence[Sample], faults: Sequence[FormatError]) -> None:
    documents = len({sample.doc for sample in samples})
    if len(samples) < FEWEST_STATEMENTS or documents < FEWEST_DOCUMENTS:
        raise InputError(
            f"{len(samples)} coded statements of {documents} documents are too few to learn from",
            mend=f"It takes {FEWEST_STATEMENTS} of {FEWEST_DOCUMENTS}. {first_fault(faults)}",
        )


def _file(file: ReadFile, *, unseen: bool) -> TrainingFile:
    docs = {line.statement.doc for line in file.lines}
    return TrainingFile(
        name=file.path.name, sha256=file.sha256, statements=len(file.lines),
        documents=len(docs), unseen=unseen,
    )  # fmt: skip


def _covers(files: Sequence[ReadFile]) -> tuple[Covered, ...]:
    """Context that enough statements have to learn from."""
    statements = [line.statement for file in files for line in file.lines]
    having: dict[Covered, int] = {
        "cells": sum(bool(statement.cells) for statement in statements),
        "headings": sum(bool(statement.headings) for statement in statements),
        "stems": sum(bool(statement.stem) for statement in statements),
    }
    return tuple(kind for kind, count in having.items() if count >= FEWEST_STATEMENTS)


def _held_out(samples: Sequence[Sample], rubric: Rubric) -> HeldOut:
    """Over what no rule writer had read, where there is some: only there the rules err freely."""
    unseen = any(sample.unseen for sample in samples)
    agreement = held_out(samples, rubric.settings.commitment_type, unseen=unseen)
    return HeldOut(over="unseen" if unseen else "all", **asdict(agreement))
