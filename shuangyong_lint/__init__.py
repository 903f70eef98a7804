r"""shuangyong-lint：中文公文校对。

>>> from shuangyong_lint import lint
>>> for diagnostic in lint("一是抓学习。\n二是抓管理。\n二是抓落实。").diagnostics:
...     print(diagnostic.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shuangyong_lint.version import VERSION

if TYPE_CHECKING:
    from shuangyong_lint.config import Config, ConfigError
    from shuangyong_lint.document import Document, Span
    from shuangyong_lint.engine import Linter
    from shuangyong_lint.finding import Diagnostic, Evidence, Finding, Fix, Report, Safety, Severity, Skipped, Verified
    from shuangyong_lint.readers import Unreadable

__version__ = VERSION

_HOMES = {
    "Config": "config",
    "ConfigError": "config",
    "Document": "document",
    "Span": "document",
    "Linter": "engine",
    "Diagnostic": "finding",
    "Evidence": "finding",
    "Finding": "finding",
    "Fix": "finding",
    "Report": "finding",
    "Safety": "finding",
    "Severity": "finding",
    "Skipped": "finding",
    "Verified": "finding",
    "Unreadable": "readers",
}

__all__ = [
    "Config",
    "ConfigError",
    "Diagnostic",
    "Document",
    "Evidence",
    "Finding",
    "Fix",
    "Linter",
    "Report",
    "Safety",
    "Severity",
    "Skipped",
    "Span",
    "Unreadable",
    "Verified",
    "__version__",
    "lint",
    "lint_file",
]


def lint(text: str, *, config: Config | None = None) -> Report:
    """Check a string."""
    from shuangyong_lint.engine import Linter  # noqa: PLC0415  (importing the package must cost nothing)

    return Linter(config).lint(text)


def lint_file(path: Any, *, config: Config | None = None) -> Report:
    """Check a file; one that cannot be read is a document with an ``error`` in the report.

    Args:
        path: a string or path.
        config: what to check; by default the nearest configuration file above the file.
    """
    from pathlib import Path  # noqa: PLC0415  (as above)

    from shuangyong_lint import config as configuration  # noqa: PLC0415
    from shuangyong_lint import registry  # noqa: PLC0415
    from shuangyong_lint.engine import Linter  # noqa: PLC0415

    if config is None:
        config = configuration.load(configuration.find(Path(path)), registry.default())
    return Linter(config).lint_paths([Path(path)])


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(f"shuangyong_lint.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
