"""What tests need that isn't on every machine: left out where it is missing, a failure in CI."""

import importlib
import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest

SANS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def module(name: str) -> ModuleType:
    """A package of an extra."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise _missing(f"the package {name}: pip install -e '.[dev]'") from None


def program(*names: str) -> str:
    """Path of the first of these programs that is there."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise _missing(" or ".join(names))


def font() -> str:
    """A font file with hyphens of every kind and superscript digits."""
    if not SANS.exists():
        raise _missing("the font DejaVu Sans: apt-get install fonts-dejavu-core")
    return str(SANS)


def _missing(what: str) -> BaseException:
    if os.environ.get("CI"):
        return pytest.fail.Exception(f"CI must have {what}", pytrace=False)
    return pytest.skip.Exception(f"needs {what}", allow_module_level=True)
