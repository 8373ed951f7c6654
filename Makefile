# The two commands are `make site` and `make test`; `make help` lists the others.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint unit pages bench clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

site: $(VENV)/.site ## compile the toolkit into site/
	@$(BIN)/caretoolkit build
	@echo "To look at it: make serve, then open http://127.0.0.1:8000/"

serve: $(VENV)/.site ## serve the site at http://127.0.0.1:8000/ (or PORT=8001) and follow every change
	@$(BIN)/mkdocs serve --quiet --dev-addr 127.0.0.1:$(PORT)

check: $(VENV)/.site ## check the data files and print every problem
	@$(BIN)/caretoolkit check

test: lint unit pages ## install what the tests need, and run all of them

lint: $(VENV)/.test node_modules/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npx --no-install tsc --project jsconfig.json
	$(BIN)/caretoolkit check

unit: $(VENV)/.test node_modules/.installed .cache/gettext
	$(BIN)/pytest -q --ignore tests/browser
	node --test tests/js/

pages: $(VENV)/.test node_modules/.installed .cache/chromium
	$(BIN)/pytest -q tests/browser

bench: $(VENV)/.site ## measure against Hugo, MkDocs with Material, and Pagefind (about half an hour)
	$(BIN)/python -m bench --output docs/contributing/bench.md

clean: ## take away everything that was made
	rm -rf $(VENV) site node_modules .cache build *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is needed; install it with: $(SUDO) apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is needed; install it with: $(SUDO) apt-get install -y python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the compiler and its libraries into $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/site.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/test.txt
	@touch $@

node_modules/.installed: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node.js 20 and npm are needed for the tests; install them with: $(SUDO) apt-get install -y nodejs npm"; exit 1; }
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.cache/chromium:
	@mkdir -p .cache
	@command -v chromium >/dev/null || { echo "Installing Chromium for the tests of the pages …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium >/dev/null; }
	@command -v chromium >/dev/null || { echo "Chromium is needed for the tests of the pages; install it with: $(SUDO) apt-get install -y chromium"; exit 1; }
	@touch $@

.cache/gettext:
	@mkdir -p .cache
	@command -v msgfmt >/dev/null || { echo "Installing GNU gettext for the tests of the catalogues …"; $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq gettext >/dev/null; }
	@command -v msgfmt >/dev/null || { echo "GNU gettext is needed for the tests of the catalogues; install it with: $(SUDO) apt-get install -y gettext"; exit 1; }
	@touch $@
