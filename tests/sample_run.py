"""One run of the sample corpus for all tests that read it, whichever worker comes first."""

import fcntl
import os
from pathlib import Path

import pytest

from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.picturing import PICTURES
from doc_audit.pipeline.resources import sample_corpus


def sample_run_below(factory: pytest.TempPathFactory) -> Path:
    """Folder of a run of the sample corpus as the demo makes it, with two worker processes.

    pytest's workers share it: one makes it while others that want it wait.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out = shared / "sample"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system lets go when the file is closed
        if not (out / "index.html").is_file():
            options = Options(ocr="off", workers=2, pictures=PICTURES)
            run_corpus([sample_corpus()], out, options, lambda *_: None)
    return out
