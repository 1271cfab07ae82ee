# Every task of the house. `make` alone prints this list. What a task needs installed, it installs.

VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
# How many processes test side by side: `make test WORKERS=1` for one after the other, as `pytest` itself does.
WORKERS ?= logical
IN_PARALLEL = -n $(WORKERS) --maxprocesses 8 --dist worksteal
# Questions to the code alone, asked with an empty data folder and never with a running system's.
DJANGO = mkdir -p build/empty && INDGANG_DATA=build/empty DJANGO_SETTINGS_MODULE=indgang.config.settings $(BIN)/python -m django
TEMPLATES = $$(git ls-files -- 'indgang/*.html' 'indgang/*.txt' | grep /templates/)

# Without bytecode every start reads the whole source again; with it the tests start three times faster.
unexport PYTHONDONTWRITEBYTECODE
export UV_COMPILE_BYTECODE := 1
export UV_NO_PROGRESS := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-fast test-sqlite test-pg test-browser check lint format types imports \
	migrations-check translations translations-check wayfinder screenshots bench hooks requirements clean

help: ## Print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-20s %s\n", $$1, $$2}'

setup: $(VENV)/.browser ## Build .venv with everything a developer needs
	@echo "Ready: $$($(BIN)/python --version), $(BIN)/indgang"

demo: $(VENV)/.base ## Start the made-up municipality on this machine
	$(BIN)/indgang demo

test: test-sqlite test-pg test-browser ## Run all tests: on SQLite, on PostgreSQL, in a real browser

test-fast: $(VENV)/.dev ## Run the quick tests on SQLite
	INDGANG_TEST_DB=sqlite $(PYTEST) $(IN_PARALLEL) --ignore=tests/browser -m "not browser and not slow"

test-sqlite: $(VENV)/.dev ## Run the tests on SQLite
	INDGANG_TEST_DB=sqlite $(PYTEST) $(IN_PARALLEL) --ignore=tests/browser -m "not browser"

test-pg: $(VENV)/.dev ## Run the database's tests on PostgreSQL (DATABASE_URL, or else a throw-away server)
	INDGANG_TEST_DB=postgres $(PYTEST) $(IN_PARALLEL) --ignore=tests/browser -m "not browser"

test-browser: $(VENV)/.browser ## Run the tests in Chromium
	INDGANG_TEST_DB=sqlite $(PYTEST) $(IN_PARALLEL) tests/browser

check: lint types imports migrations-check translations-check ## Run every check that is not a test

lint: $(VENV)/.dev ## Check the style of code and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint $(TEMPLATES)
	$(BIN)/djade --check --target-version 6.1 $(TEMPLATES)

format: $(VENV)/.dev ## Bring code and templates into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 6.1 $(TEMPLATES)

types: $(VENV)/.browser ## Check the types
	$(BIN)/mypy

imports: $(VENV)/.dev ## Check that imports only fall
	$(BIN)/lint-imports

migrations-check: $(VENV)/.dev ## Check that every change of a model has its migration
	$(DJANGO) makemigrations --check --dry-run

translations: $(VENV)/.dev ## Gather all screen texts into the English catalogue, and compile it
	$(BIN)/python tools/translations.py --write

translations-check: $(VENV)/.dev ## Check that every screen text has its English
	$(BIN)/python tools/translations.py

wayfinder: $(VENV)/.dev ## Work out anew what comes with the wayfinder's examples
	mkdir -p build/empty && INDGANG_DATA=build/empty $(BIN)/python tools/wayfinder.py

screenshots: $(VENV)/.browser ## Take the pictures of the README anew
	$(BIN)/python -m tests.browser.screenshots

bench: $(VENV)/.dev ## Print the figures of every file in benchmarks/
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

hooks: $(VENV)/.dev ## Let git run the checks before each commit
	$(BIN)/prek install

requirements: $(VENV)/.base ## Pin the dependencies of pyproject.toml anew
	$(COMPILE) --group build -o requirements/base.txt
	$(COMPILE) --group build --group dev -c requirements/base.txt -o requirements/dev.txt
	$(COMPILE) --group build --group dev --group browser -c requirements/dev.txt -o requirements/browser.txt

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
	--no-annotate --no-header pyproject.toml

clean: ## Remove what the tasks made (the data folder stays)
	rm -rf $(VENV) build staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The three sizes of the environment; each holds the one before. A stamp says which pins it was made from.
$(VENV)/.base $(VENV)/.dev $(VENV)/.browser: $(VENV)/.%: requirements/%.txt pyproject.toml | $(BIN)/uv
	@echo "Installing requirements/$*.txt"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/$*.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/uv:
	@tools/make-venv $(VENV)
