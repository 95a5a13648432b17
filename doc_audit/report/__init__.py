"""A run as a report of HTML pages that stand alone: no other host, no clock, all text escaped."""

from doc_audit.report.compared_page import plan_place
from doc_audit.report.lookup import Lookup, build_lookup
from doc_audit.report.pair_page import FOLDER as PAIR_PAGES
from doc_audit.report.pair_page import pair_name
from doc_audit.report.plan_part import PlanPart
from doc_audit.report.render import plan_part, render_pair, render_report, statements_to_picture
from doc_audit.report.statement_pictures import Picture
from doc_audit.report.statement_working import statement_working
from doc_audit.report.working import plan_working

__all__ = [
    "PAIR_PAGES",
    "Lookup",
    "Picture",
    "PlanPart",
    "build_lookup",
    "pair_name",
    "plan_part",
    "plan_place",
    "plan_working",
    "render_pair",
    "render_report",
    "statement_working",
    "statements_to_picture",
]
