# Wijksignaal. Two commands are enough: `make oefenen` to look around, `make test` to check everything.
# Needed: make, and Python 3.11 or newer with its venv module (Debian: python3-venv).
# Extra options go in ARGS, for example: make test ARGS="-k bundel"

PYTHON ?= python3
ARGS   ?=
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check

# A lock holds every package with its hash. The project itself has none: it is installed from this folder,
# built by the locked hatchling, so that nothing is fetched outside the lock.
FROM_LOCK   = install --require-hashes --requirement
OWN_PROJECT = install --no-build-isolation --no-deps --editable .

.DEFAULT_GOAL := oefenen
.PHONY: oefenen test storingen storingen-kort controle vergrendel schoon

# Opens a practice neighbourhood on this machine. Ctrl-C stops it.
oefenen: .venv/klaar-oefenen
	@exec $(BIN)/wijksignaal oefenen $(ARGS)

# Runs all tests.
test: .venv/klaar-test
	@exec $(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# Breaks everything that can break: kills, floods, clocks, races. The last line counts what was lost. Some minutes.
storingen: .venv/klaar-test
	@WIJKSIGNAAL_TEST_SCHAAL=heel $(STORINGEN) $(ARGS)

# The heart of it in less than a minute.
storingen-kort: .venv/klaar-test
	@$(STORINGEN) -m "not lang" $(ARGS)

STORINGEN = $(BIN)/python -m pytest tests/storingen --numprocesses auto --dist worksteal -q

# Checks style, types, who imports whom and what we lean on; changes nothing but the list in dist/.
controle: .venv/klaar-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --recursive bot gesprekken opslag rapportage
	@git rev-parse --git-dir >/dev/null # without git there would be no file to look into, and nothing found
	@$(BESTANDEN) | xargs -0 $(BIN)/detect-secrets-hook $(GEHEIMEN) && echo "Geen geheimen gevonden."
	@$(BIN)/python -m benchmarks.stuklijst dist/wijksignaal.cdx.json
	@$(BIN)/python -m benchmarks.kwetsbaarheden

# A secret in a file that is in git, or could be. Nothing is sent anywhere; the examples in our own manuals are none,
# nor are the hashes of the locks and of the sentences that the learned head was made from.
BESTANDEN = git ls-files -z --cached --others --exclude-standard
GEHEIMEN = --no-verify --exclude-files '(\.lock|themakop\.json)$$' --exclude-secrets '^(wachtwoord|abcdefghjkmnpqrstuvwxyz)$$'

# Writes both locks anew from pyproject.toml, for every Python and system we support, with uv in a folder
# that is thrown away. What is locked stays as it is; newer versions come with ARGS=--upgrade.
UV_COMPILE = pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make vergrendel" --group build
vergrendel:
	@echo "Ik schrijf de twee lijsten met vaste versies opnieuw."
	@map=$$(mktemp -d) && trap 'rm -rf "$$map"' EXIT && \
	$(PYTHON) -m venv "$$map" && "$$map/bin/python" -m pip -qq --disable-pip-version-check install uv && \
	"$$map/bin/uv" $(UV_COMPILE) $(ARGS) --output-file requirements.lock && \
	"$$map/bin/uv" $(UV_COMPILE) $(ARGS) --group dev --extra taal --constraint requirements.lock --output-file requirements-dev.lock

# Removes everything that make made.
schoon:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the one virtual environment, which serves oefenen and test alike ---
# The empty files `klaar-…` are stamps: as long as they are newer than the lock, nothing is installed.

.venv/klaar-oefenen: requirements.lock pyproject.toml .venv/plek
	@echo "Eenmalig: ik zet alles klaar, dat duurt ongeveer een minuut."
	@$(PIP) $(FROM_LOCK) requirements.lock
	@$(PIP) $(OWN_PROJECT)
	@touch $@

# The dev lock contains the other one, so oefenen is ready too.
.venv/klaar-test: requirements-dev.lock requirements.lock pyproject.toml .venv/plek
	@echo "Eenmalig: ik zet alles voor de tests klaar, dat duurt ongeveer een minuut."
	@$(PIP) $(FROM_LOCK) requirements-dev.lock
	@$(PIP) $(OWN_PROJECT)
	@touch .venv/klaar-oefenen $@

# A virtual environment holds the path of the folder where it was made, and leans on the Python of the system.
# When the folder was moved or that Python is gone, `plek` is out of date and everything is made anew.
HERE = import os; print(open(".venv/plek").read() == os.getcwd())
ifneq ($(shell $(BIN)/python -c '$(HERE)' 2>/dev/null),True)
.PHONY: .venv/plek
endif

.venv/plek:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Wijksignaal heeft Python 3.11 of nieuwer nodig."; \
		echo "Hier staat: $$($(PYTHON) --version 2>/dev/null || echo geen Python)."; exit 1; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv >/dev/null || { \
		echo "Een eigen Python-omgeving maken lukt niet."; \
		echo "Op Debian en Ubuntu helpt: apt install python3-venv"; exit 1; }
	@$(BIN)/python -c 'import os; open(".venv/plek", "w").write(os.getcwd())'
