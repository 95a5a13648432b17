"""The command as it is installed: ready for Ctrl-C before the rest of the program is loaded."""

import sys

from doc_audit.errors import EXIT_INTERRUPTED


def main() -> None:
    """Loads the command line and runs it; stopped while it loads, it ends without a traceback."""
    try:
        from doc_audit.cli.main import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
