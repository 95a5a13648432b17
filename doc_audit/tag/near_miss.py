"""What a near miss says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words that a rule almost matched.

    Attributes:
        start, end: tokens.
        pattern: as written.
        missing: the part that wasn't there, as written; "" where all were.
        unless: the pattern that undid the match, as written; "" where a part was missing.
        parts: how many parts of the pattern stand there.
        like: the word in the missing part's place, where it is one of the part's in another form;
            "" else.
        elsewhere: a word of the missing part that stands in another place of the text; "" else.
    """

    start: int
    end: int
    pattern: str
    missing: str
    unless: str
    parts: int
    like: str = ""
    elsewhere: str = ""
