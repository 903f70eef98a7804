"""Speed, as ratios within one run: ``python benchmarks/speed.py [FOLDER]``.

All times are the processor's, so that other programs disturb them little. Prints what start-up costs against a bare
Python, how the cost grows with the text, and MB/s (UTF-8 bytes, one process, everything on) with the share of each
check and view. Without a folder the shipped examples are used, repeated.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from shuangyong_lint.engine import Linter
from shuangyong_lint.readers import Unreadable, attempt, walk

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
RUNS = 9
SHOWN = 25


def spent_by(*arguments: str) -> float:
    """The best of several runs of a Python process that finds its modules compiled, in seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=False, cwd=ROOT, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def start_up() -> None:
    """What --version and a small check, not known and known to the cache, cost against a bare Python."""
    sample = (EXAMPLES / "工作总结（无差错）.txt").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_text((sample * 9)[:4000], encoding="utf-8")
        bare = spent_by("-c", "pass")
        version = spent_by("-m", "shuangyong_lint", "--version") / bare
        first = spent_by("-m", "shuangyong_lint", "check", "--no-cache", str(path)) / bare
        again = spent_by("-m", "shuangyong_lint", "check", str(path)) / bare
    print(
        f"python -c pass: {bare * 1000:.0f} ms; --version: {version:.1f}×; "
        f"check of 4,000 characters: {first:.1f}×, again, from the cache: {again:.1f}×"
    )


def growth() -> None:
    """Time per character at growing sizes: flat if the cost is linear."""
    sample = "".join(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    linter = Linter()
    linter.lint(sample)
    base = 0.0
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = (sample * (size // len(sample) + 1))[:size]
        began = time.process_time()
        linter.lint(text)
        each = (time.process_time() - began) / size
        base = base or each
        print(f"{size:>9,} characters: {each * 1e6:.2f} µs a character, {each / base:.2f}× the first")


def throughput(folder: Path) -> None:
    """MB/s over a folder and the share of each check and view."""
    documents = [each for each in map(attempt, walk([folder])) if not isinstance(each, Unreadable)]
    size = sum(len(document.text.encode()) for document in documents)
    linter = Linter()
    linter.lint("热身。")
    began = time.process_time()
    with mock.patch("time.perf_counter", time.process_time):
        report = linter.lint(*documents)
    spent = time.process_time() - began
    print(
        f"{len(documents)} files, {size / 1e6:.2f} MB: {size / 1e6 / spent:.2f} MB/s, {len(report.checks_run)} checks"
    )
    for name, seconds in sorted(report.timings.items(), key=lambda item: -item[1])[:SHOWN]:
        print(f"  {seconds / spent:6.1%}  {name}")


if __name__ == "__main__":
    start_up()
    growth()
    throughput(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
