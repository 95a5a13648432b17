"""Compares two files of codings."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from doc_audit.errors import FormatError, InputError
from doc_audit.evaluate import (
    AgreementReport,
    Disagreement,
    Matched,
    agreement,
    disagreements,
    long_table,
    pair_up,
)
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.tagging import first_fault, read_coded
from doc_audit.store import write_whole


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Agreement and what it rests on.

    Attributes:
        faults: lines of either file that break the format and were left out.
        worst: disagreements, worst first, as many as asked for.
    """

    report: AgreementReport
    matched: Matched
    faults: tuple[FormatError, ...]
    worst: tuple[Disagreement, ...]


def evaluate_files(
    gold: Path, codes: Path, rubric: str, seed: int, draws: int, worst: int
) -> Evaluation:
    """How far the codings in `codes` agree with those in `gold`, statement by statement by id.

    Args:
        gold: what is measured against.
        codes: what is measured.
        rubric: name or folder of the rubric both code by.
        seed: of the intervals' draws.
        draws: bootstrap draws.
        worst: how many disagreements to give.

    Raises:
        InputError: a file can't be read, or the two have no coded statement in common.
        RubricError: the rubric has faults.
    """
    settings = open_rubric(rubric).settings
    golden, gold_faults = read_coded(gold, settings)
    coded, code_faults = read_coded(codes, settings)
    matched = pair_up(golden, coded)
    if not any(pair.code for pair in matched.pairs):
        raise InputError(
            "the two files have no coded statement in common (by `id`)",
            f"{gold} and {codes}",
            first_fault([*gold_faults, *code_faults])
            or "Have the gold statements themselves coded: `doc-audit tag GOLD -o CODES`.",
        )
    rng = np.random.default_rng(seed)
    return Evaluation(
        report=agreement(matched.pairs, settings, rng, draws, len(matched.extra)),
        matched=matched,
        faults=(*gold_faults, *code_faults),
        worst=disagreements(matched.pairs, settings, worst),
    )


def write_figures(report: AgreementReport, path: Path) -> None:
    """Every figure of every slice as CSV.

    Raises:
        OutputError: it can't be written.
    """
    text = long_table(report).to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])
