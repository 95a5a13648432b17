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
from doc_audit.report.facets import options
from doc_audit.report.marks import dimension_class
from doc_audit.report.printed import printed
from doc_audit.report.words import count, curly, joined, lowered, scope_words, sentence
from doc_audit.report.working_html import working_rows
from doc_audit.report.working_table import levels_words
from doc_audit.rubric import Rubric
from doc_audit.rubric.schema import Axis, RubricSettings

_FRAMING = ("search",)
"""Kinds of page that load other pages of the report out of sight."""

_FRAMES = "frame-src 'self' file:; "
"""From a disk `'self'` means nothing to Chromium, and `file:` nothing from a server."""

SEVERITY = {"error": "not readable", "warning": "doubtful", "note": "note"}


@dataclass(frozen=True, slots=True)
class Assets:
    """Style and script of a kind of page, and the policy that allows just these.

    They stand in each page, allowed by their hashes: a page that is mailed alone still works, and
    `'self'` means nothing to some browsers for files opened from a disk.
    """

    style: Markup
    script: Markup
    policy: str


@dataclass(frozen=True)
class Site:
    """What every page of a report shares."""

    settings: RubricSettings
    hash: str
    version: str
    scope_words: str
    compared: bool = False
    rubrics: tuple[tuple[str, str], ...] = ()
    agreement: bool = False

    def assets(self, kind: str) -> "Assets":
        """Style, script and policy of a kind of page, which is named as its template is."""
        return assets(kind)

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
    scope = run.scores[0].scope if run.scores else run.record.arguments.get("scope", "inequalities")
    return Site(
        settings=rubric.settings,
        hash=run.record.rubric_hash or rubric.hash,
        version=run.record.versions.get("doc-audit", __version__),
        scope_words=scope_words(scope),
        compared=compared,
        rubrics=rubrics,
        agreement=agreement,
    )


@cache
def assets(kind: str) -> Assets:
    """`report.css` and `report.js`, and after them what the kind of page has of its own."""
    style = _asset("report.css") + _asset(f"{kind}.css")
    script = _asset("report.js") + _asset(f"{kind}.js")
    policy = (
        f"default-src 'none'; {_FRAMES if kind in _FRAMING else ''}"
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return Assets(Markup(style), Markup(script), policy)


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
    made.filters.update(working_rows=working_rows, options=options)
    made.filters.update(
        count=count,
        curly=curly,
        printed=printed,
        sentence=sentence,
        lower_first=lowered,
        colour=dimension_class,
    )
    made.globals.update(severity=SEVERITY, levels_words=levels_words)
    return made


def _asset(name: str) -> str:
    """A style sheet or script, empty where there is none; none may hold what ends its element."""
    file = resources.files("doc_audit.report").joinpath("static", name)
    return file.read_text("utf-8") if file.is_file() else ""


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"
