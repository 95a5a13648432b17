"""What a score might have been otherwise: mistakes of coding, and other choices of the rubric."""

from doc_audit.score.uncertainty.rates import confusion_of, draw_rates
from doc_audit.score.uncertainty.robust import CodedPlan, Mistakes, uncertainty
from doc_audit.score.uncertainty.units import Units, units_of

__all__ = [
    "CodedPlan",
    "Mistakes",
    "Units",
    "confusion_of",
    "draw_rates",
    "uncertainty",
    "units_of",
]
