"""The templates, with what every page shares: style, script, policy, filters."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from doc_audit import __version__
from doc_audit.model import Run
from doc_audit.report.marks import dimension_class
from doc_audit.report.words import count, joined, lowered, scope_words, sentence
from doc_audit.report.working_table import levels_words
from doc_audit.rubric import Rubric
from doc_audit.rubric.schema import Axis, RubricSettings

SEVERITY = {"error": "not readable", "warning": "doubtful", "note": "note"}


@dataclass(frozen=True)
class Site:
    """What every page of a report shares.

    Style and script stand in each page, allowed by their hashes: a page that is mailed alone
    still works, and `'self'` means nothing to some browsers for files opened from a disk.
    """

    settings: RubricSettings
    hash: str
    version: str
    scope_words: str
    style: Markup
    script: Markup
    policy: str
    compared: bool = False
    rubrics: tuple[tuple[str, str], ...] = ()
    agreement: bool = False

    def axis_words(self, axis: Axis) -> str:
        """The dimensions of an axis as a list in words."""
        return joined([lowered(dimension.label) for dimension in self.settings.axis(axis)])


def build_site(
    run: Run,
    rubric: Rubric,
    *,
    compared: bool = False,
    rubrics: tuple[tuple[str, str], ...] = (),
    agreement: bool = False,
) -> Site:
    """The shared part of a run's report.

    `compared`: it has a page that compares plans; `rubrics`: file and title of a page for each
    rubric that has criteria; `agreement`: it has a page that sets rubrics beside each other.
    """
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        "default-src 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    scope = run.scores[0].scope if run.scores else run.record.arguments.get("scope", "inequalities")
    return Site(
        settings=rubric.settings,
        hash=run.record.rubric_hash or rubric.hash,
        version=run.record.versions.get("doc-audit", __version__),
        scope_words=scope_words(scope),
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        compared=compared,
        rubrics=rubrics,
        agreement=agreement,
    )


@cache
def environment() -> jinja2.Environment:
    """Templates with everything escaped and every unknown name an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("doc_audit.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(count=count, sentence=sentence, lower_first=lowered, colour=dimension_class)
    made.globals.update(severity=SEVERITY, levels_words=levels_words)
    return made


def _asset(name: str) -> str:
    """A style sheet or script; none may hold what would end its element."""
    return resources.files("doc_audit.report").joinpath("static", name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"
