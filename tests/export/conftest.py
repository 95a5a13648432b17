"""Lets the tests use the makers of files that the tests of readers have."""

import sys
from pathlib import Path

_MAKERS = str(Path(__file__).parent.parent / "ingest")
if _MAKERS not in sys.path:
    sys.path.append(_MAKERS)
