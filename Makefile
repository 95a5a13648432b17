# Two commands on a fresh machine with Python 3.11+: `make audit` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: audit test lint bench accuracy gaming sample example clean help

help: ## what each command does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("doc_audit needs Python 3.11 or newer; set PYTHON=…" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

audit: $(READY) ## set up and audit the sample corpus into reports/sample
	$(BIN)/doc-audit demo --out reports/sample

test: $(READY) lint ## set up and run lint, types and all tests
	$(BIN)/pytest --numprocesses 3 --dist worksteal

lint: $(READY) ## lint, format and type check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## speed of reading and of tagging, over the sample corpus
	$(BIN)/python benchmarks/reading.py corpora/sample/documents/*.pdf
	$(BIN)/python benchmarks/tagging.py

accuracy: $(READY) ## measure the rules on gold beside the repository; accuracy.json, docs/agreement.md
	$(BIN)/python benchmarks/accuracy.py

gaming: $(READY) ## what wording alone can do to a score; docs/gaming.md
	$(BIN)/python benchmarks/gaming.py

sample: $(READY) ## build the sample corpus again from its sources
	$(BIN)/python corpora/sample/build.py

example: $(READY) ## write the committed example of a report again, reports/example
	$(BIN)/python corpora/sample/example.py

clean: ## remove what the other commands made
	rm -rf $(VENV) reports/sample .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
