"""The command as it is installed: ready for Ctrl-C before the rest of the program is loaded."""

import gc
import sys

from doc_audit.errors import EXIT_INTERRUPTED

_NEW_OBJECTS = 50_000
"""Between two searches for cycles; some megabytes. Python's own number, 700, is for programs that
hold little: modules and rules stay to the end, and to look through them again and again takes a
tenth of the time of a command that tags."""


def main() -> None:
    """Loads the command line and runs it; stopped while it loads, it ends without a traceback."""
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from doc_audit.cli.main import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    finally:
        # All goes with the process: a last search for cycles takes a second after a national run.
        gc.freeze()
