"""Agreement as tables: one long for CSV, short ones for the terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from doc_audit.evaluate.records import (
    DETECTED,
    AgreementReport,
    Confusion,
    Figure,
    MeasureName,
    Slice,
)

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, str]
NONE = "–"
"""Shown where a figure is undefined: neither 0 nor nan."""

COLUMNS = ("slice", "name", "code", "level", "measure", "n", "value", "low", "high")


def shown(value: float | None, digits: int = 2) -> str:
    """A figure as shown; "–" where there is none."""
    return NONE if value is None else f"{value:.{digits}f}"


def long_table(report: AgreementReport) -> "pd.DataFrame":
    """Every figure of every slice, a row each, in `COLUMNS`; an undefined value is empty."""
    import pandas as pd  # half a second to load, for this table alone

    slices = (report.pooled, *report.by_stratum, *report.by_document)
    rows = [_long_row(part, figure) for part in slices for figure in part.figures]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"n": "int64", "value": "float64", "low": "float64", "high": "float64"})


def _long_row(part: Slice, figure: Figure) -> tuple[str | int | float | None, ...]:
    interval = figure.interval
    return (
        part.kind,
        part.name,
        figure.code,
        figure.level,
        figure.measure,
        figure.n,
        figure.value,
        interval.low if interval else None,
        interval.high if interval else None,
    )


SUMMARY_HEADS = (
    "Precision, recall and F1 are of commitments, of level 1 or 2 of dimensions, and "
    "micro-averaged over the codes of lists; gold: how many gold gave; words (n): share of "
    "statements in which both point at words and these overlap by half or more. level_cells: the "
    "levels of all scored dimensions together; categories: the codes of all lists."
)
"""What the heads of `summary_rows` mean, for readers."""


def summary_rows(part: Slice) -> list[Row]:
    """A row per code: κ with interval, quadratic κ, finding it at all, words (`SUMMARY_HEADS`)."""
    codes = dict.fromkeys(figure.code for figure in part.figures)
    return [_summary_row(part, code) for code in codes]


def _summary_row(part: Slice, code: str) -> Row:
    def cell(measure: MeasureName, level: str = "") -> str:
        figure = part.figure(code, measure, level)
        return "" if figure is None else shown(figure.value)

    level = _found_level(part, code)
    found = part.figure(code, "recall", level)
    whole = part.figure(code, "kappa")
    return {
        "code": code,
        "n": str(whole.n) if whole else "",
        "κ": cell("kappa"),
        "95 %": _range(whole),
        "κ quadratic": cell("kappa_quadratic"),
        "gold": str(found.n) if found else "",
        "precision": cell("precision", level),
        "recall": cell("recall", level),
        "F1": cell("f1", level),
        "F1 95 %": _range(part.figure(code, "f1", level)),
        "words (n)": _with_n(part.figure(code, "jaccard_half")),
    }


def _found_level(part: Slice, code: str) -> str:
    """The level whose precision and recall stand for the code as a whole; "" where none does."""
    for level in (DETECTED, code):
        if part.figure(code, "recall", level):
            return level
    return ""


def _range(figure: Figure | None) -> str:
    if figure is None:
        return ""
    interval = figure.interval
    return f"{interval.low:.2f} to {interval.high:.2f}" if interval else NONE


def level_rows(part: Slice) -> list[Row]:
    """Precision, recall and F1 of each level or code, with how many each coder gave."""
    return [
        {
            "code": recall.code,
            "level": recall.level,
            "gold": str(recall.n),
            "coder": str(precision.n),
            "precision": shown(precision.value),
            "recall": shown(recall.value),
            "F1": shown(f1.value),
        }
        for precision, recall, f1 in _found(part)
        if recall.level
    ]


def _found(part: Slice) -> Iterator[tuple[Figure, Figure, Figure]]:
    for precision in part.figures:
        if precision.measure == "precision":
            recall = part.figure(precision.code, "recall", precision.level)
            f1 = part.figure(precision.code, "f1", precision.level)
            if recall and f1:
                yield precision, recall, f1


def by_part_rows(
    report: AgreementReport, parts: Sequence[Slice], measure: MeasureName = "kappa"
) -> list[Row]:
    """A row per code that has the measure, a column for all and per part, as `value (n)`."""
    codes = dict.fromkeys(f.code for f in report.pooled.figures if _whole(f, measure))
    return [
        {"code": code, "all": _with_n(report.pooled.figure(code, measure))}
        | {part.name: _with_n(part.figure(code, measure)) for part in parts}
        for code in codes
    ]


def _whole(figure: Figure, measure: MeasureName) -> bool:
    return figure.measure == measure and not figure.level


def _with_n(figure: Figure | None) -> str:
    return "" if figure is None else f"{shown(figure.value)} ({figure.n})"


def confusion_tables(part: Slice) -> list[list[Row]]:
    """Counts of which code stood for which: a row per code of gold, a column per code of the
    measured coder; codes with the same labels (the dimensions) in one table.
    """
    tables: dict[tuple[str, ...], list[Row]] = {}
    for confusion in part.confusions:
        tables.setdefault(confusion.labels, []).extend(_confusion_rows(confusion))
    return list(tables.values())


def _confusion_rows(confusion: Confusion) -> list[Row]:
    return [
        {
            "code": confusion.code,
            "gold": label,
            **{to: str(count) for to, count in zip(confusion.labels, row, strict=True)},
        }
        for label, row in zip(confusion.labels, confusion.counts, strict=True)
    ]
