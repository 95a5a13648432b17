"""How a report is cited: a sentence, a BibTeX entry, a CITATION.cff."""

import json
import re
from dataclasses import dataclass

from doc_audit.rubric import RubricSettings

_BIBTEX = re.compile(r"[&%$#_]")
_BRACES = str.maketrans("{}\\", "()/")  # no escape for them is safe in every style


@dataclass(frozen=True, slots=True)
class Citing:
    """Texts to copy; the year stays open, because a run doesn't know the date it was made."""

    sentence: str
    bibtex: str
    cff: str


def citing(settings: RubricSettings, version: str, rubric_hash: str, documents: int) -> Citing:
    """Citation of a run of doc_audit `version`; `rubric_hash` in whole."""
    read = f"applied to {documents} document{'' if documents == 1 else 's'}"
    rubric = f"{settings.title}, version {settings.version}"
    told = f"Rubric: {rubric} (SHA-256 {rubric_hash}), {read}"
    return Citing(
        sentence=f"doc_audit, version {version} [software]. {told}. [Year of the run.]",
        bibtex=_entry(version, told),
        cff=_cff(version, told),
    )


def _entry(version: str, told: str) -> str:
    fields = {
        "title": "{doc_audit}: accountability of health-system plans",
        "author": "{doc_audit contributors}",
        "version": _tex(version),
        "year": "YEAR OF THE RUN",
        "note": _tex(told),
    }
    fields["title"] = fields["title"].replace("_", r"\_")
    fields["author"] = fields["author"].replace("_", r"\_")
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@software{{doc_audit,\n{lines}}}"


def _tex(text: str) -> str:
    plain = text.translate(_BRACES)
    return _BIBTEX.sub(lambda found: "\\" + found[0], plain)


def _cff(version: str, told: str) -> str:
    """Strings as JSON has them, which YAML reads alike."""
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in (
        ("message", f"To cite this report, name the run as well. {told}."), ("version", version),
    )}  # fmt: skip
    return (
        "cff-version: 1.2.0\n"
        f"message: {quoted['message']}\n"
        "title: doc_audit\n"
        "type: software\n"
        f"version: {quoted['version']}\n"
        "authors:\n  - name: doc_audit contributors"
    )
