"""The typo engine: exact where it must be exact, silent where it is told to be."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

from shuangyong_lint.config import Config
from shuangyong_lint.engine import Linter
from shuangyong_lint.registry import default
from shuangyong_lint.spelling import confusions, container, counts, kneser_ney, pairs, regression, table, tokens, train
from shuangyong_lint.spelling.model import load
from shuangyong_lint.spelling.speller import Speller

if TYPE_CHECKING:
    from shuangyong_lint.finding import Finding

LIMIT = 15_000_000

WORDS = [
    "各级各部门", "要加大", "对特困户的", "扶池", "扶持", "力度", "切实维护", "合法全益", "合法权益",
    "爱国主义教有", "走方慰问",
    "富驰", "贯彻落实", "精神", "极积参与", "参于", "认真", "组织", "开展", "活动",
    "落时", "政策", "退役军人", "的", "，", "。", "\n", "“", "”",
]  # fmt: skip
prose = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


@cache
def speller(strictness: str = "default") -> Speller:
    model = load()
    return Speller(model, float(model.about["thresholds"][strictness]))


def found(text: str, **options: str) -> list[Finding]:
    config = Config(options={"characters.typo": dict(options)}).narrowed(default(), ["characters.typo"])
    report = Linter(config).lint(text)
    assert not report.broken
    return [finding for document in report.documents for each in document.diagnostics for finding in each.occurrences]


@settings(max_examples=60, deadline=None)
@given(st.one_of(texts, prose))
def test_nothing_raises_and_everything_lies_inside(text: str) -> None:
    for one in speller("review").suggest(text):
        assert 0 <= one.start < one.end <= len(text)
        assert len(one.new) == one.end - one.start
        assert one.new != text[one.start : one.end]


@settings(max_examples=60, deadline=None)
@given(prose)
def test_correcting_all_leaves_nothing(text: str) -> None:
    fixed = text
    for one in reversed(speller().suggest(text)):
        fixed = fixed[: one.start] + one.new + fixed[one.end :]
    assert speller().suggest(fixed) == []


@settings(max_examples=30, deadline=None)
@given(prose)
def test_reading_again_only_what_changed_misses_nothing(text: str) -> None:
    one = speller("review")
    quick = slow = text
    for typo in one.suggest(text):
        quick = quick[: typo.start] + typo.new + quick[typo.end :]
    while some := one.once(slow):
        for typo in some:
            slow = slow[: typo.start] + typo.new + slow[typo.end :]
    assert quick == slow


def test_a_rare_character_is_taken_for_the_common_one_it_looks_like() -> None:
    assert [typo.new for typo in speller().suggest("做好易地扶贫搬迀安置工作。")] == ["迁"]


def test_of_two_ways_out_only_one_is_taken() -> None:
    assert len(speller("review").suggest("认真做到应推尽退。")) <= 1


@pytest.mark.parametrize(
    "text",
    ["列席会议的有：赵刚、钱进。", "参加人员：王芳、仉明、李强。", "禁止捕捞鳗鲡、河蟹、鲥鱼、石斑鱼。"],
)
def test_a_list_of_names_is_left_alone(text: str) -> None:
    assert not speller("review").suggest(text)


def test_a_chunk_border_moves_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "各级各部门要加大对特困户的扶池力度。\n" + "切实维护退役军人合法权益。\n" * 9
    whole = [(one.start, one.new) for one in speller().suggest(text * 4)]
    monkeypatch.setattr("shuangyong_lint.spelling.speller.CHUNK", 120)
    pieces = [(one.start, one.new) for one in speller().suggest(text)]
    assert pieces == [(text.index("池"), "持")]
    # A string that a document repeats is meant.
    assert len(whole) <= 4


@pytest.mark.parametrize("strictness", ["strict", "default", "review"])
def test_stricter_settings_find_a_part_of_what_laxer_ones_find(strictness: str) -> None:
    text = "各级各部门要加大对特困户的扶池力度，切实维护退役军人合法全益，认真做好各项工作的落时。"
    ours = {(one.start, one.new) for one in speller(strictness).suggest(text)}
    assert ours <= {(one.start, one.new) for one in speller("review").suggest(text)}


def test_project_words_silence() -> None:
    text = "各级各部门要加大对特困户的扶池力度。"
    assert found(text)
    config = Config(words=frozenset({"扶池"})).narrowed(default(), ["characters.typo"])
    assert not Linter(config).lint(text).diagnostics


def test_words_are_learnt_from_accepted_documents(tmp_path: Path) -> None:
    text = "各级各部门要加大对特困户的扶池力度。"
    (tmp_path / "甲.txt").write_text(text, encoding="utf-8")
    (tmp_path / "乙.txt").write_text("县扶池办公室挂牌成立。", encoding="utf-8")
    command = [sys.executable, "-m", "shuangyong_lint", "words", str(tmp_path), "-o", str(tmp_path / "词表.tsv")]
    subprocess.run(command, check=True, capture_output=True)
    words = frozenset(line.split("\t")[0] for line in (tmp_path / "词表.tsv").read_text("utf-8").splitlines())
    assert words
    config = Config(words=words).narrowed(default(), ["characters.typo"])
    assert not Linter(config).lint(text).diagnostics


def test_names_and_short_quotations_are_left_alone() -> None:
    assert not found("局长毛乐平任组长。\n擦亮“福见”品牌。\n驻泸部队和驻赣部队积极参与。")


def test_an_unharmed_idiom_is_left_alone() -> None:
    assert not found("东北平原上风驰电掣的高铁。", strictness="review")


def test_a_finding_says_why() -> None:
    (finding,) = found("春节期间到优抚对象家中走方慰问。")
    assert finding.message.startswith("“方”疑为“访”：读音相同、声调不同")
    assert "“中走方慰问”的连用少见" in finding.message
    assert "“中走访慰问”" in finding.message


def test_a_table_row_that_its_guard_forbids_silences_nothing() -> None:
    assert [finding.fixes[0].edits[0].new for finding in found("推进科技管里体制改革，卫生建康委负责组织。")] == [
        "理",
        "健",
    ]


def test_a_model_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The whole dictionary and four folds only cost time here.
    monkeypatch.setattr(train, "words", lambda: ["工作", "拥军", "优属", "安置", "教育", "群众", "部队", "好评"])
    monkeypatch.setattr(train, "FOLDS", 1)
    monkeypatch.setattr(train, "PARTS", 3)
    folder = tmp_path / "texts"
    folder.mkdir()
    subjects = ["县委", "县政府", "民政局", "武装部", "各乡镇", "财政局", "教育局", "公安局", "驻军部队", "双拥办"]
    verbs = ["认真落实", "积极推进", "切实加强", "大力支持", "全面开展", "及时解决", "逐步完善", "继续做好"]
    objects = [
        "拥军优属工作",
        "优抚对象安置",
        "国防教育活动",
        "军民共建工作",
        "双拥宣传工作",
        "抚恤补助发放",
        "扶贫帮困活动",
    ]
    tails = ["取得明显成效", "受到群众好评", "得到部队肯定", "营造良好氛围", "增进军民团结", "维护合法权益"]
    for number, (subject, verb) in enumerate(product(subjects, verbs)):
        lines = [f"{subject}{verb}{what}，{tail}，{number}。" for what, tail in product(objects, tails)]
        (folder / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    one, two = tmp_path / "一.bin", tmp_path / "二.bin"
    train.build(folder, one)
    train.build(folder, two)
    assert one.read_bytes() == two.read_bytes()
    assert [finding.fixes[0].edits[0].new for finding in found("民政局认真落实拥军尤属工作。", model=str(one))] == [
        "优"
    ]


def test_training_needs_text(tmp_path: Path) -> None:
    with pytest.raises(train.NothingToLearnError):
        train.build(tmp_path, tmp_path / "m.bin")
    (tmp_path / "a.txt").write_text("双拥工作。", encoding="utf-8")
    with pytest.raises(train.NothingToLearnError):
        train.build(tmp_path, tmp_path / "m.bin")


def test_what_ships_is_small() -> None:
    folder = Path(container.__file__).parent / "data"
    assert sum(path.stat().st_size for path in folder.iterdir()) <= LIMIT


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 报告内存峰值")
def test_the_engine_keeps_to_its_memory() -> None:
    code = (
        "from shuangyong_lint.spelling import model, speller\n"
        "m = model.load(); speller.Speller(m, 9.0).suggest('加大扶持力度。')\n"
        "rows = open('/proc/self/status').read().split('\\n')\n"
        "print([int(row.split()[1]) / 1024 for row in rows if row.startswith('VmHWM')][0])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert float(run.stdout) < 100


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(0, 255), max_size=300))
def test_a_table_gives_back_what_was_put_in(content: dict[int, int]) -> None:
    keys = np.array(sorted(content), np.uint64)
    stored = table.build(keys, np.array([content[int(key)] for key in keys], np.int64))
    there, values = stored.get(keys)
    assert there.all()
    assert values.tolist() == [content[int(key)] for key in keys]
    strangers = np.random.default_rng(0).integers(0, 2**64, 40_000, np.uint64)
    strangers = strangers[~np.isin(strangers, keys)]
    # A fingerprint of a byte lets one in 256 through.
    assert stored.has(strangers).mean() < 1 / 200
    assert (stored.get(strangers)[0] == stored.has(strangers)).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 20).flatmap(lambda base: st.tuples(st.just(base), st.sets(st.integers(0, base**2 - 1)))))
def test_pairs_are_known_exactly(drawn: tuple[int, set[int]]) -> None:
    base, content = drawn
    left, right = np.divmod(np.array(sorted(content), np.int64), base)
    values = np.arange(7, 7 + left.size).astype(np.uint16)
    stored = pairs.Pairs(np.bincount(left, minlength=base).astype(np.uint16), right.astype(np.uint16), values)
    every = np.divmod(np.arange(base**2), base)
    known, found = stored.get(*every)
    assert np.flatnonzero(known).tolist() == sorted(content)
    assert found[known].tolist() == values.tolist()
    assert (stored.has(*every) == known).all()


def test_equal_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="differ"):
        table.build(np.array([7, 7], np.uint64), np.array([1, 2]))


@settings(max_examples=60, deadline=None)
@given(st.one_of(texts, prose))
def test_tokens_know_where_they_come_from(text: str) -> None:
    classes = tokens.class_map("军民工作拥属")
    read = tokens.tokenize(text, classes)
    inner = slice(tokens.MARGIN, -tokens.MARGIN)
    assert (np.diff(read.starts[inner]) > 0).all()
    for code, start in zip(read.codes[inner].tolist(), read.starts[inner].tolist(), strict=True):
        if code >= tokens.FIRST:
            assert (tokens.NUMERALS + "军民工作拥属")[code - tokens.FIRST] == text[start]


def test_probabilities_of_a_pruned_model_sum_to_one() -> None:
    random = np.random.default_rng(5)
    base = 12
    counter = counts.Counter(base)
    codes = random.choice(np.arange(base, dtype=np.uint16), 4000, p=np.arange(1, base + 1) / (base * (base + 1) / 2))
    counter.add(np.concatenate([np.zeros(6, np.uint16), codes, np.zeros(6, np.uint16)]))
    levels = kneser_ney.estimate(counter, (2, 2, 2, 2), (90, 300, 500, 400))
    for context in random.integers(6, base, (30, 4)):
        keys = [0] * base
        for token in range(base):
            for part in (*context.tolist(), token):
                keys[token] = keys[token] * base + part
        logs = kneser_ney.score(levels, np.array(keys, np.uint64), base, 5)
        assert np.exp(logs).sum() == pytest.approx(1, abs=0.02)


def test_a_regression_recovers_its_law_and_keeps_its_signs() -> None:
    random = np.random.default_rng(1)
    terms = np.column_stack([np.ones(6000), random.normal(size=(6000, 3))])
    labels = random.random(6000) < regression.sigmoid(terms @ np.array([-1.0, 2.0, -0.5, 0.0]))
    free = regression.fit(terms, labels, np.zeros(4, np.int64), np.ones(6000))
    assert free == pytest.approx([-1.0, 2.0, -0.5, 0.0], abs=0.15)
    bound = regression.fit(terms, labels, np.array([0, 1, 1, 0]), np.ones(6000))
    assert bound[2] == 0
    assert bound[1] > 1.5


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ("籍", "藉", confusions.SAME_SOUND),
        ("方", "访", confusions.SAME_SYLLABLE),
        ("林", "灵", confusions.NEAR_SOUND),
        ("冶", "治", confusions.SHAPE),
        ("未", "末", confusions.SHAPE),
        ("人", "国", None),
    ],
)
def test_kinds_of_confusion(wrong: str, right: str, kind: int | None) -> None:
    assert confusions.kind(wrong, right) == kind


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.bin"
    path.write_bytes(b"shuangyong")
    with pytest.raises(ValueError, match="不是"):
        load(path)
    container.write(path, {"a": 1}, {"x": np.arange(100)})
    about, arrays = container.read(path)
    assert about == {"a": 1}
    assert arrays["x"].tolist() == list(range(100))
    path.write_bytes(path.read_bytes()[:-64])
    with pytest.raises(ValueError, match="不完整"):
        container.read(path)


@pytest.mark.parametrize(
    "text",
    [
        "驻泸部队积极参加抢险救灾。",
        "在浙期间，代表团考察了军民共建单位。",
        "走进苍溪县兴华村，了解拥军工作。",
        "到勐朗镇富本村参加抢险救灾工作。",
        "推动工业智造和康养服务发展。",
    ],
)
def test_places_and_coinages_are_left_alone(text: str) -> None:
    assert speller("review").suggest(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "李文花书记到会讲话，王丽花主任、张建化局长到场。",
        "县府办〔2023〕15号文件已经印发。",
        "加强幼小衔接工作，要求抓好幼小衔接。",
        "推进危大工程专项整治，加强危大工程管理。",
        "有的干部抱着事不关己，高高挂起的态度。",
        "全年为群众诊治1236人。",
    ],
)
def test_names_numbers_and_rare_words_are_no_typos(text: str) -> None:
    assert found(text) == []


def test_a_surname_inside_a_word_makes_no_name() -> None:
    assert [finding.fixes[0].edits[0].new for finding in found("以该市有关淡味同志为主担任。")] == ["单位"]
