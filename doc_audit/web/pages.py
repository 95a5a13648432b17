"""Renders the pages; every text from a file or a request is escaped."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import jinja2
from starlette.responses import HTMLResponse, Response

from doc_audit import __version__
from doc_audit.errors import DocAuditError, RubricError
from doc_audit.model import Problem
from doc_audit.report.site import SEVERITY
from doc_audit.report.words import count, joined
from doc_audit.web.audits import Audit
from doc_audit.web.uploads import MOST_BYTES, MOST_FILES

_STATIC = {
    # The report's own style, so that the two look alike, and what only these pages need.
    "report.css": ("doc_audit.report", "text/css"),
    "web.css": ("doc_audit.web", "text/css"),
    "web.js": ("doc_audit.web", "text/javascript"),
}
_ORDER = {"error": 0, "warning": 1, "note": 2}
_UNITS = {"Writing the report": ("page", "pages")}


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("doc_audit.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        count=count,
        severity=SEVERITY,
        version=__version__,
        most_bytes=MOST_BYTES,
        most_files=MOST_FILES,
    )
    return made


def page(name: str, status: int = 200, **parts: object) -> Response:
    """A page from a template."""
    content = _environment().get_template(name).render(**parts)
    return HTMLResponse(content.encode("utf-8", "replace"), status)


def error_page(error: DocAuditError, status: int) -> Response:
    """What happened, where, and what to do."""
    faults = error.faults if isinstance(error, RubricError) else ()
    return page("error.html", status, error=error, faults=faults)


def audit_page(audit: Audit, before: int) -> Response:
    """How far an audit is or what came of it; status 422 when nothing could be audited."""
    if audit.error:
        rubric = isinstance(audit.error, RubricError)
        return error_page(audit.error if rubric else _without_folder(audit.error, audit), 422)
    nothing = audit.found is not None and not audit.found.documents
    problems = sorted(audit.found.problems, key=_severity) if audit.found else []
    return page(
        "audit.html",
        422 if nothing else 200,
        audit=audit,
        words=progress_words(audit, before),
        problems=problems,
        told=_told([problem for problem, _ in problems]),
    )


def _told(problems: Sequence[Problem]) -> str:
    """`2 problems and 1 note`."""
    notes = sum(problem.severity == "note" for problem in problems)
    counts = ((len(problems) - notes, "problem"), (notes, "note"))
    return joined([count(number, unit) for number, unit in counts if number])


def _severity(problem: tuple[Problem, str]) -> int:
    return _ORDER[problem[0].severity]


def _without_folder(error: DocAuditError, audit: Audit) -> DocAuditError:
    """The error without our private folder, which tells the user nothing."""
    private = (f"{audit.folder / 'files'}/", f"{audit.folder / 'files'}\\", str(audit.folder))
    texts = [error.what, error.where, error.mend]
    for folder in private:
        texts = [text.replace(folder, "") for text in texts]
    return DocAuditError(*texts)


def progress_words(audit: Audit, before: int) -> str:
    """What is known of an unfinished audit, in a sentence; nothing that isn't known."""
    if audit.state == "waiting":
        ahead = count(before, "audit", "audits")
        return f"Waiting for {ahead} before it." if before else "Waiting."
    if audit.stage is None:
        return "Reading and tagging: no document finished yet."
    units = _UNITS.get(audit.stage.name, ("document", "documents"))
    done, total = audit.stage.done, audit.stage.total
    return f"{audit.stage.name}: {done} of {count(total, *units)} done."


@cache
def static(name: str) -> tuple[bytes, str] | None:
    """Content and media type of a style sheet or script; None for any other name."""
    if name not in _STATIC:
        return None
    package, media = _STATIC[name]
    return resources.files(package).joinpath("static", name).read_bytes(), media
