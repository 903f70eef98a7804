# Four words do everything: make setup, make check, make test, make docs.
PYTHON ?= .venv/bin/python

.PHONY: setup check test docs model bench new

setup:  ## a virtual environment with the package and its tools
	test -x .venv/bin/python || python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'

check:  ## style, types, arrows, fresh docs
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(PYTHON) -m shuangyong_lint.docs --check

test:  ## every test; CASES="-k word" narrows
	$(PYTHON) -m pytest $(CASES)

docs:  ## the manual pages of all checks
	$(PYTHON) -m shuangyong_lint.docs

model:  ## the typo model; TRAIN=folder of texts, CLEAN=folder of edited texts for the thresholds
	$(PYTHON) -m shuangyong_lint train $(TRAIN) -o shuangyong_lint/spelling/data/model.bin $(if $(CLEAN),--clean $(CLEAN))

bench:  ## speed; CORPUS=folder of reports
	$(PYTHON) benchmarks/speed.py $(CORPUS)

new:  ## a new check: make new CHECK=family.name
	$(PYTHON) -m shuangyong_lint.docs --new $(CHECK)
