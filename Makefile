# Two commands do all set-up on a machine with Python 3.11 or later, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint clean

# The example story, on the market that is bundled: two of its figures are wrong, and it shows which.
demo: $(VENV)/for-use
	@TAPEPROOF_HOME=$(VENV)/no-market $(BIN)/tapeproof check examples/wall-street-2018.md --fail-on never

test: lint
	$(BIN)/pytest -n auto

lint: $(VENV)/for-work
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/for-use: pyproject.toml scripts/environment.py
	$(PYTHON) scripts/environment.py $(VENV)
	$(PIP) install --editable .
	@touch $@

$(VENV)/for-work: pyproject.toml scripts/environment.py
	$(PYTHON) scripts/environment.py $(VENV)
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/for-use

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
