"""Building the model from a folder of texts.

Deterministic: the same folder gives the same file. Memory grows with the number of distinct n-grams, not with the
text. What is written are counts and weights; no n-gram seen only once survives.
"""

import hashlib
import lzma
import re
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from shuangyong_lint.spelling import candidates, container, features, kneser_ney, language, regression
from shuangyong_lint.spelling.confusions import READINGS, readings, syllable, tabulate
from shuangyong_lint.spelling.counts import Counter
from shuangyong_lint.spelling.model import LENGTHS, Model
from shuangyong_lint.spelling.noise import Noise, Noisy
from shuangyong_lint.spelling.speller import Speller
from shuangyong_lint.spelling.table import build as build_table
from shuangyong_lint.spelling.tokens import FIRST, NUMERALS, class_map, tokenize, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

FLOORS = (2, 2, 2, 2)
"""The least count that survives, for two to five tokens."""
BUDGETS = (410_000, 1_250_000, 1_000_000, 740_000)
"""The most n-grams that survive, for two to five tokens: together about 13 MB."""
VOCABULARY = 7000
PARTS, FOLDS = 16, 3
"""One text in `PARTS` is set aside in turn, `FOLDS` times: a model that never saw it learns from typos put into it."""
RATES = {"strict": 0.1, "default": 0.25, "review": 1.0}
"""Alarms per 10,000 clean characters of the three settings."""
USED = 20
"""A character must have been seen so often to be proposed, and a word `HEARD` times."""
HEARD = 8
TYPOS_COUNT = (0.25, 0.6)
"""How much a synthetic typo of one and of two characters counts in the fit, against 1 for what is right as it stands.

People type words, not characters: whole words of the same sound are commoner in life than in the noise."""
_LINE = 10
_BATCH = 8_000_000
_COINED = re.compile("“[^”\n]{1,4}”")


