"""The house rules that a machine can see."""

import ast
from pathlib import Path

from shuangyong_lint import checks
from shuangyong_lint.check import TermCheck
from shuangyong_lint.registry import default
from shuangyong_lint.testing import cases

FOLDER = Path(checks.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*/*.py") if path.name != "__init__.py")


def test_every_check_file_is_loaded() -> None:
    expected = {f"{path.parent.name}.{path.stem}".replace("_", "-") for path in FILES}
    assert default().broken == ()
    assert {id_ for id_, check in default().checks.items() if (FOLDER / check.family).is_dir()} >= expected
    assert {path.parent.name for path in FOLDER.glob("*/*.tsv")} <= {path.parent.name for path in FILES}


def test_every_check_is_a_manual_page() -> None:
    for check in default().checks.values():
        assert check.title, check.id
        assert check.why, check.id
        assert check.source, check.id
        assert check.bad or isinstance(check, TermCheck), check.id
        assert check.good, check.id
        assert next(iter(cases(check)), None), check.id


def test_check_files_import_the_kit_and_nothing_else_of_ours() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            ours = [name for name in names if name.startswith("shuangyong_lint")]
            assert set(ours) <= {"shuangyong_lint.kit"}, path


def test_every_table_lies_beside_its_check() -> None:
    for table in FOLDER.glob("*/*.tsv"):
        assert table.with_suffix(".py").is_file(), table


def test_checks_lie_two_levels_deep() -> None:
    assert {len(path.relative_to(FOLDER).parts) for path in FOLDER.rglob("*.py")} <= {1, 2}
