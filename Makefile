# SPDX-License-Identifier: GPL-3.0-or-later
# Every command does its own set-up: `make run` and `make test` are enough on a fresh machine.

.POSIX:
.SUFFIXES:
.PHONY: help setup run test check format translations words bench simulate screenshots freeze lock clean

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
LUPDATE = $(BIN)/pyside6-lupdate -extensions py -no-obsolete -locations none desktop_app
QM := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))

help:            ## these lines
	@sed -n 's/^\([a-z]*\):[^#]*## */\1\t/p' Makefile | expand -t 16

setup: $(STAMP) translations  ## virtual environment, system packages, locked dependencies, translations

run: setup       ## open the desk on the sample library; without a display, play the tour off screen
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		exec $(BIN)/simpul --sample; \
	else \
		QT_QPA_PLATFORM=offscreen exec $(BIN)/python -m desktop_app tour; \
	fi

check: setup     ## format, lint, types and arrows
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check      ## everything that CI runs
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

format: setup    ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

translations: $(STAMP) $(QM)  ## compile the words (.ts to .qm)

# English words stand in the source; en.ts holds the singular and plural of those that count.
words: setup     ## collect new words of the source into the .ts files
	$(LUPDATE) -ts resources/translations/id.ts
	$(LUPDATE) -pluralonly -ts resources/translations/en.ts

bench: setup     ## measure against yardsticks; figures in build/bench.json
	$(BIN)/python -m tests.bench

simulate: setup  ## faults: a minute in memory, a minute over HTTP on PostgreSQL; PostgreSQL, then the desk killed
	$(BIN)/python -m tests.simulation.run --seconds 60
	$(BIN)/python -m tests.simulation.over_http --seconds 60
	$(BIN)/python -m tests.simulation.standby --seconds 20
	$(BIN)/python -m pytest -q tests/crash

screenshots: setup  ## every page, both languages and themes, small screens, zoom, in build/screenshots
	$(BIN)/python -m tests.screenshots

freeze: setup    ## a program for machines without Python, in build/freeze; started once, lends a book
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath build/freeze --workpath build/freeze-work build.spec
	$(BIN)/python -m tests.freeze build/freeze/simpul

lock: $(STAMP)   ## renew requirements.lock from pyproject.toml (newest versions, Windows and Linux)
	$(BIN)/uv pip compile pyproject.toml --all-extras --upgrade --universal --python-version 3.11 --no-build \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock

clean:           ## remove what is built here, the virtual environment too
	rm -rf .venv build *.egg-info
	rm -f resources/translations/*.qm

# The stamp holds the hash of what was installed: the second time nothing is asked of the network.
$(STAMP): requirements.lock pyproject.toml .ci/setup .ci/system-packages
	@PYTHON="$(PYTHON)" sh .ci/setup

%.qm: %.ts $(STAMP)
	$(BIN)/pyside6-lrelease -silent $< -qm $@
