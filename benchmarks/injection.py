"""Detection: put one defect at a time into clean documents and see whether the command finds it.

    python benchmarks/injection.py FOLDER [--kinds a,b] [--per-file 2] [--files 0] [--seed 1] [--misses 3]

Every ``inject_*.py`` beside this file lists ``KINDS``: (name, check families or ids expected to find it, function).
The function takes a text and yields (mutated text, (start, end) of the change in it) for every place where it can put
the defect; places are then sampled with a seeded generator. Nothing of shuangyong_lint is imported: what counts is
what the command prints as JSON. A defect is *found* if an expected check says something of the mutated text that it
does not say of the clean one, and *at the place* if that finding or its evidence lies within a line of the change.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HERE = Path(__file__).parent
BATCH = 300
"""How many files one call of the command gets."""

Place = tuple[str, tuple[int, int]]


class Kind(NamedTuple):
    """One way to spoil a document, and who should notice."""

    name: str
    expected: tuple[str, ...]
    places: Callable[[str], Iterable[Place]]


class Mutant(NamedTuple):
    """A spoiled document."""

    kind: Kind
    source: Path
    text: str
    span: tuple[int, int]


def load() -> list[Kind]:
    """The kinds of all ``inject_*.py`` beside this file."""
    kinds: list[Kind] = []
    for path in sorted(HERE.glob("inject_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise SystemExit(f"cannot load {path}")
        module = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = module
        spec.loader.exec_module(module)
        kinds += [Kind(*kind) for kind in module.KINDS]
    return kinds


def sample(places: Iterable[Place], size: int, rng: random.Random) -> list[Place]:
    """At most ``size`` of the places, each equally likely, without holding them all."""
    kept: list[Place] = []
    for seen, place in enumerate(places):
        if len(kept) < size:
            kept.append(place)
        elif (slot := rng.randrange(seen + 1)) < size:
            kept[slot] = place
    return kept


def check(command: Sequence[str], texts: Sequence[tuple[str, str]]) -> list[list[dict[str, Any]]]:
    """The findings of each (text, suffix), in order, by one call of the command."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (text, suffix) in enumerate(texts):
            path = Path(folder, f"{number:05}{suffix}")
            path.write_text(text, encoding="utf-8", newline="\n")
            paths.append(path)
        done = subprocess.run([*command, folder], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode("utf-8", "replace") or f"exit code {done.returncode}")
        found = {Path(each["path"]).name: each["findings"] for each in json.loads(done.stdout)["documents"]}
        return [found[path.name] for path in paths]


def batches(command: Sequence[str], texts: Sequence[tuple[str, str]]) -> Iterator[list[dict[str, Any]]]:
    """`check` in batches."""
    for start in range(0, len(texts), BATCH):
        yield from check(command, texts[start : start + BATCH])


def fresh(before: Iterable[dict[str, Any]], after: Iterable[dict[str, Any]], kind: Kind) -> list[dict[str, Any]]:
    """The findings of expected checks that were not there before, with their number of occurrences."""

    def wanted(finding: dict[str, Any]) -> bool:
        return any(finding["check"] == name or finding["check"].startswith(f"{name}.") for name in kind.expected)

    known = Counter({(each["check"], each["message"], each["text"]): 0 for each in before})
    for each in before:
        known[each["check"], each["message"], each["text"]] += each["count"]
    new = []
    for each in filter(wanted, after):
        identity = each["check"], each["message"], each["text"]
        if known[identity] >= each["count"]:
            known[identity] -= each["count"]
        else:
            new.append(each)
    return new


def near(finding: dict[str, Any], mutant: Mutant) -> bool:
    """Whether the finding, one of its occurrences or its evidence lies within a line of the change."""
    text, (start, end) = mutant.text, mutant.span
    begin = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
    stop = end
    for _ in range(3):
        following = text.find("\n", stop + 1)
        stop = len(text) if following < 0 else following
    spans = [tuple(span) for span in finding["occurrences"]] + [(finding["start"], finding["end"])]
    spans += [(each["start"], each["end"]) for each in finding["related"] if each["start"] is not None]
    return any(begin <= last and first <= stop for first, last in spans)


def interval(hits: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z = 1.96
    share, square = hits / total, z * z
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def mutants(kinds: Sequence[Kind], files: Sequence[Path], per_file: int, seed: int) -> Iterator[Mutant]:
    """The sampled places of every kind in every file."""
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        for kind in kinds:
            rng = random.Random(f"{seed}\0{path.name}\0{kind.name}")  # noqa: S311  (a sample, not a secret)
            for mutated, span in sample(kind.places(text), per_file, rng):
                if mutated != text:
                    yield Mutant(kind, path, mutated, span)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kinds", default="", help="names or beginnings of names, with commas")
    parser.add_argument("--per-file", type=int, default=2, help="places of each kind in each file")
    parser.add_argument("--files", type=int, default=0, help="how many files, sampled; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="how many misses of each kind to print")
    parser.add_argument("--severity", default="warning", help="what counts as said; as for the command")
    parser.add_argument("--command", default=f"{sys.executable} -m shuangyong_lint")
    options = parser.parse_args()
    names = tuple(name for name in options.kinds.split(",") if name)
    kinds = [kind for kind in load() if not names or kind.name.startswith(names)]
    if not kinds:
        raise SystemExit("no such kind")
    files = sorted(path for path in options.folder.rglob("*") if path.suffix in (".txt", ".md"))
    if options.files:
        files = sorted(random.Random(options.seed).sample(files, min(options.files, len(files))))  # noqa: S311
    families = ",".join(sorted({name for kind in kinds for name in kind.expected}))
    command = [*options.command.split(), "check", "--output-format", "json", "--select", families]
    command += ["--severity", options.severity]
    wanted = list(mutants(kinds, files, options.per_file, options.seed))
    sources = sorted({mutant.source for mutant in wanted})
    clean_texts = [(path.read_text("utf-8", errors="replace").replace("\r\n", "\n"), path.suffix) for path in sources]
    clean = dict(zip(sources, batches(command, clean_texts), strict=True))
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    spread: defaultdict[str, set[Path]] = defaultdict(set)
    missed: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant, findings in zip(
        wanted, batches(command, [(mutant.text, mutant.source.suffix) for mutant in wanted]), strict=True
    ):
        name = mutant.kind.name
        new = fresh(clean[mutant.source], findings, mutant.kind)
        total[name] += 1
        spread[name].add(mutant.source)
        found[name] += bool(new)
        placed[name] += any(near(finding, mutant) for finding in new)
        if not any(near(finding, mutant) for finding in new):
            missed[name].append(mutant)
    print(f"{'kind':<28}{'places':>7}{'files':>7}{'found':>9}  {'95 % interval':<17}{'at the place':>13}")
    for kind in kinds:
        if count := total[kind.name]:
            low, high = interval(found[kind.name], count)
            print(
                f"{kind.name:<28}{count:>7}{len(spread[kind.name]):>7}{found[kind.name] / count:>9.1%}"
                f"  {low:.1%}–{high:.1%}".ljust(68)
                + f"{placed[kind.name] / count:>8.1%}"
            )
        else:
            print(f"{kind.name:<28}{0:>7}")
    for kind in kinds:
        for mutant in missed[kind.name][: options.misses]:
            start, end = mutant.span
            around = mutant.text[max(0, start - 60) : start], mutant.text[start:end], mutant.text[end : end + 60]
            print(f"missed {kind.name} {mutant.source.name}: {around[0]!r}⟦{around[1]}⟧{around[2]!r}")


if __name__ == "__main__":
    main()
