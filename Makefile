# One word per job.  `make demo` and `make test` are all that a newcomer needs.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests and benchmarks start hundreds of processes: what these import is compiled once, not in each.
export PYTHONDONTWRITEBYTECODE :=
# Tests run side by side: threads of a linear algebra library would only be in the way.
TESTS = OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 \
  $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

.PHONY: setup demo serve test check format bench curves screens vectors lock clean

setup: .venv/.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Onara needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python has no venv module; on Debian: apt install python3-venv"; exit 1; }

.venv/.installed: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/.installed  ## render a small soundtrack, add it, name a clip of it
	@$(BIN)/python -m onara.demo

serve: .venv/.installed  ## open Onara in a browser, with the demo's music in a new library
	@$(BIN)/onara serve --open

test: .venv/.dev check  ## everything that must hold before a change lands
	@bash tests/programs.sh
	$(TESTS) --ignore=tests/browser
	$(TESTS) tests/browser

check: .venv/.dev  ## formatted, linted, typed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.dev  ## figures: asking, hearing and episodes, with peers; CORPUS=DIR: another corpus
	$(BIN)/python -m bench.questions $(if $(GOLDEN),--golden $(GOLDEN))
	$(BIN)/python -m bench.lyrics
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.timbre $(if $(CORPUS),--corpus $(CORPUS))
	$(BIN)/python -m bench $(if $(CORPUS),--corpus $(CORPUS))
	$(BIN)/python -m bench.episodes $(if $(CORPUS),--corpus $(CORPUS))

curves: .venv/.dev  ## pictures of hearing: what p is worth, how short and faint a clip may be; hours
	$(BIN)/python -m bench.calibration --svg docs/pictures/calibration.svg
	$(BIN)/python -m bench.curve --svg docs/pictures/curve.svg

screens: .venv/.dev  ## pictures of every page into screens/, and the guide's into docs/pictures
	@bash tests/programs.sh
	$(BIN)/python -m tests.browser.screens screens
	$(BIN)/python -m tests.browser.screens --docs

vectors: .venv/.installed  ## encode new texts of the catalogue; run it after editing them
	$(BIN)/python -m onara.ask.make_vectors

lock: .venv/.dev  ## pin the newest versions that fit pyproject.toml (needs uv on the PATH)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url -c requirements.lock --group dev -o requirements-dev.lock
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url bench/requirements.txt -o bench/requirements.lock

clean:
	rm -rf .venv demo-files
