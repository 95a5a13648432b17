"""From a document as read to its statements; blind to what is looked for in them."""

from doc_audit.segment.assemble import statements

__all__ = ["statements"]
