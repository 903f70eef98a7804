"""What the gates cost: ``python benchmarks/gates.py [--files 300] [--folder FOLDER]``.

A scratch repository of reports (copies of the text files in FOLDER, else of a short
shipped example) is checked
cold, again from the cache, with two processes, against a baseline, and since a revision that touched one report.
Prints seconds of wall time and of processor time, and the ratios that the README may quote.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def reports(folder: Path, count: int, source: Path | None) -> None:
    """Write ``count`` reports."""
    if source is not None:
        for number, path in enumerate(sorted(source.rglob("*.txt"))[:count]):
            shutil.copy(path, folder / f"{number:03}.txt")
        return
    text = (ROOT / "examples" / "工作总结（无差错）.txt").read_text("utf-8")
    for number in range(count):
        defect = "局领导带队走方慰问军烈属。\n" if number % 2 else ""
        (folder / f"{number:03}.txt").write_text(f"{text}{defect}", encoding="utf-8")


def run(folder: Path, *options: str) -> tuple[float, float, str]:
    """Wall seconds, processor seconds and the last line on standard error of one check of the folder."""
    environment = {**os.environ, "SHUANGYONG_LINT_CACHE": str(folder / ".cache"), "PYTHONPATH": str(ROOT)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "shuangyong_lint", "check", ".", "--output-format", "concise:.out", *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode() or done.stdout.decode())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent, (done.stderr.decode().strip().split("\n") or [""])[-1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports(folder, given.files, given.folder)
        git = [str(shutil.which("git")), "-C", name, "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
            subprocess.run([*git, *arguments], check=True)
        size = sum(path.stat().st_size for path in folder.glob("*.txt"))
        print(f"{given.files} files, {size / 1e6:.1f} MB")
        times: dict[str, tuple[float, float, str]] = {}
        for label, options in (
            ("cold, one process", ("--no-cache",)),
            ("cold, two processes", ("--no-cache", "--jobs", "2")),
            ("fills the cache", ()),
            ("from the cache", ()),
            ("writes a baseline", ("--baseline", "known.json", "--update-baseline")),
            ("against the baseline", ("--baseline", "known.json")),
        ):
            times[label] = run(folder, *options)
        first = folder / "000.txt"
        first.write_text(first.read_text("utf-8") + "局领导带队走方慰问军烈属。\n", encoding="utf-8")
        times["since the last commit"] = run(folder, "--since", "HEAD")
        for label, (wall, spent, said) in times.items():
            print(f"{label:24} {wall:7.2f} s wall {spent:7.2f} s processor  {said}")
        print(f"found since the last commit: {(folder / '.out').read_text('utf-8').count(chr(10))}")
        cold, cached, two = (times[each] for each in ("cold, one process", "from the cache", "cold, two processes"))
        print(f"cache: {cold[0] / cached[0]:.1f} times faster (wall), {cold[1] / cached[1]:.1f} times (processor)")
        print(f"two processes: {cold[0] / two[0]:.2f} times one (wall)")


if __name__ == "__main__":
    main()
