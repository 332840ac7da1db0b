# Each target sets up what it needs. Another Python: make PYTHON=python3.13 build
.POSIX:
.PHONY: build test lint dev bench

PYTHON = python3
BIN = .venv/bin
READY = .venv/.ready

build: $(READY)
	$(BIN)/python -m pipeline build --raw raw --out data

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(READY)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

# The UI, as dagster.yaml sets it up. Dagster would rather be started by a program of its own, and says so.
dev: $(READY)
	DAGSTER_HOME="$$PWD" DAGSTER_DISABLE_TELEMETRY=1 $(BIN)/python -W 'ignore:Function `dev_command` is superseded' -m dagster dev

# Measures the tables on the corpora in the folder that INCIDENT_CORPORA names.
bench: $(READY)
	$(BIN)/python -m pipeline evaluate

# The lock names every package, so pip resolves nothing (--no-deps) and takes nothing without its hash.
$(READY): requirements.lock pyproject.toml
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then \
			echo "setting up .venv with $$($$python --version)"; exec $$python -m venv --clear .venv; \
		fi; \
	done; \
	echo "no Python 3.11 to 3.14 with venv found: install one (on Debian, python3-venv too) or name it: make PYTHON=..." >&2; exit 1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
