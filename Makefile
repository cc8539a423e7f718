# The commands a contributor needs; `make` alone prints them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8000
JOBS ?= 2
VENV := .venv
PY := $(VENV)/bin/python
export RADSLAG_DEMO ?= 1

help: ## Print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.ready: requirements.lock pyproject.toml
	@command -v uv >/dev/null || python3 -m pip install --quiet uv
	@test -x $(PY) || uv venv --quiet --python 3.11 $(VENV)
	@uv pip sync --quiet --python $(PY) requirements.lock
	@uv pip install --quiet --python $(PY) --no-deps -e .
	@touch $@

env: $(VENV)/.ready ## Make the environment from the locked versions
	@$(PY) -m scripts.compile_messages

lock: ## Choose versions anew and write requirements.lock
	uv pip compile --quiet pyproject.toml --all-extras --upgrade --generate-hashes --no-header --no-emit-index-url --no-annotate -o requirements.lock

demo: env ## Fill the demonstration, print three councils' year, serve the site (PORT=8000)
	@$(PY) manage.py run_demonstration --port $(PORT)

reset-demo: env ## Forget what was entered in the demonstration and begin anew
	@rm -f var/radslag.sqlite3 && echo "Demonstrationen är tömd. make demo fyller den på nytt."

check: env ## Lint, types, contracts and quick tests, under a minute
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/lint-imports --no-cache >/tmp/lint-imports.$$$$ || { cat /tmp/lint-imports.$$$$; exit 1; }
	@$(VENV)/bin/mypy
	@$(VENV)/bin/codespell --toml pyproject.toml src tests scripts docs README.md
	@$(VENV)/bin/pytest -q -n 2 tests/unit tests/statutes tests/architecture

# What each folder holds: docs/how-to/run-the-tests.md. PostgreSQL repeats what touches the database.
PYTEST := $(VENV)/bin/pytest -q --tb=short -n $(JOBS)
COVER := --cov --cov-report=
QUICK := tests/unit tests/property tests/statutes tests/architecture
test: env tools ## Everything that must pass: SQLite, PostgreSQL, browser; under 20 minutes
	@rm -f .coverage .coverage.*
	@$(PYTEST) $(COVER) $(QUICK) tests/integration
	@scripts/with_postgres.sh $(PYTEST) $(COVER) --cov-append tests/integration
	@$(PY) -m scripts.check_coverage
	@$(PYTEST) tests/browser tests/accessibility

tools: ## Install what the tests drive: PostgreSQL, Chromium, typefaces, PDF tools
	@scripts/install_test_tools.sh

bench: env tools ## Measure every figure and write bench/RESULTS.md (SHAPES="S N")
	@$(PY) -m bench

docs: env ## Build the documentation into build/docs
	@$(VENV)/bin/sphinx-build -q -W --keep-going -b html docs build/docs && echo "build/docs/index.html"

.PHONY: help env lock demo reset-demo check test tools bench docs
