# A clone with git, make and either uv or a Python 3.13 with pip is enough.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgresql lint format proof
BIN := .venv/bin
WORKERS ?= 2
CHECKS := chatdoc config tests benchmarks tools
PYTEST := $(BIN)/pytest -n $(WORKERS) --dist loadfile

help:  ## cette liste
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /make \1 : /'

setup:
	@sh tools/setup

run: setup  ## installer, puis servir la base de démonstration sur http://127.0.0.1:8000
	@echo; echo "== Base de démonstration et serveur (Ctrl-C pour arrêter)"
	@exec $(BIN)/chatdoc demo $(ARGS)

test: setup  ## tous les tests, navigateur compris (SQLite, ou la base que nomme DATABASE_URL)
	@sh tools/install-for-tests chromium tesseract-ocr-fra
	@echo; echo "== Tests sur $(if $(DATABASE_URL),la base de DATABASE_URL,SQLite), $(WORKERS) à la fois"
	@$(PYTEST) -ra --durations=10

test-postgresql: setup  ## les tests sans navigateur, sur un PostgreSQL privé et jetable
	@sh tools/install-for-tests postgresql tesseract-ocr-fra
	@echo; echo "== Tests sur PostgreSQL, $(WORKERS) à la fois"
	@tools/with-postgresql $(PYTEST) -ra -m "not browser"

lint: setup  ## forme, règles, types, ordre des imports, gabarits, migrations
	@echo; echo "== ruff"; $(BIN)/ruff format --check . && $(BIN)/ruff check .
	@echo; echo "== djlint"; $(BIN)/djlint --lint --quiet chatdoc
	@echo; echo "== import-linter"; $(BIN)/lint-imports
	@echo; echo "== mypy"; $(BIN)/mypy $(CHECKS)
	@echo; echo "== migrations"; d=$$(mktemp -d) && \
	    CHATDOC_DATA=$$d DJANGO_SETTINGS_MODULE=config.settings $(BIN)/django-admin makemigrations --check --dry-run; \
	    status=$$?; rm -rf "$$d"; exit $$status

format: setup  ## mettre en forme
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

proof: setup  ## les longues preuves et les mesures ; écrit docs/mesures/
	@sh tools/install-for-tests chromium postgresql
	@sh tools/setup --group fuzz
	@echo; echo "== Preuves longues"; $(BIN)/pytest -m proof -ra --ignore=tests/canary || [ $$? = 5 ]
	@echo; echo "== Mesures"; $(BIN)/python -m tools.measure
