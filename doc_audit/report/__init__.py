"""A run as a report of HTML pages that stand alone: no other host, no clock, all text escaped."""

from doc_audit.report.render import render_report

__all__ = ["render_report"]
