# Every target does its own set-up: packaging/setup-dev.sh. ARGS="…" is handed to the program that a target runs.
.DEFAULT_GOAL := help
.PHONY: help setup demo run test smoke torture check bench fuzz pictures drawing translations package package-test evidence clean

PYTHON := .venv/bin/python
SETUP := sh packaging/setup-dev.sh
TS := $(wildcard resources/translations/*.ts)
QM := $(TS:.ts=.qm)

# Chromium's sandbox refuses to run as root, which is what one is in a container. Here only the demo's own
# sample mail and the tests' are shown without it; the program itself never switches it off.
ROOT_ENV := $(if $(filter 0,$(shell id -u)),QTWEBENGINE_DISABLE_SANDBOX=1)
XVFB := xvfb-run -a -s "-screen 0 1920x1200x24 -nolisten tcp"

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## All set-up for development: Debian packages, .venv, translations
	@$(SETUP) test
	@$(MAKE) --no-print-directory -s qm

demo: ## The window with sample mail: nothing to set up, nothing left behind
	@$(SETUP) demo
	@$(MAKE) --no-print-directory -s qm
	@if [ "$$(uname)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)." >&2; \
		echo "Everything is set up. To run the demo on an invisible display: xvfb-run -a make demo" >&2; \
		exit 1; \
	fi
	@$(ROOT_ENV) $(PYTHON) -m ui --demo $(ARGS)

run: ## The window with your own mail
	@$(SETUP) demo
	@$(MAKE) --no-print-directory -s qm
	@$(PYTHON) -m ui $(ARGS)

test: ## All tests: unit, protocol, torture, gui, journeys, access, smoke, keyring (ARGS="unit gui" for some)
	@$(SETUP) test
	@$(MAKE) --no-print-directory -s qm
	@$(PYTHON) tests/run.py $(ARGS)

smoke: ## What runs on every system: the program, brought up and ended, and the tests that need nothing of Unix
	@$(SETUP) test
	@$(MAKE) --no-print-directory -s qm
	@$(PYTHON) tests/run.py smoke portable $(ARGS)

torture: ## Every octet of a session cut, every step killed, 2,000 schedules of two clients (hours)
	@$(SETUP) test
	@DEPESCHE_TORTURE=full $(PYTHON) tests/run.py torture $(ARGS)

check: ## Style, types and import rules
	@$(SETUP) venv
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict app ui
	$(PYTHON) -m mypy --strict app ui --platform win32 --cache-dir .mypy_cache/win32
	$(PYTHON) -m mypy --strict app ui --platform darwin --cache-dir .mypy_cache/darwin
	.venv/bin/lint-imports

bench: ## Times and memory against a real server, beside other clients
	@$(SETUP) bench
	@$(ROOT_ENV) $(PYTHON) -m tests.bench $(ARGS)

fuzz: ## Hostile input for whoever reads it, ten minutes a target (ARGS="pop3 html --minutes 60", --keep for the corpus)
	@$(SETUP) fuzz
	@$(PYTHON) -m tests.fuzz $(ARGS)

pictures: ## Every window, light and dark, German and English, into docs/pictures
	@$(SETUP) pictures
	@$(MAKE) --no-print-directory -s qm
	@$(ROOT_ENV) QT_QPA_PLATFORM=xcb $(XVFB) $(PYTHON) -m tests.pictures $(ARGS)

drawing: ## What imports what, into docs/imports.svg
	@$(SETUP) venv
	@$(PYTHON) -m tests.unit.source.drawing

translations: ## Update the .ts files from the sources and compile them
	@$(SETUP) venv
	@packaging/translations.sh

package: ## The packages of this system into dist/packages: .deb, .rpm, .tar.zst (ARGS="--formats deb" for one)
	@$(SETUP) package
	@$(MAKE) --no-print-directory -s qm
	@$(PYTHON) packaging/linux/build.py $(ARGS)

package-test: ## Install the newest .deb in a fresh Debian, use it as a person would, remove it (as root)
	@$(SETUP) package
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/package -q -p no:cacheprovider
	@$(PYTHON) -m tests.package $$(ls -t dist/packages/depesche_*.deb | head -n 1) $(ARGS)

.PHONY: qm
qm: $(QM)

%.qm: %.ts
	@.venv/bin/pyside6-lrelease -silent $< -qm $@

evidence: ## Everything that docs/evidence.md lists, in order, into build/evidence (hours; ARGS="2 5-7" for some)
	@$(SETUP) venv
	@$(PYTHON) tests/evidence.py $(ARGS)

clean: ## Remove .venv, caches and everything built
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f resources/translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
