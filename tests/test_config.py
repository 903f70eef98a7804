from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from samples import document_check, registry, replacing

from shuangyong_lint import config as configuration
from shuangyong_lint.config import Config, ConfigError, Ignore
from shuangyong_lint.finding import Severity


@dataclass(frozen=True)
class Options:
    """Some options."""

    limit: int = 3
    strictness: Literal["strict", "review"] = "strict"
    words: tuple[str, ...] = ()
    ratio: float = 0.5


CHECKS = registry(
    replacing("numbers.sum", "甲", "乙"),
    replacing("numbers.share", "丙", "丁"),
    document_check("characters.typo", lambda _: [], options=Options),
)


def load(tmp_path: Path, text: str, name: str = "shuangyong-lint.toml") -> Config:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return configuration.load(path, CHECKS)


def test_one_table_of_levels_and_options(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        fail-on = "error"
        [checks]
        "numbers.share" = "error"
        numbers = "off"
        "样例characters.typo" = { level = "hint", limit = 5, strictness = "review", words = ["甲"], ratio = 1 }
        """,
    )
    assert config.levels == {
        "numbers.sum": Severity.OFF,
        "numbers.share": Severity.ERROR,
        "characters.typo": Severity.HINT,
    }
    assert config.fail_on is Severity.ERROR
    options = configuration.typed_options(Options, config.options["characters.typo"], "characters.typo")
    assert options == Options(5, "review", ("甲",), 1.0)
    assert config.origins["numbers.sum"] == str(tmp_path / "shuangyong-lint.toml")


def test_pyproject_and_the_nearest_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.shuangyong-lint]\nseverity = "hint"\n', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    found = configuration.find(tmp_path / "sub" / "a.txt")
    assert found == tmp_path / "pyproject.toml"
    assert configuration.load(found, CHECKS).severity is Severity.HINT
    (tmp_path / "sub" / "shuangyong-lint.toml").write_text("", encoding="utf-8")
    assert configuration.find(tmp_path / "sub" / "a.txt") == tmp_path / "sub" / "shuangyong-lint.toml"


def test_project_words(tmp_path: Path) -> None:
    (tmp_path / "词.txt").write_text("# 注\n勐朗镇\t地名\n\n毛乐平\n", encoding="utf-8")
    assert load(tmp_path, '[words]\nfiles = ["词.txt"]\nlist = ["数智"]').words == {"勐朗镇", "毛乐平", "数智"}


def test_ignores(tmp_path: Path) -> None:
    config = load(
        tmp_path, '[[ignore]]\ncheck = "numbers.sum:甲"\nwords = "九一"\npath = "2017/*"\nreason = "原文如此"'
    )
    assert config.ignores == (Ignore("numbers.sum:甲", "原文如此", "九一", "2017/*"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[checks]\n"numbers.sun" = "off"', "是不是想写“numbers.sum”"),
        ('[checks]\nnumber = "off"', "是不是想写“numbers”"),
        ('[checks]\nnumbers = "of"', "级别只能是 off、hint、warning、error"),
        ("[checks]\nnumbers = true", "级别只能是"),
        ('[checks]\n"characters.typo" = { limt = 3 }', "是不是想写“limit”"),
        ('[checks]\n"characters.typo" = { limit = "3" }', "类型不对"),
        ('[checks]\n"characters.typo" = { limit = true }', "类型不对"),
        ('[checks]\n"characters.typo" = { strictness = "lax" }', "只能是 strict、review"),
        ('[checks]\n"numbers.sum" = { limit = 3 }', "没有选项“limit”"),
        ('fail_on = "error"', "是不是想写“fail-on”"),
        ('fail-on = "fatal"', "级别只能是"),
        ('profile = "公闻"', "没有文种“公闻”"),
        ('[[ignore]]\ncheck = "numbers.sum"', "缺少 reason"),
        ('[[ignore]]\ncheck = "numbers.sum"\nreason = "  "', "缺少 reason"),
        ('[[ignore]]\nreason = "甲"', "缺少 check"),
        ('[[ignore]]\ncheck = "nothing"\nreason = "甲"', "没有名为“nothing”"),
        ('[[ignore]]\ncheck = "numbers.sum"\nreason = "甲"\nword = "乙"', "是不是想写“words”"),
        ('[ignore]\ncheck = "numbers.sum"', "写成 [[ignore]]"),
        ('checks = "off"', "应写成一个表"),
        ('[words]\nfiles = ["没有.txt"]', "读不出来"),
        ("checks = [", "不是合格的 TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert message in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="读不出来"):
        configuration.load(tmp_path / "gone.toml", CHECKS)
