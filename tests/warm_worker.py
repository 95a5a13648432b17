"""What the server that workers of tests are forked from has ready.

The readers of documents, and the default rubric, compiled: without it each of some hundred audits
loads and compiles the same in a process of its own. Tests that start the whole program do without.
"""

import gc

import doc_audit.ingest.docx
import doc_audit.ingest.html
import doc_audit.ingest.markdown
import doc_audit.ingest.pdf
import doc_audit.ingest.pptx
import doc_audit.ingest.sheets.excel
import doc_audit.ingest.sheets.separated
import doc_audit.pipeline.inspection  # noqa: F401
from doc_audit.pipeline.audit import AuditWork
from doc_audit.pipeline.resources import open_rubric

AuditWork((open_rubric("default"),)).prepare()
gc.collect()
gc.freeze()
