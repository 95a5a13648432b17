"""The coding format: JSON Lines, one statement a line (PRODUCT.md, "Interchange").

The same for gold data, people and the tool's own output. Keys that are absent are absent, never
null; keys nobody knows are kept in `extra` and otherwise ignored.
"""

from doc_audit.model.interchange_read import CodedStatement, parse_lines
from doc_audit.model.interchange_write import dump

__all__ = ["CodedStatement", "dump", "parse_lines"]
