"""What the server that workers of tests are forked from has ready: the default rubric, compiled.

Without it each of some hundred audits compiles the same rules in a process of its own. Tests that
start the whole program do without it.
"""

import gc

from doc_audit.pipeline.audit import AuditWork
from doc_audit.pipeline.resources import open_rubric

AuditWork((open_rubric("default"),)).prepare()
gc.collect()
gc.freeze()
