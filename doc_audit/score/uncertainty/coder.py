"""What mistakes of coding may have done to one plan's score."""

import numpy as np

from doc_audit.model import CoderInterval, Interval
from doc_audit.score.intervals import COVER
from doc_audit.score.uncertainty.choices import Choices, scores_of
from doc_audit.score.uncertainty.draws import Drawn


def coder_interval(drawn: Drawn, found: int, own: Choices) -> CoderInterval:
    """The score's interval from mistakes of coding, the plan's text and the rubric as they are.

    Args:
        drawn: what gold would say, draw by draw.
        found: how many commitments are counted; they stand first in `drawn`.
        own: the rubric's own choices.
    """
    draws = len(drawn.real)
    scores = scores_of(drawn.places, drawn.real.astype(np.float32), own)
    low, high = np.percentile(scores, COVER)
    return CoderInterval(
        interval=Interval(float(low), float(high)),
        middle=float(scores.mean()),
        kept=float(drawn.real[:, :found].sum() / draws),
        missed=float(drawn.real[:, found:].sum() / draws),
    )
