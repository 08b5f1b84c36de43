# Everything there is to do with this project; `make help` lists it. Written for GNU make 3.81 (macOS) and newer.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: help run test check format demo bench screens clean

help:  ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-9s%s\n", $$1, $$2 }'

run: $(RUN)  ## start Klanterfant on port 8501 (PORT=8600 for another)
	@$(if $(PORT),KLANTERFANT_PORT='$(PORT)') $(PY) app.py

test: $(DEV)  ## run every test, in a real browser too (ARGS="tests/chain -x" for some)
	@$(PY) -m tests.browser
	@KLANTERFANT_REQUIRE_POSTGRES=1 $(PY) -m pytest -n 2 --dist worksteal $(ARGS)

check: $(DEV)  ## lint, format, types, import rules, documents, both languages
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest tests/test_architecture.py tests/test_docs.py tests/test_catalogues.py -q

format: $(DEV)  ## put the code in the house format
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

demo: $(DEV)  ## play the sample workshop with 15 participants, leave out/demo.pdf (SPEED=1200 is twice as fast)
	@$(if $(SPEED),SPEED='$(SPEED)') $(PY) -m bench.demo

bench: $(DEV)  ## measure the promises of docs/performance.md on this machine
	@$(PY) -m bench

screens: $(DEV)  ## take the screenshots of every screen into docs/screens
	@$(PY) -m tests.browser
	@$(PY) -m tests.screens

clean:  ## remove .venv, out and caches; your workshops in data/ stay
	@rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are younger than the files they stand for, so that a second `make run` installs nothing.

$(RUN): requirements.txt $(PY)
	@echo "Installing what Klanterfant runs on (once; about a minute)."
	@$(PY) -m pip install -qq --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt $(PY)
	@echo "Installing what the tests and checks need (once; about a minute)."
	@$(PY) -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
	@touch $(RUN) $@

# A link to a Python that was removed counts as missing: the environment is then made anew.
$(PY):
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python cannot make a virtual environment; on Debian and Ubuntu install the package python3-venv." >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "Klanterfant needs Python 3.11 or newer, and python3 is" \
	  "$$(python3 --version 2>/dev/null || echo missing)." \
	  "Install a newer one, or name it: make run PYTHON=/path/to/python3.12" >&2; \
	exit 1
