"""Agreement as tables: one long for CSV, short ones for the terminal."""

from collections.abc import Iterator

import pandas as pd

from doc_audit.evaluate.records import (
    DETECTED,
    AgreementReport,
    Confusion,
    Figure,
    MeasureName,
    Slice,
)

Row = dict[str, str]
NONE = "–"
"""Shown where a figure is undefined: neither 0 nor nan."""

COLUMNS = ("slice", "name", "code", "level", "measure", "n", "value", "low", "high")


def shown(value: float | None, digits: int = 2) -> str:
    """A figure as shown; "–" where there is none."""
    return NONE if value is None else f"{value:.{digits}f}"


def long_table(report: AgreementReport) -> pd.DataFrame:
    """Every figure of every slice, a row each, in `COLUMNS`; an undefined value is empty."""
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


def summary_rows(part: Slice) -> list[Row]:
    """A row per code: κ with interval, quadratic κ, finding it at all, words.

    Precision, recall and F1 are of commitments, of level ≥ 1 of dimensions, and micro-averaged
    over the codes of lists; `gold` is how many gold gave.
    """
    codes = dict.fromkeys(figure.code for figure in part.figures)
    return [_summary_row(part, code) for code in codes]


def _summary_row(part: Slice, code: str) -> Row:
    def cell(measure: MeasureName, level: str = "") -> str:
        figure = part.figure(code, measure, level)
        return "" if figure is None else shown(figure.value)

    level = _found_level(part, code)
    found = part.figure(code, "recall", level)
    whole = part.figure(code, "kappa")
    words = part.figure(code, "jaccard_mean")
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
        "words n": str(words.n) if words else "",
        "words ≥ ½": cell("jaccard_half"),
        "words mean": cell("jaccard_mean"),
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


def by_document_rows(report: AgreementReport, measure: MeasureName = "kappa") -> list[Row]:
    """A row per code that has the measure, a column per document, as `value (n)`."""
    codes = dict.fromkeys(f.code for f in report.pooled.figures if _whole(f, measure))
    return [
        {"code": code, "all": _with_n(report.pooled.figure(code, measure))}
        | {part.name: _with_n(part.figure(code, measure)) for part in report.by_document}
        for code in codes
    ]


def _whole(figure: Figure, measure: MeasureName) -> bool:
    return figure.measure == measure and not figure.level


def _with_n(figure: Figure | None) -> str:
    return "" if figure is None else f"{shown(figure.value)} ({figure.n})"


def confusion_rows(confusion: Confusion) -> list[Row]:
    """Counts: a row per code of gold, a column per code of the measured coder."""
    return [
        {"gold": label, **{to: str(count) for to, count in zip(confusion.labels, row, strict=True)}}
        for label, row in zip(confusion.labels, confusion.counts, strict=True)
    ]
