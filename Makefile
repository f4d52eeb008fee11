# Dateline. `make run` serves the seeds; `make test` tests everything; `make help` lists the rest.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
CLIENTS := $(VENV)/clients
RIVALS := $(VENV)/rivals
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.dev-ready

COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--extra postgres pyproject.toml requirements/runtime.in

# What is compiled is kept, or each of the many processes that tests start would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test check format clients rivals bench pins clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: $(READY) ## the environment, with .venv/bin/dateline

run: $(READY) ## migrate, ingest seeds/, serve
	@$(BIN)/dateline migrate
	@$(BIN)/dateline ingest seeds
	@exec $(BIN)/dateline serve --host $(HOST) --port $(PORT)

test: $(DEV_READY) ## everything, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(DEV_READY) ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_READY) ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clients: $(READY) ## what generates clients, for the tests of those
	$(PYTHON) -m venv $(CLIENTS)
	$(CLIENTS)/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps \
		-r requirements/clients.txt
	if command -v npm > /dev/null; then npm install --silent --no-audit --no-fund --no-package-lock \
		--prefix $(CLIENTS) $$(cat requirements/clients.npm); fi

rivals: $(READY) ## what Dateline is measured beside
	$(PYTHON) -m venv $(RIVALS)
	$(RIVALS)/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps \
		-r requirements/rivals.txt

bench: $(DEV_READY) rivals ## measure everything: needs wrk, and most of an hour
	$(BIN)/python -m benchmarks

pins: ## pin the dependencies anew (needs uv)
	$(COMPILE) -o requirements/runtime.txt
	$(COMPILE) requirements/dev.in -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		requirements/clients.in -o requirements/clients.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		requirements/rivals.in -o requirements/rivals.txt
	sed -i '1i # Made by `make pins`: pinned with hashes, and no download address.' requirements/*.txt

clean: ## remove what was made here, the archive excepted
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(READY): requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/runtime.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): requirements/dev.txt $(READY)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@touch $@
