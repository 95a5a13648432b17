"""Whether the rubric applies a dimension to a commitment at all."""

from doc_audit.model import Coding
from doc_audit.rubric.schema import AppliesTo, Dimension
from doc_audit.score.inputs import UNKNOWN_KIND


def applies(dimension: Dimension, coding: Coding, kind: str) -> bool:
    """Whether a dimension applies to a statement of a plan of this kind of document."""
    return dimension.applies_to is None or _holds(dimension.applies_to, coding, kind)


def _holds(where: AppliesTo, coding: Coding, kind: str) -> bool:
    codes = {code for listed in coding.categories.values() for code in listed}
    return (
        (not where.kinds or kind in (*where.kinds, UNKNOWN_KIND))
        and (not where.origins or coding.origin in where.origins)
        and (not where.relevance or coding.relevance in where.relevance)
        and (not where.codes or not codes.isdisjoint(where.codes))
        and (not where.groups or not set(coding.groups).isdisjoint(where.groups))
    )
