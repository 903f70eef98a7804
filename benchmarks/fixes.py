"""What the fixes do to real documents: ``python benchmarks/fixes.py FOLDER… [--severity warning]``.

Every text is fixed twice over, once with safe fixes and once with unsafe ones too. Counted are the fixes made and
refused, and the texts for which a promise is broken: the net edits do not give the new text, a second run changes
something, or a safe fix has touched a Han character, a letter, a digit or a mark inside a figure.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from shuangyong_lint import Config, Linter, Severity
from shuangyong_lint.fix import content, figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--severity", choices=("error", "warning", "hint"), default="warning")
    given = parser.parse_args()
    linter = Linter(Config(severity=Severity[given.severity.upper()]))
    counts: Counter[str] = Counter()
    for path in sorted(
        path for folder in given.folders for path in folder.rglob("*") if path.suffix in (".txt", ".md")
    ):
        doc = linter.read(path)
        counts["documents"] += 1
        for unsafe in (False, True):
            fixed = linter.fix(doc, unsafe=unsafe)
            new = fixed.document.text
            kind = "unsafe" if unsafe else "safe"
            counts[f"{kind} fixes made"] += len(fixed.applied)
            counts[f"{kind} fixes refused"] += len(fixed.refused)
            broken = {
                "edits do not give the text": doc.edited(fixed.edits).text != new,
                "second run changes": linter.fix(fixed.document, unsafe=unsafe).document.text != new,
                "words or figures touched": not unsafe
                and (content(doc.text), figures(doc.text)) != (content(new), figures(new)),
            }
            for name in (name for name, fault in broken.items() if fault):
                counts[f"{kind}: {name}"] += 1
                print(f"{path}: {kind}: {name}")
            for diagnostic, reason in fixed.refused:
                print(f"{path}: {diagnostic.check} at {diagnostic.span.start}: {reason}")
    for name, count in counts.items():
        print(f"{count:>7}  {name}")


if __name__ == "__main__":
    main()