class NothingToLearnError(ValueError):
    """The folder holds too little text."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts of a folder, every longer line once.

    Attributes:
        paths: the files, in order
        root: the folder
    """

    root: "Path"
    paths: "tuple[Path, ...]"

    def texts(self, parts: "Collection[int]" = range(PARTS)) -> "Iterator[str]":
        """The texts of some of the `PARTS`.

        Args:
            parts: which are wanted; in which part a file is depends on its name alone
        """
        seen: set[bytes] = set()
        for path in self.paths:
            lines: list[str] = []
            for raw in path.read_text("utf-8", "replace").split("\n"):
                line = raw.strip()
                if len(line) >= _LINE:
                    # Laws repeat each other; what is copied was not written twice.
                    mark = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                    if mark in seen:
                        continue
                    seen.add(mark)
                lines.append(line)
            part = int(hashlib.sha1(path.name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest(), 16)
            if part % PARTS in parts:
                yield "\n".join(lines)


def corpus(folder: "Path") -> Corpus:
    """The .txt and .md files below a folder.

    Raises:
        NothingToLearnError: there are none
    """
    paths = tuple(sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"} and path.is_file()))
    if not paths:
        raise NothingToLearnError(f"{folder} 里没有 .txt 或 .md 文件")
    return Corpus(folder, paths)


def build(
    folder: "Path", out: "Path", clean: "Path | None" = None, tell: "Callable[[str], None]" = lambda _line: None
) -> None:
    """Build a model.

    Args:
        folder: .txt and .md files, in UTF-8
        out: the file to write
        clean: a folder of carefully edited text that sets the thresholds; by default the texts set aside
        tell: is told how far things are

    Raises:
        NothingToLearnError: there is too little text
    """
    texts = corpus(folder)
    vocabulary = _vocabulary(texts)
    tell(f"{len(texts.paths)} 个文件，词表 {len(vocabulary)} 字")
    rows: list[tuple[Any, Any, Any]] = []
    for fold in range(FOLDS):
        rest = set(range(PARTS)) - {fold}
        rows += _examples(_statistics(texts.texts(rest), vocabulary), texts.texts({fold}), fold)
        tell(f"第 {fold + 1} 份：{sum(label.sum() for _, label, _ in rows)} 个合成错字被提出")
    if sum(int(label.sum()) for _, label, _ in rows) < 2 * len(features.NAMES):
        raise NothingToLearnError(f"{folder} 里的文字太少，学不出权重")
    weights = _weights(rows)
    model = _statistics(texts.texts(), vocabulary)
    model = Model(
        {**model.about, "weights": [[round(float(value), 5) for value in row] for row in weights]}, model.arrays
    )
    calm = (path.read_text("utf-8", "replace") for path in corpus(clean).paths) if clean else None
    thresholds = _thresholds(model, calm) if calm is not None else _thresholds_from(rows, weights)
    tell(f"阈值 {thresholds}")
    container.write(out, {**model.about, "thresholds": thresholds}, model.arrays)


def _vocabulary(texts: Corpus) -> str:
    """The characters of the texts, and after them those whose sound is known."""
    found = vocabulary_of(texts.texts(), VOCABULARY)
    known = set(found) | set(NUMERALS)
    return (found + "".join(character for character in sorted(readings()) if character not in known))[:VOCABULARY]


def _statistics(texts: "Iterable[str]", vocabulary: str) -> Model:
    """Language model, lexicon and confusions; no weights yet."""
    classes = class_map(vocabulary)
    base = FIRST + len(NUMERALS) + len(vocabulary)
    counter = Counter(base)
    batch: list[Any] = []
    for text in texts:
        batch.append(tokenize(text, classes).codes)
        if sum(codes.size for codes in batch) > _BATCH:
            counter.add(np.concatenate(batch))
            batch = []
    if batch:
        counter.add(np.concatenate(batch))
    about, arrays = language.pack(kneser_ney.estimate(counter, FLOORS, BUDGETS), base)
    codes = {character: code for code, character in enumerate(NUMERALS + vocabulary, FIRST)}
    _add_confusions(arrays, counter, codes)
    _add_words(about, arrays, counter, codes)
    return Model({**about, "vocabulary": vocabulary}, arrays)


def _add_confusions(arrays: dict[str, Any], counter: Counter, codes: dict[str, int]) -> None:
    keys, seen = counter.get(1)
    often = dict(zip(keys.tolist(), seen.tolist(), strict=True))
    usable = [one for one, code in codes.items() if often.get(code, 0) >= USED and one not in NUMERALS]
    found = tabulate(codes, counter.base, usable)
    for name in found.__slots__:
        arrays[f"confusion_{name}"] = getattr(found, name)
    numbers: dict[str, int] = {}
    # A character without a second reading gets one that nothing shares.
    exact = np.tile(np.array([60_001, 60_002], np.uint16), (counter.base, 1))
    for character, code in codes.items():
        own = list(dict.fromkeys(syllable(reading) for reading in readings().get(character, ())))[:READINGS]
        exact[code, : len(own)] = [numbers.setdefault(sound, len(numbers) + 1) for sound in own]
    arrays["exact_sounds"] = exact


def words() -> list[str]:
    """The words of the shipped list."""
    return lzma.decompress(files(__package__).joinpath("data/words.txt.xz").read_bytes()).decode().split()


def _add_words(about: dict[str, Any], arrays: dict[str, Any], counter: Counter, codes: dict[str, int]) -> None:
    """The dictionary with its counts, and two-character words by their sound."""
    by_length: dict[int, list[list[int]]] = {length: [] for length in LENGTHS}
    for word in words():
        if len(word) in by_length and all(character in codes for character in word):
            by_length[len(word)].append([codes[character] for character in word])
    for length, rows in by_length.items():
        table = np.array(rows, np.int64).reshape(-1, length)
        keys = np.zeros(len(table), np.uint64)
        for column in table.T:
            keys = keys * np.uint64(counter.base) + column.astype(np.uint64)
        known, seen = counter.get(length)
        held, at = kneser_ney.find(known, keys)
        count = np.where(held, seen[at], 0) if seen.size else np.zeros(len(table), np.int64)
        stored = build_table(keys, np.minimum(np.rint(np.log2(np.maximum(count / 2, 1)) * 12), 255).astype(int))
        arrays[f"words{length}"] = stored.cells
        about["tables"][f"words{length}"] = {"seed": stored.seed, "segment": stored.segment}
        if length == 2:
            _add_sounds(arrays, table[count >= HEARD])


def _add_sounds(arrays: dict[str, Any], table: "npt.NDArray[np.int64]") -> None:
    sounds = arrays["confusion_sounds"].astype(np.int64)
    rows = [np.zeros((0, 3), np.int64)]
    for one in range(READINGS):
        for two in range(READINGS):
            left, right = sounds[table[:, 0], one], sounds[table[:, 1], two]
            rows.append(np.column_stack([left * 1024 + right, table])[(left > 0) & (right > 0)])
    found = np.unique(np.concatenate(rows), axis=0)
    arrays["sound_keys"] = found[:, 0].astype("<u4")
    arrays["sound_first"], arrays["sound_second"] = found[:, 1].astype("<u2"), found[:, 2].astype("<u2")


def _examples(model: Model, texts: "Iterable[str]", fold: int) -> "list[tuple[Any, Any, Any]]":
    """Terms and labels of the candidates in spoilt and in clean text.

    Returns:
        (terms, whether the candidate is the truth, its width and whether its text is clean) a text
    """
    speller = Speller(model, 0.0)
    noise = Noise(model, speller.untouchable)
    silent = [features.NAMES.index(name) for name in ("repeated_old", "repeated_pair", "repeated_new")]
    rows: list[tuple[Any, Any, Any]] = []
    for number, text in enumerate(texts):
        clean = tokenize(text, model.classes)
        spoilt = noise.spoil(clean, fold * 1_000_003 + number)
        for noisy, tokens in ((True, spoilt.tokens), (False, clean)):
            reading = candidates.read(model, tokens)
            some = candidates.propose(model, reading)
            some = some.take(~speller.vetoed(some, reading.codes))
            if not some.at.size:
                continue
            some, terms = features.describe(model, reading, some)
            labels = _true(some, spoilt) if noisy else np.zeros(some.at.size, bool)
            if noisy and number % 2:
                # As if every sentence stood alone: a short document repeats nothing.
                terms[:, silent] = 0
            about = np.stack([some.width, np.full(some.at.size, 0 if noisy else len(text)), some.at], 1)
            rows.append((terms.astype(np.float32), labels, about))
    return rows


def _true(some: candidates.Candidates, spoilt: Noisy) -> "npt.NDArray[np.bool_]":
    """Which candidates undo a typo that was put in."""
    if not spoilt.at.size:
        return np.zeros(some.at.size, bool)
    row = np.minimum(np.searchsorted(spoilt.at, some.at), spoilt.at.size - 1)
    same = (spoilt.at[row] == some.at) & (spoilt.width[row] == some.width) & (spoilt.first[row] == some.first)
    return same & ((some.width == 1) | (spoilt.second[row] == some.second))  # type: ignore[no-any-return]


def _weights(rows: "list[tuple[Any, Any, Any]]") -> "npt.NDArray[np.float64]":
    """One regression for each width."""
    terms = np.concatenate([row[0] for row in rows]).astype(np.float64)
    labels = np.concatenate([row[1] for row in rows])
    width = np.concatenate([row[2][:, 0] for row in rows])
    # Typos are far rarer in life than here; what must not be flagged counts for more.
    count = np.where(labels, np.array(TYPOS_COUNT)[width - 1], 1.0)
    signs = np.array(features.SIGNS)
    return np.stack(
        [regression.fit(terms[width == wide], labels[width == wide], signs, count[width == wide]) for wide in (1, 2)]
    )


def _thresholds_from(rows: "list[tuple[Any, Any, Any]]", weights: "npt.NDArray[np.float64]") -> dict[str, float]:
    """Thresholds from the clean texts that were set aside, one alarm a place."""
    scores: list[float] = []
    length = 0
    for terms, _, about in rows:
        if not about.size or about[0, 1] == 0:
            continue
        length += int(about[0, 1])
        score = (terms * weights[about[:, 0] - 1]).sum(1)
        order = np.argsort(about[:, 2], kind="stable")
        places, score = about[order, 2], score[order]
        first = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]]))
        scores += np.maximum.reduceat(score, first).tolist()
    return _at_rates(scores, length)


def _thresholds(model: Model, texts: "Iterable[str]") -> dict[str, float]:
    """Thresholds from a folder of clean text."""
    speller = Speller(model, -2.0)
    scores: list[float] = []
    length = 0
    for text in texts:
        length += len(text)
        coined = [match.span() for match in _COINED.finditer(text)]
        scores += [one.score for one in speller.once(text, partial(list, coined))]
    return _at_rates(scores, length)


def _at_rates(scores: list[float], length: int) -> dict[str, float]:
    """The lowest score that keeps each rate of alarms."""
    ordered = sorted(scores, reverse=True)
    result = {}
    for name, rate in RATES.items():
        allowed = int(rate * length / 10_000)
        result[name] = round(ordered[allowed] + 1e-3, 3) if allowed < len(ordered) else -2.0
    # A stricter setting is never laxer.
    for stricter, laxer in pairwise(sorted(RATES, key=RATES.__getitem__)):
        result[laxer] = min(result[laxer], result[stricter])
    return result
