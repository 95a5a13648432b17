"""Names and posts under a foreword or beside a portrait, which are set like headings."""

import re

from doc_audit.ingest.pdf.lines.passages import Passage

_TITLES = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev|Revd|Lord|Lady)\.? )"
)
_NAME = re.compile(
    rf"{_TITLES}*[A-Z][\w’'-]+(?: [A-Z]\.?)?"
    r"(?: (?:(?:de|van|von|der|la|le|al) ?)*[A-Z][\w’'-]+){1,3}"
    r"(?:,? (?:OBE|MBE|CBE|DBE|KBE|DL|JP|MP|FFPH|FRCP|PhD|MD))*,?"
)
_TITLED = re.compile(_TITLES)
_POST = re.compile(
    r"(?:(?:acting|interim|deputy|assistant|joint|vice|lay|clinical|executive|chief|medical|managing"
    r"|strategic|independent|non-executive|co-|county|former|lead|senior|public health|adults?"
    r"|children’s|corporate|associate|place)[ -])*"
    r"(?:chair(?:man|woman|person)?|director|officer|cabinet member|councillor|leader|lead|manager"
    r"|president|minister|consultant|head of|ceo|registrar|commissioner|mayor|secretary|member for"
    r"|executive|lay member|portfolio holder|gp partner|sro)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(_NAME.pattern + r"(?:\s?[-–—|]\s|[:,] )(?=[A-Z])(?P<post>[^.;]+)")
_OFFICE = re.compile(
    r"(?i)\b(?:chair\w*|director|officer|member|councillor|leader|lead|manager|president|nurse"
    r"|consultant|head|chief|registrar|commissioner|analyst|advis[eo]r|doctor|GP|researcher"
    r"|coordinator|co-ordinator|practitioner|specialist|administrator|secretary|representative)\b"
)
_JOINTS = ", ", ": ", "- ", "– ", "— ", "| "  # one of which stands between name and post
_LONGEST_PERSON = 100  # characters of a line in a list of people
_LONGEST_POST = 260  # characters: several posts of one person, a line each


def is_person(text: str) -> bool:
    """Whether a line of a list of people names one and their post: `Jo Rae – Data Analyst`."""
    if len(text) > _LONGEST_PERSON or not text[:1].isupper():
        return False
    if not any(map(text.__contains__, _JOINTS)):
        return False  # most lines
    found = _PERSON.fullmatch(text)
    return found is not None and _OFFICE.search(found["post"]) is not None


def is_signature(passage: Passage, after: Passage | None) -> bool:
    """Whether a passage is a person's name, its post with it or in the passage after it."""
    first = passage.lines[0].text
    if not _NAME.fullmatch(first):
        return False
    if len(passage.lines) > 1:
        return _POST.match(passage.lines[1].text) is not None
    if _TITLED.match(first):
        return True
    return after is not None and _is_post(after, passage)


def _is_post(passage: Passage, name: Passage) -> bool:
    near = 0 <= passage.box.y0 - name.box.y0 <= 4 * name.size
    short = passage.letters <= _LONGEST_POST and not passage.whole.endswith(".")
    return near and short and _POST.match(passage.whole) is not None
