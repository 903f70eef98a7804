"""Detection on relations the command itself verified: change one figure of each and see whether it says so.

    python benchmarks/verified.py FOLDER [--seed 1] [--misses 10]

For every ``verified`` of a check of figures one digit of the figure it is about (any but the last, which rounding may
hide) is changed; where only the direction of two figures was verified (由A增加到B), the two are exchanged; of a list
behind 分别 one figure is taken out. What counts is a finding that was not there before. Prints the share found by
check.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def _exchanged(text: str, verified: dict[str, Any]) -> str:
    """The text with the two figures of a direction in each other's place; empty if they are not found."""
    old, _, new = verified["message"].partition("，")[0].partition("→")
    at = text.rfind(old, 0, verified["start"])
    if at < 0 or old == new:
        return ""
    start = int(verified["start"])
    return f"{text[:at]}{new}{text[at + len(old) : start]}{old}{text[start + len(new) :]}"


def _changed(text: str, verified: dict[str, Any], rng: random.Random) -> str:
    """The text with one digit of the figure changed; empty if it has but one."""
    digits = [at for at in range(verified["start"], verified["end"]) if text[at] in "0123456789"]
    if len(digits) < 2:
        return ""
    at = rng.choice(digits[:-1])
    return text[:at] + rng.choice([digit for digit in "123456789" if digit != text[at]]) + text[at + 1 :]


def _shortened(text: str, verified: dict[str, Any]) -> str:
    """The text without the first of three or more figures behind 分别; empty if there are fewer."""
    figures = text[verified["start"] : verified["end"]]
    first = re.match("[^、和]*、", figures)
    if first is None or len(re.findall("[、和]", figures)) < 2:
        return ""
    return text[: verified["start"]] + text[verified["start"] + first.end() :]


def _spoilt(text: str, verified: dict[str, Any], rng: random.Random) -> str:
    """The text with the relation broken in the way its kind can be."""
    if verified["check"] == "numbers.direction":
        return _exchanged(text, verified)
    if verified["check"] == "numbers.unequal-lists":
        return _shortened(text, verified)
    return _changed(text, verified, rng)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--command", default=f"{sys.executable} -m shuangyong_lint")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("injection", HERE / "injection.py")
    if spec is None or spec.loader is None:
        raise SystemExit("cannot load injection.py")
    injection = importlib.util.module_from_spec(spec)
    sys.modules["injection"] = injection
    spec.loader.exec_module(injection)
    command = [*options.command.split(), "check", "--output-format", "json", "--select", "numbers"]
    done = subprocess.run([*command, str(options.folder)], capture_output=True, check=False)
    documents = [each for each in json.loads(done.stdout)["documents"] if each["verified"]]
    rng = random.Random(options.seed)  # noqa: S311  (a sample, not a secret)
    mutants = []
    for document in documents:
        path = Path(document["path"])
        if path.suffix not in (".txt", ".md"):
            continue
        text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
        mutants += [
            (each, spoilt, path.suffix, document["findings"])
            for each in document["verified"]
            if each["check"].startswith("numbers.") and (spoilt := _spoilt(text, each, rng))
        ]
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    texts = [(text, suffix) for _, text, suffix, _ in mutants]
    for (each, text, _, before), after in zip(mutants, injection.batches(command, texts), strict=True):
        total[each["check"]] += 1
        known = {finding["message"] for finding in before}
        if any(finding["message"] not in known for finding in after):
            found[each["check"]] += 1
        elif options.misses > 0:
            options.misses -= 1
            print(each["message"], "|", text[max(0, each["start"] - 60) : each["end"] + 40].replace("\n", " "))
    for name in sorted(total):
        print(f"{name:<28}{total[name]:>6}{found[name] / total[name]:>9.1%}")
    print(f"{'all':<28}{sum(total.values()):>6}{sum(found.values()) / max(1, sum(total.values())):>9.1%}")


if __name__ == "__main__":
    main()
