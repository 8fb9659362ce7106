# Each target sets up what it needs by itself: `make demo` and `make test` are all a fresh machine takes.
PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
BIN := .venv/bin

.PHONY: help setup demo test unit browser lint bench screenshots golden wheel docs clean

help:
	@echo "make demo         build the example site and serve it (SERVE=0: build, check, print, end)"
	@echo "make test         every test, the ones in browsers included"
	@echo "make unit         the tests that need no browser"
	@echo "make browser      the tests in Chromium, Firefox and WebKit"
	@echo "make lint         ruff, mypy, import contracts"
	@echo "make bench        every figure the documentation claims, as ratios to peers"
	@echo "make screenshots  the pictures of README and docs, a contact sheet of seven sites"
	@echo "make wheel        the package, into dist/"
	@echo "make docs         the documentation as a site, checked, into build/docs"
	@echo "make golden       rewrite the golden files from what is emitted now"

setup:
	@PYTHON=$(PYTHON) sh tools/setup.sh

demo: setup
	@$(BIN)/a11yview demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: setup
	@sh tools/browser.sh
	$(BIN)/pytest -n 2 --dist loadfile tests

unit: setup
	$(BIN)/pytest -n 2 --dist loadfile -m "not browser" tests

browser: setup
	@sh tools/browser.sh
	$(BIN)/pytest -n 2 --dist loadfile -m browser tests

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	@sh tools/browser.sh
	@$(BIN)/python benchmarks/run.py

screenshots: setup
	@sh tools/browser.sh
	$(BIN)/python tools/screenshots.py
	$(BIN)/python tools/contact_sheet.py

golden: setup
	$(BIN)/pytest -q -m "not browser" tests --update-golden

docs: setup
	$(BIN)/mkdocs build --quiet --strict

wheel: setup
	rm -rf dist
	$(BIN)/uv build --quiet --wheel --out-dir dist .

clean:
	rm -rf .venv .venv-* dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
