# make demo: a real broker, the worker, the sample articles, their claims.  make test: everything.  make help: the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install demo check test chaos replay-test clean help
.DELETE_ON_ERROR:

install: $(STAMP)  ## the environment in .venv, every package pinned by hash

# A finished environment is brought up to date; one that was interrupted, or whose Python is gone, is made again.
$(STAMP): requirements.lock pyproject.toml $(BIN)/python
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "hearsay: Python 3.11 or later is needed; $(PYTHON) is none → make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 3; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "hearsay: $(PYTHON) has no venv module → install it (Debian, Ubuntu: apt install python3-venv)" >&2; exit 3; }
	@echo "making the environment in $(VENV), once; this takes about a minute …"
	@{ test -e $@ && $(BIN)/python -c 'import pip' 2>/dev/null; } || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --check-build-dependencies -e .
	@touch $@

$(BIN)/python: ;

demo: $(STAMP)  ## a real broker, the worker, the sample articles, their claims
	@$(BIN)/hearsay demo

check: $(STAMP)  ## linters, types, the arrows between the rooms, the fast tests: before each commit
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not broker and not chaos and not long" tests

test: $(STAMP)  ## everything, on a real broker
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not long" tests

chaos: $(STAMP)  ## the long forms of the tests that kill things
	$(BIN)/pytest -m "chaos" tests/chaos

replay-test: $(STAMP)  ## the long forms of the tests of replays: 20,000 articles beside live traffic
	$(BIN)/pytest -s tests/kafka/test_replay_*.py

clean:  ## remove the environment and what was built
	rm -rf $(VENV) .hearsay build dist *.egg-info

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile
